"""JSON and JSON lines: an object an article."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from framing.errors import InputError
from framing.load.readers.columns import expected_text, has_text, to_document
from framing.load.readers.decoding import decode, open_text
from framing.load.readers.tabular import with_id
from framing.model import Document

Skip = Callable[[str, str], None]
_LISTS = ("articles", "documents", "data", "results", "items")


def read_json(path: Path, skip: Skip) -> Iterator[Document]:
    """A list of articles, an object that holds one (as NewsAPI's answer), or a single article.

    The file is read whole; JSON lines are the format for large collections.
    """
    text, notes = decode(path.read_bytes())
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and error.lineno > 1:
            yield from read_json_lines(path, skip)  # JSON lines under the name of JSON
            return
        raise InputError(f"not JSON (line {error.lineno}, column {error.colno}): {error.msg}") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON that can be read: {_reason(error)}") from None
    articles = _articles(content)
    if articles is None:
        yield from _documents(enumerate([content]), "", skip, notes, "entry")
    else:
        yield from _documents(enumerate(articles, 1), path.stem, skip, notes, "entry")


def _articles(content: Any) -> list[Any] | None:
    if isinstance(content, list):
        return content
    if not isinstance(content, Mapping):
        raise InputError(f"expected a list of articles or an object with a list named {', '.join(_LISTS)}")
    return next((content[name] for name in _LISTS if isinstance(content.get(name), list)), None)


def read_json_lines(path: Path, skip: Skip) -> Iterator[Document]:
    """A document for each line; a bad line is skipped and the rest is read."""
    with open_text(path) as (handle, notes):

        def records() -> Iterator[tuple[int, Any]]:
            for number, line in enumerate(handle, 1):
                if not line.strip():
                    continue
                try:
                    yield number, json.loads(line.strip().removeprefix("\ufeff"))
                except (ValueError, RecursionError) as error:
                    skip(f"line {number}", f"not JSON: {_reason(error)}")

        yield from _documents(records(), path.stem, skip, notes, "line")


def _documents(
    records: Iterator[tuple[int, Any]], stem: str, skip: Skip, notes: tuple[str, ...], unit: str
) -> Iterator[Document]:
    for number, record in records:
        where = f"{unit} {number}" if stem else ""
        if not isinstance(record, Mapping):
            skip(where, f"expected an object, found {type(record).__name__}")
            continue
        document = to_document(record, notes=notes)
        if document.text.strip():
            yield with_id(document, f"{stem}:{number}", list(record), where) if stem else document
        else:
            skip(where, "no text in it" if has_text(map(str, record)) else f"no text; {expected_text(record)}")


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} (column {error.colno})"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
