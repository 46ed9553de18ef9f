"""quanteda's YAML: maps of categories, lists of terms; a category with both has its own terms under the key ``__``."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from typing import Any

from framing.dictionaries.globs import term_of
from framing.dictionaries.losses import Losses
from framing.dictionaries.model import DEEPEST, Builder, Category, Dictionary
from framing.dictionaries.source import Source, add_term
from framing.errors import InputError, RequestError

OWN = "__"


def read(source: Source) -> Dictionary:
    """Read a quanteda dictionary: all values are text, ``no`` and ``1990`` too; anchors, tags and repeated keys are refused."""
    yaml = _yaml()
    builder = Builder(source.where)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _Reading(builder).document(yaml.parse(source.text, Loader=loader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = f", line {mark.line + 1}" if mark is not None else ""
        raise InputError(f"{source.where}{at}: not YAML: {getattr(error, 'problem', None) or error}") from None
    return builder.dictionary(source.name, "quanteda", source.sha256)


def _yaml() -> Any:
    try:
        return importlib.import_module("yaml")
    except ImportError:
        raise RequestError.lacking("a dictionary in YAML", "PyYAML") from None


class _Reading:
    """Goes by the parser's events, so that nothing is built that has to be refused afterwards."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.open: list[str | None] = []  # for each map or list that is open its key; None for a list in a list
        self.kinds: list[str] = []
        self.key: list[str | None] = []  # for each map that is open the key that waits for its value
        self.seen: set[tuple[str, ...]] = set()

    def document(self, events: Iterator[Any]) -> None:
        for event in events:
            kind = type(event).__name__.removesuffix("Event")
            line = event.start_mark.line + 1 if event.start_mark else 0
            if kind == "Alias" or getattr(event, "anchor", None):
                raise self.builder.error("anchors and aliases (& and *) are not read; put a term with * in quotes", line)
            if getattr(event, "tag", None):
                raise self.builder.error("tags (!) are not read; put a term with ! in quotes", line)
            if kind in ("MappingStart", "SequenceStart"):
                self._begin(kind.removesuffix("Start"), line)
            elif kind in ("MappingEnd", "SequenceEnd"):
                self.kinds.pop()
                self.key.pop()
                if self.kinds and self.kinds[-1] == "Mapping":
                    self.key[-1] = None
            elif kind == "Scalar":
                self._scalar(event.value, line)

    def _begin(self, kind: str, line: int) -> None:
        if len(self.kinds) > DEEPEST:
            raise self.builder.error(f"more than {DEEPEST} categories in one another", line)
        inside_list = bool(self.kinds) and self.kinds[-1] == "Sequence"
        if (not self.kinds and kind == "Sequence") or (inside_list and kind == "Sequence"):
            raise self.builder.error("expected categories with lists of terms, as in  category: [term, term]", line)
        if self.kinds and not inside_list and self.key[-1] is None:
            raise self.builder.error("a category's name must be text", line)
        if self.kinds and kind == "Mapping" and self.key[-1] == OWN:
            raise self.builder.error(f"{OWN} holds terms, not categories", line)
        self.kinds.append(kind)
        self.key.append(None)

    def _path(self) -> tuple[str, ...]:
        return tuple(key for key in self.key if key is not None and key != OWN)

    def _scalar(self, value: str, line: int) -> None:
        if not self.kinds:
            raise self.builder.error("expected categories with lists of terms, as in  category: [term, term]", line)
        if self.kinds[-1] == "Mapping" and self.key[-1] is None:
            self.key[-1] = value
            path = (*self._path(), OWN) if value == OWN else self.builder.category(self._path(), line)
            if path in self.seen:
                raise self.builder.error(f"the key '{value[:60]}' stands twice in one category; join its terms", line)
            self.seen.add(path)
            return
        if not value:
            pass  # a category with nothing in it
        elif self._path():
            add_term(self.builder, self.builder.category(self._path(), line), value, line=line)
        else:
            self.builder.lose(value, "is left out: it lies in no category", line)
        if self.kinds[-1] == "Mapping":
            self.key[-1] = None


def write(dictionary: Dictionary, losses: Losses) -> Iterator[str]:
    """The lines of a quanteda dictionary; every key and term is in quotes, so that none is read as a number or truth value."""
    for category in dictionary.categories:
        yield from _lines(category, (), losses)


def _lines(category: Category, above: tuple[str, ...], losses: Losses) -> Iterator[str]:
    path = (*above, category.name)
    indent = "  " * len(above)
    if category.name == OWN:
        losses.add(path, "", f"a category cannot be called {OWN}, so it is left out with all in it")
        return
    yield f"{indent}{_quoted(category.name)}:"
    if category.categories and category.entries:
        yield f"{indent}  {OWN}:"
    deeper = "    " if category.categories else "  "
    for entry in category.entries:
        losses.weight(path, entry)
        with losses.noting(path, entry):
            yield f"{indent}{deeper}- {_quoted(term_of(entry.pattern))}"
    for inside in category.categories:
        yield from _lines(inside, path, losses)


def _quoted(text: str) -> str:
    """A double-quoted scalar: for the printable text of names and terms JSON's are YAML's."""
    return json.dumps(text, ensure_ascii=False)
