"""What a number counts: the noun phrase after it, or the one it stands in for."""

from __future__ import annotations

from typing import NamedTuple

from framing.english import CLASSES, lemma, other_lemma
from framing.text import QUOTES
from framing_figures.sentence import Sentence, is_plural_form
from framing_figures.vocabulary import (
    AUXILIARIES,
    DAYS,
    DURATIONS,
    IRREGULAR_PASTS,
    MONTHS,
)

_REACH = 7  # words
_OPENERS = (CLASSES.determiners - {"a", "an"}) | {"all", "them", "us", "whom", "which"}
STANDING_IN = frozenset("them us you whom which these those".split())
_GROUPS = frozenset("population public electorate country nation state world city company industry".split())
_ALONE = frozenset("them us whom which".split())
_PEOPLES = frozenset(
    "chinese japanese british french irish dutch swiss spanish english vietnamese portuguese taiwanese lebanese sudanese "
    "scottish  "
    "welsh danish polish swedish finnish turkish maltese congolese burmese nepalese".split()
)
_HUMAN = frozenset(
    "person man woman child boy girl officer civilian soldier student worker protester victim patient passenger suspect "
    "policeman  "
    "firefighter marine sailor pilot teacher journalist migrant hostage gunman teenager bystander pedestrian driver".split()
)


class Noun(NamedTuple):
    """The tokens [start, end) of what is counted, the position of its head, and whether it is a part of them ("of the")."""

    start: int
    end: int
    head: int
    of_known: bool = False


def noun_after(sentence: Sentence, i: int, *, singular: bool = False) -> Noun | None:
    """The noun phrase that begins at i, "of" and articles before it left out; None where none does.

    Without ``singular`` only one with a plural in it.
    """
    if sentence.form(i) == "of":
        return _after_of(sentence, i + 1, singular=singular)
    return _phrase(sentence, i, singular=singular)


def _after_of(sentence: Sentence, i: int, *, singular: bool) -> Noun | None:
    """The noun phrase behind "of": "of the boats", "of them", "41 of 90 seats"."""
    of_known = False
    if sentence.form(i) in _ALONE:
        return Noun(i, i + 1, i, True)
    while sentence.form(i) in _OPENERS or sentence.form(i) in QUOTES:
        of_known = of_known or sentence.form(i) in _OPENERS
        i += 1
    if sentence.form(i)[:1].isdigit():
        return _part_of_number(sentence, i)
    if not sentence.continues(i):
        return Noun(i - 1, i, i - 1, True) if sentence.form(i - 1) in STANDING_IN else None
    found = _phrase(sentence, i, singular=singular)
    return found._replace(of_known=of_known) if found else None


def _phrase(sentence: Sentence, i: int, *, singular: bool) -> Noun | None:
    while sentence.form(i) in QUOTES or sentence.form(i) in ("more", "other", "such", "additional", "further"):
        i += 1
    last = _run(sentence, i)
    group = next((j for j in range(i, last) if sentence.form(j) in _GROUPS), -1) if singular else -1
    if group >= 0 and group + 1 < last and sentence.form(group + 1) != "'s":
        return Noun(i, group + 1, group)
    head = next((j for j in range(i, last) if sentence.is_plural_noun(j)), -1)
    if head < 0 and last > i and sentence.form(last - 1) in _PEOPLES and sentence.is_capital(last - 1):
        return Noun(i, last, last - 1)
    if head < 0:
        return _singular(sentence, i, last) if singular and last > i else None
    while head + 1 < last and _goes_on(sentence, head + 1):
        head += 1
    return Noun(i, head + 1, head)


def _part_of_number(sentence: Sentence, i: int) -> Noun | None:
    """The noun of "41 of 90 seats": that of the number after it."""
    found = noun_after(sentence, i + 1)
    return found._replace(of_known=True) if found else None


def _singular(sentence: Sentence, i: int, last: int) -> Noun:
    """A noun phrase without a plural: it ends before a participle."""
    words = range(i + 1, last)
    end = next((j for j in words if _is_participle(sentence.form(j))), last)
    return Noun(i, end, end - 1)


def _is_participle(form: str) -> bool:
    return form.endswith(("ing", "ed")) and "-" not in form and form not in _NOUNS_IN_ING


_NOUNS_IN_ING = frozenset(
    "funding building spending training housing meeting offering saving shooting wedding hearing painting warning ruling "
    "mining fracking  "
    "financing hiring banking farming fishing shipping advertising".split()
)


def _goes_on(sentence: Sentence, i: int) -> bool:
    """Whether a plural is only the beginning of a compound: "arms dealers", "sports clubs"."""
    form = sentence.form(i)
    return is_plural_form(form) and form not in IRREGULAR_PASTS and form not in DURATIONS


def _run(sentence: Sentence, i: int) -> int:
    """Where the words end that may make up a noun phrase from i on."""
    j = i
    while j < min(sentence.stop, i + _REACH):
        form = sentence.form(j)
        if form == "'s" and j > i:
            j += 1
            continue
        if form in ("and", "&", "/", ",") and j > i and _joins(sentence, j):
            j += 1
            continue
        if sentence.ends_phrase(j) or (form in DAYS and j > i) or (form in MONTHS and sentence.is_capital(j)):
            break
        if j > i and form in IRREGULAR_PASTS and is_plural_form(sentence.form(j - 1)):
            break
        j += 1
    while j > i and sentence.form(j - 1) in ("'s", "and", "&", "/", ","):
        j -= 1
    return j


def _joins(sentence: Sentence, j: int) -> bool:
    """Whether a mark or "and" joins what describes one noun: "telecom and network fraud cases", "young, jobless men"."""
    if is_plural_form(sentence.form(j - 1)) or not sentence.continues(j + 1):
        return False
    form, after = sentence.form(j), sentence.form(j + 1)
    if form == ",":
        return is_plural_form(sentence.form(j + 2)) and not sentence.is_capital(j + 1) and not after.endswith("ing")
    return sentence.is_plural(j + 1)


def one_person(sentence: Sentence, i: int) -> Noun | None:
    """The noun of "one officer was killed": somebody counted, and something told of them."""
    if sentence.form(i) not in _HUMAN:
        return None
    told = sentence.form(i + 1) in AUXILIARIES | {"dead", "killed", "injured", "wounded", "died"}
    return Noun(i, i + 1, i) if told else None


def noun_before(sentence: Sentence, i: int) -> Noun | None:
    """The noun phrase that ends right before i: "payments" of "payments worth $3 million"."""
    j = i
    while j > sentence.begin and sentence.is_word(j - 1) and not sentence.ends_phrase(j - 1) and i - j < 4:
        j -= 1
    if sentence.form(i - 1) in IRREGULAR_PASTS or j == i:
        return None
    verb = next((k for k in range(i - 2, j, -1) if is_past(sentence.form(k))), -1)
    if verb >= 0:
        return Noun(verb + 1, i, i - 1)
    k = j - 1 if sentence.form(j - 1) in ("the", "a", "its", "his", "her", "their") else j
    if sentence.form(k - 1) in ("of", "in", "for", "from", "by") and not sentence.ends_phrase(k - 2):
        return noun_before(sentence, k - 1) or Noun(j, i, i - 1)
    if j < i - 1 and _is_verbal(sentence, j):
        j += 1
    return Noun(j, i, i - 1)


def _is_verbal(sentence: Sentence, j: int) -> bool:
    """Whether a word is rather the verb before a noun phrase than its first word: "lost homes worth …"."""
    form, bare = sentence.form(j), sentence.form(j - 1) not in _OPENERS and sentence.form(j - 1) not in ("a", "an")
    return bare and (is_past(form) or (form.endswith("s") and is_plural_form(sentence.form(j + 1))))


def subject_before(sentence: Sentence, start: int) -> Noun | None:
    """The noun whose amount is told: "rate" of "the jobless rate fell to 5 percent" before the claim at ``start``."""
    j = start - 1
    while sentence.form(j) in _BEFORE_AMOUNT:
        j -= 1
    if sentence.form(j) not in _AMOUNTING or not sentence.is_word(j - 1):
        return None
    return noun_before(sentence, j)


def amount_before(sentence: Sentence, start: int) -> Noun | None:
    """What a bare number before which an amount is told counts: "the death toll rose to 40", "put the number of dead at 40"."""
    j = start - 1
    while sentence.form(j) in _BEFORE_AMOUNT and sentence.form(j) not in _AT_AMOUNT:
        j -= 1
    if sentence.form(j) not in _AT_AMOUNT:
        return None
    return number_of(sentence, start) or subject_before(sentence, start)


def number_of(sentence: Sentence, start: int) -> Noun | None:
    """What "the number of …" before a claim names: "people" of "the number of people held there rose to 400"."""
    for j in range(start - 2, max(sentence.begin, start - 26), -1):
        if sentence.form(j) == "of" and sentence.form(j - 1) in _NUMBERING:
            return noun_after(sentence, j)
        if sentence.form(j) in _SENTENCE_MARKS:
            return None
    return None


_NUMBERING = frozenset("number total count tally".split())
_SENTENCE_MARKS = frozenset(".;:?!")
_AT_AMOUNT = frozenset("at to was is were are from reached hit exceeded topped stood than".split())
_BEFORE_AMOUNT = frozenset("from by to at about nearly almost over under more than the a just only around".split())
_AMOUNTING = frozenset(
    "is was are were rose fell dropped increased decreased grew climbed jumped soared declined surged slipped plunged shrank "
    "stood  "
    "reached hit totaled totalled averaged exceeded topped cost costs remained".split()
)


def is_past(form: str) -> bool:
    return (form.endswith("ed") and len(form) > 4) or form in IRREGULAR_PASTS


def _main_clause(sentence: Sentence, who: int) -> int:
    """Where the clause goes on after "who …": at the second verb, an auxiliary before a participle."""
    for j in range(who + 2, min(who + 25, sentence.stop)):
        if sentence.form(j) in ("were", "was", "have", "had") and (
            is_past(sentence.form(j + 1)) or sentence.form(j + 1) == "been"
        ):
            return j
    return who + 1


_ACTING = frozenset("kill killing injuring leaving wounding arresting".split())
_REPORTED = frozenset("said told found showed reported estimated announced noted wrote claimed believed thought".split())


def verb_of(sentence: Sentence, start: int, end: int) -> str:
    """The verb that a counted noun goes with, in its dictionary form: what is done to it, or by it; '' where none is near.

    ``start`` is where the claim begins with its bounds, ``end`` where it ends with its noun.
    """
    before = start - 1
    while sentence.form(before) in (
        "a",
        "an",
        "the",
        "another",
        "some",
        "about",
        "with",
        "by",
        "to",
        "as",
        "his",
        "their",
        "at",
        "of",
        "from",
    ):
        before -= 1
    if sentence.form(before) in ("down", "up", "out", "off") and is_past(sentence.form(before - 1)):
        before -= 1
    form = sentence.form(before)
    if form in _ACTING or (is_past(form) and form not in _REPORTED):
        return other_lemma(form) or lemma(form)
    j = _main_clause(sentence, end) if sentence.form(end) in ("who", "that", "which") else end
    for _ in range(5):
        form = sentence.form(j)
        if (
            form in AUXILIARIES
            or form in QUOTES
            or form.endswith("ly")
            or form in ("also", "not", "already", "since", "reportedly", "still", "now")
        ):
            j += 1
            continue
        break
    if is_past(form) or (j > end and form.endswith("ing")):
        return other_lemma(form) or lemma(form)
    return "die" if form in ("dead", "died", "dies") else ""
