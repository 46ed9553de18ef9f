"""WordStat's ``.cat``: categories indented by tabs, entries as ``TERM (weight)``; ``_`` joins words (as quanteda reads it)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.dictionaries.globs import term_of
from framing.dictionaries.losses import Losses
from framing.dictionaries.model import Builder, Category, Dictionary
from framing.dictionaries.source import Source, add_term

ENTRY = re.compile(r"^(?P<term>.*\S)\s+\((?P<weight>-?\d+(?:\.\d+)?(?:e[-+]?\d+)?)\)$")


def read(source: Source) -> Dictionary:
    """Read a WordStat dictionary; its rules, which begin with @, are left out."""
    builder = Builder(source.where)
    above: list[tuple[int, str]] = []  # categories that are open, with their indents
    for number, line in source.lines():
        text = line.strip()
        indent = len(line[: len(line) - len(line.lstrip())].expandtabs())
        while above and above[-1][0] >= indent:
            above.pop()
        path = builder.category([name for _, name in above], number) if above else ()
        entry = ENTRY.match(text)
        if text.startswith("@"):
            builder.lose(text, "is left out: rules are not read", number)
        elif entry is None:
            above.append((indent, text))
            builder.category([name for _, name in above], number)
        elif not path:
            builder.lose(text, "is left out: no category stands above it", number)
        else:
            add_term(builder, path, entry["term"].replace("_", " "), weight=float(entry["weight"]), line=number)
    return builder.dictionary(source.name, "wordstat", source.sha256)


def write(dictionary: Dictionary, losses: Losses) -> Iterator[str]:
    """The lines of a WordStat dictionary."""
    for category in dictionary.categories:
        yield from _lines(category, (), losses)


def _lines(category: Category, above: tuple[str, ...], losses: Losses) -> Iterator[str]:
    path = (*above, category.name)
    if ENTRY.match(category.name) or category.name.startswith("@"):
        losses.add(path, "", "would be read as an entry or a rule, so it is left out with all in it")
        return
    yield "\t" * len(above) + category.name
    for entry in category.entries:
        with losses.noting(path, entry):
            term = term_of(entry.pattern)
            if "_" in term:
                losses.add(path, term, "has _, which joins words here")
                continue
            yield "\t" * len(path) + f"{term} ({entry.weight!r})".replace(".0)", ")")
    for inside in category.categories:
        yield from _lines(inside, path, losses)
