"""Single figures of the report."""

from __future__ import annotations

import importlib.util

import pytest

from framing.errors import RequestError
from framing.report.blocks import Cell, Interval, Row, Table
from framing.report.content import sections_of
from framing.report.sections import Made, Subject
from framing_html.picture import figure_of


def test_a_figure_stands_alone(weather: Subject) -> None:
    made = figure_of(sections_of(weather), "words.voiced", "svg").decode()
    assert made.startswith("<svg ") and "xmlns=" in made and "var(" not in made and "2 own, 2 attributed" in made


def test_a_figure_that_does_not_exist_says_which_there_are(weather: Subject) -> None:
    with pytest.raises(RequestError, match=r"no figure 'words.voice'; did you mean 'words.voiced'\?"):
        figure_of(sections_of(weather), "words.voice", "svg")


@pytest.mark.skipif(importlib.util.find_spec("typst") is None, reason="typst comes with the extra 'report'")
@pytest.mark.parametrize(("kind", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_figure_as_picture_and_pdf(weather: Subject, kind: str, begins: bytes) -> None:
    assert figure_of(sections_of(weather), "words.share", kind).startswith(begins)


def test_a_hostile_label_in_a_figure_is_text() -> None:
    table = Table("t", "<script>", ("</svg>",), (Row("\x1b[31m<b>", (Cell("&", Interval(1, None, None, 0, 2)),)),))
    made = figure_of([Made("a.b", "x", (table,))], "t", "svg").decode()
    assert "<script>" not in made and made.count("</svg>") == 1 and "\x1b" not in made
