"""Tables for spreadsheets: two habits of CSV, and XLSX."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from framing.errors import RequestError
from framing.tables.sheets import CHARACTERS, write_sheet_csv, write_xlsx


def test_semicolons_come_with_decimal_commas_and_a_byte_order_mark(tmp_path: Path) -> None:
    write_sheet_csv(tmp_path / "a.csv", pl.DataFrame({"a": ["“Quoted”", ""], "b": [-1.25, None], "n": [1, 2]}), ";")
    assert (tmp_path / "a.csv").read_text("utf-8") == '\ufeff"a";"b";"n"\n"“Quoted”";"-1,25";1\n"";;2\n'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("-5 degrees", "'-5 degrees"),
        ("\tx", "'\tx"),
        ("a;=1", "a;'=1"),
        ("a, -1", "a, '-1"),
        ("line\n- item", "line\n'- item"),
        ('x;"=1"', 'x;"\'=1"'),
        ("＝1", "'＝1"),
        ("2=1+1", "2=1+1"),
        ("well-known", "well-known"),
        ("", ""),
    ],
)
def test_an_apostrophe_stands_only_before_a_sign_that_may_begin_a_cell(text: str, shown: str, tmp_path: Path) -> None:
    write_sheet_csv(tmp_path / "a.csv", pl.DataFrame({"a": [text]}))
    assert pl.read_csv(tmp_path / "a.csv", infer_schema=False)["a"][0] == shown


def test_another_separator_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="choose a comma, a semicolon or a tab"):
        write_sheet_csv(tmp_path / "a.csv", pl.DataFrame({"a": [1]}), "x")


def test_a_spreadsheet_says_where_a_text_is_cut_and_has_a_sheet_a_table(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="XlsxWriter comes with the extra 'report'")
    calamine = pytest.importorskip("python_calamine", reason="python-calamine reads .xlsx")
    long = "🚢" * CHARACTERS
    write_xlsx(tmp_path / "a.xlsx", {"one": pl.DataFrame({"a": [long, "=1"]}), "two": pl.DataFrame({"b": [0.5, None]})})
    book = calamine.CalamineWorkbook.from_path(str(tmp_path / "a.xlsx"))
    (_, (cut,), (formula,)) = book.get_sheet_by_name("one").to_python()
    assert cut.startswith("🚢🚢") and cut.endswith("… [cut: 32,767 characters]") and formula == "=1"
    assert len(cut.encode("utf-16-le")) // 2 <= CHARACTERS
    assert book.get_sheet_by_name("two").to_python()[1] == [0.5]


def test_what_no_sheet_holds_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="XlsxWriter comes with the extra 'report'")
    wide = pl.DataFrame({f"c{n}": [1] for n in range(16_385)})
    with pytest.raises(RequestError, match="16,385 columns, more than a sheet"):
        write_xlsx(tmp_path / "a.xlsx", {"wide": wide})
    assert not list(tmp_path.iterdir())
