"""Quotation marks that are wrong cost no other row."""

from __future__ import annotations

import io

from framing.load.readers.quoting import CUT_OFF, NOT_CLOSED, NOT_DOUBLED, rows_of

HEADER = "outlet,date,title,text\n"


def read(table: str) -> list[tuple[list[str], str]]:
    return list(rows_of(io.StringIO(HEADER + table, newline=""), ","))[1:]


def test_marks_as_they_should_be_are_read_without_a_word() -> None:
    rows = read('Post,2024-01-01,One,"She said ""no"", twice.\n\nThen, he left, too, at last."\r\nMail,2024-01-02,Two,Plain.\r\n')
    assert rows == [
        (["Post", "2024-01-01", "One", 'She said "no", twice.\n\nThen, he left, too, at last.'], ""),
        (["Mail", "2024-01-02", "Two", "Plain."], ""),
    ]


def test_a_mark_that_is_never_closed_swallows_no_row_behind_it() -> None:
    rows = read('Post,2024-01-01,One,"It opens here.\nMail,2024-01-02,Two,Another text.\nSun,2024-01-03,Three,A third.\n')
    assert [cells[0] for cells, _ in rows] == ["Post", "Mail", "Sun"]
    assert rows[0][0][3].strip() == "It opens here."
    assert [wrong for _, wrong in rows] == [NOT_CLOSED, "", ""]


def test_a_mark_that_the_next_row_would_close_does_not_join_the_two() -> None:
    rows = read('Post,2024-01-01,One,"It opens here.\nA second line.\nMail,2024-01-02,Two,"Another, closed text."\n')
    assert [cells[0] for cells, _ in rows] == ["Post", "Mail"]
    assert rows[0][0][3].split("\n")[:2] == ["It opens here.", "A second line."]
    assert rows[1] == (["Mail", "2024-01-02", "Two", "Another, closed text."], "")


def test_prose_within_a_cell_that_is_cut_off_is_no_row() -> None:
    rows = read('Post,2024-01-01,One,"It opens here.\nFirst, they came, then, they left.\nThe end of what was sav')
    assert [(cells[0], wrong) for cells, wrong in rows] == [("Post", CUT_OFF)]
    assert rows[0][0][3].endswith("what was sav")


def test_marks_that_are_not_doubled_are_told_and_the_row_is_kept() -> None:
    rows = read('Post,2024-01-01,One,"It was "bad" they said."\nMail,2024-01-02,Two,"Whole.\nAgain."\n')
    assert rows[0] == (["Post", "2024-01-01", "One", 'It was bad" they said."'], NOT_DOUBLED)
    assert rows[1] == (["Mail", "2024-01-02", "Two", "Whole.\nAgain."], "")
