"""The cue words: verbs, nouns and adjectives that attribute, with the complements in which they do."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from framing.text import fold

ACTS = ("speech", "belief", "perception", "intention")


OBJECT_PATTERNS = frozenset({"np", "prep", "adj", "ing", "raising", "passive", "passive_by"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word. ``complements`` are the kinds of :func:`complements.complement_of` and of constructions it may take."""

    lemma: str
    pos: str
    act: str
    slant: str
    complements: frozenset[str]

    def takes(self, kind: str) -> bool:
        return kind.removeprefix("prep:") in self.complements

    def act_in(self, pattern: str) -> str:
        """The act in a pattern: with a mere object ("criticised the plan") speech is an event that the outlet reports,
        unless the object is what is asserted ("called it a farce")."""
        reported = self.act in ("speech", "belief") and pattern in OBJECT_PATTERNS and "asserts" not in self.complements
        return "intention" if reported else self.act

    def takes_passive(self, kind: str) -> bool:
        """Whether the passive with this complement attributes ("p-as" in the data)."""
        return f"p-{kind.removeprefix('prep:') or 'none'}" in self.complements


@dataclass(frozen=True)
class Lexicon:
    """All cues by part of speech and lemma; a verb with its particle ("point out") under both words."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]

    def verb(self, lemma: str, following: str) -> Cue | None:
        return self.verbs.get(f"{lemma} {following}") or self.verbs.get(lemma)

    @cached_property
    def verb_words(self) -> frozenset[str]:
        """Lemmas that may be verbs wherever they occur."""
        return frozenset(cue.partition(" ")[0] for cue in self.verbs)

    @cached_property
    def speaking(self) -> frozenset[str]:
        """Lemmas of the verbs that introduce quotations."""
        return frozenset(lemma for lemma, cue in self.verbs.items() if cue.takes("quote"))


@lru_cache(maxsize=16)
def lexicon_with(cues: tuple[str, ...]) -> Lexicon:
    """The lexicon with further verbs that give words to a source as "say" does; those that are there stay as they are."""
    known = load_lexicon()
    if not cues:
        return known
    lemmas = (" ".join(fold(cue).split()) for cue in cues)
    return replace(known, verbs={**{lemma: replace(known.verbs["say"], lemma=lemma) for lemma in lemmas}, **known.verbs})


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read ``cues.csv``, which lies beside this module."""
    by_pos: dict[str, dict[str, Cue]] = {"verb": {}, "noun": {}, "adj": {}}
    with (Path(__file__).parent / "cues.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cue = Cue(row["cue"], row["pos"], row["act"], row["slant"], frozenset(row["complements"].split()))
            by_pos[cue.pos][cue.lemma] = cue
    return Lexicon(by_pos["verb"], by_pos["noun"], by_pos["adj"])
