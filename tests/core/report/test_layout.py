"""Tables and blocks of text: no wider than asked, texts give way first, no number is cut."""

from __future__ import annotations

import pytest

from framing.report.blocks import Cell, Row, Table
from framing.report.layout import Column, aligned, fitting, grid, heading, indented, notes, page, quoted, table
from framing.report.terminal import Style, cell_len

PLAIN = Style()


def columns(**more: int) -> list[Column]:
    return [
        Column("name", ["the harbour master of Arbel", "a pilot"], is_text=True, **more),
        Column("said", ["1,204", "7"]),
        Column("words", ["88", "9"]),
        Column("cues", ["says, warns, insists", ""], is_text=True, **more),
    ]


# Columns of a listing.


def test_texts_stand_to_the_left_and_numbers_to_the_right() -> None:
    assert list(table(columns(), 80, PLAIN)) == [
        "  name                          said  words  cues",
        "  the harbour master of Arbel  1,204     88  says, warns, insists",
        "  a pilot                          7      9",
    ]


def test_the_widest_text_gives_way_first() -> None:
    assert list(table(columns(), 50, PLAIN))[1] == "  the harbour mas…  1,204     88  says, warns, in…"


def test_texts_give_way_until_all_fit_however_long_they_are() -> None:
    def lines(length: int) -> list[str]:
        names = [Column(title, [title * length], is_text=True, least=4) for title in "abc"]
        return list(table([*names, Column("n", ["1,204"])], 43, PLAIN))

    assert lines(60) == lines(60_000)
    assert lines(60)[1] == "  aaaaaaaaa…  bbbbbbbbb…  ccccccccc…  1,204"


@pytest.mark.parametrize("width", [40, 41, 50, 60])
def test_no_line_is_wider_than_asked(width: int) -> None:
    for dropped in (None, (), ("words",)):
        assert max(map(cell_len, table(columns(), width, PLAIN, dropped=dropped))) <= width


def test_columns_are_left_out_from_the_right_or_as_they_are_named() -> None:
    def left(width: int, dropped: tuple[str, ...] | None = None) -> list[str]:
        return [column.title for column in fitting(columns(least=12), width, dropped)]

    assert left(60) == left(42) == ["name", "said", "words", "cues"]
    assert left(41) == ["name", "said", "words"] and left(10) == ["name", "said"]
    assert left(41, ("words", "said")) == ["name", "said", "cues"] and left(20, ("words", "said")) == ["name", "cues"]
    assert left(10, ()) == ["name", "said", "words", "cues"]


def test_texts_that_are_named_take_in_turn_what_is_left() -> None:
    line = list(table(columns(least=8, most=18), 52, PLAIN, first=("cues", "name")))[1]
    assert line == "  the harbour mas…  1,204     88  says, warns, insi…"
    assert list(table(columns(least=20), 30, PLAIN, dropped=(), first=("name",)))[2].startswith("  …")


def test_a_column_may_have_a_width_of_its_own() -> None:
    assert list(table([Column("", ["Gazette"], is_text=True, exactly=4), Column("a", ["1"], exactly=5)], None, PLAIN)) == [
        "            a",
        "  Gaz…      1",
    ]


def test_the_header_is_dim_and_only_the_cells_that_are_asked_for_stand_out() -> None:
    header, line = table([Column("name", ["a"], is_text=True, bold=True), Column("n", ["1"])], 40, Style(colour=True))
    assert header == "\x1b[2m  name  n\x1b[0m" and line == "  \x1b[1ma   \x1b[0m  1"


def test_a_cell_is_on_one_line_and_cannot_steer_the_terminal() -> None:
    assert list(table([Column("name", ["a\n b\x1b[31m"], is_text=True)], 40, PLAIN))[1] == "  a b[31m"


def test_aligned() -> None:
    shown = aligned(("name", "n", "note"), [("東京", "7", "a\nb"), ("x" * 40, "10", "")], numbers=frozenset((1,)), most=6)
    assert shown == "name     n  note\n東京     7  a b\nxxxxx…  10\n"


def test_wide_and_turned_rows_are_as_long_as_others() -> None:
    rows = [("\u4e2d\u6587\u5831", "1"), ("\u05d4\u05d0\u05e8\u05e5", "22"), ("Gazette", "333"), ("e\u0301lan", "4")]
    lines = aligned(("outlet", "n"), rows, numbers=frozenset((1,))).splitlines()
    assert len({cell_len(line) for line in lines}) == 1


# Blocks of lines.


def test_a_block_has_a_name_facts_passages_and_notes() -> None:
    block = [
        *heading("", ["2 articles"], 40, PLAIN),
        *indented("a long line that goes on and on", 16, hang="  ", most=2),
        *quoted("a passage", 40, PLAIN),
    ]
    assert block == ["(no name)", "  2 articles", "  a long line", "    that goes …", "      a passage"]
    assert page([block[:1], [], notes(["read it"], 40, PLAIN)]) == "(no name)\n\nread it\n"


# Grids.


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_number_is_cut(width: int) -> None:
    told = "−0.12 [−0.71, +0.52]"
    rows = (Row("the wall", (Cell(told),) * 6), Row("a long wall", (Cell("123456789 (1234567/123456789)"),) * 6))
    text = grid(Table("how", "How", tuple("ABCDEF"), rows), width, PLAIN)
    assert "…" not in text
    assert all(text.count(part) == 6 for part in ("−0.12", "[−0.71,", "+0.52]", "(1234567/123456789)"))
    assert max(map(cell_len, text.splitlines())) <= width


def test_a_label_that_fits_is_not_split() -> None:
    assert "Republicans " in grid(Table("how", "How", ("A",), (Row("Republicans", (Cell("1"),)),)), 100, PLAIN)


def test_a_row_without_cells_heads_those_below_and_their_columns_where_there_are_many() -> None:
    rows = (Row("walls"), Row("  red", tuple(Cell(str(n)) for n in range(8))))
    few = grid(Table("w", "Walls", ("A", "B"), (rows[0], Row("  red", rows[1].cells[:2])), note="(w)"), 80, PLAIN)
    assert few.splitlines() == ["Walls (w)", "              A     B", "walls", "  red         0     1"]
    many = grid(Table("w", "Walls", tuple("ABCDEFGH"), rows), 80, PLAIN)
    assert many.splitlines()[1:3] == ["              walls: red", "A             0"]
