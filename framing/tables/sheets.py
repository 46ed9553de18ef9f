"""Tables for a spreadsheet that people read and fill in: CSV in the two habits of the world, and XLSX.

What a spreadsheet would take for a formula is made text: in XLSX every text is one, in CSV an apostrophe stands before the sign
(OWASP 2024, CSV injection). It stands there within a text too, behind whatever somebody's spreadsheet may take for the end
of a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import RequestError
from framing.tables.files import write_whole

if TYPE_CHECKING:
    import polars as pl

SEPARATORS = (",", ";", "\t")
SIGNS = "=+\\-@＝＋－＠"  # the wide ones too, which some spreadsheets take for the same
ARMED = rf"""(^|[;,|\t\r\n])(["'\s]*)([{SIGNS}])"""  # at the start of what may become a cell
ROWS, COLUMNS, CHARACTERS = 1_048_576, 16_384, 32_767  # of a sheet, and of a cell
NONE = re.compile("[\ufffe\uffff]")  # which no XML may hold, not even escaped
CUT = " … [cut: {:,} characters]"


def write_sheet_csv(path: Path, table: pl.DataFrame, separator: str = ",") -> None:
    """Write a table as CSV that a spreadsheet opens: UTF-8 with its mark, every text quoted and none a formula.

    With ``;`` numbers have a decimal comma, as where spreadsheets separate cells so.
    """
    if separator not in SEPARATORS:
        raise RequestError(f"{path}: cells cannot be separated by {separator!r}; choose a comma, a semicolon or a tab")
    with write_whole(path) as temporary:
        shown = table.with_columns(_shown(table, decimal=separator == ";"))
        shown.write_csv(temporary, separator=separator, quote_style="non_numeric", include_bom=True)


def _shown(table: pl.DataFrame, *, decimal: bool) -> Iterator[pl.Expr]:
    import polars as pl

    for name, kind in table.schema.items():
        if kind == pl.String:
            tab_first = pl.col(name).str.replace(r"^([\t\r])", "'${1}")
            yield tab_first.str.replace_all(ARMED, "${1}${2}'${3}").alias(name)
        elif decimal and kind.is_float():
            yield pl.col(name).cast(pl.String).str.replace(".", ",", literal=True).alias(name)


def check_xlsx() -> None:
    """Refuse before the work what lacks the library. Raises RequestError."""
    from importlib.util import find_spec

    if find_spec("xlsxwriter") is None:
        raise RequestError.lacking(".xlsx", "XlsxWriter")


def write_xlsx(path: Path, tables: Mapping[str, pl.DataFrame]) -> None:
    """Write each table as a sheet by XlsxWriter: texts exact and none a formula, numbers as numbers, the head fixed.

    The same tables give the same bytes. A text that is too long for a cell is cut, which the cell says. Raises
    :class:`~framing.errors.RequestError` for a table that is too large for a sheet.
    """
    from datetime import datetime

    check_xlsx()
    import xlsxwriter

    for name, table in tables.items():
        if table.height >= ROWS or table.width > COLUMNS:
            size = f"{table.height:,} rows and {table.width:,} columns"
            raise RequestError(f"{path}: the table {name} has {size}, more than a sheet of .xlsx holds; write .csv or .parquet")
    with write_whole(path) as temporary:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
        book: Any = xlsxwriter.Workbook(str(temporary), options)
        book.set_properties({"created": datetime(2000, 1, 1)})  # else the file is another each second
        for name, table in tables.items():
            _fill(book.add_worksheet(name[:31]), table, book.add_format({"bold": True}))
        book.close()


def _fill(sheet: Any, table: pl.DataFrame, bold: Any) -> None:
    for place, name in enumerate(table.columns):
        sheet.write_string(0, place, _fitting(name), bold)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, max(0, table.width - 1), 16)
    for number, row in enumerate(table.iter_rows(), 1):
        for place, cell in enumerate(row):
            if isinstance(cell, int | float):
                sheet.write_number(number, place, cell)
            elif cell:
                sheet.write_string(number, place, _fitting(str(cell)))


def _fitting(text: str) -> str:
    """The text as a cell can hold it: without the two code points that are no characters, and cut where it is too long."""
    text = NONE.sub("\ufffd", text)
    if len(text.encode("utf-16-le")) // 2 <= CHARACTERS:
        return text
    note = CUT.format(len(text))
    return text[: (CHARACTERS - len(note)) // 2] + note
