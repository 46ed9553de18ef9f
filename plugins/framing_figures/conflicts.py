"""Which facts of a story cannot both be right: everything agrees but the value, or one thing has two near values.

Outlets that tell one thing mostly word it differently, so that little agrees word for word. Two values that are close, of the
same noun and unit, in sentences that have words in common, are still no chance: $3.5 billion and $3.6 billion of one fund.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from math import inf

from framing_figures.chance import digits
from framing_figures.facts import FATES, Fact, Figure, agrees, compare_periods, same_place, span, wholes_of
from framing_figures.kin import are_kin

SHARED = 3  # words in common around two figures
_ALONE = 4  # the same where an amount does not say what it is of, or the verbs differ
NEAR = 1.2  # how many times the lower value the higher may be
_SMALL = 10  # below, one more or less is no near value: 2 and 3 men
_COMMON = 0.2  # share of the figures of a story around which a word stands, so that it tells little
_NEAR_KINDS = frozenset({"count", "money", "measure"})  # percentages, durations and scores lie close to one another by nature


def conflicts_of(facts: Sequence[Fact]) -> list[tuple[int, int]]:
    """Pairs of facts that cannot both be right, by number.

    What one document tells beside another figure is no contradiction of it, nor is a part of a whole.
    """
    wholes = wholes_of(facts)
    telling = _Telling(facts)
    found = {pair for pair in (*_alike(facts), *telling.near()) if not _is_part(pair, wholes)}
    return sorted(found)


def _is_part(pair: tuple[int, int], wholes: Mapping[int, int]) -> bool:
    return wholes.get(pair[0]) == pair[1] or wholes.get(pair[1]) == pair[0]


def _alike(facts: Sequence[Fact]) -> set[tuple[int, int]]:
    """Pairs in which what is counted, verb, period and place agree, and the values do not."""
    told: dict[tuple[str, ...], list[Fact]] = {}
    for fact in facts:
        for key in {_subject(figure) for figure in fact.figures if figure.noun and figure.part_of is None and figure.verb}:
            told.setdefault(key, []).append(fact)
    pairs = (pair for group in told.values() for pair in combinations(group, 2))
    return {(one.number, other.number) for one, other in pairs if _contradict(one, other)}


def _subject(figure: Figure) -> tuple[str, ...]:
    return figure.kind, figure.unit, figure.noun, " ".join(sorted(figure.modifiers)), figure.verb, figure.period, figure.place


def _contradict(one: Fact, other: Fact) -> bool:
    if one.outlets == other.outlets or not one.documents.isdisjoint(other.documents):
        return False
    if any(agrees(a, b) or may_agree(a, b) for a in one.says for b in other.says):
        return False
    timed = any(figure.period for figure in (*one.says, *other.says))
    shared = max(len(a.context & b.context) for a in one.says for b in other.says)
    return timed or shared >= SHARED


def may_agree(one: Figure, other: Figure) -> bool:
    """Whether open ends leave room for both: "more than 35" and 60."""
    (low, high), (least, most) = _open_span(one), _open_span(other)
    return low <= most and least <= high


def _open_span(figure: Figure) -> tuple[float, float]:
    low, high = span(figure)
    return (-inf if figure.low is None else low), (inf if figure.high is None else high)


class _Telling:
    """The facts of a story with the words that tell them from its other figures."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = facts
        figures = [figure for fact in facts for figure in fact.figures]
        counts = Counter(word for figure in figures for word in figure.context)
        self.common = {word for word, count in counts.items() if count > max(6, _COMMON * len(figures))}

    def near(self) -> Iterator[tuple[int, int]]:
        """Pairs of facts that different outlets tell of one thing, with values that are close."""
        exact = [(fact, lowest(fact)) for fact in self.facts if any(_is_exact(figure) for figure in fact.figures)]
        exact.sort(key=lambda told: (told[1], told[0].number))
        for position, (one, value) in enumerate(exact):
            for other, more in exact[position + 1 :]:
                if more > value * NEAR:
                    break
                if self._is_conflict(one, other):
                    yield min(one.number, other.number), max(one.number, other.number)

    def _is_conflict(self, one: Fact, other: Fact) -> bool:
        if not one.outlets.isdisjoint(other.outlets) or not one.documents.isdisjoint(other.documents):
            return False
        pairs = [(a, b) for a in one.says for b in other.says]
        if any(agrees(a, b) or may_agree(a, b) or is_rounded(a, b) for a, b in pairs):
            return False
        return any(self._is_one_thing(a, b) for a, b in pairs)

    def _is_one_thing(self, one: Figure, other: Figure) -> bool:
        """Whether two exact figures are of the same thing, as far as their sentences say."""
        if not (_is_exact(one) and _is_exact(other)) or (one.kind, one.unit) != (other.kind, other.unit):
            return False
        if one.part_of is not None or other.part_of is not None or _are_told_apart(one, other):
            return False
        shared = ((one.context | {one.noun}) & (other.context | {other.noun})) - self.common - {""}
        if one.noun == other.noun:
            shared -= {one.noun}
        return len(shared) >= _asked(one, other)


def _asked(one: Figure, other: Figure) -> int:
    """How many words two figures must share: fewest of what became of people, which is counted once a story."""
    if one.verb in FATES and one.verb == other.verb:
        return SHARED - 1
    alike = one.noun and other.noun and (one.kind != "count" or one.verb == other.verb or not (one.verb and other.verb))
    return SHARED if alike else _ALONE


def lowest(fact: Fact) -> float:
    return min(span(figure)[0] for figure in fact.figures)


def _is_exact(figure: Figure) -> bool:
    """Whether one value is told, of a kind and size of which a close one is no other thing."""
    told = figure.low is not None and figure.low == figure.high and not figure.approx
    return told and figure.kind in _NEAR_KINDS and (figure.low or 0.0) >= (_SMALL if figure.kind == "count" else 0.1)


def _are_told_apart(one: Figure, other: Figure) -> bool:
    """Whether noun, what describes it, verb, time or place say that the figures are of two things."""
    if _are_other_nouns(one, other) or _differ(one.modifiers, other.modifiers):
        return True
    verbs = {one.verb, other.verb} - {""}
    if len(verbs) > 1 and verbs & FATES:
        return True
    if one.period and other.period and compare_periods(one.period, other.period) != "same":
        return True
    return bool(one.place and other.place and not same_place(one.place, other.place))


def _are_other_nouns(one: Figure, other: Figure) -> bool:
    """Whether two nouns are not the same; one of them may be missing where the same became of those counted, or of an amount."""
    if one.noun and other.noun:
        return one.noun != other.noun and not (one.verb in FATES and are_kin(one.noun, other.noun))
    told = one.kind != "count" or (one.verb in FATES and one.verb == other.verb)
    return not told


def _differ(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    return not (one <= other or other <= one)


def is_rounded(one: Figure, other: Figure) -> bool:
    """Whether one value may be the other with fewer digits, rounded or cut off: 3.1 billion and 3 billion."""
    (low, _), (least, _) = span(one), span(other)
    if digits(low) == digits(least):
        return False
    rough, fine = sorted((low, least), key=digits)
    step = 10.0 ** (len(f"{int(abs(rough))}") - digits(rough)) if rough >= 1 and rough == int(rough) else 10.0 ** -(digits(rough))
    return abs(fine - rough) < step
