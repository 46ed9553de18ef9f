"""Spreadsheets (XLSX, XLS, ODS): a row an article, as in any other table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from framing import InputError
from framing_readers.files import OLE, ZIP, Row, Skip, check_packed, content, understood

ADVICE = "open it in a spreadsheet program and save it as .xlsx or .csv"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def recognises(head: bytes, path: Path) -> bool:
    """Whether a file is a spreadsheet of today's formats."""
    return head.startswith(ZIP) and (b"xl/" in head or b"application/vnd.oasis.opendocument.spreadsheet" in head[:200])


def read(path: Path, skip: Skip) -> Iterator[Row]:
    """A record for each row below the header of the sheet that holds most text; other sheets are told, if they hold any."""
    sheets = _sheets(path)
    sizes = {name: _characters(rows) for name, rows in sheets.items()}
    main = max(sizes, key=sizes.__getitem__, default="")
    if not main or not sizes[main]:
        raise InputError("no text in any of its sheets; expected a first row that names the columns, and one row per article")
    for name, size in sizes.items():
        if name != main and size:
            skip(f"sheet '{name}'", f"not read: most text stands in sheet '{main}'; save it as a file of its own to read it")
    yield from _records(sheets[main])


def _sheets(path: Path) -> dict[str, list[list[Any]]]:
    from python_calamine import CalamineWorkbook, PasswordError

    data = content(path)
    if data.startswith(ZIP):
        check_packed(path, "a spreadsheet")
    elif data.startswith(OLE) and _ENCRYPTED in data:
        raise InputError("encrypted; open it with its password and save it without one")
    elif not data.startswith(OLE):
        raise InputError(_no_spreadsheet(data))
    try:
        with understood("a spreadsheet", ADVICE):
            book = CalamineWorkbook.from_path(str(path))
            return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except PasswordError:
        raise InputError("encrypted; open it with its password and save it without one") from None


def _no_spreadsheet(data: bytes) -> str:
    """What a file is that only has the name of a spreadsheet, as many programs export it."""
    begin = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if begin.startswith(b"<"):
        return f"a web page with the name of a spreadsheet; {ADVICE}"
    if b"\0" not in begin:
        return "a text with the name of a spreadsheet; if it is a table, change the end of its name to .csv"
    return f"not a spreadsheet; {ADVICE}"


def _characters(rows: Sequence[Sequence[Any]]) -> int:
    return sum(len(cell) for row in rows for cell in row if isinstance(cell, str))


def _records(rows: Sequence[Sequence[Any]]) -> Iterator[Row]:
    """The rows below the first that names more than one column, else below the first that is not empty."""
    begin = next((i for i, row in enumerate(rows) if _filled(row) > 1), None)
    if begin is None:
        begin = next(i for i, row in enumerate(rows) if _filled(row))
    header, twice = _header(rows[begin])
    for number, row in enumerate(rows[begin + 1 :], begin + 2):
        if _filled(row):
            yield f"row {number}", {name: _value(cell) for name, cell in zip(header, row, strict=False)}, twice


def _header(cells: Sequence[Any]) -> tuple[list[str], tuple[str, ...]]:
    """The names of the columns, each once, and a note of those that several columns have."""
    names: list[str] = []
    twice: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = own = str(cell).strip() or f"column {number}"
        if name in names:
            own = next(f"{name} ({again})" for again in range(2, len(cells) + 2) if f"{name} ({again})" not in names)
            twice.append(f"two columns of one name: the first '{name[:40]}' is read, the other is called '{own[:50]}'")
        names.append(own)
    return names, tuple(twice)


def _filled(row: Sequence[Any]) -> int:
    return sum(cell != "" for cell in row)


def _value(cell: Any) -> Any:
    """A cell as a CSV file would have it: whole numbers without a point."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
