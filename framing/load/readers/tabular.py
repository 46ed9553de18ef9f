"""CSV and TSV: a row an article."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from framing.errors import InputError
from framing.extension import Row, Skip
from framing.load.readers.columns import ALIASES, expected_text, has_text, key
from framing.load.readers.decoding import clean_line, encoding_of, open_text
from framing.load.readers.mapping import NONE, Columns
from framing.load.readers.quoting import rows_of

SUFFIXES = (".csv", ".tsv")
_LARGEST_CELL = (1 << 31) - 1  # characters; the csv module's own limit is 131,072
_LOOKED_AT = 4096  # characters that tell a table
_LONGEST_NAME = 40  # characters of a column's name
_DELIMITERS = ",\t;|"
_SEPARATOR = re.compile(r"\ufeff?\"?sep=([^\w\s\"]|\t)\"?\s*", re.IGNORECASE)
_FORMULA = tuple("=+-@\t\r")  # what written tables hide from spreadsheets by an apostrophe
_KNOWN = frozenset(key(alias) for aliases in ALIASES.values() for alias in aliases) | {"file"}


def read_csv(path: Path, skip: Skip, columns: Columns = NONE) -> Iterator[Row]:
    """A record for each row; rows count as in a spreadsheet, the header is row 1."""
    header: dict[str, Any] = {}
    number = 1
    for number, record, notes in rows(path):
        if number > 1:
            yield f"row {number}", record, notes
        else:
            header = record
    if number == 1 and not has_text(header, columns):
        raise InputError(f"no text column; {expected_text(header)}")


def rows(path: Path) -> Iterator[tuple[int, dict[str, Any], tuple[str, ...]]]:
    """The rows of a table as (row number, record, notes); the first is the header, as a record of its names."""
    csv.field_size_limit(_LARGEST_CELL)
    with open_text(path, newline="") as (handle, notes):
        delimiter = begun(handle)
        table = rows_of(handle, delimiter)
        number = 1
        try:
            header, twice = _header(next(table, ([], ""))[0])
            yield 1, dict.fromkeys(header), (*notes, *twice)
            for number, (row, wrong) in enumerate(table, 2):
                if any(row):
                    row = [delimiter.join(row)] if len(header) == 1 else row  # one column: nothing to divide
                    told = [f"quotation marks: row {number}: {wrong}"] if wrong else []
                    if len(row) != len(header):
                        told.append(f"columns: row {number} has {len(row)}, the header {len(header)}")
                    yield number, dict(zip(header, row, strict=False)), (*notes, *twice, *told)
        except csv.Error as error:
            raise InputError(f"not a CSV file (row {number}): {error}") from None


def header_of(path: Path, suffixes: tuple[str, ...] = SUFFIXES) -> frozenset[str]:
    """The names of the columns of a table with one of the suffixes; none of any other file, and of one that cannot be read."""
    if path.suffix.lower() not in suffixes or not path.is_file():
        return frozenset()
    try:
        header = next(iter(rows(path)), None)
    except (InputError, OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(header[1]) if header is not None else frozenset()


def _header(cells: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The names of the columns, each once, and a note of those that several columns have."""
    names: list[str] = []
    twice: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = own = cell.strip() or f"column {number}"
        if name in names:
            own = next(f"{name} ({again})" for again in range(2, len(cells) + 2) if f"{name} ({again})" not in names)
            twice.append(
                f"two columns of one name: the first '{clean_line(name)[:40]}' is read, the other is called '{own[:50]}'"
            )
        names.append(own)
    return names, tuple(twice)


def plain_cell(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA and len(cell) > 1 else cell


def is_table(head: bytes | str, columns: Columns = NONE) -> bool:
    """Whether the beginning of a file is a table with articles.

    Its first line names a text column and another that is known, or its second line has as many cells.
    """
    if isinstance(head, bytes):
        try:
            head = head.decode(encoding_of(head, complete=False)[0], "replace")
        except (InputError, UnicodeDecodeError):
            return False
    lines = io.StringIO(head[:_LOOKED_AT].lstrip("\ufeff"), newline="")
    try:
        table = csv.reader(lines, delimiter=begun(lines))
        header: list[str] = next(table, [])
        first: list[str] = next(table, [])
    except csv.Error:
        return False
    if len(header) < 2 or not has_text(header, columns) or max(map(len, header)) > _LONGEST_NAME:
        return False
    return "text" in columns or sum(key(name) in _KNOWN for name in header) > 1 or len(header) == len(first) > 2


def begun(handle: TextIO) -> str:
    """The delimiter of a table, with the file at its header; a first line ``sep=;``, which tells Excel, tells it here, too."""
    handle.seek(0)
    if told := _SEPARATOR.fullmatch(handle.readline(_LOOKED_AT)):
        return told[1]
    delimiter = delimiter_of(handle)
    handle.seek(0)
    return delimiter


def delimiter_of(handle: TextIO) -> str:
    """The delimiter that makes most sense of the header: the most known column names, then the most columns."""

    def sense(delimiter: str) -> tuple[int, int]:
        handle.seek(0)
        try:
            names = next(csv.reader(handle, delimiter=delimiter), [])
        except csv.Error:
            return 0, 0
        return sum(key(name) in _KNOWN for name in names), len(names)

    return max(_DELIMITERS, key=sense)
