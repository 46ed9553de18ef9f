"""Nothing dangerous reaches the terminal, and lines are as wide as they should be."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.report.terminal import (
    Style,
    cell_len,
    clean,
    fit,
    laid_out,
    one_line,
    truncate,
    use_colour,
    width,
    wrap,
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@given(st.text())
def test_clean_leaves_nothing_that_a_terminal_obeys(text: str) -> None:
    cleaned = clean(text)
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert not [
        c for c in cleaned if unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    ]
    assert clean(cleaned) == cleaned


def test_clean_keeps_what_is_text() -> None:
    text = "Łódź, 東京, עברית, naïve — “quoted”\n\tindented 👩‍🚀"
    assert clean(text) == text


def test_what_is_laid_out_keeps_our_emphasis_and_marks_in_pairs_alone() -> None:
    kept = f"{Style(True).bold('word')} \x1b[2;3mheld\x1b[0m | \u200eעברית\u200e | \u2068עברית\u2069 |\n"
    assert laid_out(kept) == kept
    assert laid_out("a\x1b[31mred\x1b]0;title\x07\x9b2J\x7f\u202eb\u2068c\nd\u2069\u200e") == "a[31mred]0;title2Jbc\nd"
    assert laid_out("\u2068a\u202e\x1b[95mb\u2069") == "\u2068a[95mb\u2069"


@given(st.text())
def test_what_is_clean_comes_through(text: str) -> None:
    assert laid_out(clean(text)) == clean(text)


def test_one_line() -> None:
    assert one_line(" a\r\n\tb\x00\x1b[1mc ") == "a b[1mc"


@given(st.text(), st.integers(1, 40))
def test_truncate_and_fit(text: str, columns: int) -> None:
    text = one_line(text)
    assert cell_len(truncate(text, columns)) <= columns
    assert cell_len(fit(text, columns)) == columns
    if cell_len(text) <= columns:
        assert truncate(text, columns) == text


@given(st.text(), st.integers(8, 40), st.integers(1, 4))
def test_wrap(text: str, columns: int, most: int) -> None:
    text = clean(text)
    lines = wrap(text, columns, indent="  ")
    assert all(cell_len(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    short = wrap(text, columns, indent="  ", most=most)
    assert len(short) <= most and all(cell_len(line) <= columns for line in short)
    assert (short == lines) == (len(lines) <= most)


def test_wrap_hangs_the_lines_after_the_first() -> None:
    assert wrap("one two three four", 9, indent="  ") == ["one two", "  three", "  four"]
    assert wrap("one two three four", 9, most=1) == ["one two …"]
    assert wrap("", 9) == []


def test_wide_characters_take_two_columns() -> None:
    assert cell_len("東京") == 4
    assert fit("東京都", 5) == "東京…"
    assert fit("7", 3, right=True) == "  7"


@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_use_colour(environment: dict[str, str], terminal: bool, coloured: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert use_colour(Terminal() if terminal else io.StringIO()) is coloured


@pytest.mark.parametrize(("columns", "used"), [("80", 80), ("500", 120), ("10", 40)])
def test_width(columns: str, used: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert width() == used


def test_style() -> None:
    assert Style().bold("a") == "a" and Style(colour=True).bold("a") == "\x1b[1ma\x1b[0m"
    assert Style(colour=True).dim("") == ""


@pytest.mark.parametrize("text", ["\u05e9\u05dc\u05d5\u05dd", "\u0627\u0644\u062e\u0628\u0631 2024", "a \u05d0 b"])
def test_text_from_right_to_left_leaves_its_neighbours_in_place(text: str) -> None:
    cell = fit(text, 12)
    assert cell_len(cell) == 12 and cell.rstrip(" ") == f"\u200e{text}\u200e"
    assert fit(text, 12, right=True).lstrip(" ") == f"\u200e{text}\u200e"
    assert "\u200e" not in fit("na\u00efve \u4e2d\u6587", 12)
