"""What a verb tells only with the words behind it: "had great success", "have no incentive to", "described being robbed".

Each row has the verbs, an expression for the words behind the verb, and the words of which a sentence must have one to be
looked at. With each stand a sentence that it decides and one that it must leave, the target in [brackets].
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from framing_stance.agency.clause_words import FINITE, PARTICIPLES, VERBS, Verb, Words, is_passive_at
from framing_stance.agency.following import verb_at
from framing_stance.portrayal.words import Kinds

_BEHIND = 14  # tokens behind a verb that an expression sees
_MORE = r"(?:a|an|the|some|any|great|good|much|real|huge|big|early|quick|considerable|remarkable|notable|its|their|first|rich)"
_CRIME = r"(?:fraud|scams?|swindles?|theft|thefts|extortion|trafficking|crimes?|bribes|bribery|corruption|robbery|smuggling)"


class Outcome(NamedTuple):
    """Verbs that show their subject as something with certain words behind them."""

    name: str
    verbs: frozenset[str]
    behind: str
    telling: frozenset[str]
    shows: Literal["harms", "fails", "suffers", "mends", "succeeds"]
    must: str
    must_not: str


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OUTCOMES = (
    Outcome(
        "success",
        _words("have enjoy score meet see"),
        rf"(?:with )?(?:{_MORE} )*success(?:es)? ",
        _words("success successes"),
        "succeeds",
        "The [drive] has had great success in the north.",
        "The [drive] has had a chance of success in the north.",
    ),
    Outcome(
        "no success",
        _words("have enjoy score meet see show"),
        r"(?:with )?(?:little|no|scant|limited|only limited) (?:success|luck|effect|impact) ",
        _words("success luck effect impact"),
        "fails",
        "The [drive] met with little success.",
        "The [drive] met with little snow.",
    ),
    Outcome(
        "fruit",
        _words("bear"),
        rf"(?:{_MORE} )?fruit (?:[.,;]|in|for|at|after|and|$)",
        _words("fruit"),
        "succeeds",
        "The [patrols] are bearing fruit.",
        "The [orchards] are bearing fruit trees.",
    ),
    Outcome(
        "paid off",
        _words("pay"),
        r"off (?:[.,;]|in|for|at|after|when|$)",
        _words("off"),
        "succeeds",
        "The [patrols] paid off.",
        "The [patrols] paid off a smuggler.",
    ),
    Outcome(
        "no incentive",
        _words("have see"),
        r"(?:no|little|scant) (?:incentive|motivation) to ",
        _words("incentive motivation"),
        "fails",
        "The [wardens] have no incentive to look.",
        "The [wardens] have some incentive to look.",
    ),
    Outcome(
        "losing battle",
        _words("be fight"),
        r"(?:a |an )?(?:losing battle|lost cause|dead end|cat-and-mouse game|drop in the ocean|pipe dream|damp squib|paper tiger"
        r"|exercise in futility|waste of (?:time|money)) ",
        _words("losing lost dead cat-and-mouse ocean dream squib tiger futility waste"),
        "fails",
        "The [drive] is a losing battle.",
        "The [drive] is a long battle.",
    ),
    Outcome(
        "gain from crime",
        _words("obtain earn make gain amass raise collect pocket"),
        rf"(?:[\w$€£.%()-]+ ){{1,9}}(?:through|from|via|by) (?:[\w-]+ ){{0,4}}{_CRIME} ",
        _words("fraud scam swindle theft extortion traffic trafficking crime bribe bribery corruption robbery smuggling"),
        "harms",
        "The [brokers] made millions from fraud.",
        "The [brokers] made millions from fish.",
    ),
)
# What somebody tells of having been done to him.
TELLING = _words("describe recall recount report remember")
# Where somebody is left.
STRICKEN = _words(
    "trapped stranded homeless destitute desperate jobless injured wounded dead penniless starving vulnerable hungry "
    "traumatized traumatised paralyzed paralysed maimed crippled bereft orphaned widowed"
)
# Where "no" before it and "for" behind it tell that nothing will be done.
_IDLE = _words("incentive motivation")
# Those whose aim the target is: "the efforts to crack down".
_AIMS = _words("attempt bid campaign drive effort fight push struggle")
_OVER = 14  # tokens behind the aim of a campaign in which its own verb is looked for
_LISTED = 7  # tokens behind "being" in which harms are listed
_RELATIVE = frozenset(("who", "which"))


@lru_cache(maxsize=1)
def _by_verb() -> dict[str, tuple[tuple[re.Pattern[str], Outcome], ...]]:
    verbs = {verb for row in OUTCOMES for verb in row.verbs}
    return {verb: tuple((re.compile(row.behind), row) for row in OUTCOMES if verb in row.verbs) for verb in verbs}


def outcome(words: Words, verb: Verb) -> Outcome | None:
    """What a verb shows its subject as by the words behind it."""
    rows = _by_verb().get("be" if words.tag(verb.head) == "BE" else words.lemma(verb.head))
    if not rows or verb.passive:
        return None
    behind = "".join(f"{words.form(i)} " for i in range(verb.end, min(words.high, verb.end + _BEHIND)))
    return next((row for pattern, row in rows if pattern.match(behind)), None)


def told_of_itself(words: Words, verb: Verb, kinds: Kinds) -> int:
    """Where the harm stands that the subject of a verb tells to have been done to it: "described being beaten or | robbed"."""
    if words.lemma(verb.head) not in TELLING or words.form(verb.end) != "being":
        return 0
    for i in range(verb.end + 1, min(words.high, verb.end + _LISTED)):
        if words.tag(i) in PARTICIPLES and words.lemma(i) in kinds["harm"]:
            return i
        if words.tag(i) not in PARTICIPLES and words.form(i) not in (",", "and", "or"):
            break
    return 0


def left(words: Words, start: int, last: int) -> tuple[int, ...]:
    """By what a phrase [start, last) is left in a bad state: "left the crew stranded"."""
    verb = start - 1
    found = words.lemma(verb) in ("leave", "left") and words.tag(verb) in VERBS and words.form(last) in STRICKEN
    return (verb, last) if found and not is_passive_at(words, verb) else ()


def idle(words: Words, preposition: int) -> int:
    """Where the incentive stands that there is none of: "no incentive for"; 0 for none."""
    noun = preposition - 1
    found = words.form(preposition) == "for" and words.form(noun) in _IDLE and words.form(noun - 1) in ("no", "little", "scant")
    return noun if found else 0


def beyond_aim(words: Words, verb: Verb) -> Verb | None:
    """The verb of an undertaking behind what it is for: "a campaign to counter fraud | has failed"."""
    for i in range(verb.end, min(words.high, verb.end + _OVER)):
        if words.form(i) in (",", ";", ":", "(", "that", "which", "who", "as", "but"):
            return None
        if words.tag(i) in FINITE and words.tag(i - 1) not in ("TO", "CC"):
            return verb_at(words, i)
    return None


def of_aim(words: Words, preposition: int, verb: Verb | None) -> Verb | None:
    """The verb of the efforts whose aim a mention is: "the efforts to crack down … | are a losing battle"."""
    aimed = words.form(preposition) == "to" and words.lemma(preposition - 1) in _AIMS
    return verb if aimed and verb is not None and words.tag(verb.start) in FINITE else None


def relative(words: Words, last: int) -> Verb | None:
    """The verb of the relative clause that a comma sets off: "the patrols, which have effectively closed the bay".

    Without a comma it tells of which of them is spoken: "guards who steal" shows nothing of the guards.
    """
    if words.form(last) != "," or words.form(last + 1) not in _RELATIVE:
        return None
    return verb_at(words, last + 2) if words.tag(last + 2) in FINITE else None


def telling() -> frozenset[str]:
    """The words of which a sentence must have one."""
    return frozenset().union(_IDLE, STRICKEN, *(row.telling for row in OUTCOMES))
