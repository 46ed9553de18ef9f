"""JSON and JSON lines: an object an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from framing.errors import InputError
from framing.extension import Row, Skip
from framing.load.readers.addresses import only_addresses
from framing.load.readers.columns import has_text, names_in
from framing.load.readers.decoding import clean_line, decode, open_text
from framing.load.readers.mapping import NONE, Columns

_LISTS = ("articles", "documents", "data", "results", "items")
_DEEPEST = 3  # levels at which the list of articles may stand
_LOOKED_AT = 20  # entries of a list that say what it holds
_FIRST_ENTRY = re.compile(r"\[\s*(?=\{)")
_COMMA = re.compile(r"\s*,\s*")
_NEXT_ENTRY = re.compile(r"\}\s*,\s*(?=\{)")


def read_json(path: Path, skip: Skip, columns: Columns = NONE) -> Iterator[Row]:
    """A list of articles, an object that holds one at any depth to three (as an interface's answer), or a single article.

    The file is read whole; JSON lines are the format for large collections. Of a file that is cut off, or broken in one
    place, the rest is read.
    """
    text, notes = decode(path.read_bytes())
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and error.lineno > 1:
            yield from read_json_lines(path, skip)  # JSON lines under the name of JSON
            return
        yield from _rows(_rest(text, error, skip, columns), skip, notes, "entry")
        return
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON that can be read: {_reason(error)}") from None
    articles = articles_in(content, columns)
    if articles is None:
        yield "", content, notes
    else:
        yield from _rows(enumerate(articles, 1), skip, notes, "entry")
        for place, left in _texts_in(content, columns):
            if left is not articles:
                skip(
                    f"list '{clean_line(place)}' ({len(left)})",
                    "not read: another list holds the articles; save it as a file of its own",
                )


def _texts_in(content: Any, columns: Columns) -> list[tuple[str, list[Any]]]:
    """The lists of objects with texts in an object, each with its place."""
    lists = _lists(content, _DEEPEST) if isinstance(content, Mapping) else ()
    return [(place, found) for place, found in lists if any(_has_text(entry, columns) for entry in found[:_LOOKED_AT])]


def articles_in(content: Any, columns: Columns = NONE) -> list[Any] | None:
    """The one list of objects with texts in what JSON holds; None where that is a single article.

    Raises InputError where several lists hold texts, and where there are neither lists nor objects.
    """
    if isinstance(content, list):
        return content
    if not isinstance(content, Mapping):
        raise InputError(f"expected a list of articles or an object with a list named {', '.join(_LISTS)}")
    named: list[Any] | None = next((content[name] for name in _LISTS if isinstance(content.get(name), list)), None)
    lists = list(_lists(content, _DEEPEST))
    texts = _texts_in(content, columns)
    if named is not None and (not texts or any(found is named for _, found in texts)):
        return named
    if _has_text(content, columns) or not lists:
        return None
    if len(texts) > 1:
        found = " and ".join(f"{clean_line(place)} ({len(entries)})" for place, entries in texts[:4])
        raise InputError(f"several lists hold texts: {found}; save the one to read as a file of its own")
    chosen = texts or [pair for pair in lists if any(only_addresses(entry) for entry in pair[1][:_LOOKED_AT])]
    return chosen[0][1] if chosen else None


def _lists(content: Mapping[str, Any], deepest: int, before: str = "") -> Iterator[tuple[str, list[Any]]]:
    """The lists of objects in an object, each with its place, the outer ones first."""
    inner: list[tuple[str, Mapping[str, Any]]] = []
    for name, value in content.items():
        if isinstance(value, list) and any(isinstance(entry, Mapping) for entry in value[:_LOOKED_AT]):
            yield f"{before}{name}", value
        elif isinstance(value, Mapping) and deepest > 1:
            inner.append((f"{before}{name}.", value))
    for place, value in inner:
        yield from _lists(value, deepest - 1, place)


def _has_text(entry: Any, columns: Columns) -> bool:
    return isinstance(entry, Mapping) and has_text(names_in(entry), columns)


def _rest(text: str, error: json.JSONDecodeError, skip: Skip, columns: Columns) -> Iterator[tuple[int, Any]]:
    """The entries of a list that is cut off or broken somewhere, those before and behind.

    Raises InputError where none is whole.
    """
    decoder = json.JSONDecoder()
    begin = _FIRST_ENTRY.search(text)
    at, number, names, told = begin.end() if begin else len(text), 0, frozenset[str](), False
    while at < len(text) and text[at] == "{":
        number += 1
        try:
            entry, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as fault:
            if not names:
                break
            told = True
            skip(f"entry {number}", f"not JSON ({_at(fault)}; the entries around it are read; save the file again")
            at = _resumed(text, max(at + 1, getattr(fault, "pos", at)), decoder, names)
            continue
        if not names and not _has_text(entry, columns):
            break
        names = names or frozenset(entry)
        yield number, entry
        following = _COMMA.match(text, end)
        at = following.end() if following else len(text)
    if not names:
        raise InputError(f"not JSON ({_at(error)}")
    if not told:
        skip(f"entry {number + 1}", f"not JSON ({_at(error)}; what stands before is read; save the file again")


def _resumed(text: str, at: int, decoder: json.JSONDecoder, names: frozenset[str]) -> int:
    """Where the next entry begins that is like the others, behind one that is broken; the end of the text where none does."""
    for found in _NEXT_ENTRY.finditer(text, at):
        try:
            entry, _ = decoder.raw_decode(text, found.end())
        except (ValueError, RecursionError):
            continue
        if 2 * len(names & entry.keys()) >= len(names):
            return found.end()
    return len(text)


def _at(error: Exception) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return f"at this place): {_reason(error)}"
    return f"line {error.lineno}, column {error.colno}): {error.msg}"


def read_json_lines(path: Path, skip: Skip, columns: Columns = NONE) -> Iterator[Row]:
    """A record for each line; a bad line is skipped and the rest is read."""
    with open_text(path) as (handle, notes):

        def records() -> Iterator[tuple[int, Any]]:
            for number, line in enumerate(handle, 1):
                if not line.strip():
                    continue
                try:
                    yield number, json.loads(line.strip().removeprefix("\ufeff"))
                except (ValueError, RecursionError) as error:
                    skip(f"line {number}", f"not JSON: {_reason(error)}")

        yield from _rows(records(), skip, notes, "line")


def _rows(records: Iterable[tuple[int, Any]], skip: Skip, notes: tuple[str, ...], unit: str) -> Iterator[Row]:
    for number, record in records:
        if isinstance(record, Mapping):
            yield f"{unit} {number}", record, notes
        else:
            skip(f"{unit} {number}", f"expected an object, found {type(record).__name__}")


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} (column {error.colno})"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
