"""Where a mention stands for some only of those whom it names, or with a noun behind it for a body."""

from __future__ import annotations

from framing_stance.agency.agency_words import PARTS_OF
from framing_stance.agency.clause_words import NOUNS, Words, phrase_start

_WHOLE = frozenset({"most", "all", "both", "each", "neither"})
_BODIES = frozenset("administration government regime campaign presidency cabinet".split())
_SOME = frozenset("some several few certain various no any".split())  # before a noun


def of_some(words: Words, first: int) -> bool:
    """ "Some of the | captives", "one of the | captives"; not "most of the | captives"."""
    start = phrase_start(words, first)
    return words.form(start - 1) == "of" and words.form(start - 2) in PARTS_OF - _WHOLE


def is_some(words: Words, first: int) -> bool:
    """The same, and "some | captives", "a few | captives"."""
    start = phrase_start(words, first)
    return of_some(words, first) or any(words.form(i) in _SOME for i in range(start, first))


def over_body(words: Words, last: int) -> int:
    """Behind the body that goes by somebody's name: "the Berg | administration"."""
    return last + 1 if words.lemma(last) in _BODIES and words.tag(last + 1) not in NOUNS else last
