"""How an evaluating word is linked to a mention: there is no evidence without one of these.

| link | example |
| --- | --- |
| predicate | "Berg is dishonest", "Berg proved a disaster" |
| modifier | "the corrupt mayor Berg" |
| apposition | "Berg, a liar, …", "A gifted speaker, Berg …" |
| act | "Berg lied", "Berg smeared her rival" |
| manner | "Berg falsely claimed", "Berg spoke eloquently", "claimed without evidence" |
| possession | "Berg's hypocrisy", "his reckless plan", "the cowardice of Berg" |
| shown | "Berg showed courage", "Berg gave a brilliant speech", "the lies Berg told" |
| judged | "Holm praised Berg", "criticism of Berg": somebody else's, unless "I" or "we" judge |
| called | "Holm called Berg a liar", "Berg was described as brave" |
| verdict | "Berg deserves credit", "Berg should be ashamed" |
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from framing.english import CLASSES
from framing_stance.agency.agency import Place, placed
from framing_stance.agency.agency_words import SAYING
from framing_stance.agency.clause_words import ADVERBS, FINITE, NOUNS, VERBS, Verb, Words
from framing_stance.agency.following import verb_after, verb_at
from framing_stance.agency.parts import is_some
from framing_stance.evaluation.rules.attributive import apposed, modified
from framing_stance.evaluation.rules.calling import CALLING, called, verdict
from framing_stance.evaluation.rules.constructions import constructions
from framing_stance.evaluation.rules.deeds import circumstances, done, led_to, means_it, participles, phrase_at, purposes
from framing_stance.evaluation.rules.descriptions import (
    described,
    head_of,
    negators,
    over_aside,
    performed,
    phrase_end,
)
from framing_stance.evaluation.rules.judging import DESCRIBED, OTHERS, judged
from framing_stance.evaluation.rules.link import Link, linked
from framing_stance.evaluation.rules.reported import claimed, exemplified, reported, seen_as, taken_up
from framing_stance.evaluation.words import Lists

_BEING = frozenset("be become remain seem look appear prove sound feel stay get act".split())
_SHOWING = frozenset(
    "commit deliver demonstrate display do employ engage exhibit exude give have lack make offer peddle "
    "perpetrate possess produce propagate "
    "provide push put reveal run show spew spread tell use utter display bring".split()
)
_LACKING = frozenset(("lack",))
_ALLEGING = frozenset(
    "allegation accusation claim charge question suspicion evidence investigation probe inquiry concern "
    "rumor rumour debate criticism "
    "case alleged suspected fear doubt assault attack story lack absence specter spectre notion perception portrayal narrative "
    "talk".split()
)
# What is measured of somebody: that it is bad says nothing of whose it is.
_MEASURED = frozenset(
    "chance fundraising lead margin number odds poll rating score share standing prospect approval favorability "
    "win victory loss defeat trouncing rout upset rise".split()
)
# How a contest was won or lost is its result.
_CONTESTED = frozenset("win won lose lost beat defeat lead led trail".split())
# Whether somebody may be where he is, is a matter of law.
_STAYING = frozenset("cross enter live come arrive immigrate migrate reside stay work be remain bring".split())
_LAWFULLY = frozenset("illegally unlawfully legally".split())
_OWING = frozenset("has have had".split())
_DENIED = frozenset(("neither", "nor", "not"))
_OBJECTS = frozenset(("him", "her", "them"))
_SINGULAR = frozenset(("is", "was", "has", "does"))
_UNSURE = frozenset("might could may if would".split())
_PARTICIPIAL = frozenset((",", "by", "and", "—", "–", "while"))
_OVER = frozenset('. ; : ? ! ( ) " “ ” — – that because although though while who which if when'.split())
_FAR = 25  # tokens behind its verb in which a participle still belongs to the subject


def links(words: Words, first: int, last: int, lists: Lists, names: Container[int]) -> list[Link]:
    """All links of the mention with the tokens [first, last)."""
    last = _over_body(words, last)
    place = placed(words, first, last)
    if place.kind not in ("possessor", "modifier") and is_some(words, first):
        return []  # "some of the captives are liars"
    found = _linked(words, place, first, last, lists, names)
    if not found or not _others_say_so(words, place, first):
        return found
    return [each._replace(others=True) for each in found]


def _over_body(words: Words, last: int) -> int:
    """Behind what goes by somebody's name: "the Berg | administration"."""
    behind = words.tag(last) in ("NN", "NNP") and words.tag(last + 1) not in NOUNS
    return last + 1 if behind and words.lemma(last) in DESCRIBED else last


def _others_say_so(words: Words, place: Place, first: int) -> bool:
    claim = place.kind == "subject" and claimed(words, place.start)
    return claim or reported(words, first, place.start) or seen_as(words, place.start) or exemplified(words, place.start)


def _linked(words: Words, place: Place, first: int, last: int, lists: Lists, names: Container[int]) -> list[Link]:
    if place.kind == "modifier" and not _is_given(words, place, last):
        return list(constructions(words, place, first, last, lists, names))
    found = list(judged(words, place, first, last))
    out = [Link("judged", sign, at, turned, others=True) for sign, at, turned in found]
    out += called(words, place, lists, last, names)
    out += constructions(words, place, first, last, lists, names)
    if place.kind == "modifier":
        return out
    out += modified(words, place, first, lists, names)
    out += apposed(words, first, last, lists, names)
    if place.kind == "possessor" and words.form(place.governor) == "of" and words.tag(place.governor - 1) in NOUNS:
        out += _of_what_is_owned(words, place, lists, names)
    if place.kind == "possessor":
        others = bool(found) or taken_up(words, place.start)
        out += [each._replace(others=each.others or others) for each in _owned(words, place, lists, names)]
    elif place.kind == "preposition":
        out += _belonging(words, place, lists, names)
    if not _behind_a_noun(words, place):
        for verb in _told_by_who(words, last):
            out += _of_subject(words, verb, verb.start, lists, names)
    if place.verb is not None and place.kind == "subject" and not _is_no_subject(words, place, last):
        out += _of_subject(words, place.verb, last, lists, names)
        for verb in _further(words, place.verb):
            out += _of_subject(words, verb, verb.start, lists, names)
    return out


def _is_given(words: Words, place: Place, last: int) -> bool:
    """Whether what looks like a modifier is given the noun behind it: "gave Berg praise", not "called the coal lobby greedy"."""
    return words.tag(last) in ("JJ", "VBN") or words.lemma(place.governor) == "give"


def _behind_a_noun(words: Words, place: Place) -> bool:
    """Whether a clause with "who" may be of what stands before: "a critic of | the council who lied"."""
    return place.kind == "preposition" and words.form(place.at) == "of" and words.tag(place.at - 1) in NOUNS


def _is_no_subject(words: Words, place: Place, last: int) -> bool:
    """ "Neither Holm nor | Berg is honest", "not being | Berg is a boon", "seeing | him lead is a nightmare",
    "the bill by Whigs and | Tories is unfair"."""
    before = place.start - 1
    if words.form(before) in _DENIED or words.form(before) == "being" or words.form(last - 1) in _OBJECTS:
        return True
    plural = words.tag(last - 1) in ("NNS", "NNPS") or words.lemma(last - 1) != words.form(last - 1)
    many = plural and words.tag(before) == "CC"
    return many and place.verb is not None and words.form(place.verb.start) in _SINGULAR


def _told_by_who(words: Words, last: int) -> Iterator[Verb]:
    """The verb of a relative clause: "Berg, who | lied, …"."""
    who = last + (words.form(last) == ",")
    if words.form(who) == "who" and (found := verb_at(words, who + 1)):
        yield found


def _further(words: Words, verb: Verb) -> Iterator[Verb]:
    """The finite verbs that share its subject: "Berg lied, | smeared Holm | and is a scandal"."""
    for i in range(verb.end, min(words.high - 1, verb.end + _FAR)):
        if words.form(i) in _OVER or words.tag(i) in ("PRP", "WP", "WDT", "NNP"):
            return
        joined = words.tag(i) == "CC" and words.tag(i + 1) in FINITE
        listed = words.form(i) == "," and words.tag(i + 1) in ("VBD", "VBZ") and words.lemma(i + 1) not in SAYING
        if (joined or listed) and (found := verb_at(words, i + 1)):
            yield found


def _is_fact(words: Words, adverb: int, verb: Verb) -> bool:
    """Whether an adverb tells how a contest ended or what the law says of somebody's stay."""
    lemma = words.lemma(verb.head)
    return lemma in _CONTESTED or (words.form(adverb) in _LAWFULLY and lemma in _STAYING)


def _owned(words: Words, place: Place, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """ "Berg's hypocrisy", "his reckless plan"; not "Berg's brave wife", nor "allegations of Berg's corruption"."""
    end = phrase_end(words, place.at)
    end = next((i for i in range(place.at, end) if words.tag(i) == "CC" and words.tag(i + 1) not in ("JJ", "RB")), end)
    head = head_of(words, place.at, end)
    if (
        head < 0
        or any(words.lemma(i) in OTHERS for i in range(place.at, end))
        or words.tag(head + 1) == "POS"
        or words.form(head + 1) in ("'s", "’s")
    ):
        return
    if any(words.lemma(i) in _ALLEGING for i in range(max(words.low, place.start - 4), place.start)):
        return
    verb = verb_after(words, head + 1)
    if words.lemma(head) in _MEASURED:
        return
    if (
        verb is not None
        and words.tag(verb.head) == "BE"
        and verb.start - head < 10
        and words.tag(place.start - 1) not in ("IN", "TO", *VERBS)
    ):
        negated = len(list(negators(words, head, verb.end))) % 2 == 1
        yield from linked("predicate", described(words, lists, verb.end, names, negated=negated, owned=True))
    yield from linked("possession", [each for each in described(words, lists, place.at, names, owned=True) if each.at < end])


def _quality(words: Words, noun: int, lists: Lists) -> int:
    return lists.qualities.get(words.lemma(noun)) or lists.qualities.get(words.form(noun), 0)


def _of_what_is_owned(words: Words, place: Place, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """ "The failures of Berg's presidency"; not "the cruelty of Berg's rivals"."""
    noun, sign = place.governor - 1, _quality(words, place.governor - 1, lists)
    others = any(words.lemma(i) in OTHERS for i in range(place.at, phrase_end(words, place.at)))
    if sign and noun not in names and not others:
        yield Link("possession", sign, (noun,))


def _belonging(words: Words, place: Place, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """ "The cowardice of Berg", "a tirade from Berg"."""
    if words.form(place.at) in ("by", "from") and words.tag(place.at - 1) in NOUNS and (place.at - 1) not in names:
        told = lists.possessions.get(words.lemma(place.at - 1))
        if words.form(place.at - 2) == "by":
            return  # "by mistake by Berg"
        if told and words.lemma(place.at - 1) != "contempt":
            yield Link("possession", told, (place.at - 1,))
    if words.form(place.at) != "of" or words.tag(place.at - 1) not in NOUNS or (place.at - 1) in names:
        return
    sign = _quality(words, place.at - 1, lists)
    near = range(max(words.low, place.at - 6), place.at)
    if sign and not any(words.lemma(i) in _ALLEGING for i in near):
        yield Link("possession", sign, (place.at - 1,))


def _of_subject(words: Words, verb: Verb, last: int, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """What the subject of a verb is, does, shows, and how."""
    lemma = words.lemma(verb.head)
    negated = len(list(negators(words, last, verb.end))) % 2 == 1
    if any(words.form(i) in CLASSES.subjects for i in range(last, verb.start)):
        return  # "our enemies like Berg and we betray our friends"
    if any(words.form(i) in _UNSURE or (words.form(i) in _OWING and words.form(i + 1) == "to") for i in range(last, verb.end)):
        return
    for sign, at, turned in done(words, verb, lists, negated=negated):
        yield Link("act", sign, at, turned)
    if lemma in _BEING or words.tag(verb.head) == "BE":
        yield from _being(words, verb, lists, names, negated=negated)
    elif verb.passive:
        if words.form(verb.end) != "by" and lemma not in CALLING:
            yield from linked("predicate", described(words, lists, verb.head, names, negated=negated))
    else:
        yield from verdict(words, verb, negated=negated)
        if not negated and (lemma, words.form(verb.end)) != ("fail", "to"):
            yield from _doing(words, verb, last, lists, names)


def _being(words: Words, verb: Verb, lists: Lists, names: Container[int], *, negated: bool) -> Iterator[Link]:
    """ "Is a liar", "acts like a bully", "is a man who lies"."""
    yield from linked("predicate", described(words, lists, over_aside(words, verb.end), names, negated=negated))
    if words.lemma(verb.head) == "act":
        yield from _acted(words, verb, lists)
    who = phrase_end(words, verb.end)
    if not negated and words.form(who) == "who" and (told := verb_at(words, who + 1)):
        yield from _of_subject(words, told, told.start, lists, names)


def _doing(words: Words, verb: Verb, last: int, lists: Lists, names: Container[int]) -> Iterator[Link]:
    """ "Lied", "spoke eloquently", "showed courage"."""
    lemma = words.lemma(verb.head)
    if lemma in lists.acts and verb.head not in names and means_it(words, verb.head):
        yield Link("act", lists.acts[lemma], (verb.head,))
    yield from _acted(words, verb, lists)
    yield from _manners(words, verb, last, lists)
    if found := circumstances(words, verb, lists):
        yield Link("manner", *found)
    if words.form(verb.end) == "with":
        yield from linked("shown", described(words, lists, verb.end + 1, names, owned=True))
    if lemma in _SHOWING:
        owned = not performed(words, verb.end)
        yield from linked("shown", described(words, lists, verb.end, names, negated=lemma in _LACKING, owned=owned))


def _acted(words: Words, verb: Verb, lists: Lists) -> Iterator[Link]:
    """ "Started lying", "left, smearing her rival", "acted like a bully"."""
    for i in (led_to(words, verb), *purposes(words, verb), *participles(words, verb)):
        sign = lists.acts.get(words.lemma(i))
        if sign and means_it(words, i):
            yield Link("act", sign, (i,))
            return
        if found := phrase_at(words, i, lists.doings):
            yield Link("act", *found)
            return
    if words.form(verb.end) == "like" and words.form(verb.end + 1) in ("a", "an"):
        told = [each for each in described(words, lists, verb.end + 1) if each.noun]
        yield from linked("manner", told)


def _manners(words: Words, verb: Verb, last: int, lists: Lists) -> Iterator[Link]:
    """Adverbs at the verb, or at a participle that goes on with its subject: ", falsely claiming that"."""
    for i in (*range(last, verb.head), verb.end):
        if words.form(i) in lists.manners and words.tag(i) in ADVERBS and not _is_fact(words, i, verb):
            yield Link("manner", lists.manners[words.form(i)], (i,))
    for i in range(verb.end + 1, min(words.high - 1, verb.end + _FAR)):
        if words.form(i) in lists.manners and words.tag(i + 1) == "VBG" and words.form(i - 1) in _PARTICIPIAL:
            yield Link("manner", lists.manners[words.form(i)], (i,))
