"""Evaluations whose words stand before the target's verb or outside its clause: "the lies Berg told", "the problem is Berg".

| construction | example |
| --- | --- |
| fronted | "how delusional Berg is", "the opportunist that Berg is" |
| inverted | "the problem is Berg", "the hero of the night was Berg" |
| relative | "the lies Berg told", "the absurd claim that Berg makes" |
| by | "the courage shown by Berg" |
| compound | "Berg lies", "Berg hypocrisy" as nouns |
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from framing_stance.agency.agency import Place
from framing_stance.agency.clause_words import NOUNS, PREMODIFIERS, Words, phrase_start
from framing_stance.evaluation.rules.descriptions import Described, described, head_of
from framing_stance.evaluation.rules.link import Link, linked
from framing_stance.evaluation.words import Lists

# Verbs by which what one says or does comes from oneself: "the lies that Berg | told".
_MAKING = frozenset(
    "tell make commit show create spread push peddle express display spew utter repeat cause demonstrate perpetrate "
    "exhibit inflict sow unleash promote champion propose advance level concoct invent".split()
)
TROUBLE = frozenset("problem trouble culprit".split())
# What goes by the name of whom it concerns, whoever is to blame: "police brutality".
_AFFAIRS = frozenset("brutality corruption insanity racism".split())
_WITHIN = 7  # tokens back from "is" in which the phrase of its subject begins


def constructions(words: Words, place: Place, first: int, last: int, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """The links of a mention that stands at ``place`` with the tokens [first, last)."""
    if place.kind == "modifier":
        yield from _compound(words, last, lists, names)
    elif place.kind == "object" and words.tag(place.at) == "BE":
        yield from _inverted(words, place.at, last, lists, names)
    elif place.kind == "preposition" and words.form(place.at) == "by" and words.tag(place.at - 1) in ("VBN", "VBD"):
        if words.lemma(place.at - 1) in _MAKING:
            yield from _made(words, place.at - 2, lists, names)
    else:
        yield from _before_its_verb(words, place, first, last, lists, names)


def _compound(words: Words, last: int, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """The noun behind a mention that says what is the target's: "Berg | hypocrisy"."""
    if words.tag(last) in NOUNS and words.tag(last + 1) not in NOUNS and last not in names:
        sign = lists.qualities.get(words.lemma(last))
        if sign and words.lemma(last) not in _AFFAIRS:
            yield Link("possession", sign, (last,))


def _inverted(words: Words, verb: int, last: int, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """ "The problem is Berg", where the clause ends with the mention or a mark follows."""
    if words.tag(last) in NOUNS or words.form(last) in ("and", "or", "'s"):
        return
    for start in range(verb - 1, max(words.low - 1, verb - _WITHIN), -1):
        if words.form(start) == "the" and words.tag(start - 1) not in ("IN", *NOUNS):
            end = next((i for i in range(start, verb) if words.form(i) in ("of", "in", "with", "here", "for")), verb)
            head = head_of(words, start, end)
            if head >= 0 and words.lemma(head) in TROUBLE:
                yield Link("predicate", -1, (head,))
            elif head >= 0:
                yield from linked("predicate", [each for each in described(words, lists, start, names) if each.at == head])
            return
        if words.tag(start) not in PREMODIFIERS | {"IN", "RB", "RBS"}:
            return


def _made(words: Words, noun: int, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """What somebody tells, makes or shows: the phrase that ends with the noun."""
    if words.tag(noun) in NOUNS:
        start = phrase_start(words, noun)
        found: list[Described] = described(words, lists, start, names, owned=True)
        yield from linked("shown", [each for each in found if each.at <= noun])


def _before_its_verb(words: Words, place: Place, first: int, last: int, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """ "The lies (that) Berg told", "how delusional he is", "the opportunist that he is"."""
    verb = place.verb
    if verb is None or verb.start - last > 2 or verb.passive:
        return
    compound = words.tag(first - 1) in NOUNS  # "the lies | Berg told" looks like one phrase
    start = first if compound or words.tag(first) == "PRP" else place.start
    before = start - 1 - (words.form(start - 1) in ("that", "which"))
    if words.tag(verb.head) == "BE" and words.tag(verb.end) not in ("DT", "JJ", "RB", "VBG", "VBN"):
        sign = lists.adjectives.get(words.form(before), 0) if words.form(before - 1) == "how" else 0
        sign = sign or (lists.nouns.get(words.lemma(before), 0) if words.tag(before) in NOUNS and before not in names else 0)
        if sign:
            yield Link("predicate", sign, (before,))
    elif words.lemma(verb.head) in _MAKING and words.tag(verb.end) not in NOUNS | {"DT", "JJ", "PRP", "PRP$"}:
        yield from _made(words, before, lists, names)
