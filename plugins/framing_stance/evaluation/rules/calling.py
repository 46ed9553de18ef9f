"""What somebody is called by others, and what an author says that somebody deserves.

"Holm called Berg a liar", "Berg was described as brave", "Holm gave Berg credit"; "Berg deserves credit", "Berg must resign".
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from framing_stance.agency.agency import Place
from framing_stance.agency.clause_words import ADVERBS, FINITE, NOUNS, PARTICIPLES, VERBS, Verb, Words
from framing_stance.evaluation.rules.descriptions import described, phrase_end
from framing_stance.evaluation.rules.judging import OTHERS
from framing_stance.evaluation.rules.link import Link, linked
from framing_stance.evaluation.words import Lists

CALLING = frozenset(
    "brand call consider deem describe dub find label paint name pronounce regard see think view believe declare".split()
)
_AS = frozenset(
    "attack blast brand cast characterise characterize condemn decry denounce depict deride describe "
    "disparage dismiss expose hail "
    "label mock paint portray praise reject ridicule see slam tout view regard frame".split()
)


_OWNED = 12  # tokens in which "as" follows what is owned: "described Berg's inquiry into … as a sham"


def called(words: Words, place: Place, lists: Lists, last: int, names: Container[int]) -> Iterator[Link]:
    """ "Holm called Berg a liar", "Berg was described as brave"."""
    if place.kind == "object":
        verb, after = place.at, last
    elif place.kind == "subject" and place.verb is not None and place.verb.passive:
        verb, after = place.verb.head, place.verb.end
    elif place.kind in ("possessor", "modifier") and words.tag(place.governor) in VERBS:
        verb, after = place.governor, place.at
        if words.lemma(verb) in CALLING:
            yield from _called_what_is_owned(words, place, lists, names)
        while after < min(words.high, place.at + _OWNED) and not (words.form(after) == "as" or words.tag(after) in FINITE):
            after += 1
        if words.form(after) != "as":
            return
    else:
        return
    lemma = words.lemma(verb)
    if words.form(after) == "as" and lemma in _AS:
        yield from linked("called", described(words, lists, after + 1, names), others=True)
    elif lemma in CALLING and words.form(after) not in ("as", "to"):
        yield from linked("called", described(words, lists, after, names), others=True)


def _called_what_is_owned(words: Words, place: Place, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """ "Holm called Berg's plan reckless", "… called Berg's speech “a disgrace”"; not "called Berg's rival a liar"."""
    end = phrase_end(words, place.at)
    head = next((i for i in range(place.at, end) if words.tag(i) in NOUNS and words.tag(i + 1) not in NOUNS), -1)
    if head >= 0 and not any(words.lemma(i) in OTHERS for i in range(place.at, head + 1)):
        yield from linked("called", described(words, lists, head + 1, names, owned=True), others=True)


_OWING = frozenset(("should", "must"))
# What somebody has no hand in: that it "should have" come about reproaches nobody.
_HAPPENING = frozenset(
    "arrive be become begin cost cover end enjoy expire fall gain get go happen have heal hear last lead lose make need pass "
    "reach receive rise see start suffice take win work".split()
)
_DESERTS = frozenset("deserve merit earn".split())
_DESERVED = {
    "credit": 1, "praise": 1, "applause": 1, "kudos": 1, "thanks": 1, "respect": 1, "admiration": 1, "gratitude": 1, "better": 1,
    "blame": -1, "scorn": -1, "contempt": -1, "condemnation": -1, "criticism": -1, "derision": -1, "ridicule": -1,
}  # fmt: skip
_GOING = frozenset("resign quit apologise apologize".split())


_DESERVED_TO_BE = {
    **dict.fromkeys(
        "commended praised thanked applauded congratulated honored honoured celebrated respected reelected".split(), 1
    ),
    **dict.fromkeys("condemned blamed fired impeached criticized criticised ridiculed shamed jailed ousted removed".split(), -1),
    "called": -1,
}


def _deserving_to_be(words: Words, verb: Verb, *, negated: bool) -> Iterator[Link]:
    """ "Berg deserves to be commended"; "called" only with "out"."""
    at = verb.end + 2
    sign = _DESERVED_TO_BE.get(words.form(at), 0)
    if sign and (words.form(at) != "called" or words.form(at + 1) == "out"):
        yield Link("verdict", -sign if negated else sign, (verb.head, at), negated)


def verdict(words: Words, verb: Verb, *, negated: bool) -> Iterator[Link]:
    """ "Berg deserves credit", "Berg must resign"."""
    turn = -1 if negated else 1
    if words.lemma(verb.head) in _DESERTS:
        for i in range(verb.end, min(words.high, verb.end + 4)):
            sign = _DESERVED.get(words.form(i))
            if sign:
                yield Link("verdict", sign * turn, (verb.head, i), negated)
                return
        if words.form(verb.end) == "to" and words.tag(verb.end + 1) == "BE":
            yield from _deserving_to_be(words, verb, negated=negated)
    going = words.form(verb.start) in _OWING and words.lemma(verb.head) in _GOING and not negated
    if going or _is_reproach(words, verb):
        yield Link("verdict", -1, (verb.start, verb.head))


def _is_reproach(words: Words, verb: Verb) -> bool:
    """What somebody should (not) have done, or should stop doing: "Berg should have asked", "Berg must stop hiding"."""
    if words.form(verb.start) not in _OWING or verb.passive:
        return False
    if words.lemma(verb.head) == "stop":
        return words.tag(verb.end) == "VBG"
    before = verb.head - 1
    while before > verb.start and words.tag(before) in ADVERBS:
        before -= 1
    done = words.form(before) == "have" and words.form(verb.start) == "should" and words.tag(verb.head) in PARTICIPLES
    return done and words.lemma(verb.head) not in _HAPPENING
