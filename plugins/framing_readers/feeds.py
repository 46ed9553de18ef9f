"""Feeds (RSS, Atom): an entry an article, by feedparser, of bytes alone; nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing import InputError
from framing_readers.files import Row, Skip, content, understood

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_ADVICE = "save the feed again, or the pages that it lists"


def recognises(head: bytes, path: Path) -> bool:
    """Whether a file is a feed, whatever its name."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") and bool(_ROOT.search(head[:4096]))


def read(path: Path, skip: Skip) -> Iterator[Row]:
    """A record for each entry that has text; one that has only a summary says so."""
    import feedparser

    data = content(path)
    if not _ROOT.search(data[:4096]):
        raise InputError("XML that is no feed (RSS or Atom); save its articles as texts, or as rows of a table")
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise InputError(f"its XML declares entities, which are not read; {_ADVICE}")
    with understood("a feed", _ADVICE):
        feed: Any = feedparser.parse(data)
    if not feed.entries:
        raise InputError(f"no entry in the feed; {_ADVICE}")
    outlet = feed.feed.get("title", "")
    for number, entry in enumerate(feed.entries, 1):
        yield _record(number, entry, outlet)
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        skip(f"after entry {len(feed.entries)}", f"the feed is broken there ({feed.bozo_exception}); {_ADVICE}")


def _record(number: int, entry: Any, outlet: str) -> Row:
    full = "\n".join(part.get("value", "") for part in entry.get("content", ()))
    fields = {
        "text": full or entry.get("summary", ""),
        "title": entry.get("title", ""),
        "outlet": entry.get("source", {}).get("title", "") or outlet,
        "author": entry.get("author", ""),
        "date": entry.get("published", "") or entry.get("updated", ""),
        "url": entry.get("link", ""),
        "section": ", ".join(tag.get("term") or "" for tag in entry.get("tags", ())),
    }
    notes = () if full else ("text is the summary in the feed",)
    return f"entry {number}", {name: value for name, value in fields.items() if value or name == "text"}, notes
