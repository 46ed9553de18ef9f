"""A plugin's section of a saved result is made once, until anything that it hangs on is another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from framing.compare.comparison import compare
from framing.errors import RequestError
from framing.extension import Section
from framing.report.blocks import Block, Cell, Heading, Interval, Passage, Prose, Quotes, Ref, Row, Stack, Table, Voices
from framing.report.content import sections_of
from framing.report.sections import Subject, make_sections
from framing.saved import load_results

EVERY_KIND: tuple[Block, ...] = (
    Heading("A head"),
    Prose(("Text ", Cell("3", to=Ref("A", "m.x"), note="of 4")), lead="lead"),
    Table(
        "a.table",
        "Title",
        ("one", "two"),
        (
            Row("head"),
            Row("r", (Cell("1", Interval(0.5, None, 0.75, 0.0, 1.0, True)), Cell("", Stack((("part", 0.25, "25%"),))))),
            Row("v", (Cell("2", Voices(own=2, most=3), Passage("A-1", ((0, 3), (5, 9)), "note")),)),
        ),
        note="note",
        corner="outlet",
    ),
    Quotes("Said", (Passage("A-1", ((0, 3),)),), 7, Ref("A", "m.x", "t", "c", "own")),
)


class Counted:
    """A section that counts how often it is made."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, subject: Any) -> Iterator[Block]:
        self.times += 1
        yield from EVERY_KIND


@pytest.fixture
def opened(make: Any, tmp_path: Path) -> Callable[..., tuple[Subject, Section, Counted]]:
    """A saved result opened, its plugins with a section that counts."""
    measure = make.word_measure("word", main=True)
    folder = tmp_path / "run"
    make.scored([make.article("A word.", "A"), make.article("None.", "B", genre="news")], measure).save(folder)
    plugins, counted = make.plugins_of(measure), Counted()
    section = Section(name="count.section", title="Counted", make=counted)

    def again(by: str = "outlet") -> tuple[Subject, Section, Counted]:
        comparison = compare(load_results(folder, plugins=plugins), by)
        return Subject(comparison, replace(plugins, sections=(section,))), section, counted

    return again


def test_it_is_made_once_and_comes_back_the_same(opened: Any, tmp_path: Path) -> None:
    for _ in range(3):
        subject, section, counted = opened()
        (made,) = make_sections(subject, [section])
        assert made.blocks == EVERY_KIND
    assert counted.times == 1
    assert len(list((tmp_path / "run" / "kept").iterdir())) == 1


def test_compared_by_something_else_it_is_made_anew_and_both_are_kept(opened: Any) -> None:
    for by in ("outlet", "genre", "outlet", "genre"):
        subject, section, counted = opened(by)
        make_sections(subject, [section])
    assert counted.times == 2


@pytest.mark.parametrize(
    "content", ["{", '[{"is": "Heading"}]', '[{"is": "Path", "text": "x"}]', '[{"is": "Heading", "text": 3}]', "7"]
)
def test_what_was_kept_and_damaged_is_made_anew(opened: Any, tmp_path: Path, content: str) -> None:
    subject, section, counted = opened()
    make_sections(subject, [section])
    (file,) = (tmp_path / "run" / "kept").iterdir()
    file.write_text(content, "utf-8")
    assert make_sections(subject, [section])[0].blocks == EVERY_KIND and counted.times == 2


def test_other_articles_are_not_shown_what_was_kept(opened: Any, make: Any, tmp_path: Path) -> None:
    subject, section, counted = opened()
    make_sections(subject, [section])
    make.scored([make.article("A word, a word.", "A"), make.article("None.", "B")], make.word_measure("word", main=True)).save(
        tmp_path / "run"
    )
    subject, section, counted = opened()
    make_sections(subject, [section])
    assert counted.times == 2


def test_nothing_is_kept_of_results_that_were_not_read_from_a_folder(opened: Any, make: Any, tmp_path: Path) -> None:
    subject, section, counted = opened()
    results = make.scored([make.article("A word.")], make.word_measure("word", main=True))
    for _ in range(2):
        make_sections(replace(subject, comparison=compare(results)), [section])
    assert counted.times == 2 and not (tmp_path / "run" / "kept").exists()


def test_a_folder_that_cannot_be_written_to_costs_nothing(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "run" / "kept").write_text("in its place", "utf-8")
    subject, section, _ = opened()
    assert make_sections(subject, [section])[0].blocks == EVERY_KIND and not make_sections(subject, [section])[0].error


# Only what has to be made for a figure is.


def test_a_figure_of_a_measure_makes_no_other_section(opened: Any) -> None:
    subject, _, counted = opened()
    with pytest.raises(RequestError, match="the measure found nothing in these articles that could be drawn"):
        sections_of(subject, "count.word")
    assert [made.name for made in sections_of(subject, "glance")] == ["report.glance"]
    assert counted.times == 0
    assert "count.section" in {made.name for made in sections_of(subject, "a.table")}
    assert counted.times == 1


def test_a_figure_of_a_measure_that_was_not_scored_says_the_next_step(opened: Any, make: Any) -> None:
    subject, _, _ = opened()
    more = make.plugins_of(make.word_measure("word", main=True), make.word_measure("tide", "count.tide"))
    with pytest.raises(
        RequestError, match="was not scored in this run; score the articles again with it: framing score ARTICLES"
    ):
        sections_of(replace(subject, plugins=more), "count.tide")
