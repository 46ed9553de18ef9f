"""What kind of source it is: the codebook's own types first, then words for roles and organisations."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from framing.patterns import PatternSet, parse_pattern
from framing.text import lemma, tokenize

TYPES = (
    "government official", "police", "NGO", "international body", "expert", "company", "media", "victim", "accused", "anonymous",
    "document", "other",
)  # fmt: skip


@dataclass(frozen=True)
class Roles:
    """The words of ``roles.toml``."""

    types: tuple[tuple[str, frozenset[str], frozenset[tuple[str, ...]]], ...]
    anonymous: frozenset[str]
    genders: Mapping[str, str]  # of pronouns and given names
    states: frozenset[str]  # names of states and capitals that stand for governments


@lru_cache(maxsize=1)
def load_roles() -> Roles:
    """Read ``roles.toml``, which lies beside this module."""
    data = tomllib.loads((Path(__file__).parent / "roles.toml").read_text("utf-8"))
    types = tuple(
        (
            entry["name"],
            frozenset(word for word in entry["words"] if " " not in word),
            frozenset(tuple(word.split()) for word in entry["words"] if " " in word),
        )
        for entry in data["type"]
    )
    genders = {word: gender for table in ("given_names", "pronouns") for gender, words in data[table].items() for word in words}
    return Roles(types, frozenset(data["anonymous"]["heads"]), genders, frozenset(data["states"]["names"]))


def role_of(words: Sequence[str]) -> str:
    """The first type of ``roles.toml`` that has one of these folded words, or a phrase of them; '' for none."""
    present = set(words)
    for name, singles, phrases in load_roles().types:
        if not present.isdisjoint(singles) or any(_holds(words, phrase) for phrase in phrases if phrase[0] in present):
            return name
    return ""


def _holds(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    length = len(phrase)
    return any(tuple(words[i : i + length]) == phrase for i in range(len(words) - length + 1))


class OwnTypes:
    """The source types of a codebook: patterns over the source's text, in the codebook's order."""

    def __init__(self, sources: Mapping[str, Sequence[str]]) -> None:
        self._order = list(sources)
        self._patterns = PatternSet(
            [(name, parse_pattern(p, f"sources.{name}")) for name, found in sources.items() for p in found]
        )

    def of(self, text: str) -> str:
        """The codebook's type of a source; '' where none of its patterns occurs."""
        if not self._order:
            return ""
        tokens = tokenize(text)
        lemmas = [lemma(form) for form in tokens.forms]
        found = {match.key for match in self._patterns.find(tokens, lemmas, [(0, len(text))], text)}
        return next((name for name in self._order if name in found), "")
