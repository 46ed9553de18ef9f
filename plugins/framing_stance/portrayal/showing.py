"""As what a mention is shown by its place in the clause: harms, fails, suffers, mends or succeeds.

Whoever "violates the rights of tenants" harms, "the tenants" of "fell prey to gangs" suffer, "rescued the crew" mends,
"the talks collapsed" fails, "effectively cut off the supply" succeeds. Denied and asked, it shows nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from framing_stance.agency.agency import Place, placed
from framing_stance.agency.clause_words import ADVERBS, NOUNS, VERBS, Verb, Words, is_passive_at
from framing_stance.agency.parts import of_some, over_body
from framing_stance.evaluation.rules.descriptions import TURNING
from framing_stance.portrayal.outcomes import beyond_aim, idle, left, of_aim, outcome, relative, telling, told_of_itself
from framing_stance.portrayal.preying import by_phrase, preying
from framing_stance.portrayal.words import Kinds

Category = Literal["harms", "fails", "suffers", "mends", "succeeds"]
CATEGORIES: tuple[Category, ...] = ("harms", "fails", "suffers", "mends", "succeeds")
_OBJECT = 7  # tokens behind a verb in which its object is looked for
# Verbs that leave what they want or begin to the infinitive behind "to".
_LEAVING = frozenset(
    "agree aim attempt begin continue decide gear go help hope intend manage move offer plan pledge "
    "prepare promise propose push seek "
    "start strive threaten try use vow want wish work".split()
)
_CHAIN = 22  # tokens behind the first in which they stand
_OVER = frozenset('. ; : ? ! ( ) " “ ” but although though while who which that because after before as when if'.split())
_BARE = {"VB": "VB", "VBP": "VB", "VBD": "VBD", "VBZ": "VBZ", "VBN": "VBN", "VBG": "VBG"}  # the first two are written alike
_CHAINED = 3  # further verbs of the same subject that are looked at
_ENDS = frozenset('. , ; : ? ! ( ) " “ ” but although though while who which that because'.split())


class Doing(NamedTuple):
    """What verbs of a kind with something bad or good as their object show their doer as."""

    verbs: str
    what: str
    shows: Category


class Beside(NamedTuple):
    """What a kind of word before a preposition shows whoever stands behind it as; ``only`` if that is something bad."""

    prepositions: frozenset[str]
    before: str
    shows: Category
    tags: frozenset[str] | None = NOUNS
    only: str = ""
    others: bool = False


_DOING = (
    Doing("reject", "good", "harms"),
    Doing("less", "bad", "mends"),
    Doing("less", "good", "harms"),
    Doing("more", "bad", "harms"),
    Doing("more", "good", "mends"),
    Doing("cause", "bad", "harms"),
    Doing("cause", "good", "mends"),
    Doing("against", "bad", "mends"),
    Doing("against", "good", "harms"),
    Doing("face", "bad", "suffers"),
    Doing("losing", "good", "suffers"),
)
_BESIDE = (
    Beside(frozenset(("by",)), "oppression", "harms"),  # "the persecution of tenants by the guild": directly before "by"
    Beside(frozenset(("by",)), "harm", "harms", VERBS),  # "was flooded by the storm"
    Beside(frozenset(("by",)), "hit", "harms", VERBS),  # "was caused by"
    Beside(frozenset(("by",)), "mend", "mends", VERBS),  # "was rescued by"
    Beside(frozenset(("on", "to", "from", "off")), "reliance", "harms", None),  # "a shift away from coal"
    Beside(frozenset(("against",)), "protest", "harms", VERBS),  # "marched against the mill"
    Beside(frozenset(("on", "for")), "blamed", "harms", None),  # "responsible for" is no name: "blame on the mill"
    Beside(frozenset(("for",)), "terrible", "suffers", None),  # "devastating for the valley"
    Beside(frozenset(("to", "on", "against", "for")), "hitting", "suffers"),  # "a threat to the valley"
    Beside(frozenset(("of", "from")), "coming", "harms"),  # "the dangers of smoke"
    Beside(frozenset(("in", "of", "on", "to")), "course", "harms", only="bad"),  # "a cut in emissions"
    Beside(frozenset(("of", "against", "at")), "reproach", "harms", others=True),  # "criticism of the mill"
    Beside(frozenset(("for",)), "calamity", "suffers"),  # "a blow for the valley"
    Beside(frozenset(("against", "on")), "fighting", "harms"),  # "the war on smog"
    Beside(frozenset(("of",)), "fails", "fails"),
    Beside(frozenset(("of",)), "succeeds", "succeeds"),
)


class Shown(NamedTuple):
    """A category, the words that show it, and whether somebody else is told to show it so."""

    category: Category
    at: tuple[int, ...]
    others: bool = False


def shown(words: Words, first: int, last: int, kinds: Kinds) -> Shown | None:
    """As what the mention with the tokens [first, last) is shown."""
    last = over_body(words, last)
    place = placed(words, first, last)
    told = next(_told(words, place, first, last, kinds), None)
    whole = told is None or told.category == "suffers" or place.kind == "possessor" or not of_some(words, first)
    return told if whole else None


def _told(words: Words, place: Place, first: int, last: int, kinds: Kinds) -> Iterator[Shown]:
    if stricken := left(words, place.start, last):
        yield Shown("suffers", stricken)
    elif place.kind == "subject" and place.verb is not None:
        purpose = _is_purpose(words, last, place.verb, kinds)
        yield from _by_verb(words, last, beyond_aim(words, place.verb) if purpose else place.verb, kinds)
    elif place.kind == "object":
        yield from _by_object(words, place.at, last, kinds)
    elif place.kind == "preposition":
        yield from _by_preposition(words, place.at, last, kinds)
        yield from _by_verb(words, last, of_aim(words, place.at, place.verb), kinds)
    elif place.kind == "possessor":
        yield from _by_possession(words, place.at, kinds)
    if place.kind in ("object", "preposition", "none"):
        yield from _by_verb(words, last, relative(words, last), kinds)
    if place.kind == "possessor" and place.governor >= 0:
        yield from _reproached(words, place.governor, kinds)
    if place.kind != "modifier" and words.tag(first) != "PRP":
        for i in range(max(place.start, words.low), first):
            if words.form(i) in kinds["plight"]:
                yield Shown("suffers", (i,))


def _is_purpose(words: Words, last: int, verb: Verb, kinds: Kinds) -> bool:
    """Whether a verb only says what the undertaking before it is for: "a campaign to counter fraud" has countered none yet."""
    return words.form(last) == "to" and verb.head == last + 1 and words.lemma(last - 1) in kinds["purpose"]


def _negated(words: Words, start: int, stop: int) -> bool:
    return any(words.form(i) in TURNING or words.form(i).endswith("n't") for i in range(start, stop))


def _by_verb(words: Words, last: int, verb: Verb | None, kinds: Kinds) -> Iterator[Shown]:
    """What a verb shows its subject as, which ends at ``last``; nothing if it is denied."""
    if verb is not None and not _negated(words, min(last, verb.start), verb.end):
        yield from _by_subject(words, verb, kinds)


def _by_subject(words: Words, verb: Verb, kinds: Kinds) -> Iterator[Shown]:
    head, at = words.lemma(verb.head), (verb.head,)
    if verb.passive:
        if head in kinds["harm"]:
            yield Shown("suffers", at)
        elif head in kinds["blame"]:
            yield Shown("harms", at, others=True)
        elif head in kinds["defeat"]:
            yield Shown("fails", at)
        return
    if found := outcome(words, verb):
        yield Shown(found.shows, at)
        return
    if words.tag(verb.head) == "BE":
        yield from _being(words, verb.end, kinds)
        return
    if harm := told_of_itself(words, verb, kinds):
        yield Shown("suffers", (verb.head, harm))
        return
    if head in kinds["suffer"]:
        yield Shown("suffers", at)
    elif head == "fall" and words.form(verb.end) in ("prey", "victim"):
        yield Shown("suffers", (verb.head, verb.end))
    elif head in kinds["fail"]:
        yield Shown("fails", at)
    elif head in kinds["succeed"]:
        yield Shown("succeeds", at)
    elif words.form(verb.head - 1) in ("effectively", "successfully"):
        yield Shown("succeeds", (verb.head - 1, verb.head))
    else:
        for at_verb in _chain(words, verb.head):
            yield from _acting(words, at_verb, kinds)


def _chain(words: Words, head: int) -> Iterator[int]:
    """The verbs of one subject: "wants to cut taxes and protect jobs, saving thousands"."""
    yield head
    found, tag = 0, words.tag(head)
    for i in range(head + 1, min(words.high - 1, head + _CHAIN)):
        form = words.form(i)
        if form in _OVER or (words.tag(i) in ("PRP", "WP", "WDT") and words.form(i - 1) in ("and", ",")):
            return
        infinitive = form == "to" and words.tag(i + 1) == "VB" and i == head + 1 and words.lemma(head) in _LEAVING
        then = i + 2 if words.tag(i + 1) in ADVERBS else i + 1  # "and resolutely | guard"
        same = form in ("and", ",", "or") and words.tag(then) in VERBS and _BARE.get(words.tag(then)) in (_BARE.get(tag), "VBG")
        by = form == "by" and words.tag(i + 1) == "VBG"
        if infinitive or same or by:
            yield (head := then if same else i + 1)
            found += 1
            if found == _CHAINED:
                return


def _being(words: Words, i: int, kinds: Kinds) -> Iterator[Shown]:
    while words.tag(i) in ADVERBS or words.form(i) in ("so", "very", "more", "most", "as"):
        if words.form(i) in TURNING:
            return
        i += 1
    if words.form(i) in kinds["plight"] or (words.form(i), words.form(i + 1)) in (
        ("at", "risk"),
        ("in", "danger"),
        ("in", "peril"),
    ):
        yield Shown("suffers", (i,))
    for j in range(i, min(words.high, i + 5)):
        if words.tag(j) in NOUNS and words.tag(j + 1) not in NOUNS:
            found = next((category for category in CATEGORIES if words.lemma(j) in kinds[f"is_{category}"]), None)
            if found:
                yield Shown(found, (j,))
            return


def _acting(words: Words, verb: int, kinds: Kinds) -> Iterator[Shown]:
    """What the doer of the verb at a token is shown as, by the verb and its object."""
    lemma = words.lemma(verb)
    if found := preying(words, verb, kinds, _object(words, verb + 1, kinds)):
        yield Shown("harms", found)
        return
    if lemma in kinds["leave"] and (left := _left(words, verb)):
        yield Shown("harms", (verb, left))
        return
    if words.form(verb + 1) in ("out", "for"):
        return
    kind, at = _object(words, verb, kinds) or ("", -1)
    for row in _DOING:
        if lemma in kinds[row.verbs] and kind == row.what:
            yield Shown(row.shows, (verb, at))
            return
    if lemma in kinds["lead"] and (plan := _plan(words, verb, kinds)):
        yield Shown("mends", (verb, plan))
    elif lemma in kinds["harm"] and kind != "bad":
        yield Shown("harms", (verb,))
    elif lemma in kinds["mend"]:
        yield Shown("mends", (verb,))


def _left(words: Words, verb: int) -> int:
    """Where the agreement stands that somebody pulls out of, or withdraws somebody from; 0 for none."""
    for i in range(verb + 1, min(words.high, verb + _OBJECT)):
        if words.form(i) in ("of", "from") and (words.form(i - 1) in ("out", "away") or words.form(i) == "from"):
            found = range(i + 1, min(words.high, i + 6))
            return next((j for j in found if words.lemma(j) in ("agreement", "accord", "deal", "pact", "treaty", "promise")), 0)
    return 0


def _plan(words: Words, verb: int, kinds: Kinds) -> int:
    """Where the plan or movement stands that is the object of a verb; 0 for none."""
    for i in range(verb + 1, min(words.high, verb + _OBJECT)):
        if words.form(i) in _ENDS or words.tag(i) in ("IN", "TO", "VBD", "VBZ", "MD", "BE"):
            return 0
        if words.lemma(i) in kinds["plan"] and words.tag(i + 1) not in NOUNS:
            return i
    return 0


def _object(words: Words, verb: int, kinds: Kinds) -> tuple[str, int] | None:
    """Whether the object of a verb is something bad or good: its last noun before the phrase ends."""
    found = None
    for i in range(verb + 1, min(words.high, verb + _OBJECT)):
        tag, form = words.tag(i), words.form(i)
        if form in _ENDS or (tag in VERBS and tag != "VBG" and tag != "VBN") or (tag == "CC" and found):
            break
        if tag in NOUNS or tag == "VBG":
            kind = _kind(words, i, kinds)
            if kind:
                found = (kind, i) if found is None or found[0] != "bad" else found
        if tag == "IN" and found:
            break
    return found


def _kind(words: Words, i: int, kinds: Kinds) -> str:
    """Whether a noun is something "bad" or "good", or neither."""
    lemma = words.lemma(i)
    if lemma in kinds["bad"] or words.form(i) in kinds["bad"] or (lemma == "change" and words.form(i - 1) == "climate"):
        return "bad"
    return "good" if lemma in kinds["good"] and words.form(i + 1) != "change" else ""


def _by_object(words: Words, verb: int, last: int, kinds: Kinds) -> Iterator[Shown]:
    verb -= words.tag(verb) == "RP"
    lemma = words.lemma(verb)
    if words.form(verb + 1) == "out" or is_passive_at(words, verb) or _negated(words, max(words.low, verb - 3), verb):
        return
    if lemma in kinds["harm"]:
        yield Shown("suffers", (verb,))
    elif lemma in kinds["against"]:
        yield Shown("harms", (verb,))
    elif lemma in kinds["blame"]:
        yield Shown("harms", (verb,), others=True)
    elif lemma in kinds["less"] and (kind := _kind(words, last - 1, kinds)):
        yield Shown("harms" if kind == "bad" else "suffers", (verb,))
    elif lemma in kinds["burden"] or (lemma in kinds["keep"] and words.tag(last - 1) not in ("NNP", "PRP")):
        yield Shown("suffers", (verb,))


def _by_preposition(words: Words, at: int, last: int, kinds: Kinds) -> Iterator[Shown]:
    """What stands before the preposition at a token shows what stands behind it."""
    if shown_by := by_phrase(words, at):
        yield Shown("harms", shown_by)
        return
    if missing := idle(words, at):
        yield Shown("fails", (missing - 1, missing))
        return
    form, noun = words.form(at), at - 1
    if words.form(noun) in ("away", "off"):
        noun -= 1
    tag, lemma = words.tag(noun), words.lemma(noun)
    for row in _BESIDE:
        if (
            form in row.prepositions
            and not kinds[row.before].isdisjoint((lemma, words.form(noun)))
            and (row.tags is None or tag in row.tags)
        ):
            if not row.only or _kind(words, last - 1, kinds) == row.only:
                yield Shown(row.shows, (noun,), row.others)
            return


def _reproached(words: Words, governor: int, kinds: Kinds) -> Iterator[Shown]:
    """ "Slammed Berg's plan", "criticism of the Berg plan"."""
    lemma = words.lemma(governor)
    if words.tag(governor) in VERBS and not is_passive_at(words, governor):
        if lemma in kinds["blame"]:
            yield Shown("harms", (governor,), others=True)
    elif words.form(governor) == "of" and words.lemma(governor - 1) in kinds["reproach"]:
        yield Shown("harms", (governor - 1,), others=True)


def _by_possession(words: Words, i: int, kinds: Kinds) -> Iterator[Shown]:
    while words.tag(i) in ("JJ", "CD", "VBN", "VBG", "RB", *NOUNS) and words.tag(i + 1) in NOUNS:
        i += 1
    for category in CATEGORIES:
        if words.lemma(i) in kinds.get(category, ()):
            yield Shown(category, (i,))
            return
    if words.lemma(i) in kinds["attempt"] and words.form(i + 1) == "to":
        yield from _acting(words, i + 2, kinds)


def vocabulary(kinds: Kinds) -> frozenset[str]:
    """Every lemma by which somebody may be shown as something, so that other sentences need not be looked at."""
    acting = frozenset().union(*(kinds[kind] for kind in kinds if kind not in ("bad", "good")))
    return acting | telling() | frozenset("fall effectively successfully crack clamp take prey force".split())
