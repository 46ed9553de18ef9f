"""From a record (a CSV row, a JSON object, front matter, a manifest's entry) to a document.

Tools name their columns differently; ``ALIASES`` is the one table of the names that are understood.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from framing.load.readers.dates import order_of, parse_date, time_of
from framing.load.readers.decoding import clean_line, listing
from framing.load.readers.mapping import NONE, TABLE, Columns
from framing.model import PUBLISHED_TIME, Document, Value

# The first name that holds anything wins. Case, spaces, "_", "-" and "." in a name make no difference.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "document_id", "article_id", "stories_id", "guid", "uuid"),
    "text": (
        *("text", "content", "body", "article", "maintext", "full_text", "article_text", "article_body", "plaintext"),
        *("body_text", "content_text", "content_html", "raw_text"),  # the same again
    ),
    "outlet": (
        *(
            "outlet",
            "source.name",
            "source.title",
            "source",
            "media_name",
            "publication",
            "publisher",
            "newspaper",
            "sitename",
            "site_name",
        ),
        *("meta_site_name", "source_hostname", "site", "hostname", "source_domain", "domain"),
    ),
    "title": ("title", "headline", "article_title", "headline.main", "web_title"),
    "author": ("author", "authors", "byline", "byline.original", "creator"),
    "published": (
        *("published", "date", "publish_date", "published_at", "pub_date", "published_date", "publication_date"),
        *("date_publish", "date_published", "publishing_date", "web_publication_date", "seen_date"),
    ),
    "url": ("url", "link", "canonical_link", "web_url", "permalink", "source"),
    "language": ("language", "lang", "meta_lang"),
    "genre": ("genre", "article_type", "type"),
    "story": ("story", "story_id", "event", "event_id"),
}
DEEPEST = 3  # levels of nested objects in which a field is looked for
# Objects around an article's fields, and keys around a value, that say nothing.
_AROUND = frozenset(("fields", "attributes", "article", "document", "doc", "node"))
_STORED = "_source"  # of Elasticsearch: the article, no source
_WITHIN = frozenset(("rendered", "value", "#text"))
_WITHIN_TEXT = ("text", "content", "value", "body")  # what holds the text of a part of an article
_TYPED = frozenset(("$date", "$oid", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal"))  # of MongoDB
# What R, Python and interfaces write where a field has no value ("None" may be a name).
MISSING = frozenset(("NA", "N/A", "<NA>", "NaN", "nan", "NULL", "[Removed]"))
_LANGUAGES = {"english": "en", "eng": "en"}
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.ASCII)
_CUT = re.compile(r"\[\+\d+ chars\]\s*$")


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A column name as it is compared."""
    return re.sub(r"[\s_.-]+", "", name).casefold()


_KEYS = {field: tuple(key(alias) for alias in aliases) for field, aliases in ALIASES.items()}


def has_text(names: Iterable[str], columns: Columns = NONE) -> bool:
    """Whether one of these columns is known to hold the text, or is the one that the user says."""
    wanted = {key(columns["text"])} if "text" in columns else _KEYS["text"]
    return not {key(name) for name in names}.isdisjoint(wanted)


def names_in(record: Mapping[str, Any]) -> dict[str, str]:
    """The names of a record as they are compared, down to the third level, each with its name as it is written."""
    found: dict[str, str] = {}
    for name in dict(_flatten(record)):
        found.setdefault(key(name), name)
        found.setdefault(key(_plain(name)), name)
    return found


def those_in(record: Mapping[str, Any], columns: Columns) -> Columns:
    """Of the columns that the user names those that a record has: where it has none, its names that are known hold."""
    names = names_in(record) if columns else {}
    return {field: column for field, column in columns.items() if key(column) in names and field != TABLE}


def expected_text(names: Iterable[str]) -> str:
    """What to say where none does."""
    return (
        f"expected a column named {', '.join(ALIASES['text'][:4])} or {ALIASES['text'][4]}; found: "
        f"{those_found(names)}; say which column holds the articles: --columns text=NAME"
    )


def those_found(names: Iterable[str]) -> str:
    """The names of columns or tables that there are, for a message: twelve at most."""
    return listing(names, most=12, longest=40) or "none"


def to_document(
    record: Mapping[str, Any], *, fallback_id: str = "", notes: Iterable[str] = (), columns: Columns = NONE
) -> Document:
    """The document that a record describes; what no field takes goes to ``meta``."""
    return describe(Document(id=fallback_id, text="", notes=tuple(notes)), record, columns)


def describe(document: Document, record: Mapping[str, Any], columns: Columns = NONE) -> Document:
    """The document with what a record says of it; where both say something, the record wins.

    The ``columns`` that the user names hold before the names that are known.
    """
    found, meta = _sort(record, columns)
    notes = list(document.notes)
    changes: dict[str, Any] = {
        field: clean_line(_text(value)) for field, value in found.items() if field not in ("text", "published")
    }
    if "text" in found:
        changes["text"] = _paragraphs(found["text"])
        notes.extend(_rivals(record, found["text"]) if "text" not in columns else ())
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


def _sort(record: Mapping[str, Any], columns: Columns) -> tuple[dict[str, Any], dict[str, Value]]:
    flat = dict(_flatten(record))
    names = names_in(record)
    found: dict[str, Any] = {}
    used: set[str] = set()
    own: dict[str, Value] = {}
    for field, column in columns.items():
        given = names.get(key(column))
        if given is None or _text(flat[given]).strip() in MISSING:
            continue
        used.add(given)
        if field in _KEYS:
            found[field] = flat[given]
        else:
            own[field] = _scalar(flat[given])
    for field, keys in _KEYS.items():
        for candidate in keys if field not in columns else ():
            given = names.get(candidate)
            if given is not None and given not in used and _fits(field, flat[given]):
                found[field] = flat[given]
                used.add(given)
                break
    values = {clean_line(name): _scalar(value) for name, value in _flatten(record, 2) if name not in used}
    return found, {name: value for name, value in {**values, **own}.items() if value not in (None, "")}


def _fits(field: str, given: Any) -> bool:
    value = _paragraphs(given) if field == "text" else _text(given)
    if value.strip() in MISSING:
        return False
    address = value.startswith(("http://", "https://", "www."))
    if (field == "outlet" and address) or (field == "author" and value.strip().isdigit()):
        return False  # some tools call the address "source", some give an author's number
    return ("/" in value or address) if field == "url" else bool(value.strip())


def _rivals(record: Mapping[str, Any], text: Any) -> Iterator[str]:
    """A note where another column holds a text, too, that is not the same."""
    names, read = names_in(record), ""
    flat = dict(_flatten(record))
    for candidate in _KEYS["text"][:_SAME_AGAIN]:
        name = names.get(candidate)
        if name is None or not isinstance(flat[name], str) or flat[name].count(" ") < _WORDS:
            continue
        if not read:
            read = name
        elif flat[name].strip() != str(text).strip() and name != read:
            yield f"two columns with texts: '{read}' is read; to read the other: --columns text={name}"
            return


_SAME_AGAIN = -4  # what holds the text once more in another form
_WORDS = 4  # spaces, at the least, of what may be an article


def _flatten(record: Mapping[str, Any], deepest: int = DEEPEST) -> Iterator[tuple[str, Any]]:
    """The values of a record by their names, those of nested objects by dotted ones, down to some level."""
    for name, value in record.items():
        value = _untyped(value)
        if name == _STORED and isinstance(value, Mapping):
            yield from _flatten(value, deepest)
        elif isinstance(value, Mapping) and deepest > 1:
            yield from ((f"{name}.{inner}", deeper) for inner, deeper in _flatten(value, deepest - 1))
        else:
            yield str(name), value


def _untyped(value: Any) -> Any:
    """A value of MongoDB's without its type: ``{"$date": {"$numberLong": "1635235200000"}}`` is a number."""
    while isinstance(value, Mapping) and len(value) == 1 and (name := next(iter(value))) in _TYPED:
        value = value[name]
    return value


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """A dotted name without the parts that say nothing: ``content`` for ``fields.content`` and ``content.rendered``."""
    parts = name.split(".")
    while len(parts) > 1 and parts[0] in _AROUND:
        del parts[0]
    while len(parts) > 1 and parts[-1] in _WITHIN:
        del parts[-1]
    return ".".join(parts)


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else "" if math.isnan(value) else str(value)
    if isinstance(value, Mapping):
        return _text(value.get("name"))
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return ", ".join(part for part in map(_text, value) if part)
    return str(value)


def _paragraphs(value: Any) -> str:
    """A text that may be a list of its paragraphs, or of objects with one each."""
    if isinstance(value, list):
        return "\n\n".join(part for part in map(_paragraphs, value) if part.strip())
    if isinstance(value, Mapping):
        return next((held for name in _WITHIN_TEXT if isinstance(held := value.get(name), str)), "")
    return _text(value)


def _scalar(value: Any) -> Value:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, date | datetime):
        return value.isoformat()
    return clean_line(_text(value))
