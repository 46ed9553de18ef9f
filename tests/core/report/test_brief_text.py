"""What sections say in short: under their title, no wider than asked, and a section that fails says so."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest

from framing.extension import Section
from framing.report.blocks import Block, Cell, Heading, Passage, Prose, Quotes, Row, Table
from framing.report.brief_text import brief
from framing.report.sections import Made, Subject, make_brief, make_sections
from framing.report.terminal import Style, cell_len

BLOCKS = (
    Heading("a pier"),
    Prose(
        ("The pier ", Cell("leaks"), " and nobody mends it, as the harbour master has told the council again and again"), lead="–"
    ),
    Table("pier", "Piers", ("length",), (Row("old", (Cell("30 m"),)),)),
    Quotes("passages", (Passage("a", ((0, 3),)),), 1),
)


@pytest.mark.parametrize("width", [40, 80])
def test_blocks_as_text(width: int) -> None:
    (text,) = brief([Made("x.pier", "Piers", BLOCKS)], width, Style())
    assert text.startswith("Piers\n  a pier\n    – The pier leaks and") and "30 m" in text
    assert max(map(cell_len, text.splitlines())) <= width


def test_what_an_article_says_moves_no_cursor() -> None:
    (text,) = brief([Made("x.pier", "Pi\x1b[2Jers", (Heading("a\x1b[31m"), Prose(("b\nc",))))], 40, Style())
    assert "\x1b" not in text and "b c" in text


def test_only_sections_that_are_brief_are_made_and_one_that_fails_says_so() -> None:
    def good(subject: Subject) -> Iterator[Block]:
        yield Heading("here")

    def bad(subject: Subject) -> Iterator[Block]:
        raise ValueError("no pier")
        yield Heading("never")

    sections = [
        Section(name="x.late", title="Late", make=bad, brief=good, place=60),
        Section(name="x.none", title="None", make=good),
        Section(name="x.bad", title="Bad", make=good, brief=bad, place=10),
    ]
    comparison = SimpleNamespace(view=lambda: None, members=())
    subject = Subject(cast(Any, comparison), cast(Any, None))
    made = make_brief(subject, sections)
    assert [(section.name, bool(section.error)) for section in made] == [("x.bad", True), ("x.late", False)]
    assert "This part could not be made: " in next(brief(made, 80, Style()))
    assert [section.name for section in make_sections(subject, sections)] == ["x.bad", "x.none", "x.late"]
