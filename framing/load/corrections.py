"""The user's corrections, read from a table: the one that is named, else ``corrections.csv`` beside the articles."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from framing.codebook import find_beside
from framing.corrections.model import FIXED_VOICES, KINDS, OF_SOURCES, Corrections, Problem, Row, key_of
from framing.errors import InputError
from framing.load.readers.columns import key
from framing.load.readers.tabular import plain_cell, rows

FILE_NAME = "corrections.csv"
COLUMNS = ("correction", "document", "start", "end", "text", "value")
_ALIASES = {"docid": "document", "id": "document", "quote": "text"}  # as the tables of framing have them
_HEADER = "expected the columns correction, document, start, end, text, value"
_NEXT = "framing sources PATH --corrections-to FILE writes a table to start from"


def load_corrections(path: str | os.PathLike[str]) -> Corrections:
    """Read a table of corrections. A row that cannot be used is among the ``problems`` of what is returned.

    Raises :class:`~framing.errors.InputError` for a file that is no such table, with what was expected.
    """
    path = Path(path)
    if path.is_dir():
        raise InputError(f"{path}: a folder; name the table in it, such as {path / FILE_NAME}")
    if not path.is_file():
        raise InputError(f"{path}: no such file; {_NEXT}")
    found, problems = list[Row](), list[Problem]()
    try:
        for number, record, _ in rows(path):
            cells = {column_of(name): plain_cell(value or "").strip() for name, value in record.items()}
            if number == 1:
                _check_header(path, cells)
            elif isinstance(row := row_of(number, cells), Problem):
                problems.append(row)
            elif row is not None:
                found.append(row)
        content = path.read_bytes()
        if content.count(b'"') % 2:
            raise InputError(f"{path}: a quotation mark is not closed, which swallows what follows it; {_NEXT}")
        sha256 = hashlib.sha256(content).hexdigest()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    except InputError as error:
        raise InputError(str(error) if str(error).startswith(str(path)) else f"{path}: {error}") from None
    read = Corrections(tuple(found), tuple(problems), path.name, sha256)
    return read.without([*_contradictions(found), *_circles(read)])


def corrections_beside(folders: Iterable[Path]) -> Corrections | None:
    """The corrections in the folders of articles. Raises :class:`~framing.errors.InputError` where two folders have some."""
    found = find_beside(folders, FILE_NAME, "corrections file", "--corrections")
    return load_corrections(found) if found else None


def are_corrections(path: Path, header: frozenset[str]) -> bool:
    """Whether a file that would be read as articles holds corrections: by its name or, being a table, by its ``header``."""
    return path.name.lower() == FILE_NAME or {column_of(name) for name in header} >= {*COLUMNS}


def column_of(name: str) -> str:
    """The column that a name in the header means."""
    return _ALIASES.get(key(name), key(name))


def _check_header(path: Path, cells: Mapping[str, str]) -> None:
    lacking = [name for name in ("correction", "value") if name not in cells]
    if lacking:
        raise InputError(f"{path}: no column {' and no column '.join(lacking)}; {_HEADER}; {_NEXT}")


def row_of(number: int, cells: Mapping[str, str]) -> Row | Problem | None:
    """A row; None where it corrects nothing, as its value is empty."""
    kind, value = cells.get("correction", "").casefold(), cells.get("value", "")
    if not value:
        return None
    if kind not in KINDS:
        return Problem(number, f"unknown correction '{kind}'; expected {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    offsets = [_offset(cells.get(name, "")) for name in ("start", "end")]
    if wrong := [name for name, offset in zip(("start", "end"), offsets, strict=True) if offset == _NO_NUMBER]:
        given = cells[wrong[0]]
        return Problem(number, f"{wrong[0]} is '{given}'; expected a whole number of characters, from 0, or nothing")
    start, end = offsets
    value = value.casefold() if kind == "voice" else value
    row = Row(number, kind, cells.get("document", ""), start, end, cells.get("text", ""), value)
    return Problem(number, why) if (why := _lacking(row)) else row


_NO_NUMBER = -1


def _offset(cell: str) -> int | None:
    """An offset as a spreadsheet may write it (120, 120.0); None where there is none."""
    if not cell:
        return None
    whole = cell.removesuffix(".0")
    return int(whole) if whole.isdecimal() else _NO_NUMBER


def _lacking(row: Row) -> str:
    """What keeps a row from being used, as far as it tells alone; '' where nothing does."""
    if (row.start is None) != (row.end is None):
        return "has one of start and end; give both, or neither"
    if row.kind == "story":
        return "" if row.document else "names no document; give the id of the article in the column document"
    if (row.start is not None or row.kind in ("none", "voice")) and not row.document:
        return "is about a passage and names no document; give the id of the article in the column document"
    if row.kind in OF_SOURCES and row.start is None and not row.text:
        return "names no source; give its name as framing has it in the column text"
    if row.kind in ("none", "voice") and row.start is None and not row.text:
        return "names no passage; give start and end, or the passage in the column text"
    if row.kind == "voice" and row.value not in FIXED_VOICES:
        return f"unknown voice '{row.value}'; expected {', '.join(FIXED_VOICES[:-1])} or {FIXED_VOICES[-1]}"
    return ""


def _contradictions(found: Iterable[Row]) -> Iterator[Problem]:
    """Rows on one thing that say different things of it: none of them holds, whatever order they stand in."""
    by_subject: dict[tuple[object, ...], list[Row]] = {}
    for row in found:
        by_subject.setdefault(row.subject, []).append(row)
    for same in by_subject.values():
        if len({row.value for row in same}) > 1:
            for row in same:
                others = ", ".join(f"row {other.number} '{other.value}'" for other in same if other.value != row.value)
                yield Problem(row.number, f"says '{row.value}' of what {others} is said for; keep one of them")


def _circles(read: Corrections) -> Iterator[Problem]:
    """Names that are corrected into each other in a circle."""
    named = {key_of(row.text): row for row in read.rows if row.kind == "name" and not row.document}
    for begun, row in named.items():
        at, steps = key_of(row.value), 0
        while at in named and at != begun and steps < len(named):
            at, steps = key_of(named[at].value), steps + 1
        if at == begun and key_of(row.value) != begun:
            yield Problem(row.number, f"makes '{row.text}' '{row.value}', which another row makes '{row.text}'; keep one of them")
