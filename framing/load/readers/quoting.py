"""The rows of a table whose quotation marks may be wrong: a mark that is never closed swallows no other row."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import TextIO

_ENDED = "unexpected end of data"  # how the csv module says that a file ends within quotation marks
_FEWEST = 3  # columns, from which on a line of a text is hardly ever taken for a row
NOT_CLOSED = "a quotation mark opens a cell and never closes it; the cell is read up to the next row"
CUT_OFF = "the file ends within quotation marks; the text may be cut off"
NOT_DOUBLED = "quotation marks within a cell are not doubled; see whether its text is whole"


class _Lines:
    """The lines of a file; those since the last mark can be given back."""

    def __init__(self, handle: TextIO) -> None:
        self._handle = handle
        self._back: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._handle)
        self.taken.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        self._back.extendleft(reversed(lines))
        self.taken.clear()


def rows_of(handle: TextIO, delimiter: str) -> Iterator[tuple[list[str], str]]:
    """The rows from here on, each with what is wrong with its quotation marks, '' where nothing is.

    Where a mark that is not closed would swallow rows behind it, they are read as rows.
    """
    lines = _Lines(handle)
    strict = csv.reader(lines, delimiter=delimiter, strict=True)
    lenient = csv.reader(lines, delimiter=delimiter)
    width = 0
    while True:
        lines.taken.clear()
        try:
            row, wrong = next(strict, None), ""
        except csv.Error as error:
            row, wrong = _repaired(lines, lenient, delimiter, width, ended=str(error).startswith(_ENDED))
        if row is None:
            return
        width = width or len(row)
        yield row, wrong


def _repaired(
    lines: _Lines, lenient: Iterator[list[str]], delimiter: str, width: int, *, ended: bool
) -> tuple[list[str] | None, str]:
    """The row that the lines just taken begin with, and what is wrong: up to the next row, else as spreadsheets read it."""
    taken = list(lines.taken)
    swallowed = next((at for at, line in enumerate(taken) if at and _is_row(line, delimiter, width)), 0)
    if not swallowed:
        lines.give_back(taken)
        return next(lenient, None), CUT_OFF if ended else NOT_DOUBLED
    own = iter(taken[:swallowed])
    row = next(csv.reader(own, delimiter=delimiter), None)
    lines.give_back([*own, *taken[swallowed:]])
    return row, NOT_CLOSED


def _is_row(line: str, delimiter: str, width: int) -> bool:
    """Whether a line is a row of its own: as many cells as the header, and none with a space before it, as in prose."""
    if width < _FEWEST or line.count(delimiter) < width - 1:
        return False
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return False
    return len(cells) == width and not any(cell[:1].isspace() for cell in cells[1:])
