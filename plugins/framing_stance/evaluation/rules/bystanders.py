"""What a sentence says of others than the target, beyond what the sentence model was trained to leave out.

"Jobless people, after being cheated by false offers, fell prey to gangs" is about people who are wronged, and what is done
to them says nothing against them; "cut off the criminal chain" nothing against who does it; "named nine countries as
corrupt" nothing against who names them; "the anger of the residents" nothing against who is angry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing_stance.evaluation.features import Sentence
from framing_stance.evaluation.rules.suffering import suffering
from framing_stance.evaluation.rules.unasserted import unasserted

_SUFFERED = frozenset(
    "abduct abuse assault attack beat brutalise brutalize bully cheat coerce con deceive defraud deport deprive detain "
    "discriminate displace dupe enslave ensnare entrap evict exploit extort force harass hold humiliate hurt imprison "
    "injure intimidate kidnap kill lure maim mislead mistreat murder oppress persecute plague punish rob scam smuggle "
    "starve strand swindle target terrorise terrorize threaten torment torture traffic trap trick victimise "
    "victimize wrong".split()
)
_TRIED = frozenset("accuse arrest charge convict detain fine indict jail prosecute sack sentence sue suspend".split())
_FREEING = frozenset("free save protect shield liberate release rescue defend deliver".split())
_TAKING = frozenset("deprive strip rob cheat defraud relieve".split())  # somebody of something good
_NAMING = frozenset("designate name call label brand describe list declare denounce accuse blame suspect portray depict".split())
_UNDOING = frozenset(
    (("cut", "off"), ("cut", "down"), ("stamp", "out"), ("root", "out"), ("shut", "down"), ("close", "down"), ("bring", "down"))
)
_FEELINGS = frozenset(
    "anger anguish annoyance concern contempt despair discontent displeasure disgust distrust dismay fear frustration fury grief "
    "indignation outrage pain rage resentment shock suffering sorrow worry".split()
)
_VIOLATING = frozenset("violate infringe breach undermine damage threaten harm disregard flout ignore weaken invade".split())
_NO_OBJECT = [[], *([word] for word in "by in with at into from under against . ,".split())]
_TURNS = frozenset(("but", "whereas", ";"))
_CONCEDING = frozenset("although though while whereas despite unlike".split())
_WHO = frozenset("who whom whose which that".split())
_PREY = frozenset(("prey", "victim", "afoul"))
_BE = frozenset(("be", "get", "being", "been"))
_ENDS = frozenset('. ; : ( ) " “ ” but although though while who which that'.split())
_REACH = 8  # words between the target and what it suffers


def without_bystanders(s: Sentence) -> Sentence:
    """The sentence with more words marked as foreign to the target."""
    found = (
        set(_suffered(s))
        | set(_taken(s))
        | set(_directed(s))
        | set(_felt(s))
        | set(_violated(s))
        | set(_tried(s))
        | set(_contrasted(s))
        | set(suffering(s))
        | set(unasserted(s))
    )
    if not found:
        return s
    return s._replace(foreign=[foreign or i in found for i, foreign in enumerate(s.foreign)])


def _suffered(s: Sentence) -> Iterator[int]:
    """What is done to the target, by whom and how: from the passive, or "fell prey", to the end of its clause."""
    for i in range(s.target + 1, min(len(s.forms), s.target + _REACH + 12)):
        if s.forms[i] in _ENDS:
            return
        passive = s.lemmas[i] in _SUFFERED | _TRIED and s.forms[i][-1] in "dtn" and (_is_done_to(s, i) or _is_bare(s, i))
        prey = s.lemmas[i] == "fall" and i + 1 < len(s.forms) and s.forms[i + 1] in _PREY
        if passive or prey:
            yield from _to_end(s, i)


def _is_done_to(s: Sentence, i: int) -> bool:
    """Whether a form of "be" stands before a participle, or before the adverb before it."""
    return s.lemmas[i - 1] in _BE or (s.forms[i - 1].endswith("ly") and s.lemmas[i - 2] in _BE)


def _is_bare(s: Sentence, i: int) -> bool:
    """Whether a participle stands behind the target and without an object: "workers lured with promises"."""
    return i - 1 == s.target and s.forms[i + 1 : i + 2] in _NO_OBJECT


def _taken(s: Sentence) -> Iterator[int]:
    """What the target is deprived of: "depriving the children of a right"."""
    for i in range(max(0, s.target - 6), s.target):
        if s.lemmas[i] in _TAKING and _ENDS.isdisjoint(s.forms[i : s.target]):
            yield i
            yield from _to_end(s, s.target + 1)


def _directed(s: Sentence) -> Iterator[int]:
    """What the target, by its verb, says of others, or puts an end to."""
    for i in range(s.target + 1, min(len(s.forms), s.target + _REACH)):
        if s.forms[i] in _ENDS and s.forms[i] not in ("who", "which", "that"):
            return
        undoing = i + 1 < len(s.forms) and (s.lemmas[i], s.forms[i + 1]) in _UNDOING
        naming = s.lemmas[i] in _NAMING and s.lemmas[i - 1] not in _BE
        if s.lemmas[i] in _FREEING and "from" in s.forms[i : i + _REACH]:
            yield from _to_end(s, s.forms.index("from", i))
            return
        if (undoing or naming) and "by" not in s.forms[i + 1 : i + 3]:
            yield from _to_end(s, i)
            return


def _tried(s: Sentence) -> Iterator[int]:
    """Who arrests, sues or sacks the target, and what is said of that: "if they jail the thieves, it is a win"."""
    for i in range(s.target - 1, max(-1, s.target - 6), -1):
        if s.forms[i] in _ENDS:
            return
        if s.lemmas[i] in _TRIED and not _is_done_to(s, i):
            if _WHO.isdisjoint(s.forms[s.target + 1 : s.target + 3]):
                yield from range(s.target + 1, len(s.forms))
            for before in range(i, -1, -1):
                if s.forms[before] in _ENDS:
                    return
                yield before


def _felt(s: Sentence) -> Iterable[int]:
    """What the target feels: "the deep displeasure of the residents"."""
    for i in range(max(0, s.target - 5), s.target):
        if s.lemmas[i] in _FEELINGS and "of" in s.forms[i + 1 : s.target]:
            return range(max(0, i - 2), i + 1)
    return ()


def _violated(s: Sentence) -> Iterable[int]:
    """The verb by which something that is the target's is violated: "violate the rights of tenants"."""
    before = s.forms[max(0, s.target - 3) : s.target]
    if "of" not in before or not _ENDS.isdisjoint(before):
        return ()
    if not any(s.lemmas[i] in _VIOLATING for i in range(max(0, s.target - _REACH), s.target)):
        return ()
    return [i for i in range(s.target) if s.lemmas[i] in _VIOLATING]


def _contrasted(s: Sentence) -> Iterable[int]:
    """What stands before a contrast that the target stands behind: "the hall was lovely, but", "although …,"."""
    before = s.forms[: s.target]
    turn = max((i for i, form in enumerate(before) if form in _TURNS), default=None)
    if turn is not None and turn > 2:
        return range(turn)
    opening = next((i for i, form in enumerate(before[:3]) if form in _CONCEDING), None)
    comma = before.index(",") if "," in before else 0
    return range(opening, comma) if opening is not None and comma else ()


def _to_end(s: Sentence, start: int) -> Iterator[int]:
    for i in range(start, len(s.forms)):
        if s.forms[i] in _ENDS and i > start:
            return
        if i != s.target:
            yield i
