"""Which story each document is on, from a table that ``framing stories`` wrote and somebody corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing.errors import InputError
from framing.load.readers.columns import key
from framing.load.readers.tabular import plain_cell, rows

_ID = ("docid", "id")


def read_stories(path: Path) -> dict[str, str]:
    """Document → story, from a CSV file with the columns ``doc_id`` and ``story``; other columns may stand there.

    Raises :class:`~framing.errors.InputError` with the row for a document without an id or on two stories.
    """
    found: dict[str, str] = {}
    named, story = "", ""
    if path.is_dir():
        raise InputError(f"{path}: a folder; name the table in it that framing stories wrote")
    if not path.is_file():
        raise InputError(f"{path}: no such file; framing stories PATH --output {path} writes one")
    for number, record, _ in _rows(path):
        if number == 1:
            names = {key(name): name for name in record}
            named = next((names[name] for name in _ID if name in names), "")
            story = names.get("story", "")
            if not named or not story:
                raise InputError(f"{path}: expected the columns doc_id and story; found {', '.join(record) or 'nothing'}")
            continue
        doc_id, value = plain_cell(record.get(named, "")), plain_cell(record.get(story, "")).strip()
        if not doc_id:
            raise InputError(f"{path}, row {number}: no doc_id in it")
        if found.setdefault(doc_id, value) != value:
            raise InputError(f"{path}, row {number}: '{doc_id}' is on '{found[doc_id]}' and on '{value}'; keep one of them")
    return found


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any], tuple[str, ...]]]:
    try:
        yield from rows(path)
    except InputError as error:
        raise InputError(f"{path}: {error}") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
