"""A corpus as it was read, as records that read back as equal documents: what ``framing convert`` writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from framing.load.readers.decoding import clean, clean_line
from framing.model import Document

NOTES = "reading_notes"  # its first note is the mark
MARK = "written by framing convert (1)"  # marks such a record: its text has been looked at, and is not looked at again
_FIELDS = ("id", "outlet", "title", "author", "published", "url", "language", "genre", "story", "text")
_OTHER = "meta."  # before a name of further metadata that is the name of a field


class AsRead(Document):
    """The document of such a record, which :func:`restored` tells from that of any other reader."""


def record_of(document: Document) -> dict[str, Any]:
    """A document as a flat record: its fields, its further metadata by their names, the mark and its notes as a list."""
    known = {name: getattr(document, name) for name in _FIELDS}
    known["published"] = document.published.isoformat() if document.published else ""
    taken = {*_FIELDS, NOTES}
    meta = {f"{_OTHER}{name}" if name in taken or name.startswith(_OTHER) else name: v for name, v in document.meta.items()}
    return {**{name: known[name] for name in _FIELDS[:-1]}, **meta, NOTES: [MARK, *document.notes], "text": document.text}


def is_as_read(record: Mapping[str, Any]) -> bool:
    """Whether a record is one that :func:`record_of` made: it bears the mark."""
    notes = record.get(NOTES)
    marked = isinstance(notes, list) and bool(notes) and notes[0] == MARK
    return marked and isinstance(record.get("text"), str) and isinstance(record.get("id"), str)


def document_of(record: Mapping[str, Any]) -> AsRead:
    """The document of such a record, with its notes as they were and its text as it is."""
    known: dict[str, Any] = {name: clean_line(value) for name in _FIELDS[:-1] if isinstance(value := record.get(name), str)}
    meta = {name.removeprefix(_OTHER): value for name, value in record.items() if name not in _FIELDS and _is_value(value)}
    notes = [clean_line(note) for note in record[NOTES][1:] if isinstance(note, str)]
    text, repairs = clean(record["text"])
    known |= {"published": _date(record.get("published")), "text": text, "notes": (*filter(None, notes), *repairs)}
    return AsRead(**known, meta=meta)


def restored(document: Document) -> Document | None:
    """The document that was written, as a plain one; None for one of any other reader."""
    if not isinstance(document, AsRead):
        return None
    return Document(**{field.name: getattr(document, field.name) for field in fields(Document)})


def _date(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None


def _is_value(value: Any) -> bool:
    return isinstance(value, str | int | float | bool)
