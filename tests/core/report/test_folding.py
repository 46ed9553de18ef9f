"""Rows of nothing are left out and named."""

from __future__ import annotations

from framing.report.blocks import Cell, Row, Table
from framing.report.folding import folded


def table(*rows: tuple[str, ...], note: str = "") -> Table:
    return Table("t", "T", ("a", "b"), tuple(Row(label, tuple(map(Cell, cells))) for label, *cells in rows), note=note)


def test_rows_of_nothing_go_and_say_which_nothing_it_was() -> None:
    made = folded(table(("A", "1", "0"), ("B", "–", "–"), ("C", "0", "–"), ("D", "0%", "0"), note="As counted."))
    assert [row.label for row in made.rows] == ["A"]
    assert made.note == "No ground for a number: B. Nothing found: C and D. As counted."


def test_a_head_goes_with_the_last_of_its_rows() -> None:
    made = folded(table(("one",), ("A", "–", "–"), ("two",), ("B", "1", "–"), ("three",), ("C", "0", "0")))
    assert [row.label for row in made.rows] == ["two", "B"]


def test_what_is_short_or_all_nothing_or_has_none_stays() -> None:
    for kept in (
        table(("A", "0", "0"), ("B", "1", "1")),
        table(*[(n, "–", "–") for n in "ABC"]),
        table(*[(n, "0", "1") for n in "ABC"]),
    ):
        assert folded(kept) is kept


def test_a_score_of_zero_is_a_score() -> None:
    kept = table(("A", "0.00 (4)", "–"), ("B", "+1.00", "–"), ("C", "", ""))
    assert folded(kept) is kept
