"""The words of a clause with their parts of speech, and what is asked of them again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from framing.english import CLASSES
from framing_stance.agency.agency_words import (
    TIMES,
)

REACH = 40  # tokens to either side that are looked at, at most
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
AUXILIARIES = frozenset({"MD", "BE", "HV", "DO"})
FINITE = frozenset({"VBD", "VBZ", "VBP"}) | AUXILIARIES
VERBS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "VBG"})
PARTICIPLES = frozenset({"VBN", "VBD"})
ADVERBS = frozenset({"RB", "RBR", "RBS"})
PREMODIFIERS = NOUNS | {"DT", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "$", "PDT", "-", "&"}
CLAUSE_OPENERS = CLASSES.subordinators | {"that", "than", "whether", "once", "like"}
MARKS = frozenset(". , ; : ( ) [ ] — – ? ! … ...".split())
ENDS = frozenset(". ; : ? ! — –".split())
PASSIVE = frozenset(("be", "get"))  # make a participle passive: "was evicted", "got evicted"


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a document, parallel; ``low`` and ``high`` bound what is looked at."""

    forms: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]
    low: int
    high: int

    def tag(self, i: int) -> str:
        return self.tags[i] if self.low <= i < self.high else ""

    def form(self, i: int) -> str:
        return self.forms[i] if self.low <= i < self.high else ""

    def lemma(self, i: int) -> str:
        return self.lemmas[i] if self.low <= i < self.high else ""


class Verb(NamedTuple):
    """A verb with its auxiliaries: tokens [start, end), ``head`` the last verb of it."""

    start: int
    head: int
    end: int
    passive: bool


def phrase_start(words: Words, first: int) -> int:
    """Where the noun phrase begins that ends with the mention: articles, adjectives, titles, further nouns."""
    i = first
    while (words.tag(i - 1) in PREMODIFIERS and not is_disguised(words, i - 1)) or _joins_phrase(words, i - 1):
        if words.form(i - 1) in TIMES or words.form(i - 1) == "that":
            break
        i -= 1
        if words.tag(i) in ("DT", "PRP$") and words.tag(i - 1) != "PDT":
            break
    return i


def _joins_phrase(words: Words, i: int) -> bool:
    """Whether a token that stands before nouns is part of their phrase: a participle before a noun, a stop after a title."""
    before = words.tag(i - 1)
    if words.tag(i) in ("VBN", "VBG"):
        beginning = words.tag(i) == "VBN" and before in ("IN", "")
        return words.tag(i + 1) in NOUNS and (before in ("DT", "CD", "JJ", "PRP$", "POS") or beginning)
    return words.form(i) == "." and len(words.form(i - 1)) <= 4 and before == "NNP"


def over_phrase(words: Words, i: int) -> int:
    while words.tag(i) in PREMODIFIERS or words.tag(i) == "PRP":
        i += 1
    return i


def is_disguised(words: Words, i: int) -> bool:
    """Whether a word that looks like a noun is a verb for what stands before it: "who dislike Berg"."""
    return words.tag(i) in NOUNS and words.tag(i - 1) in ("WP", "MD")


def base(words: Words, auxiliary: str) -> str:
    return "be" if auxiliary.startswith(("be", "is", "was", "are", "were", "am")) else auxiliary


def is_passive_at(words: Words, i: int) -> bool:
    """Whether the verb at i is a passive, so that what follows is no object of it."""
    j = i - 1
    while words.tag(j) in ADVERBS:
        j -= 1
    return words.tag(i) in PARTICIPLES and base(words, words.lemma(j)) == "be" and words.tag(j) == "BE"


def by_whom(words: Words, i: int) -> bool:
    """Whether "by" with somebody or something follows in the clause."""
    for j in range(i, min(words.high, i + 16)):
        tag, form = words.tag(j), words.form(j)
        if form == "by":
            return words.tag(j + 1) not in ("VBG", "CD", "") and words.form(j + 1) not in TIMES
        if form in ENDS or form in CLASSES.relatives or form in ("but", "and") or tag in FINITE:
            return False
    return False
