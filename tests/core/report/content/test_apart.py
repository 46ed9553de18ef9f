"""Contrasts as sentences: what they rest on, what they are shares of, and what is not told as a difference."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from framing.compare.comparison import compare
from framing.plugins import Plugins
from framing.report.blocks import Cell, Table
from framing.report.content import sections_of
from framing.report.content.apart import sentence
from framing.report.sections import Subject


def row(
    measure: str, target: str, category: str, voice: str, low: float | None = None, high: float | None = None
) -> dict[str, Any]:
    q = None if low is None else 0.0123
    groups = {"group_a": "Gazette", "group_b": "Herald", "low": low, "high": high, "q": q, "difference": 0.25, "reason": ""}
    return {"measure": measure, "target": target, "category": category, "voice": voice, **groups}


def told(subject: Subject, about: dict[str, Any]) -> str:
    cells = {(cell.group, cell.key): cell for cell in subject.comparison.cells}
    said = sentence(about, cells, subject.comparison.measures[about["measure"]])
    return "".join(part.text if isinstance(part, Cell) else part for part in said.parts)


def test_a_sentence_says_what_its_numbers_rest_on(weather: Subject) -> None:
    assert told(weather, row("words.share", "", "calm", "")) == (
        "“calm” makes up 67% of the words in Gazette (4 of 6 words, 2 articles) and 0% in Herald (0 of 6 words, 2 articles); "
        "not tested, since the articles are few."
    )


@pytest.fixture(scope="module")
def narrower(make: Any) -> Subject:
    measure = make.fake_measure(
        "words.known", make.naming, meaning="share of the words of a known office, by office", unit="share of words", show="share"
    )
    named = replace(measure, main=True, contrast=True)
    return Subject(compare(make.scored([make.article("calm, calm, storm"), make.article("storm", "Herald")], named)), Plugins())


def test_a_share_of_a_part_says_of_which(narrower: Subject) -> None:
    assert told(narrower, row("words.known", "", "calm", "")) == (
        "“calm” makes up 67% of the words of a known office in Gazette (2 of 3 such words, 1 article) "
        "and 0% in Herald (0 of 1 such word, 1 article); not tested, since the articles are few."
    )
    tables = [block for section in sections_of(narrower) for block in section.blocks if isinstance(block, Table)]
    assert next(table for table in tables if table.name == "words.known").columns[0] == "words of a known office"


def test_a_difference_is_told_with_its_adjusted_interval_and_its_q(weather: Subject) -> None:
    assert told(weather, row("words.share", "", "calm", "", 0.1, 0.6)).endswith(
        "; the difference is 25 points, 10 to 60 (adjusted for selection), q 0.012."
    )
