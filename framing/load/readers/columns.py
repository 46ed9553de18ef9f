"""From a record (a CSV row, a JSON object, front matter, a manifest's entry) to a document.

Tools name their columns differently; ``ALIASES`` is the one table of the names that are understood.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from framing.load.readers.dates import order_of, parse_date, time_of
from framing.load.readers.decoding import clean_line
from framing.model import PUBLISHED_TIME, Document, Value

# The first name that holds anything wins. Case, spaces, "_", "-" and "." in a name make no difference.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "document_id", "article_id", "stories_id", "guid", "uuid"),
    "text": (
        *("text", "content", "body", "article", "maintext", "full_text", "article_text", "article_body", "plaintext"),
        "raw_text",
    ),
    "outlet": (
        *("outlet", "source.name", "source", "media_name", "publication", "publisher", "newspaper", "sitename", "site_name"),
        *("meta_site_name", "source_hostname", "site", "hostname", "source_domain", "domain"),
    ),
    "title": ("title", "headline", "article_title"),
    "author": ("author", "authors", "byline", "creator"),
    "published": (
        *("published", "date", "publish_date", "published_at", "pub_date", "published_date", "publication_date"),
        *("date_publish", "date_published", "publishing_date"),
    ),
    "url": ("url", "link", "canonical_link", "source"),
    "language": ("language", "lang", "meta_lang"),
    "genre": ("genre", "article_type", "type"),
    "story": ("story", "story_id", "event", "event_id"),
}
# What R, Python and interfaces write where a field has no value ("None" may be a name).
MISSING = frozenset(("NA", "N/A", "<NA>", "NaN", "nan", "NULL", "[Removed]"))
_LANGUAGES = {"english": "en", "eng": "en"}
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.ASCII)
_CUT = re.compile(r"\[\+\d+ chars\]\s*$")


def key(name: str) -> str:
    """A column name as it is compared."""
    return re.sub(r"[\s_.-]+", "", name).casefold()


_KEYS = {field: tuple(key(alias) for alias in aliases) for field, aliases in ALIASES.items()}


def has_text(names: Iterable[str]) -> bool:
    """Whether one of these columns is known to hold the text."""
    return not {key(name) for name in names}.isdisjoint(_KEYS["text"])


def expected_text(names: Iterable[str]) -> str:
    """What to say where none does."""
    found = [clean_line(name)[:40] for name in names]
    more = f" and {len(found) - 12} more" if len(found) > 12 else ""
    return (
        f"expected a column named {', '.join(ALIASES['text'][:4])} or {ALIASES['text'][4]}; found: "
        f"{', '.join(found[:12]) or 'none'}{more}; rename the column that holds the articles to text"
    )


def to_document(record: Mapping[str, Any], *, fallback_id: str = "", notes: Iterable[str] = ()) -> Document:
    """The document that a record describes; what no field takes goes to ``meta``."""
    return describe(Document(id=fallback_id, text="", notes=tuple(notes)), record)


def describe(document: Document, record: Mapping[str, Any]) -> Document:
    """The document with what a record says of it; where both say something, the record wins."""
    found, meta = _sort(record)
    notes = list(document.notes)
    changes: dict[str, Any] = {
        field: clean_line(_text(value)) for field, value in found.items() if field not in ("text", "published")
    }
    if "text" in found:
        changes["text"] = _text(found["text"])
        if cut := _CUT.search(changes["text"][-40:]):
            notes.append(f"text cut short by its provider: it ends in {cut[0].strip()}")
    if "published" in found:
        changes["published"], note = parse_date(found["published"])
        if note:
            meta["published"] = clean_line(_text(found["published"]))
            notes.append(note)
        elif time := time_of(found["published"]):
            meta[PUBLISHED_TIME] = time
        elif order := order_of(found["published"]):
            notes.append(f"date with {order} first: '{clean_line(_text(found['published']))[:40]}'")
    if "language" in changes:
        changes["language"] = language_code(changes["language"])
    return replace(document, **changes, meta={**document.meta, **meta}, notes=tuple(notes))


def language_code(name: str) -> str:
    """A language as its ISO 639-1 code where that is plain: en for en-GB, EN_us, eng and English."""
    folded = name.casefold()
    match = _LANGUAGE.fullmatch(folded)
    code = match[1] if match else folded
    return _LANGUAGES.get(code, code)


def host(url: str) -> str:
    """The host of an address without "www."; '' where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _sort(record: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Value]]:
    flat = dict(_flatten(record))
    names: dict[str, str] = {}
    for name in flat:
        names.setdefault(key(name), name)
    found: dict[str, Any] = {}
    used: set[str] = set()
    for field, keys in _KEYS.items():
        for candidate in keys:
            given = names.get(candidate)
            if given is not None and given not in used and _fits(field, _text(flat[given])):
                found[field] = flat[given]
                used.add(given)
                break
    values = {clean_line(name): _scalar(value) for name, value in flat.items() if name not in used}
    return found, {name: value for name, value in values.items() if value not in (None, "")}


def _fits(field: str, value: str) -> bool:
    if value.strip() in MISSING:
        return False
    address = value.startswith(("http://", "https://", "www."))
    if field == "outlet" and address:
        return False  # some tools call the address "source"
    return ("/" in value or address) if field == "url" else bool(value.strip())


def _flatten(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{inner}", deeper) for inner, deeper in value.items())
        else:
            yield str(name), value


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else "" if math.isnan(value) else str(value)
    if isinstance(value, Mapping):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(part for part in map(_text, value) if part)
    return str(value)


def _scalar(value: Any) -> Value:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, date | datetime):
        return value.isoformat()
    return clean_line(_text(value))
