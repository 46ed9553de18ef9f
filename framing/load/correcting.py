"""A passage called wrong, written into the user's table of corrections and taken out again; all else there stays as it is.

A row is added at the end, in the columns, marks, line ends and encoding of the file, and is read back before it counts as
written. It is taken out where it stands, if all other bytes of the file can be kept.
"""

from __future__ import annotations

import codecs
import csv
import io
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from framing.corrections.model import Row
from framing.errors import InputError
from framing.load.corrections import COLUMNS, column_of, load_corrections, row_of
from framing.load.readers.decoding import encoding_of
from framing.load.readers.tabular import begun, plain_cell
from framing.tables.files import write_whole

LONGEST = 300  # characters of a passage that are written: its beginning, which has to be at its offsets
_FORMULA = tuple("=+-@\t\r")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Wrong(NamedTuple):
    """A passage (code points from 0, end exclusive) that is not what a measure takes it for."""

    document: str
    start: int
    end: int
    measure: str


def wrong_in(path: Path) -> set[Wrong]:
    """The passages that a table calls wrong by their offsets; none where there is no file. Raises InputError."""
    if not path.exists():
        return set()
    return {wrong for row in load_corrections(path).rows if (wrong := _wrong(row)) is not None}


def add_wrong(path: Path, wrong: Wrong, text: str) -> bool:
    """Write that a passage with this text is wrong; False where the table says so already.

    Raises :class:`~framing.errors.InputError` for a file that is no table of corrections, cannot be written, or cannot hold it.
    """
    if wrong in wrong_in(path):
        return False
    try:
        size = path.stat().st_size if path.exists() else 0
        line = _Table(path.read_bytes(), path).line(wrong, text) if path.exists() else _begun(wrong, text)
        with path.open("ab") as handle:
            handle.write(line)
            handle.flush()
            os.fsync(handle.fileno())
        if wrong not in wrong_in(path):
            os.truncate(path, size) if size else path.unlink()
            raise InputError(f"{path}: the row cannot be written so that it is read again; save the table as UTF-8 and try again")
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from None
    return True


def take_out_wrong(path: Path, wrong: Wrong) -> None:
    """Take the row out that :func:`add_wrong` wrote. Raises :class:`~framing.errors.InputError` where that cannot be done."""
    try:
        rest = _Table(path.read_bytes(), path).without(wrong)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    with write_whole(path) as temporary:
        temporary.write_bytes(rest)


class _Table:
    """The bytes of a table with what it takes to change one row of it."""

    def __init__(self, data: bytes, path: Path) -> None:
        self.data, self.path = data, path
        told = encoding_of(data, complete=True)[0]
        self.codec, self.mark = _unmarked(told, data)
        self.errors = "surrogateescape" if self.codec == "utf-8" else "strict"
        try:
            self.text = data[len(self.mark) :].decode(self.codec, self.errors)
        except UnicodeDecodeError:
            raise InputError(f"{path}: is not whole in its encoding ({told}); save it as UTF-8 and try again") from None
        handle = io.StringIO(self.text, newline="")
        self.delimiter = begun(handle)
        self.columns = [column_of(name.strip()) for name in next(csv.reader(handle, delimiter=self.delimiter), [])]

    def line(self, wrong: Wrong, text: str) -> bytes:
        """The row as it is to be added at the end."""
        end = "\r\n" if "\r\n" in self.text else "\n"
        certain = self.codec.startswith("utf")  # another encoding is a guess, and offsets tell the passage as well
        cells = _cells(wrong, text if certain or text.isascii() else "")
        line = _written([cells.get(name, "") for name in self.columns], self.delimiter, end)
        before = "" if self.text.endswith("\n") else end
        try:
            return (before + line).encode(self.codec)
        except UnicodeEncodeError:
            why = f"cannot hold '{wrong.document}' in its encoding; save it as UTF-8 and try again"
            raise InputError(f"{self.path}: {why}") from None

    def without(self, wrong: Wrong) -> bytes:
        """All but the last row that calls a passage wrong."""
        places = [(start, end) for start, end, row in self._rows() if row is not None and _wrong(row) == wrong]
        if not places:
            raise InputError(f"{self.path}: the row is no longer there; nothing was changed")
        start, end = places[-1]
        if self.text.encode(self.codec, self.errors) != self.data[len(self.mark) :]:
            raise InputError(f"{self.path}: cannot be changed without losing characters of it; take the row out in a spreadsheet")
        return self.mark + (self.text[:start] + self.text[end:]).encode(self.codec, self.errors)

    def _rows(self) -> Iterator[tuple[int, int, Row | None]]:
        """Each row with its place in the text; a quotation mark that is open goes on to the next line."""
        start = at = 0
        for line in io.StringIO(self.text, newline=""):
            at += len(line)
            if self.text.count('"', start, at) % 2 == 0:
                yield start, at, self._row(self.text[start:at])
                start = at

    def _row(self, record: str) -> Row | None:
        cells = next(csv.reader(io.StringIO(record, newline=""), delimiter=self.delimiter), [])
        named = {name: plain_cell(cell).strip() for name, cell in zip(self.columns, cells, strict=False)}
        row = row_of(0, named)
        return row if isinstance(row, Row) else None


def _unmarked(codec: str, data: bytes) -> tuple[str, bytes]:
    """The codec for the middle of a file, where no byte order mark may stand, and the mark that the file has."""
    found = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)
    return (found[1], found[0]) if found else (codecs.lookup(codec).name, b"")


def _begun(wrong: Wrong, text: str) -> bytes:
    """A new table with one row; its mark tells spreadsheets the encoding."""
    cells = _cells(wrong, text)
    lines = [_written([*COLUMNS], ",", "\n"), _written([cells[name] for name in COLUMNS], ",", "\n")]
    return codecs.BOM_UTF8 + "".join(lines).encode("utf-8", "replace")


def _cells(wrong: Wrong, text: str) -> Mapping[str, str]:
    """The row by its columns; the passage on one line, so that a row is a line of the file."""
    told = ("none", wrong.document, str(wrong.start), str(wrong.end), " ".join(text.split())[:LONGEST].strip(), wrong.measure)
    return {name: f"'{cell}" if cell[:1] in _FORMULA else cell for name, cell in zip(COLUMNS, told, strict=True)}


def _written(cells: list[str], delimiter: str, end: str) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator=end).writerow(cells)
    return line.getvalue()


def _wrong(row: Row) -> Wrong | None:
    """The passage that a row calls wrong; None for a row of another kind, or one that gives no offsets."""
    if row.kind != "none" or row.start is None or row.end is None:
        return None
    return Wrong(row.document, row.start, row.end, row.value)
