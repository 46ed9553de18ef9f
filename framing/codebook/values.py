"""How the values of a codebook are told of in messages, and how its targets hang together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any


def hint(name: str, known: Iterable[str]) -> str:
    """The nearest name as the end of a message; '' where none is near."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f", did you mean '{near[0]}'?" if near else ""


def key_path(table: str, key: str) -> str:
    """A key path as it would stand in the file."""
    bare = key.isascii() and key.replace("_", "a").replace("-", "a").isalnum()
    shown = key if bare else json.dumps(key, ensure_ascii=False)
    return f"{table}.{shown}" if table else shown


def kind(value: Any) -> str:
    """What a value is, as a user would say."""
    if isinstance(value, list):
        other = next((item for item in value if not isinstance(item, str)), None)
        return "a list" if other is None else f"a list that holds {kind(other)}"
    names = {str: "text", bool: "true/false", int: "a number", float: "a number", dict: "a table", type(None): "nothing"}
    return names.get(type(value), f"a {type(value).__name__}")


def within(parts: Mapping[str, tuple[str, ...]], name: str) -> set[str]:
    """The names of everything that is part of a target, directly or through others."""
    found: set[str] = set()
    stack = list(parts.get(name, ()))
    while stack:
        part = stack.pop()
        if part not in found:
            found.add(part)
            stack.extend(parts.get(part, ()))
    return found
