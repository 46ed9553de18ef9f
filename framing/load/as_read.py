"""A corpus as it was read, as records that read back as equal documents: what ``framing convert`` writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from framing.load.readers.decoding import clean, clean_line
from framing.model import Document, Value

NOTES = "reading_notes"  # marks such a record: its text has been looked at, and is not looked at again
_FIELDS = ("id", "outlet", "title", "author", "published", "url", "language", "genre", "story", "text")
_OTHER = "meta."  # before a name of further metadata that is the name of a field


def record_of(document: Document) -> dict[str, Any]:
    """A document as a flat record: its fields, its further metadata by their names, its notes as a list of texts."""
    fields = {name: getattr(document, name) for name in _FIELDS}
    fields["published"] = document.published.isoformat() if document.published else ""
    taken = {*_FIELDS, NOTES}
    meta = {f"{_OTHER}{name}" if name in taken or name.startswith(_OTHER) else name: v for name, v in document.meta.items()}
    return {**{name: fields[name] for name in _FIELDS[:-1]}, **meta, NOTES: list(document.notes), "text": document.text}


def is_as_read(record: Mapping[str, Any]) -> bool:
    """Whether a record is one that :func:`record_of` made."""
    return isinstance(record.get(NOTES), list) and isinstance(record.get("text"), str) and isinstance(record.get("id"), str)


def document_of(record: Mapping[str, Any]) -> Document:
    """The document of such a record; it carries its notes in ``meta`` until :func:`restored` takes them from there."""
    texts: dict[str, Any] = {name: clean_line(value) for name in _FIELDS[:-1] if isinstance(value := record.get(name), str)}
    published = _date(record.get("published"))
    texts.pop("published", None)
    meta = {name.removeprefix(_OTHER): value for name, value in record.items() if name not in _FIELDS and _is_value(value)}
    notes = [clean_line(note) for note in record[NOTES] if isinstance(note, str)]
    kept = Document(id=texts.pop("id"), text=record["text"], published=published, meta={**meta, NOTES: "\n".join(notes)})
    return replace(kept, **texts)


def restored(document: Document) -> Document | None:
    """The document with its notes as they were and its text as it is; None for any other."""
    kept = document.meta.get(NOTES)
    if not isinstance(kept, str):
        return None
    meta: dict[str, Value] = {name: value for name, value in document.meta.items() if name != NOTES}
    text, repairs = clean(document.text)
    notes = (*(note for note in kept.split("\n") if note), *repairs)
    return replace(document, text=text, meta=meta, notes=notes)


def _date(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None


def _is_value(value: Any) -> bool:
    return isinstance(value, str | int | float | bool)
