"""A desk keeps what a coder answers, and puts it into the sheet without losing anything else that stands there."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from framing import InputError, RequestError
from framing.coding.desk import merge, open_desk
from framing.coding.journal import journal_path
from framing.coding.sheet import AGREED, read_sheet

Alone = Callable[..., Path]


def test_answers_go_to_the_coders_own_column(sheet: Path) -> None:
    anna, ben = open_desk(sheet, "anna"), open_desk(sheet, "ben")
    anna.give("i1", "  all ")
    ben.give("i1", "3")
    anna.give("i3", "0")
    anna.give("i3", "")
    assert read_sheet(sheet).answers == {"1": {}}, "the sheet is written at the end"
    assert merge(sheet) == ("codes.csv: 2 answers of codes.answers.jsonl are now in its columns 'coder …'",)
    assert read_sheet(sheet).answers == {"1": {}, "anna": {"i1": "all"}, "ben": {"i1": "3"}}
    before = sheet.stat().st_mtime_ns
    assert merge(sheet) == () and sheet.stat().st_mtime_ns == before


def test_a_coder_goes_on_where_they_were_and_sees_nobody_else(sheet: Path) -> None:
    open_desk(sheet, "ben").give("i2", "3")
    first = open_desk(sheet, "anna")
    first.give("i1", "all")
    again = open_desk(sheet, "anna")  # nothing was merged: the program was killed
    assert again.answers == {"i1": "all"} and [entry.item for entry in again.entries] == ["i1"]


@pytest.mark.parametrize(
    ("item", "answer", "told"),
    [
        ("i1", "5", "expected none, all, or the number of words of 4"),
        ("i1", "most", "expected none, all"),
        ("i3", "-1", "expected a whole number"),
        ("i4", "good", "expected favourable, neutral"),
        ("i9", "1", "no such item"),
        ("i1", "1" * 300, "expected"),
    ],
)
def test_an_answer_that_is_none_is_refused_and_not_kept(sheet: Path, item: str, answer: str, told: str) -> None:
    desk = open_desk(sheet, "anna")
    with pytest.raises(ValueError, match=told):
        desk.give(item, answer)
    assert desk.answers == {} and not journal_path(sheet).exists()


def test_without_a_design_the_form_is_read_off_the_sheet(alone: Alone) -> None:
    desk = open_desk(alone())
    assert [asks.form for asks in desk.asks.values()] == ["words", "words", "count", "sign"]
    with pytest.raises(ValueError, match="expected a whole number"):
        desk.give("i3", "many")


def test_other_columns_and_answers_stay(alone: Alone) -> None:
    path = alone(
        coders=("anna", AGREED), answers={"anna": {"i2": "2"}, AGREED: {"i2": "3"}}, others={"notes": {"i1": "=odd", "i3": "ask"}}
    )
    open_desk(path, "ben").give("i1", "1")
    merge(path)
    found = read_sheet(path)
    assert found.answers == {"anna": {"i2": "2"}, AGREED: {"i2": "3"}, "ben": {"i1": "1"}}
    assert found.others == {"notes": {"i1": "=odd", "i2": "", "i3": "ask", "i4": ""}} and found.ignored == ("notes",)


def test_a_cell_that_was_changed_in_a_spreadsheet_stays(sheet: Path) -> None:
    desk = open_desk(sheet, "anna")
    desk.give("i1", "all")
    merge(sheet)
    rows = list(csv.reader(sheet.read_text("utf-8-sig").splitlines()))
    rows[1][-1] = "2"
    with sheet.open("w", encoding="cp1252", newline="", errors="replace") as handle:
        csv.writer(handle, delimiter=";").writerows(rows)
    desk.give("i2", "none")
    merge(sheet)
    assert read_sheet(sheet).answers["anna"] == {"i1": "2", "i2": "none"}


def test_a_spreadsheet_is_coded_too_and_one_of_several_pages_is_refused_before_anything(alone: Alone, tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    path = alone("codes.xlsx")
    open_desk(path).give("i1", "2")
    merge(path)
    assert read_sheet(path).answers == {"1": {"i1": "2"}}
    two = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(str(two)) as book:
        for name in ("Coding", "Notes"):
            book.add_worksheet(name).write_string(0, 0, "framing:item")
    with pytest.raises(RequestError, match="has 2 pages"):
        open_desk(two)


def test_a_sheet_that_cannot_be_written_loses_nothing(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_desk(sheet, "anna").give("i1", "all")

    def refuse(*_: object, **__: object) -> None:
        raise InputError("codes.csv: cannot be written: permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("framing.coding.desk.write_sheet", refuse)
        with pytest.raises(InputError, match="the answers are safe in codes"):
            merge(sheet)
    merge(sheet)
    assert read_sheet(sheet).answers["anna"] == {"i1": "all"}


def test_answers_of_a_sheet_that_was_drawn_anew_stay_out_and_are_told(sheet: Path, alone: Alone) -> None:
    desk = open_desk(sheet, "anna")
    desk.give("i1", "all")
    sheet.write_text(sheet.read_text("utf-8-sig").replace("No crew", "No captain"), "utf-8")
    assert "1 answers are to items that codes.csv does not ask" in merge(sheet)[0]
    assert read_sheet(sheet).answers == {"1": {}}


def test_who_codes_is_said_where_it_is_not_plain(sheet: Path, alone: Alone) -> None:
    assert open_desk(sheet).coder == "1"
    several = alone("several.csv", coders=("anna", "ben", "model:x"))
    with pytest.raises(RequestError, match="say who you are: --coder anna"):
        open_desk(several)
    assert open_desk(several, " ben: ").coder == "ben"
    for name in ("", " : ", "x" * 61):
        with pytest.raises(RequestError, match="expected a name"):
            open_desk(several, name)


def test_a_sheet_and_a_design_that_do_not_fit_are_refused(sheet: Path) -> None:
    sheet.write_text(sheet.read_text("utf-8-sig").replace("i4", "i7"), "utf-8")
    with pytest.raises(InputError, match="not in the design"):
        open_desk(sheet, "anna")


def test_a_journal_is_never_read_as_articles(sheet: Path) -> None:
    import framing

    open_desk(sheet, "anna").give("i1", "all")
    (sheet.parent / "article.txt").write_text("The ferry stays in port, the crew says.\n", "utf-8")
    assert [document.id for document in framing.load(sheet.parent)] == ["article"]
