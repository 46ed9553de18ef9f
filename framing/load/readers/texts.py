"""Plain text and Markdown: a file an article, with optional front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from framing.errors import InputError
from framing.extension import Row, Skip
from framing.load.readers.columns import describe, those_in
from framing.load.readers.decoding import decode, with_line_feeds
from framing.load.readers.mapping import NONE, Columns
from framing.load.readers.tabular import is_table, read_csv
from framing.model import Document
from framing.untrusted import toml

_FENCE = re.compile(r"\s*(\+\+\+|---)[ \t]*\n(.{0,20000}?)\n\1[ \t]*(?:\n\s*|$)", re.DOTALL)
_PAIR = re.compile(r"([A-Za-z_][\w .-]{0,40}):(?:\s+(.*))?")


def read_text(path: Path, skip: Skip, columns: Columns = NONE) -> Iterator[Document | Row]:
    """The one document of a text file; those of a table that is called a text, as Excel's "Unicode text" is."""
    decoded, notes = decode(path.read_bytes())
    if is_table(decoded, columns):
        yield from read_csv(path, skip, columns)
        return
    text = with_line_feeds(decoded)
    record, begin = front_matter(text)
    yield replace(describe(Document(id="", text="", notes=notes), record, those_in(record, columns)), text=text[begin:])


def front_matter(text: str) -> tuple[dict[str, Any], int]:
    """The metadata at the head of a text, between +++ (TOML) or --- (simple YAML), and where the article begins."""
    match = _FENCE.match(text)
    if match is None:
        return {}, 0
    if match[1] == "+++":
        try:
            return toml(match[2]), match.end()
        except ValueError as error:
            raise InputError(f"the front matter between +++ lines is not TOML: {error}") from None
    record = simple_yaml(match[2])
    return (record, match.end()) if record is not None else ({}, 0)


def simple_yaml(block: str) -> dict[str, Any] | None:
    """``key: value`` lines, with ``- item`` lines for lists; None where the block is something else.

    Nested YAML is not read: articles need a flat list of fields, and TOML is there for more.
    """
    record: dict[str, Any] = {}
    name = ""
    for line in block.split("\n"):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if stripped.startswith("- ") and name and isinstance(record[name], list):
            record[name].append(_unquoted(stripped[2:]))
        elif (match := _PAIR.fullmatch(stripped)) and line == line.lstrip():
            name = match[1]
            record[name] = _yaml_value(match[2] or "")
        else:
            return None
    return record or None


def _yaml_value(value: str) -> Any:
    value = value.strip()
    if not value:
        return []
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(item) for item in value[1:-1].split(",")]
    return _unquoted(value)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.partition(" #")[0].strip()
