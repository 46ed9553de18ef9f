"""LIWC's ``.dic`` (2007, 2015): between two ``%`` the categories, an id and a name each; then terms with their ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.dictionaries.globs import term_of
from framing.dictionaries.losses import Losses
from framing.dictionaries.model import Builder, Dictionary
from framing.dictionaries.model import Path as Keys
from framing.dictionaries.source import Source, add_term

_LEGEND = re.compile(r"(?P<id>\d{1,9})\s+(?P<name>\S.*)")
WILDCARDS = "*"  # ? is a mark to LIWC


def read(source: Source) -> Dictionary:
    """Read a LIWC dictionary. Tabs before a category nest it; terms that depend on their neighbors are left out."""
    builder = Builder(source.where)
    lines = list(source.lines())
    marks = [place for place, (_, line) in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2 or marks[0] != 0:
        raise builder.error("expected the categories between two lines that hold only %, and the terms after them")
    categories = _legend(lines[1 : marks[1]], builder)
    for number, line in lines[marks[1] + 1 :]:
        term, ids = _parted(line.strip())
        if "<of>" in line or ("(" in line and ")" in line):
            builder.lose(line.strip(), "is left out: it hangs on the words around it", number)
        elif not term or not ids or not all(map(_is_id, ids)):
            builder.lose(line.strip(), "is left out: expected a term and the numbers of its categories", number)
        else:
            for id_ in dict.fromkeys(map(int, ids)):
                if id_ in categories:
                    add_term(builder, categories[id_], term, line=number, wildcards=WILDCARDS)
                else:
                    builder.lose(term, f"is not kept in category {id_}, which is not defined", number)
    return builder.dictionary(source.name, "liwc", source.sha256)


def _parted(line: str) -> tuple[str, list[str]]:
    """A term and the numbers after it, after a tab or (as some files have it) spaces."""
    term, tab, rest = line.partition("\t")
    if tab:
        return term.strip(), rest.split()
    words = line.split()
    place = len(words)
    while place and _is_id(words[place - 1]):
        place -= 1
    return " ".join(words[:place]), words[place:]


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _legend(lines: list[tuple[int, str]], builder: Builder) -> dict[int, Keys]:
    categories: dict[int, Keys] = {}
    above: list[tuple[int, str]] = []
    for number, line in lines:
        found = _LEGEND.fullmatch(line.strip())
        if found is None:
            raise builder.error(f"expected the number and the name of a category, got '{line.strip()[:60]}'", number)
        depth = len(line) - len(line.lstrip("\t"))
        while above and above[-1][0] >= depth:
            above.pop()
        above.append((depth, found["name"]))
        if int(found["id"]) in categories:
            raise builder.error(f"two categories have the number {found['id']}", number)
        categories[int(found["id"])] = builder.category([name for _, name in above], number)
    return categories


def write(dictionary: Dictionary, losses: Losses) -> Iterator[str]:
    """The lines of a LIWC dictionary."""
    ids_of: dict[str, list[int]] = {}
    yield "%"
    for number, (path, category) in enumerate(dictionary.walk(), 1):
        yield "\t" * (len(path) - 1) + f"{number}\t{category.name}"
        for entry in category.entries:
            losses.weight(path, entry)
            with losses.noting(path, entry):
                ids_of.setdefault(term_of(entry.pattern, wildcards=WILDCARDS), []).append(number)
    yield "%"
    for term, ids in sorted(ids_of.items()):
        yield "\t".join([term, *map(str, ids)])
