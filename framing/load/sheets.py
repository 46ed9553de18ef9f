"""What is written here beside articles and holds none: coding sheets with designs and journals, quotes, and reports."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from framing.load.readers.tabular import SUFFIXES, header_of
from framing.load.reports import is_report
from framing.load.zips import BROKEN_ZIP

ITEM = "framing:item"  # the column that tells a coding sheet from a table of articles
DESIGN = ".design.json"  # how the name of a design ends
JOURNAL = ".answers.jsonl"  # how the name of the journal of what was answered ends
_SHEET = "a coding sheet"
_DESIGN = "the design of a coding sheet"
_JOURNAL = "the answers of a coding sheet"
_QUOTES = "a table that framing quotes wrote"
_REPORT = "a report that framing wrote"
_OF_QUOTES = frozenset(("doc_id", "content", "cue", "voice", "cue_start", "source_start"))  # its columns, among others
_BOOKS = (".xlsx", ".xlsm", ".ods")  # spreadsheets that are zip files of XML
_CELLS = re.compile(r"xl/sharedStrings\.xml|xl/worksheets/[^/]+\.xml|content\.xml")  # where these keep their texts
_CELL = f">{ITEM}<".encode()
_LOOKED_AT = 64 << 20  # bytes of a member that are looked through; names of columns stand at its beginning
_AT_ONCE = 1 << 20

TAKEN = dict.fromkeys((_SHEET, _DESIGN), "; compare takes it by --coded")  # what is to be done with each instead


def no_articles(path: Path, header: frozenset[str]) -> str:
    """What a file is that holds no articles: a coding sheet, its design or journal, quotes, a report; else ''.

    ``header`` has the names of its columns, where it is a table.
    """
    if path.name.lower().endswith(DESIGN):
        return _DESIGN
    if path.name.lower().endswith(JOURNAL):
        return _JOURNAL
    if path.is_file() and is_report(path):
        return _REPORT
    if path.suffix.lower() in _BOOKS and path.is_file():
        return _SHEET if _has_items(path) else ""
    if ITEM in header:
        return _SHEET
    return _QUOTES if header >= _OF_QUOTES else ""


def is_sheet(path: Path) -> bool:
    """Whether a file is a coding sheet, by the names of its columns; a table may be called .txt, too."""
    if path.suffix.lower() in _BOOKS and path.is_file():
        return _has_items(path)
    return ITEM in header_of(path, (*SUFFIXES, ".txt"))


def _has_items(path: Path) -> bool:
    """Whether a cell of a spreadsheet names the items of a coding sheet. A file that cannot be read is left to its reader."""
    try:
        with zipfile.ZipFile(path) as book:
            return any(_CELL in looked for name in book.namelist() if _CELLS.fullmatch(name) for looked in _stretches(book, name))
    except (OSError, *BROKEN_ZIP):
        return False


def _stretches(book: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The beginning of a member, in stretches that overlap by a cell."""
    with book.open(name) as member:
        last = b""
        for _ in range(_LOOKED_AT // _AT_ONCE):
            if not (read := member.read(_AT_ONCE)):
                return
            yield last + read
            last = read[-len(_CELL) :]
