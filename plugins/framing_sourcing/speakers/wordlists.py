"""The word lists of ``people.toml``: titles, given names, heads of bodies, pronouns."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True)
class WordLists:
    """All words are folded; genders are "male", "female" or ''."""

    titles: Mapping[str, str]  # → gender
    given_names: Mapping[str, str]  # → gender
    pronouns: Mapping[str, str]  # → gender
    bodies: frozenset[str]
    documents: frozenset[str]
    kings: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    credits: frozenset[str]  # agencies of pictures
    mute: frozenset[str]  # nouns of what says nothing
    furniture: tuple[tuple[str, ...], ...]  # labels of a page


@lru_cache(maxsize=1)
def load_word_lists() -> WordLists:
    """Read ``people.toml``, which lies beside this module."""
    data = tomllib.loads((Path(__file__).parent / "people.toml").read_text("utf-8"))
    given = {gender: words.split() for gender, words in data["given_names"].items()}
    return WordLists(
        titles=_by_word(data["titles"]),
        given_names=_by_word(given),
        pronouns=_by_word(data["pronouns"]),
        bodies=frozenset(data["bodies"]["heads"]),
        documents=frozenset(data["documents"]["heads"]),
        kings=frozenset(data["kings"]["titles"]),
        particles=frozenset(data["particles"]["words"]),
        suffixes=frozenset(data["suffixes"]["words"]),
        credits=frozenset(data["credits"]["agencies"]),
        mute=frozenset(data["mute"]["heads"]),
        furniture=tuple(tuple(label.split()) for label in data["furniture"]["labels"]),
    )


def _by_word(by_gender: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: "" if gender == "either" else gender for gender, words in by_gender.items() for word in words}
