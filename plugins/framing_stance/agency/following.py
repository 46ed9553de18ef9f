"""The verb whose subject a phrase may be, over what may stand between: brackets, asides, adverbs, "who", "and his aides"."""

from __future__ import annotations

from framing.text import QUOTES
from framing_stance.agency.agency_words import (
    RAISED,
    RAISING,
    SAYING,
    TIMES,
)
from framing_stance.agency.clause_words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    ENDS,
    FINITE,
    NOUNS,
    PARTICIPLES,
    PASSIVE,
    REACH,
    VERBS,
    Verb,
    Words,
    base,
    is_disguised,
    over_phrase,
)


def verb_after(words: Words, i: int) -> Verb | None:
    """The verb whose subject a phrase ending at i may be, behind what may stand between."""
    i = _over_conjuncts(words, i)
    steps = 0
    while i < words.high and steps < 8:
        steps += 1
        tag, form = words.tag(i), words.form(i)
        if tag in FINITE or tag in ("VBG", "VBN", "VB"):
            return verb_at(words, i)
        if form in ("(", "["):
            i = _behind(words, i, ")" if form == "(" else "]")
        elif form in (",", "—", "–"):
            i = _behind_aside(words, i)
        elif tag in ADVERBS or form in QUOTES or form in TIMES or _passes(words, i):
            i += 1
        elif tag == "IN" and form not in CLAUSE_OPENERS:
            i = over_phrase(words, i + 1)
        else:
            return None
    return None


def _passes(words: Words, i: int) -> bool:
    """Whether a word may stand between a subject and its verb: "himself", "nationwide", "who", the "to" of a headline."""
    form = words.form(i)
    future = form == "to" and words.tag(i + 1) in ("VB", "BE", "HV", "DO")
    return (
        future
        or form in ("who", "which", "that", "nationwide", "worldwide", "alike", "everywhere", "elsewhere")
        or form.endswith(("self", "selves"))
    )


def _over_conjuncts(words: Words, i: int) -> int:
    """Behind the phrases that are coordinated with the one that ends at i: "Berg | and his aides"."""
    at = i + 1 if words.form(i) == "," and words.tag(i + 1) == "CC" else i
    if words.tag(at) == "CC" and words.form(at) != "but":
        end = over_phrase(words, at + 1)
        if end > at + 1 and words.tag(end - 1) in NOUNS | {"PRP"}:
            return end
    return i


def _behind(words: Words, i: int, mark: str) -> int:
    for j in range(i + 1, min(words.high, i + REACH)):
        if words.form(j) == mark:
            return j + 1
    return words.high


def _behind_aside(words: Words, i: int) -> int:
    """Behind the aside that the mark at i opens: the next such mark with a finite verb behind it."""
    if words.tag(i + 1) in FINITE and words.lemma(i + 1) not in SAYING:
        return i + 1
    for j in range(i + 1, min(words.high, i + REACH)):
        if words.form(j) in ENDS and words.form(j) != words.form(i) and words.form(j) not in ("—", "–"):
            break
        if words.form(j) in (",", "—", "–"):
            after = j + 1
            while words.tag(after) in ADVERBS or words.form(after) in QUOTES:
                after += 1
            if words.tag(after) in FINITE:
                return after
    return words.high


def verb_at(words: Words, start: int) -> Verb | None:
    """The verb group that begins at start; over "is expected to", "seems to" to the verb that they leave the subject to."""
    i, head, auxiliary = start, -1, ""
    while i < words.high:
        tag = words.tag(i)
        if tag in AUXILIARIES:
            auxiliary, head = words.lemma(i), i
        elif tag in VERBS:
            if words.lemma(i) == "get" and words.tag(i + 1) in PARTICIPLES:
                auxiliary, head = "get", i
            else:
                head = i
                break
        elif is_disguised(words, i):
            head = i  # "will bow", tagged as a noun
            break
        elif tag not in ADVERBS and words.form(i) not in ("not", "n't", "all", "both"):
            break
        i += 1
    if head < 0:
        return None
    found = Verb(start, head, head + 1, _is_participle(words, head) and base(words, auxiliary) in PASSIVE)
    return _raised(words, found) or found


def _is_participle(words: Words, i: int) -> bool:
    return words.tag(i) in PARTICIPLES or (
        words.tag(i) == "VB" and words.form(i) in ("run", "put", "cut", "set", "hit", "hurt", "shut")
    )


def _raised(words: Words, verb: Verb) -> Verb | None:
    """The infinitive that has the same subject: "is likely | to leave", "seems | to leave"; None where there is none."""
    i = verb.end
    raising = words.lemma(verb.head) in (RAISED if verb.passive else RAISING) or words.form(verb.head) == "going"
    if words.tag(verb.head) == "BE":
        while words.tag(i) in ADVERBS | {"JJR"}:
            i += 1
        raising = words.lemma(i) in RAISED or words.form(i) in RAISED
        i += 1
    if raising and words.form(i) == "to" and words.tag(i + 1) in ("VB", "VBP", "BE", "HV", "DO", "RB"):
        inner = verb_at(words, i + 1)
        return inner._replace(start=verb.start) if inner else None
    return None
