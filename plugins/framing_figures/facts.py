"""Which figures tell the same fact, which are part of another, and which contradict each other.

A figure joins the first fact that its value, noun, period and place do not speak against and that enough speaks for:
a value with many digits, the same noun or one of its kin, the same verb, period and place, words in common around it.
Equal numbers that may be no more than a chance are kept apart.
Figures are only held against others of one story.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import groupby
from math import floor, inf, log10
from typing import NamedTuple

from framing_figures.chance import digits, may_be_chance
from framing_figures.kin import are_kin
from framing_figures.periods import NO_YEAR

ENOUGH = 4  # points that speak for the same fact where values are equal; one more where they only agree
_ROUNDED = 0.1  # how far "about" may be off
_SHARED = 3  # words in common that count at most


class Figure(NamedTuple):
    """What of a figure tells whether two are one fact; ``context`` are the telling words of its sentence."""

    key: int
    document: str
    outlet: str
    kind: str
    low: float | None
    high: float | None
    approx: str
    unit: str
    noun: str
    modifiers: frozenset[str]
    verb: str
    period: str
    place: str
    part_of: int | None
    context: frozenset[str]
    others: tuple[tuple[float, str], ...] = ()
    story: str = ""
    published: date | None = None


@dataclass
class Fact:
    """Figures that tell the same."""

    number: int
    figures: list[Figure] = field(default_factory=list)
    says: dict[Figure, set[str]] = field(default_factory=dict)  # what it is told as → the documents that tell it so
    outlets: set[str] = field(default_factory=set)

    def add(self, figure: Figure, what: Figure) -> None:
        """Let a figure, which says ``what``, tell it too."""
        self.figures.append(figure)
        self.says.setdefault(what, set()).add(figure.document)
        self.outlets.add(figure.outlet)

    @property
    def documents(self) -> set[str]:
        """The documents that tell it."""
        return set().union(*self.says.values())

    @property
    def nouns(self) -> list[str]:
        """The nouns it is told with, the most frequent first."""
        heads = [figure.noun for figure in self.figures if figure.noun]
        return sorted(set(heads), key=lambda noun: (-heads.count(noun), noun))


def facts_of(figures: Iterable[Figure]) -> list[Fact]:
    """The facts of one story, in the order in which they are first told; figures come in the order of documents.

    What figures say is held against what a fact says once, however many articles say it: versions of one article cost little.
    """
    facts: list[Fact] = []
    at: dict[tuple[str, int], list[Fact]] = {}
    for what, alike in groupby(sorted(figures, key=_by_what_it_says), said):
        places = _places(what)
        near = {fact.number: fact for place in places for fact in at.get(place, ())}.values()
        fitting = _Fitting(what, near)
        for figure in alike:
            fact = fitting.best(figure.document)
            if fact is None:
                fact = Fact(len(facts))
                facts.append(fact)
                for place in places:
                    at.setdefault(place, []).append(fact)
            is_new = what not in fact.says
            fact.add(figure, what)
            if is_new:
                fitting.hold(fact)
    for fact in facts:
        fact.figures.sort(key=lambda figure: figure.key)
    facts.sort(key=lambda fact: fact.figures[0].key)
    for number, fact in enumerate(facts):
        fact.number = number
    return facts


def said(figure: Figure) -> Figure:
    """What a figure says, whoever says it: the same for figures that differ in document and outlet alone."""
    return figure._replace(key=0, document="", outlet="", part_of=None if figure.part_of is None else 0)


class _Fitting:
    """The facts that figures which all say ``what`` may tell, the best first to be found.

    One that fits but for a number that may be a chance is told by its own document alone.
    """

    def __init__(self, what: Figure, facts: Iterable[Fact]) -> None:
        self.what = what
        self._ranks: dict[str, dict[int, tuple[int, float, int]]] = {}  # by document, '' for all: by fact how well it fits
        self._facts: dict[int, Fact] = {}
        for fact in facts:
            self.hold(fact)

    def best(self, document: str) -> Fact | None:
        """The fact that a figure of a document tells, if there is one yet."""
        ranks = [*self._ranks.get("", {}).values(), *self._ranks.get(document, {}).values()]
        return self._facts[-max(ranks)[2]] if ranks else None

    def hold(self, fact: Fact) -> None:
        """Look at a fact that is new, or told in a new way."""
        for each in self._ranks.values() if fact.number in self._facts else ():
            each.pop(fact.number, None)
        self._facts[fact.number] = fact
        if any(not agrees(self.what, other) or _speaks_against(self.what, other) for other in fact.says):
            return
        by_chance = set().union(*(documents for other, documents in fact.says.items() if may_be_chance(self.what, other)))
        points = max(_points(self.what, other) for other in fact.says)
        if points and len(by_chance) < 2:
            ranks = self._ranks.setdefault(next(iter(by_chance), ""), {})
            ranks[fact.number] = points, -_distance(self.what, fact), -fact.number


def _by_what_it_says(figure: Figure) -> tuple[object, ...]:
    """Exact figures first, so that rough ones join them; documents and their names have no say."""
    low, high = span(figure)
    told = (figure.kind, figure.approx, figure.unit, figure.noun, figure.verb, figure.period, figure.place)
    words = (sorted(figure.modifiers), sorted(figure.context))
    return (bool(figure.approx), high - low, -digits(_middle(figure)), low, *told, *words, figure.key)


def _distance(figure: Figure, fact: Fact) -> float:
    """How far a value is from the first, most exact one of a fact."""
    return abs(_middle(figure) - _middle(fact.figures[0]))


def _family(figure: Figure) -> str:
    return "share" if figure.kind in ("percent", "share") else figure.kind


def _places(figure: Figure) -> list[tuple[str, int]]:
    """Where to look for a figure's fact: steps of fifths of a power of ten, two of them, wide enough for "about"."""
    values = [abs(_middle(figure)), *(abs(value) for value, _ in figure.others)]
    steps = [floor(log10(value) * 5 + shift) if value else -999 for value in values for shift in (0, 0.5)]
    return [(f"{_family(figure)}{i % 2}", step) for i, step in enumerate(steps)]


def _middle(figure: Figure) -> float:
    low, high = span(figure)
    return (low if high == inf else high if low == -inf else (low * high) ** 0.5 if low > 0 else high) or 0.0


def span(figure: Figure) -> tuple[float, float]:
    """The values that a figure allows; percentages as shares."""
    return _span(figure.kind, figure.low, figure.high, figure.approx)


@lru_cache(1 << 14)
def _span(kind: str, least: float | None, most: float | None, approx: str) -> tuple[float, float]:
    scale = 0.01 if kind == "percent" else 1.0
    low = least if least is not None else most or 0.0
    high = most if most is not None else low
    if low == high:
        below = 1 - _ROUNDED if approx in ("about", "nearly", "less than", "at most") else 1
        above = 1 + _ROUNDED if approx in ("about", "more than", "at least") else 1
        low, high = sorted((low * below, high * above))
    return low * scale, high * scale


def agrees(one: Figure, other: Figure) -> bool:
    """Whether two figures may state the same value: they overlap, or one is the other rounded."""
    if _family(one) != _family(other) or _unlike_units(one, other):
        return _converted(one, other)
    (low, high), (least, most) = span(one), span(other)
    if low <= most + abs(most) * 1e-6 and least <= high + abs(high) * 1e-6:
        return True
    return low == high and least == most and (_rounds_to(low, least) or _rounds_to(least, low))


def _rounds_to(value: float, rounded: float) -> bool:
    if digits(rounded) < 2 or digits(value) <= digits(rounded):
        return False
    return abs(float(f"{value:.{digits(rounded)}g}") - rounded) <= abs(rounded) * 1e-9


def _unlike_units(one: Figure, other: Figure) -> bool:
    if _family(one) == "share":
        return False
    a, b = one.unit.split(" per ")[0], other.unit.split(" per ")[0]
    return a != b and not (one.kind == "money" and (a.endswith(f" {b}") or b.endswith(f" {a}")))  # US dollar, dollar


def _converted(one: Figure, other: Figure) -> bool:
    """Whether an amount is the other's in brackets."""
    pairs = [(one, other), (other, one)]
    return any(a.low == value and a.unit.endswith(unit.rpartition(" ")[2]) for a, b in pairs for value, unit in b.others)


def _speaks_against(one: Figure, other: Figure) -> bool:
    if one.noun and other.noun and not are_kin(one.noun, other.noun) and one.kind not in _LOOSE:
        return True
    if compare_periods(one.period, other.period) == "unlike":
        return True
    if one.verb and other.verb and {one.verb, other.verb} & FATES and one.verb != other.verb:
        return True
    return bool(one.place and other.place and not same_place(one.place, other.place))


_LOOSE = frozenset({"money", "duration", "measure"})  # what an amount is of is told in many ways: campaign cash, campaign funds
FATES = frozenset("kill die injure wound arrest hurt shoot rescue evacuate detain charge convict infect test".split())


def same_place(one: str, other: str) -> bool:
    """Whether two names of places may be of one."""
    return one == other or one in other or other in one


def _points(one: Figure, other: Figure) -> int:
    """0 where too little speaks for the same fact, else how much more than enough."""
    equal = span(one) == span(other) or _converted(one, other)
    values = [figure.low if figure.low is not None else figure.high or 0.0 for figure in (one, other)]
    ends = digits(one.high or 0.0) if one.low != one.high and one.low and one.high else 0  # "396-9" is no chance
    points = min(max(map(digits, values)) + ends, 4 if ends else 3) + (abs(values[0]) >= 1000) if equal else 1
    points += _same_noun(one, other)
    points += bool(one.verb and one.verb == other.verb)
    points += 2 * (compare_periods(one.period, other.period) == "same")
    points += bool(one.place and other.place)
    points += min(_SHARED, len(one.context & other.context))
    return max(0, points - ENOUGH - (not equal) + 1)


def _same_noun(one: Figure, other: Figure) -> int:
    """Points for what is counted: 2 for the same noun, 1 for kin, or for another that is described alike."""
    if not one.noun or not other.noun:
        return 0
    if one.noun == other.noun:
        return 2
    return int(are_kin(one.noun, other.noun) or bool(one.modifiers & other.modifiers))


def compare_periods(one: str, other: str) -> str:
    """ "same", "unlike", or "unknown" where one is missing, told in words, or holds the other."""
    if not one or not other:
        return "unknown"
    if one == other:
        return "same"
    if one[0] not in _STARTS or other[0] not in _STARTS:
        return "unknown"
    a, b = one.strip("/").split("/"), other.strip("/").split("/")
    if len(a) != len(b) or (".." in (*a, *b) and [x == ".." for x in a] != [x == ".." for x in b]):
        return "unknown"
    pairs = [(x.removeprefix(NO_YEAR), y.removeprefix(NO_YEAR)) for x, y in zip(a, b, strict=True)]
    if all(x.endswith(y) or y.endswith(x) for x, y in pairs):
        return "same"
    return "unknown" if any(x.startswith(y) or y.startswith(x) for x, y in pairs) else "unlike"


_STARTS = frozenset(f".{NO_YEAR}0123456789")


def wholes_of(facts: Sequence[Fact]) -> Mapping[int, int]:
    """For each fact that is told as part of another, the number of that other."""
    of_figure = {figure.key: fact.number for fact in facts for figure in fact.figures}
    found: dict[int, int] = {}
    for fact in facts:
        for figure in fact.figures:
            whole = of_figure.get(figure.part_of) if figure.part_of is not None else None
            if whole is not None and whole != fact.number:
                found.setdefault(fact.number, whole)
    return found
