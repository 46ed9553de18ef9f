"""Which words of a sentence are not about the target, because of who does what to whom.

Who acts against an evil is not evil: "police broke up a brutal gang" says nothing against the police. Who suffers
one is not either: "the gang tortured the migrants" says nothing against the migrants. Nor does "police met the mayor,
who is corrupt" say anything against the police. Verbs and nouns of acting against something open a stretch that is
foreign to the one who acts; verbs of harm one that is foreign to the one who is harmed; "who" one that is foreign to
all but the one it follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.english import CLASSES
from framing_stance.agency.clause_words import PASSIVE

_COUNTERING = frozenset(
    "fight combat counter tackle bust arrest detain apprehend capture stop prevent curb seize thwart foil disrupt dismantle "
    "resolve solve eliminate eradicate crack clamp prosecute punish raid suppress repress condemn denounce oppose resist "
    "investigate interrogate probe smash uncover expose halt avert deter rescue interrupt intercept repatriate deport expel "
    "extradite convict sentence jail imprison charge indict question summon pursue chase hunt track target persuade close shut "
    "block ban freeze confiscate destroy".split()
)
_COUNTERING_NOUNS = frozenset(
    "fight battle war campaign crackdown clampdown drive offensive operation raid effort struggle measure action protection "
    "law inquiry investigation program strategy".split()
)
_HARMING = frozenset(
    "abduct abuse assault attack beat bully burn cheat coerce con deceive defraud deport deprive displace enslave ensnare "
    "evict expel exploit extort force harass harm humiliate hurt imprison injure intimidate kidnap kill lure maim menace "
    "mistreat murder oppress persecute plague rape repatriate repress rob scam shoot starve swindle target terrorise "
    "terrorize threaten torment torture traffic trap trick victimise victimize wound".split()
)
_AGAINST = frozenset(("against", "on", "down"))
_STOPS = CLASSES.concessives | frozenset(
    (
        ', . ; : - – — ( ) " “ ” but because however unless despite who which is are was were has have had will would can '
        "could may might must should does did"
    ).split()
)
_PARTICIPLE = ("d", "t", "n")
_PHRASAL = frozenset(
    (("break", "up"), ("broke", "up"), ("round", "up"), ("crack", "down"), ("clamp", "down"), ("take", "down"), ("shut", "down"))
)
_NO_OBJECT = frozenset('. , ; : by in at for after over with from under as before since during ) " ”'.split())
_ARTICLE_REACH = 5  # words between a verb of harm and the one harmed


def not_its_own(
    words: Sequence[str], bases: Sequence[str], target: int, mention_bases: Sequence[str], mention: Sequence[str]
) -> list[bool]:
    """For each word of a sentence with masked target: whether it is foreign to the target."""
    found = [False] * len(words)
    acts = bool((_COUNTERING | _COUNTERING_NOUNS).intersection(mention_bases))
    inside = False
    for i, base in enumerate(bases):
        if base in _HARMING and i != target and _harms(words, bases, i, target):
            _mark_harm(found, words, bases, i, target)
        elif i == target:
            if inside:
                _clear(found, i)
            inside = acts and mention[-1] in _AGAINST
        elif words[i] in _STOPS:
            inside = False
        elif _acts_against(words, bases, i) or (acts and i == target + 1 and words[i] in _AGAINST):
            inside = not _is_passive(words, bases, i)
            if not inside and "by" in words[i + 1 : max(i + 1, target)][-3:]:
                _mark_back(found, words, bases, i)
            found[i] |= inside
        else:
            found[i] |= inside
    _mark_relatives(found, words, target)
    found[target] = False
    return found


def _mark_relatives(found: list[bool], words: Sequence[str], target: int) -> None:
    """Clauses with "who" that are about somebody else, up to the next mark; one that the target stands in counts."""
    for i, word in enumerate(words):
        if word not in _WHO or target in (i - 1, i - 2 if words[i - 1] == "," else i - 1):
            continue
        end = next((j for j in range(i, len(words)) if words[j] in _MARKS), len(words))
        if not i < target < end:
            found[i:end] = [True] * (end - i)


def _clear(found: list[bool], before: int) -> None:
    """The target stands in the stretch itself: it is what is acted against, and its description counts."""
    while before and found[before - 1]:
        before -= 1
        found[before] = False


def _acts_against(words: Sequence[str], bases: Sequence[str], i: int) -> bool:
    """A verb of acting against something, or a noun of it with what it is against.

    A participle without an object ("the man arrested on Monday") is a passive without its "was".
    """
    following = words[i + 1] if i + 1 < len(words) else "."
    if bases[i] in _COUNTERING:
        return following not in _NO_OBJECT or _is_passive(words, bases, i)
    return (bases[i], following) in _PHRASAL or (bases[i] in _COUNTERING_NOUNS and following in _AGAINST)


def _is_passive(words: Sequence[str], bases: Sequence[str], i: int) -> bool:
    """Whether a form of "be" or "get" stands before a participle, but for an adverb or negation."""
    if not words[i].endswith(_PARTICIPLE) or i == 0:
        return False
    return bases[i - 1] in PASSIVE or (
        i > 1 and bases[i - 2] in PASSIVE and (words[i - 1].endswith("ly") or words[i - 1] == "not")
    )


def _harms(words: Sequence[str], bases: Sequence[str], i: int, target: int) -> bool:
    """Whether a verb of harm is done to the target: its object close by, or its passive subject."""
    if target > i:
        between = words[i + 1 : target]
        return len(between) <= _ARTICLE_REACH and not _STOPS.intersection(between) and not _is_passive(words, bases, i)
    between = words[target + 1 : i]
    bare = len(between) <= 1 and words[i].endswith(_PARTICIPLE) and words[min(i + 1, len(words) - 1)] in _NO_OBJECT
    passive = bare or _is_passive(words, bases, i)
    return passive and len(between) <= _ARTICLE_REACH and not _COMMAS.intersection(between)


_WHO = frozenset(("who", "whom", "whose"))
_MARKS = frozenset(", . ; : ) — –".split())
_COMMAS = frozenset(', ; : ( ) " “ ” but'.split())


def _mark_harm(found: list[bool], words: Sequence[str], bases: Sequence[str], i: int, target: int) -> None:
    """The verb of harm, who does it, and how: before it and after the one harmed, or in the passive after it."""
    found[i] = True
    if target > i:
        _mark_back(found, words, bases, i)
    if target > i and [*words[target + 1 : target + 2]] not in (["with"], ["by"], ["through"]):
        return
    for after in range(max(i, target) + 1, len(words)):
        if words[after] in _COMMAS:
            return
        found[after] = True


def _mark_back(found: list[bool], words: Sequence[str], bases: Sequence[str], i: int) -> None:
    """Everything from the begin of the clause up to i."""
    for before in range(i, -1, -1):
        if words[before] in _STOPS and bases[before] not in PASSIVE:
            return
        found[before] = True
