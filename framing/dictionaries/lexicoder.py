"""Lexicoder's ``.lc3``: a line ``+category``, then a term a line; flat, UTF-8 (as quanteda reads it)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.dictionaries.globs import term_of
from framing.dictionaries.losses import Losses, flat
from framing.dictionaries.model import Builder, Dictionary
from framing.dictionaries.source import Source, add_term

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}$")


def read(source: Source) -> Dictionary:
    """Read a Lexicoder dictionary; the colours of categories are left aside."""
    builder = Builder(source.where)
    path: tuple[str, ...] = ()
    for number, line in source.lines():
        text = line.strip()
        if text.startswith("+"):
            path = builder.category([_COLOUR.sub("", text[1:])], number)
        elif path:
            add_term(builder, path, text, line=number)
        else:
            builder.lose(text, "is left out: no +category stands above it", number)
    return builder.dictionary(source.name, "lexicoder", source.sha256)


def write(dictionary: Dictionary, losses: Losses) -> Iterator[str]:
    """The lines of a Lexicoder dictionary."""
    for category in flat(dictionary, "Lexicoder", losses):
        if _COLOUR.search(category.name):
            losses.add(category.name, "", "a name that ends like a colour would be cut")
            continue
        yield f"+{category.name}"
        for entry in category.entries:
            losses.weight(category.name, entry)
            with losses.noting(category.name, entry):
                yield term_of(entry.pattern)
