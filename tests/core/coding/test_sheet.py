"""A sheet comes back from a spreadsheet as it was filled in, however it was saved; and is never read as articles."""

from pathlib import Path

import pytest

import framing
from framing import InputError, RequestError
from framing.coding.sheet import AGREED, Item, read_sheet, write_sheet

ITEMS = [
    Item("i1", "The mayor’s plan", "One. [[“Two,” she said.]]\nThree; four.", "How many words?", "none, all, or a number"),
    Item("i2", "=SUM(A1)", "-1 is cold", "How many?", "a whole number"),
    Item("i3", "", "x" * 40_000, "How many?", "a whole number"),
]
ANSWERS = {"anna": {"i1": "all", "i2": "3"}, "ben": {"i1": "none"}, AGREED: {"i1": "2"}}


@pytest.fixture(params=["codes.csv", "codes.xlsx"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param.endswith("xlsx"):
        pytest.importorskip("xlsxwriter")
        pytest.importorskip("python_calamine")
    made = tmp_path / request.param
    write_sheet(made, ITEMS, ("anna", "ben", AGREED), ANSWERS)
    return made


def test_what_was_written_is_read(path: Path) -> None:
    sheet = read_sheet(path)
    assert sheet.answers == ANSWERS
    assert sheet.coders == ("anna", "ben")
    assert sheet.items["i1"] == ITEMS[0] and sheet.items["i2"] == ITEMS[1]
    assert len(sheet.items["i3"].context) == 32_000 and sheet.items["i3"].context.endswith("read the rest in the article)")
    assert sheet.ignored == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_sorted_re_encoded_and_saved_with_other_marks(tmp_path: Path, encoding: str, delimiter: str) -> None:
    import csv

    made = tmp_path / "codes.csv"
    write_sheet(made, ITEMS[:2], ("anna", "ben", AGREED), ANSWERS)
    table = list(csv.reader(made.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    with made.open("w", encoding=encoding, newline="") as handle:
        csv.writer(handle, delimiter=delimiter).writerows([table[0], *reversed(table[1:]), [""] * len(table[0])])
    sheet = read_sheet(made)
    assert sheet.answers == ANSWERS
    assert sheet.items["i1"] == ITEMS[0]


def test_numbers_of_a_spreadsheet_are_read_as_they_are_seen(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    book = xlsxwriter.Workbook(str(tmp_path / "codes.xlsx"))
    page = book.add_worksheet()
    page.write_row(0, 0, ["framing:item", "coder 1"])
    page.write_row(1, 0, ["i1", 3.0])
    book.close()
    assert read_sheet(tmp_path / "codes.xlsx").answers == {"1": {"i1": "3"}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "not a coding sheet: no column 'framing:item'"),
        ("", "not a coding sheet"),
        ("framing:item,coder 1\ni1,3\ni1,4\n", "rows 2 and 3: item i1 stands twice"),
        ("framing:item,coder 1,Coder 1\ni1,3,3\n", "two columns of the coder '1'"),
        ("framing:item,coder 1\n,3\n", "row 2: an answer without an item"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    made = tmp_path / "codes.csv"
    made.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told) as raised:
        read_sheet(made)
    assert str(raised.value).startswith(str(made))


def test_a_file_that_is_missing_or_no_spreadsheet_is_told(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    with pytest.raises(InputError, match="no such file"):
        read_sheet(tmp_path / "codes.csv")
    (tmp_path / "codes.xlsx").write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(InputError, match="not a spreadsheet that can be read"):
        read_sheet(tmp_path / "codes.xlsx")
    with pytest.raises(RequestError, match=r"written as \.csv or \.xlsx"):
        write_sheet(tmp_path / "codes.txt", ITEMS)


def test_columns_that_nobody_knows_are_named(tmp_path: Path) -> None:
    made = tmp_path / "codes.csv"
    made.write_text("framing:item,remark,coder\ni1,hm,3\n", encoding="utf-8")
    sheet = read_sheet(made)
    assert sheet.ignored == ("remark",)
    assert sheet.answers == {"1": {"i1": "3"}}


def test_a_sheet_and_its_design_are_never_read_as_articles(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The mayor spoke. She said that it would rain.", encoding="utf-8")
    write_sheet(tmp_path / "codes.csv", ITEMS)
    (tmp_path / "codes.design.json").write_text('{"text": "The design."}', encoding="utf-8")
    corpus = framing.load(tmp_path)
    assert [document.id for document in corpus] == ["one"]
    assert any("a coding sheet: codes.csv" in notice for notice in corpus.notices)
    with pytest.raises(InputError, match="is a coding sheet, which holds no articles"):
        list(framing.load(tmp_path / "codes.csv"))
