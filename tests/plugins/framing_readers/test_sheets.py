"""Spreadsheets: a table is a table, whatever it is saved as."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import framing

pytest.importorskip("python_calamine", reason="python-calamine comes with the extra readers")
xlsxwriter = pytest.importorskip("xlsxwriter", reason="XlsxWriter comes with the extra report")

HEADER = ["Headline", "Newspaper", "Date", "Body", "Desk"]
ROWS = [
    ["Ferry stops", "The Quay Courier", date(2024, 1, 5), "The ferry stopped at noon, the harbour master said.", 7],
    ["Ferry sails again", "The Daily Gull", "6 January 2024", "It sailed again at one, “to everybody's surprise”.", 8],
]


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path


def ods(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    cells = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
            f'<table:table table:name="S">{cells}</table:table></office:spreadsheet></office:body></office:document-content>',
        )
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def test_a_sheet_is_read_as_the_same_table_in_a_csv_file(tmp_path: Path) -> None:
    """Every field of every document is equal, but for the ids, which have the name of the file."""
    workbook(tmp_path / "a.xlsx", {"Articles": [HEADER, *ROWS]})
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows([HEADER, *ROWS])
    sheet, table = (list(framing.load(tmp_path / name)) for name in ("a.xlsx", "a.csv"))
    assert [document.outlet for document in sheet] == ["The Quay Courier", "The Daily Gull"]
    assert sheet[0].published == date(2024, 1, 5)
    for one, other in zip(sheet, table, strict=True):
        assert (one.id, one.text, one.title, one.outlet, one.published) == (
            other.id,
            other.text,
            other.title,
            other.outlet,
            other.published,
        )
        assert {name: str(value) for name, value in one.meta.items()} == dict(other.meta)


def test_open_document_sheets(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", [["outlet", "text"], ["The Gull", "It rained all day."], ["The Courier", "It snowed."]])
    assert [(document.id, document.outlet, document.text) for document in framing.load(path)] == [
        ("a:2", "The Gull", "It rained all day."),
        ("a:3", "The Courier", "It snowed."),
    ]


def test_the_header_may_stand_below_a_heading_and_rows_count_as_in_the_sheet(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", {"S": [["Coverage of the ferry"], [], ["outlet", "text"], [], ["The Gull", "It rained."]]}
    )
    (document,) = framing.load(path)
    assert (document.id, document.outlet) == ("a:5", "The Gull")


def test_the_sheet_with_most_text_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Codes": [["code", "meaning"], ["1", "for"]], "Data": [HEADER, *ROWS], "Empty": []})
    corpus = framing.load(path)
    assert len(list(corpus)) == 2
    assert [str(item) for item in corpus.skipped] == [
        f"{path}, sheet 'Codes': not read: most text stands in sheet 'Data'; save it as a file of its own to read it"
    ]


def test_a_row_without_text_costs_only_itself(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [["outlet", "text"], ["The Gull", ""], ["The Courier", "It snowed."]]})
    corpus = framing.load(path)
    assert [document.id for document in corpus] == ["a:3"]
    assert [item.where for item in corpus.skipped] == [f"{path}, row 2"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"outlet\ttext\nThe Gull\tIt rained.\n", "change the end of its name to .csv"),
        (b"<html><table><tr><td>text</td></tr></table></html>", "a web page with the name of a spreadsheet"),
        (b"PK\x03\x04" + b"\0" * 60, "open it in the program that made it and save it again"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted; open it with its password"),
    ],
)
def test_what_is_no_spreadsheet_says_so_and_costs_only_itself(tmp_path: Path, content: bytes, reason: str) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(content)
    workbook(tmp_path / "good.xlsx", {"S": [HEADER, *ROWS]})
    corpus = framing.load(tmp_path)
    assert len(list(corpus)) == 2
    (skipped,) = corpus.skipped
    assert skipped.where == str(bad) and reason in skipped.reason


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [HEADER, *ROWS]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/blank.bin", b"\0" * (100 << 20))
    with pytest.raises(framing.InputError, match="no document is packed like that"):
        list(framing.load(path))


def test_a_sheet_without_a_text_column_names_its_columns(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [["outlet", "words"], ["The Gull", "it rained"]]})
    with pytest.raises(framing.InputError, match="found: outlet, words"):
        list(framing.load(path))


def test_a_coding_sheet_beside_articles_is_not_read_as_articles(tmp_path: Path) -> None:
    workbook(tmp_path / "news.xlsx", {"Articles": [HEADER, *ROWS]})
    header = ["framing:item", "headline", "context", "question", "answers", "coder 1"]
    workbook(tmp_path / "codes.xlsx", {"Coding": [header, ["i1", "Ferry stops", "The ferry stopped.", "How many?", "none", ""]]})
    corpus = framing.load(tmp_path)
    assert [document.title for document in corpus] == ["Ferry stops", "Ferry sails again"]
    assert any("a coding sheet" in said for said in (*corpus.notices, *(left.reason for left in corpus.skipped)))


def test_of_two_columns_of_one_name_the_first_is_read_and_it_is_told(tmp_path: Path) -> None:
    corpus = framing.load(
        workbook(tmp_path / "a.xlsx", {"S": [["Outlet", "Text", "Text"], ["Gull", "The first.", "The second."]]})
    )
    (document,) = corpus
    assert (document.text, document.meta["Text (2)"]) == ("The first.", "The second.")
    assert any("two columns of one name" in notice for notice in corpus.notices)
