"""Records, as readers of tables give them → documents: named, with a reason for each that has no text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from framing.errors import InputError, PluginError
from framing.extension import Row
from framing.load.readers.columns import ALIASES, expected_text, has_text, key, to_document
from framing.model import Document, wrong_field

_IDS = frozenset(map(key, ALIASES["id"]))


def to_documents(found: Iterable[Document | Row], path: Path, skip: Callable[[str, str], None]) -> Iterator[Document]:
    """The documents among what a reader gave, and those that its records describe.

    What has no text goes to ``skip``. Raises InputError where no record has a column that is known to hold the text.
    """
    lacking: list[tuple[str, Mapping[str, Any]]] = []
    known = False
    for given in found:
        if isinstance(given, Document):
            known = True
            yield _checked(given)
            continue
        where, values, notes = _parts(given)
        if not has_text(values):
            lacking.append((where, dict.fromkeys(values)))
            continue
        known = True
        document = to_document(values, notes=notes)
        if document.text.strip():
            yield _with_id(document, f"{path.stem}:{where.rpartition(' ')[2]}" if where else "", values, where)
        else:
            skip(where, "no text in it")
    if lacking and not known:
        raise InputError(f"no text; {expected_text(lacking[0][1])}")
    for where, values in lacking:
        skip(where, f"no text; {expected_text(values)}")


def _checked(document: Document) -> Document:
    if wrong := wrong_field(document):
        raise PluginError(wrong)
    return document


def _parts(given: Any) -> tuple[str, Mapping[str, Any], tuple[str, ...]]:
    if not isinstance(given, tuple) or len(given) not in (2, 3):
        raise PluginError(f"expected a Document or a record (where, values), got {type(given).__name__}")
    where, values, notes = given if len(given) == 3 else (*given, ())
    if not isinstance(where, str) or not isinstance(values, Mapping) or not all(isinstance(name, str) for name in values):
        raise PluginError("a record is (where, values): a text, and values by the names of their columns")
    return where, values, tuple(notes)


def _with_id(document: Document, fallback: str, names: Iterable[str], where: str) -> Document:
    """The document with the fallback as its id if it has none; noted where others have one."""
    if document.id or not fallback:
        return document
    expected = not _IDS.isdisjoint(map(key, names))
    notes = (*document.notes, f"no id: {where} is called '{fallback}'") if expected else document.notes
    return replace(document, id=fallback, notes=notes)
