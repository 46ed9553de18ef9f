"""The words that evaluate, with their signs, by what they are: what one is called, does, has, and how. From ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

PATH = Path(__file__).with_name("words.toml")
SIGNS = {"negative": -1, "positive": 1}
# By their verb: the words behind it, and the sign.
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
_PHRASES = frozenset(("circumstances", "doings", "mild", "undoings"))


@dataclass(frozen=True)
class Lists:
    """Words by what they are; the values are the signs."""

    adjectives: Mapping[str, int]
    nouns: Mapping[str, int]
    acts: Mapping[str, int]
    manners: Mapping[str, int]
    qualities: Mapping[str, int]
    possessions: Mapping[str, int]
    circumstances: Phrases
    doings: Phrases
    mild: Phrases
    undoings: Phrases

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words that make a sentence worth looking at as they are written."""
        last = (rest[-1] for rows in self.circumstances.values() for rest, _ in rows)
        return frozenset((*self.adjectives, *self.manners, *self.possessions, *last))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The words that do so in their dictionary form."""
        return frozenset((*self.nouns, *self.acts, *self.possessions, *self.doings, *self.undoings))


@lru_cache(maxsize=1)
def load() -> Lists:
    """The lists that ship with the package, read once."""
    with PATH.open("rb") as file:
        found: Mapping[str, Any] = tomllib.load(file)
    signed = {kind: _signs(texts) for kind, texts in found.items() if kind not in _PHRASES}
    circumstances, doings, mild, undoings = (_phrases(found[kind]) for kind in sorted(_PHRASES))
    return Lists(**signed, circumstances=circumstances, doings=doings, mild=mild, undoings=undoings)


def _signs(texts: Mapping[str, str]) -> Mapping[str, int]:
    return {word: SIGNS[name] for name, text in texts.items() for word in text.split()}


def _phrases(texts: Mapping[str, str]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for name, text in texts.items():
        for phrase in filter(None, map(str.split, text.split(";"))):
            found.setdefault(phrase[0], []).append((tuple(phrase[1:]), SIGNS[name]))
    return {verb: tuple(rows) for verb, rows in found.items()}
