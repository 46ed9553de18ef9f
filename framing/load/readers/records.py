"""Records, as readers of tables give them → documents: named, with a reason for each that has no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from framing.errors import InputError, PluginError
from framing.extension import Row, Skip
from framing.load.as_read import document_of, is_as_read
from framing.load.readers.addresses import LEAD_ONLY, only_addresses, only_leads
from framing.load.readers.columns import ALIASES, expected_text, has_text, key, names_in, those_found, to_document
from framing.load.readers.decoding import clean_line
from framing.load.readers.mapping import NONE, Columns
from framing.model import Document, wrong_field

_IDS = frozenset(map(key, ALIASES["id"]))
_ENOUGH = 1000  # records without a column of texts, after which none is expected
_NUMBER = re.compile(r"\d+")


@dataclass
class _Seen:
    """What the records of a file have had so far."""

    texts: bool = False
    columns: set[str] = field(default_factory=set)
    lacking: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)


def to_documents(found: Iterable[Document | Row], path: Path, skip: Skip, columns: Columns = NONE) -> Iterator[Document]:
    """The documents among what a reader gave, and those that its records describe.

    What has no text goes to ``skip``, and so does a column that the user named and no record has. Raises InputError where
    no record has a column that is known to hold the text.
    """
    seen = _Seen()
    for given in found:
        if isinstance(given, Document):
            seen.texts = True
            yield _checked(given)
            continue
        where, values, notes = _parts(given)
        if is_as_read(values):
            seen.texts = True
            yield document_of(values)
            continue
        names = names_in(values)
        if _is_header(values):
            skip(where, "names the columns once more; no article")
            continue
        if not has_text(names, columns):
            _without_text(seen, where, values, columns)
            continue
        seen.texts = True
        _tell(seen, skip, columns)
        seen.columns.update(names)
        document = to_document(values, notes=notes, columns=columns)
        if document.text.strip():
            yield _with_id(document, _fallback(path.stem, where), names, where)
        else:
            skip(where, "no text in it")
    if seen.lacking and not seen.texts:
        raise InputError(_no_text(seen.lacking[0][1], columns))
    _tell(seen, skip, columns)
    for name, column in columns.items():
        if seen.columns and key(column) not in seen.columns:
            skip("", f"no column '{clean_line(column)}', which is to hold: {clean_line(name)}; correct --columns or the manifest")


def _is_header(values: Mapping[str, Any]) -> bool:
    """Whether a record only repeats the names of its columns, as where tables were put behind each other."""
    filled = [(name, value) for name, value in values.items() if value is not None and value != ""]
    return len(filled) > 1 and all(isinstance(value, str) and value.strip() == name.strip() for name, value in filled)


def _without_text(seen: _Seen, where: str, values: Mapping[str, Any], columns: Columns) -> None:
    kept = values if not seen.lacking else dict.fromkeys(values)  # the values of the first say what kind of list it is
    seen.lacking.append((where, kept))
    if not seen.texts and len(seen.lacking) >= _ENOUGH:
        raise InputError(_no_text(seen.lacking[0][1], columns))


def _tell(seen: _Seen, skip: Skip, columns: Columns) -> None:
    for where, values in seen.lacking:
        skip(where, _no_text(values, columns))
    seen.lacking.clear()


def _no_text(values: Mapping[str, Any], columns: Columns) -> str:
    if "text" in columns:
        lacking = f"no column '{clean_line(columns['text'])}', which is to hold the text"
        return f"{lacking}; found: {those_found(values)}; correct --columns"
    if only_leads(values):
        return LEAD_ONLY
    return only_addresses(values) or f"no text column; {expected_text(values)}"


def _fallback(stem: str, where: str) -> str:
    """What an article without an id is called: its file, and the numbers of its place there."""
    return f"{stem}:{':'.join(_NUMBER.findall(where)) or where}" if where else ""


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
    expected = not _IDS.isdisjoint(names)
    notes = (*document.notes, f"no id: {where} is called '{fallback}'") if expected else document.notes
    return replace(document, id=fallback, notes=notes)
