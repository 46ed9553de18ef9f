"""What part an actor has in its clause: agent, patient, patient of nobody who is named, or none of these.

Read from the parts of speech around a mention, without a parser: what governs it on its left (a preposition, a verb, a
clause), which verb follows it, whether that is a passive, and whether "by" names who did it. Agent and patient are the two
proto-roles (Dowty 1991); the passive without an agent is what critical linguistics calls agent deletion (Fowler et al. 1979).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from framing.text import QUOTES
from framing_stance.agency.agency_words import (
    ACTING_UPON,
    ACTIONS,
    CLAUSAL_VERBS,
    DONE_TO,
    DONE_TO_OBJECT,
    HAPPENING,
    NO_PATIENT,
    OBJECT_ACTS,
    PARTS_OF,
    SAYING,
    STATE_PARTICIPLES,
    STATES,
    TIMES,
    UNDERGONE,
)
from framing_stance.agency.clause_words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    FINITE,
    MARKS,
    NOUNS,
    PARTICIPLES,
    PREMODIFIERS,
    REACH,
    VERBS,
    Verb,
    Words,
    by_whom,
    is_disguised,
    is_passive_at,
    phrase_start,
)
from framing_stance.agency.following import (
    verb_after,
    verb_at,
)

Part = Literal["agent", "patient", "hidden", "none"]
Kind = Literal["possessor", "modifier", "object", "preposition", "subject", "label", "none"]


class Place(NamedTuple):
    """Where a mention stands in its clause: as what, beside which token (what it owns, what governs it), with which verb.

    ``start`` is where its noun phrase begins, ``governor`` what governs what a possessor owns or a modifier describes.
    """

    kind: Kind
    at: int = -1
    verb: Verb | None = None
    start: int = -1
    governor: int = -1


def part_of(words: Words, first: int, last: int) -> Part:
    """The part of the mention whose tokens are [first, last)."""
    place = placed(words, first, last)
    if place.kind == "possessor":
        return _of_possessor(words, place.at)
    if place.kind == "preposition":
        return _after_preposition(words, place.at, last)
    if place.kind == "subject" and place.verb is not None:
        return _of_subject(words, place.verb)
    if place.kind == "object":
        return _of_object(words, place.at, place.start, last)
    return "agent" if place.kind == "label" else "none"  # "Holm: no new taxes"


def placed(words: Words, first: int, last: int) -> Place:
    """The place of the mention whose tokens are [first, last)."""
    possessed = _possessed(words, last) if words.tag(first) != "PRP$" else last
    start = phrase_start(words, first)
    governor = _governor(words, start)
    if possessed or _is_modifier(words, last):
        kind: Kind = "possessor" if possessed else "modifier"
        return Place(kind, possessed or last, None, start, -1 if governor is None else governor)
    if governor is not None and words.form(governor) == "of" and words.form(governor - 1) in PARTS_OF:
        start = phrase_start(words, governor - 1)  # "two of the suspects"
        governor = _governor(words, start)
    verb = verb_after(words, last)
    if verb is not None and verb.start == last and words.tag(last) in FINITE and _begins_clause(words, start):
        governor = None
    return _in_clause(words, start, last, governor, verb)


def _in_clause(words: Words, start: int, last: int, governor: int | None, verb: Verb | None) -> Place:
    """The place of a phrase [start, last) that stands for itself, by what governs it and the verb behind it."""
    if governor is not None and words.tag(governor) in ("IN", "TO") and not _opens_clause(words, governor, last, verb):
        return Place("preposition", governor, verb, start)
    if verb is not None and _is_its_subject(words, governor, verb, last):
        return Place("subject", verb.head, verb, start)
    if words.form(last) == ":" and start == _sentence_start(words):
        return Place("label", last, start=start)
    if governor is not None and (words.tag(governor) in VERBS | {"HV", "BE", "RP"} or is_disguised(words, governor)):
        return Place("object", governor, verb, start)
    return Place("none", start=start)


def _sentence_start(words: Words) -> int:
    i = words.low
    while i < words.high and not words.form(i)[0].isalnum():
        i += 1
    return i


def _possessed(words: Words, last: int) -> int:
    """Where what is possessed begins; 0 where the mention is no possessor."""
    if words.tag(last) == "POS" or words.form(last) in ("'s", "’s"):
        return 0 if words.tag(last) == "BE" else last + 1
    if words.form(last) in QUOTES and words.form(last + 1) == "s":
        return last + 2
    return 0


def _of_possessor(words: Words, i: int) -> Part:
    """ "Berg's attack" acts, "Berg's arrest" is acted upon, "Berg's house" neither."""
    while words.tag(i) in PREMODIFIERS | ADVERBS | VERBS and words.tag(i + 1) in PREMODIFIERS | {"VBG", "VBN"}:
        i += 1
    noun = words.lemma(i)
    if noun in UNDERGONE:
        return "patient" if by_whom(words, i + 1) else "hidden"
    return "agent" if noun in ACTIONS else "none"


def _is_modifier(words: Words, last: int) -> bool:
    """Whether the mention only describes the noun behind it: "the Berg campaign"."""
    hyphen = words.form(last) == "-" and words.tag(last + 1) not in FINITE
    return (
        hyphen
        or (words.tag(last) in NOUNS and words.form(last) not in TIMES)
        or (words.tag(last) in ("JJ", "VBN") and words.tag(last + 1) in NOUNS and words.form(last + 1) not in TIMES)
    )


def _governor(words: Words, start: int) -> int | None:
    """The token that governs the phrase: over adverbs, quotation marks, and the phrases that it is coordinated with."""
    i = start - 1
    steps = 0
    while i >= words.low and steps < REACH:
        steps += 1
        tag, form = words.tag(i), words.form(i)
        if tag in ADVERBS or form in QUOTES:
            i -= 1
        elif (tag == "CC" or form == ",") and (tag == "CC" or _is_list(words, i)) and _noun_before(words, i):
            i = phrase_start(words, i if words.tag(i - 1) != "," else i - 1) - 1
        else:
            return i
    return None


def _noun_before(words: Words, i: int) -> bool:
    at = i - 1 if words.form(i - 1) != "," else i - 2
    return words.tag(at) in NOUNS or words.tag(at) == "PRP"


def _is_list(words: Words, comma: int) -> bool:
    """Whether a comma stands in a list of phrases: an "and" or "or" follows soon, with only nouns between."""
    for i in range(comma + 1, min(words.high, comma + 14)):
        if words.tag(i) == "CC":
            return True
        if words.tag(i) not in PREMODIFIERS and words.form(i) != ",":
            return False
    return False


def _begins_clause(words: Words, start: int) -> bool:
    """Whether a conjunction or comma stands before a phrase, so that with a verb behind it a new clause begins."""
    return words.tag(start - 1) == "CC" or words.form(start - 1) == ","


def _opens_clause(words: Words, governor: int, last: int, verb: Verb | None) -> bool:
    """Whether a word that may be a preposition opens a clause here: "after Berg left", "that Berg leaves"."""
    return words.form(governor) in CLAUSE_OPENERS and verb is not None and words.tag(verb.start) in FINITE


def _is_its_subject(words: Words, governor: int | None, verb: Verb, last: int) -> bool:
    """Whether the verb that follows belongs to the phrase rather than to what governs it."""
    finite = words.tag(verb.start) in FINITE
    if governor is None or words.tag(governor) in ("IN", "CC", "WRB", "WP", "WDT", "DT"):
        return finite or governor is None or words.tag(verb.start) in ("VBG", "VBN", "VB")
    if words.tag(governor) in AUXILIARIES and words.tag(verb.start) in VERBS:
        return words.tag(governor) in ("DO", "MD") or words.tag(verb.start) in ("VBG", "VBN")  # a question
    if words.tag(governor) in VERBS or is_disguised(words, governor):
        lemma = words.lemma(governor)
        bare = words.tag(verb.start) in ("VB", "VBG", "VBP") or words.form(verb.start) == "to"
        acts = lemma in OBJECT_ACTS and bare and verb.start - last < 2 and not verb.passive
        return acts or (finite and lemma in CLAUSAL_VERBS and verb.start - last < 3)
    return finite or words.tag(verb.start) in ("VBG",)


def _of_subject(words: Words, verb: Verb) -> Part:
    lemma, form = words.lemma(verb.head), words.form(verb.head)
    if verb.passive:
        if form in STATE_PARTICIPLES and not by_whom(words, verb.end):
            return "none"
        return "patient" if by_whom(words, verb.end) else "hidden"
    if words.tag(verb.head) in ("BE", "HV") or lemma in STATES:
        return "none"
    if lemma in HAPPENING:
        return "hidden"
    if _is_reduced(words, verb):
        return "patient" if by_whom(words, verb.end) else "hidden"
    return "agent"


def _is_reduced(words: Words, verb: Verb) -> bool:
    """Whether a participle alone is a passive: "Berg arrested after raid"."""
    if verb.start != verb.head or words.tag(verb.head) not in PARTICIPLES:
        return False
    after = words.tag(verb.end)
    open_end = after in ("IN", "TO", "", "RB") or words.form(verb.end) in MARKS or words.form(verb.end) in TIMES
    return open_end and (words.lemma(verb.head) in DONE_TO_OBJECT or words.form(verb.end) == "by")


def _of_object(words: Words, governor: int, start: int, last: int) -> Part:
    if words.tag(governor) == "RP":
        governor -= 1
    lemma = words.lemma(governor)
    if lemma in SAYING and _is_inverted(words, governor, last):
        return "agent"
    verbal = words.tag(governor) in VERBS or is_disguised(words, governor)
    if lemma in NO_PATIENT or not verbal:
        return "none"
    return "none" if is_passive_at(words, governor) else "patient"


def _is_inverted(words: Words, verb: int, last: int) -> bool:
    """Whether a verb of saying stands behind what is said and before who says it: "…," said Holm."""
    before, after = words.form(verb - 1), words.form(last)
    return (before in QUOTES or before in (",", "")) and (after in MARKS or after == "" or words.tag(last) in ("IN", "CC", "WP"))


def _after_preposition(words: Words, at: int, last: int) -> Part:
    form = words.form(at)
    if form == "by":
        return "agent"
    if words.tag(last) == "VBG" and words.tag(last + 1) not in ("NN", "") and form in ("of", "with", "without", "despite", "for"):
        return "none" if words.lemma(last) in STATES else "agent"  # "pictures of Berg kissing babies"
    if form == "for" and words.form(last) == "to" and words.tag(last + 1) in ("VB", "BE", "HV", "DO"):
        verb = verb_at(words, last + 1)
        return _of_subject(words, verb) if verb else "none"
    if words.lemma(at - 1) in DONE_TO.get(form, ()) and (words.tag(at - 1) in NOUNS or words.tag(at - 2) in ("JJ", "DT")):
        return "patient" if _has_agent(words, at - 1, last) else "hidden"
    i = at - 1
    while words.tag(i) in ADVERBS | {"RP"} or words.form(i) in ("out", "back", "down", "up", "aim"):
        i -= 1
    acted = words.tag(i) in VERBS | {"JJ"} and words.lemma(i) in ACTING_UPON.get(form, ())
    return "patient" if acted else "none"


def _has_agent(words: Words, noun: int, last: int) -> bool:
    """Whether somebody is named who does what a noun says: its possessor, the subject of its verb, "by"."""
    i = noun
    while words.tag(i - 1) in PREMODIFIERS | ADVERBS | {"VBN", "VBG"}:
        i -= 1
        if words.tag(i) in ("POS", "PRP$"):
            return True
    if words.tag(i - 1) == "BE" or (words.tag(i - 1) in VERBS and not is_passive_at(words, i - 1)):
        return words.tag(i - 2) != "EX"  # "there was a raid"
    return by_whom(words, last)
