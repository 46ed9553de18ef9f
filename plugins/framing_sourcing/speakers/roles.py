"""The words of ``roles.toml`` that tell what kind of source somebody is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Roles:
    """The words of ``roles.toml``; all are folded."""

    people: Mapping[str, str]  # noun in the singular → type
    offices: Mapping[str, str]  # noun in the singular → type where no body is named
    bodies: Mapping[str, tuple[tuple[_Phrase, str], ...]]  # last word → (phrase, type), the longest first
    weak: Mapping[str, str]
    quantities: Mapping[str, str]
    collectives: frozenset[str]
    verbs: Mapping[str, str]
    speech: frozenset[str]
    anonymous: frozenset[str]
    states: frozenset[str]  # names of states and capitals that stand for governments
    peoples: frozenset[str]
    adjectives: frozenset[str]  # of states, where no people is called so
    papers: frozenset[str]


@lru_cache(maxsize=1)
def load_roles() -> Roles:
    """Read ``roles.toml``, which lies beside this module; of a word in two lists the first counts."""
    data = tomllib.loads((Path(__file__).parent / "roles.toml").read_text("utf-8"))
    people: dict[str, str] = {}
    bodies: dict[str, list[tuple[_Phrase, str]]] = {}
    for entry in data["type"]:
        for word in entry["people"]:
            people.setdefault(word, entry["name"])
        for phrase in (tuple(text.split()) for text in entry["bodies"]):
            bodies.setdefault(phrase[-1], []).append((phrase, entry["name"]))
    return Roles(
        people,
        {word: name for name, words in data["offices"].items() for word in words},
        {last: tuple(sorted(found, key=lambda item: -len(item[0]))) for last, found in bodies.items()},
        {word: name for name, words in data["weak"].items() for word in words},
        {word: name for name, words in data["quantities"].items() for word in words},
        frozenset(data["collectives"]["words"]),
        {word: name for name, words in data["verbs"].items() for word in words},
        frozenset(data["speech"]["documents"]),
        frozenset(data["anonymous"]["heads"]),
        frozenset(data["states"]["names"]),
        frozenset(data["states"]["peoples"]),
        frozenset(data["states"]["adjectives"]),
        frozenset(data["papers"]["words"]),
    )
