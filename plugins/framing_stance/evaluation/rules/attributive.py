"""What a mention is called in its own phrase or beside it: "the corrupt mayor Berg", "Berg, a liar, …"."""

from __future__ import annotations

from collections.abc import Container, Iterator

from framing_stance.agency.agency import Place
from framing_stance.agency.clause_words import FINITE, NOUNS, VERBS, Words
from framing_stance.evaluation.rules.descriptions import (
    ALLEGEDLY,
    OTHER_HEADS,
    WEAK,
    Described,
    described,
    head_of,
    is_fixed,
    phrase_end,
)
from framing_stance.evaluation.rules.link import Link, linked
from framing_stance.evaluation.words import Lists

_BEFORE_GERUND = VERBS | {"BE", "IN"}
_MODIFYING = NOUNS | {"JJ", "VBN", "JJS", "JJR"}


def modified(words: Words, place: Place, first: int, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """ "The corrupt mayor Berg", "the liar Berg"; not "for misleading Berg", "the allegedly corrupt Berg"."""
    start = _coordinated(words, place.start)
    between = range(start, first)
    if start < 0 or words.tag(first) == "PRP" or any(words.tag(i) == "POS" or words.lemma(i) in OTHER_HEADS for i in between):
        return
    if any(_says_nothing(words, i) for i in between if i not in names):
        return
    signs = ((i, _modifier(words, i, first, lists, names)) for i in between if i not in names and not is_fixed(words, i, start))
    of_name = range(start, first - 1)  # "the so-called Gang of Eight": what goes by the name, not who is meant
    yield from linked(
        "modifier",
        [
            Described(i, sign, turned=False)
            for i, sign in signs
            if sign and not (words.form(i) == "so-called" and i + 1 in names and i in of_name)
        ],
    )


def _says_nothing(words: Words, i: int) -> bool:
    """Whether a token makes its phrase no description: behind "allegedly", or a verb that has the mention as its object."""
    gerund = words.form(i).endswith("ing") and words.tag(i - 1) in _BEFORE_GERUND
    return gerund or words.form(i - 1) in ALLEGEDLY


def _modifier(words: Words, i: int, first: int, lists: Lists, names: Container[int]) -> int:
    """The sign of an adjective before the mention that begins at ``first``, or of the noun just before a name.

    Before another noun it says of which kind the mention is: "fraud gangs".
    """
    if words.tag(i) not in _MODIFYING or words.form(i) in WEAK:
        return 0
    if words.tag(i) in NOUNS:
        return lists.nouns.get(words.lemma(i), 0) if i == first - 1 and first in names else 0
    return lists.adjectives.get(words.form(i), 0)


def _coordinated(words: Words, start: int) -> int:
    """Where a phrase begins whose adjectives are joined: "the | corrupt and greedy landlord"."""
    while words.tag(start - 1) == "CC" and words.tag(start - 2) == "JJ" and words.tag(start) == "JJ":
        start -= 2
    return start


def apposed(words: Words, first: int, last: int, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """ "Berg, a liar, …"; "A gifted speaker, Berg …"."""
    if _opens_with_preposition(words, first):
        return
    if words.form(last) in (",", "—", "–", "(") and words.form(last + 1) in ("a", "an", "the", "one", "no", "hardly", "never"):
        end = phrase_end(words, last + 1)
        if words.form(end) in (",", ".", "—", "–", ";", ")", "of", "who", "and", "") or words.tag(end) == "IN":
            yield from linked("apposition", _not_weak(words, described(words, lists, last + 1, names)))
    start = words.low
    while start < first and not words.form(start)[:1].isalnum():
        start += 1
    if words.form(first - 1) == "," and start < first - 1 and words.tag(start) in ("DT", "JJ", "RB", "VBN"):
        end = phrase_end(words, start)
        if end == first - 1 and (words.tag(start) == "DT" or head_of(words, start, end) < 0):
            yield from linked("apposition", _not_weak(words, described(words, lists, start, names)))


def _not_weak(words: Words, found: list[Described]) -> list[Described]:
    return [each for each in found if words.form(each.at) not in WEAK]


def _opens_with_preposition(words: Words, first: int) -> bool:
    """Whether a comma behind a mention ends the phrase that opens the sentence: "For us in Berg, one of the worst days …"."""
    start = words.low
    while start < first and not words.form(start)[:1].isalnum():
        start += 1
    return words.tag(start) == "IN" and not any(words.tag(i) in FINITE or words.form(i) == "," for i in range(start, first))
