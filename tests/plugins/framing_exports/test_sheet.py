"""Sheets of passages: whatever opens them finds text and no formula, with commas, semicolons, or the wrong one of the two."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from framing.tables.results import Results
from framing_exports.passages import passages, quoted, texts_of
from framing_exports.sheet import COLUMNS, write, write_with_semicolons

LIVE = re.compile('^["\\s]*[=+\\-@＝＋－＠]')


def cells(path: Path, separator: str) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.reader(stream, delimiter=separator):
            yield from row


@pytest.mark.parametrize(("function", "separator", "half"), [(write, ",", "-0.5"), (write_with_semicolons, ";", "-0,5")])
def test_no_text_is_a_formula_whatever_the_reader_takes_for_the_end_of_a_cell(
    function: object, separator: str, half: str, hostile: Results, tmp_path: Path
) -> None:
    assert callable(function)
    function(hostile, None, tmp_path / "s.csv")
    assert (tmp_path / "s.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    live = {cell for each in (",", ";", "\t", "|") for cell in cells(tmp_path / "s.csv", each) if LIVE.match(cell)}
    assert {cell for cell in live if not re.fullmatch(r"-0[.,]5|-0|5", cell)} == set()
    assert half in set(cells(tmp_path / "s.csv", separator))


def test_quotes_are_exact_but_for_the_apostrophe_before_a_sign(hostile: Results, tmp_path: Path) -> None:
    write(hostile, None, tmp_path / "s.csv")
    read = pl.read_csv(tmp_path / "s.csv", infer_schema=False)
    texts = texts_of(hostile)
    expected = [quoted(texts[passage.doc_id], passage.pieces) for passage in passages(hostile)]
    assert read.columns == [column.name for column in COLUMNS["passages"]]
    differ = [(got, quote) for got, quote in zip(read["quote"], expected, strict=True) if got != quote]
    assert 0 < len(differ) < len(expected) / 10
    assert all(
        re.sub("'(?=[=+\\-@＝＋－＠\t])", "", got) == re.sub("'(?=[=+\\-@＝＋－＠\t])", "", quote) for got, quote in differ
    )


def test_a_spreadsheet_has_every_text_exactly_and_numbers_as_numbers(hostile: Results, tmp_path: Path) -> None:
    calamine = pytest.importorskip("python_calamine", reason="python-calamine reads .xlsx")
    pytest.importorskip("xlsxwriter", reason="XlsxWriter comes with the extra 'report'")
    write(hostile, None, tmp_path / "s.xlsx")
    write(hostile, None, tmp_path / "again.xlsx")
    assert (tmp_path / "s.xlsx").read_bytes() == (tmp_path / "again.xlsx").read_bytes()
    header, *rows = calamine.CalamineWorkbook.from_path(str(tmp_path / "s.xlsx")).get_sheet_by_name("passages").to_python()
    texts, at = texts_of(hostile), {name: header.index(name) for name in ("quote", "value", "start", "doc_id")}
    found = [*passages(hostile)]
    assert [row[at["value"]] for row in rows] == [-0.5] * len(found)
    assert [row[at["start"]] for row in rows] == [passage.pieces[0][0] for passage in found]
    wrong = [p.target for row, p in zip(rows, found, strict=True) if row[at["quote"]] != quoted(texts[p.doc_id], p.pieces)]
    assert wrong == ["\uffff\ufffe"]  # which are no characters, and U+FFFD in a spreadsheet


def test_a_passage_stands_between_what_surrounds_it(plain: Results, tmp_path: Path) -> None:
    write(plain, None, tmp_path / "s.csv")
    row = pl.read_csv(tmp_path / "s.csv").row(1, named=True)
    assert (row["found_for"], row["category"], row["source"]) == ("attributions", "indirect", "the mayor")
    assert (row["quote"], row["pieces"]) == ("The pier is closed … until spring", "[[0, 18], [38, 50]]")
    assert row["before"] is None or row["before"] == ""
    assert row["after"].startswith(". “A disgrace") and not row["code"]
