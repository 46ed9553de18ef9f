"""What the target suffers, or what is done to what is its own; and what is said of its foes, or of its victims.

"Tenants are no longer allowed to stay", "put the savings of widows at risk", "threats against the judge", "resented by
the neighbours", "the mayor's critics pounced": none of it says anything against tenants, widows, the judge, the
neighbours or the mayor. "Swindlers talk victims into hoping for a fortune" says nothing for swindlers.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing_stance.features import Sentence

_PUNISHING = frozenset(
    "banish bereave blacklist deport disenfranchise dispossess evict exile expel marginalise marginalize ostracise ostracize "
    "punish scapegoat separate silence stigmatise stigmatize uproot".split()
)
_RESTRICTING = frozenset("ban bar bereave block deny exclude forbid force prohibit separate strip uproot".split())
_ALLOWING = frozenset("allow let permit".split())
_DAMAGING = frozenset(
    "breach burn confiscate damage demolish destroy disregard endanger expose flout harm ignore infringe invade jeopardise "
    "jeopardize loot plunder rob ruin seize squander steal threaten trample undermine violate weaken wreck".split()
)
_PUTTING = frozenset("leave place put".split())
_AT_RISK = frozenset((("at", "risk"), ("in", "danger"), ("in", "jeopardy"), ("in", "peril")))
_FEELING = frozenset(
    "abhor despise detest disdain dislike distrust dread envy fear hate loathe mistrust resent revile scorn shun".split()
)
_AIMED = frozenset(
    "abuse action aggression atrocity bigotry brutality crackdown crime cruelty discriminate discrimination hatred measure "
    "persecution prejudice racism repression reprisal retaliate retaliation sanction threat vendetta violence".split()
)
_FOES = frozenset(
    "abuser accuser adversary attacker critic detractor enemy foe killer opponent persecutor rival tormentor".split()
)
_KIN = frozenset(
    "aunt brother cousin daughter father husband mother neighbor neighbour nephew niece parent predecessor sister son successor "
    "uncle widow widower wife".split()
)
_REACTING = frozenset("balk bemoan bristle chafe deplore fume grieve lament mourn recoil seethe wince".split())
_VICTIMS = frozenset("captive casualty hostage prey survivor victim".split())
_VICTIM_FORMS = _VICTIMS | {f"{victim}s" for victim in _VICTIMS} | {"casualties"}
_OWN = frozenset(("'s", "’s", "'", "’"))
_BE = frozenset(("be", "get", "being", "been"))
_ENDS = frozenset('. ; : ( ) " “ ” but although though while who which that'.split())
_JOINTS = _ENDS | frozenset(", and or".split())
_MEANS = (["with"], ["by"], ["through"])
_QUOTES = frozenset('"“”')
_PASSIVE = ("d", "t", "n")
_NEAR = 5  # words between a verb and whom it strikes
_FAR = 12  # words between the target and what is done to it


def suffers(s: Sentence) -> bool:
    """Whether a sentence says such a thing of the target, so that it is no verdict by itself."""
    return next(suffering(s), None) is not None


def suffering(s: Sentence) -> Iterator[int]:
    """The positions of words that are no verdict on the target for one of these reasons."""
    yield from _restricted(s)
    yield from _struck(s)
    yield from _damaged(s)
    yield from _felt_by(s)
    yield from _aimed_at(s)
    yield from _of_foes(s)
    yield from _reacted(s)
    yield from _of_victims(s)


def _restricted(s: Sentence) -> Iterator[int]:
    """ "Tenants are not allowed to", "were banned from": to the end, and the main clause before it."""
    for i in range(s.target + 1, min(len(s.forms), s.target + _FAR)):
        if s.forms[i] in _ENDS or s.forms[i] == ",":
            return
        refused = s.lemmas[i] in _ALLOWING and (s.negated[i] or "longer" in s.forms[s.target + 1 : i])
        if (refused or s.lemmas[i] in _RESTRICTING | _PUNISHING) and _is_done_to(s, i):
            yield from _to_end(s, i)
            start = s.target
            while start and s.forms[start] != "and":
                start -= 1
            if start and s.forms[start - 1] == ",":
                yield from range(start)
            return


def _struck(s: Sentence) -> Iterator[int]:
    """ "They punished the relatives with fines": the verb, who does it, and how."""
    for i in _before(s, _NEAR):
        if s.lemmas[i] in _PUNISHING and not _is_done_to(s, i):
            yield from _back(s, i)
            if s.forms[s.target + 1 : s.target + 2] in _MEANS:
                yield from _to_end(s, s.target + 1)


def _damaged(s: Sentence) -> Iterator[int]:
    """ "Violate the rights of tenants", "put the savings of widows at risk"."""
    for i in _before(s, _NEAR + 1):
        owned = "of" in s.forms[i + 1 : s.target]
        if s.lemmas[i] in _DAMAGING and owned and not _is_done_to(s, i):
            yield from _back(s, i)
        if s.lemmas[i] in _PUTTING:
            behind = range(s.target + 1, min(len(s.forms) - 1, s.target + _NEAR))
            at = next((j for j in behind if (s.forms[j], s.forms[j + 1]) in _AT_RISK), None)
            if at is not None:
                yield from _back(s, i)
                yield from _to_end(s, at)


def _felt_by(s: Sentence) -> Iterator[int]:
    """ "Resented by the neighbours", "the neighbours resent": what the target feels, and toward whom."""
    for i in _before(s, _NEAR):
        if s.lemmas[i] in _FEELING and "by" in s.forms[i + 1 : i + 3]:
            yield from _back(s, i)
    for i in range(s.target + 1, min(len(s.forms), s.target + 3)):
        if s.lemmas[i] in _FEELING and not _is_done_to(s, i) and [*s.forms[i + 1 : i + 2]] != ["by"]:
            yield from _to_end(s, i)


def _aimed_at(s: Sentence) -> Iterator[int]:
    """ "Threats against the judge": the threats, who makes them and how."""
    for i in _before(s, _NEAR):
        if s.lemmas[i] in _AIMED and s.forms[i + 1] == "against":
            yield from _back(s, i + 1)
            yield from _to_end(s, s.target + 1)


def _of_foes(s: Sentence) -> Iterator[int]:
    """ "The mayor's critics pounced", "critics of the mayor pounced", "the mayor's wife lied"."""
    after = s.target + 1 + ([*s.forms[s.target + 1 : s.target + 2]] != [] and s.forms[s.target + 1] in _OWN)
    for i in range(after, min(len(s.forms), after + 2)):
        if s.forms[i] in _ENDS:
            break
        if s.lemmas[i] in _FOES or (s.lemmas[i] in _KIN and s.forms[after - 1] in _OWN):
            yield from _to_end(s, i)
            return
    for i in _before(s, 3):
        if s.lemmas[i] in _FOES and s.forms[i + 1] == "of":
            yield from _back(s, i)
            yield from _to_end(s, s.target + 1)


def _reacted(s: Sentence) -> Iterator[int]:
    """ "The mayor bristles at the slur": what the target takes amiss."""
    for i in range(s.target + 1, min(len(s.forms), s.target + 4)):
        if s.forms[i] in _ENDS:
            return
        if s.lemmas[i] in _REACTING:
            yield from _to_end(s, i)
            return


def _of_victims(s: Sentence) -> Iterator[int]:
    """What its victims do or hope; where the target is a victim, all but what describes it."""
    if not _VICTIM_FORMS.isdisjoint(s.mention):
        start = s.target
        while s.target - start < 2 and start and s.forms[start - 1] not in _JOINTS:
            start -= 1
        yield from range(start)
        if [*s.lemmas[s.target + 1 : s.target + 2]] != ["be"]:
            yield from range(s.target + 1, len(s.forms))
        return
    for i in range(s.target + 2, min(len(s.forms), s.target + _NEAR)):
        if s.forms[i] in _ENDS or s.lemmas[i] == "be":
            return
        if s.lemmas[i] in _VICTIMS:
            yield from _to_end(s, i)
            return


def _before(s: Sentence, reach: int) -> Iterator[int]:
    """The positions before the target in its clause, from near to far."""
    for i in range(s.target - 1, max(-1, s.target - reach - 2), -1):
        if s.forms[i] in _ENDS:
            return
        yield i


def _is_done_to(s: Sentence, i: int) -> bool:
    """Whether the verb at i is a passive, with a form of "be" one or two words before it, or three with "no longer"."""
    return s.forms[i].endswith(_PASSIVE) and not _BE.isdisjoint(s.lemmas[max(0, i - 3) : i])


def _back(s: Sentence, i: int) -> Iterator[int]:
    """From i back to where its clause begins."""
    for before in range(i, -1, -1):
        if s.forms[before] in _ENDS or s.forms[before] == ",":
            return
        if before != s.target:
            yield before


def _to_end(s: Sentence, start: int) -> Iterator[int]:
    for i in range(start, len(s.forms)):
        if s.forms[i] in _ENDS and s.forms[i] not in _QUOTES:
            return
        if i != s.target:
            yield i
