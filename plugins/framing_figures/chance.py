"""Which equal numbers are no more than a chance: "four individuals" of one article, "four members" of another, years apart.

Low and vague numbers of people turn up everywhere. They are one fact only where the articles belong to one story or lie
within days of each other, and the sentences have what is counted and further words in common. Of articles that lie further
apart than a month only a specific number of the same things is one fact.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from framing_figures.kin import are_kin, are_people

if TYPE_CHECKING:
    from framing_figures.facts import Figure

FEW = 13  # people, below which a number says nothing by itself
FEW_DAYS = 7
MONTH = 30
_SPECIFIC = 3  # significant digits
_LARGE = 1_000_000
_WORDS = 3  # in common around two low numbers; one fewer with the same adjective, one in all with the same verb
_LIGHT = frozenset({"", "be", "have", "do", "say", "make", "take", "get", "include"})  # verbs that tell little
_VAGUE = 9  # times its least value that the most of "hundreds" or "dozens" may be
_AMOUNTS = frozenset({"money", "duration", "measure", "percent", "share"})  # of which the noun may be missing


@lru_cache(1 << 14)
def digits(value: float) -> int:
    """Significant digits of a value: 2 of 230,000."""
    return len(f"{value:.12g}".partition("e")[0].replace(".", "").replace("-", "").strip("0")) or 1


def may_be_chance(one: Figure, other: Figure) -> bool:
    """Whether two figures of different articles, whose values agree, may tell two facts all the same."""
    days = _days_between(one, other)
    if days > MONTH and not (_count_the_same(one, other) and (_are_of_one_time(one, other) or _are_specific(one, other))):
        return True
    return (_is_low(one) or _is_low(other)) and not _tell_one_scene(one, other, days)


def _days_between(one: Figure, other: Figure) -> int:
    """0 in one story, or where a date is missing."""
    if (one.story and one.story == other.story) or one.published is None or other.published is None:
        return 0
    return abs((one.published - other.published).days)


def _are_of_one_time(one: Figure, other: Figure) -> bool:
    """Whether both say the same calendar time, of more than a few."""
    return one.period == other.period and one.period[:1].isdigit() and not (_is_low(one) or _is_low(other))


def _are_specific(one: Figure, other: Figure) -> bool:
    return _is_specific(one) and _is_specific(other)


def _is_specific(figure: Figure) -> bool:
    values = [abs(value) for value in (figure.low, figure.high) if value is not None]
    return any(value >= _LARGE or digits(value) >= _SPECIFIC for value in values) and not _is_vague(figure)


def _is_vague(figure: Figure) -> bool:
    """ "Dozens", "hundreds of thousands": a rounded word whose ends lie far apart."""
    low, high = figure.low, figure.high
    return bool(figure.approx) and low is not None and high is not None and 2 * low < high <= _VAGUE * low


def _count_the_same(one: Figure, other: Figure) -> bool:
    if one.noun and other.noun:
        return are_kin(one.noun, other.noun)
    return one.kind in _AMOUNTS and len(one.context & other.context) >= _WORDS


def _is_low(figure: Figure) -> bool:
    """Whether it is a low or vague number of people, or of what it does not say."""
    if figure.kind != "count" or (figure.noun and not are_people(figure.noun)):
        return False
    return _is_vague(figure) or max(figure.low or 0, figure.high or 0) < FEW


def _tell_one_scene(one: Figure, other: Figure, days: int) -> bool:
    if days > FEW_DAYS or not one.noun or one.noun != other.noun:
        return False
    did_the_same = one.verb == other.verb and one.verb not in _LIGHT
    asked = 1 if did_the_same else _WORDS - bool(one.modifiers & other.modifiers)
    return len(one.context & other.context) >= asked
