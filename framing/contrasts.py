"""Which differences between groups are told first: the large, the sure, and those with evidence on both sides."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from framing.extension import Measure

if TYPE_CHECKING:
    from framing.estimates import Cell, Key

ALL_PAIRS = 6  # with more groups only the extremes of each series are set against each other
HALF = 4  # passages at which evidence counts half


Ends = tuple[float, float]
Difference = Callable[["Key", str, str], Ends | None]


def contrasts_of(cells: Sequence[Cell], measures: Mapping[str, Measure], difference: Difference) -> list[dict[str, Any]]:
    """Pairs of groups on each series, ranked; rows of the table ``contrasts``.

    ``difference`` gives the interval of a difference where there is one. What orders the contrasts is the
    product of size (see :func:`effect`), evidence and sureness. It orders; it tests nothing.
    """
    by_series: dict[Key, list[Cell]] = {}
    evidence: dict[tuple[str, str, str], int] = {}
    for cell in cells:
        if cell.estimate is not None:
            by_series.setdefault(cell.key, []).append(cell)
        about = cell.group, cell.key[0], cell.key[1]
        evidence[about] = max(evidence.get(about, 0), cell.passages)
    found: list[tuple[bool, float, int, Key, Cell, Cell, Ends | None, int]] = []
    for place, (key, series) in enumerate(by_series.items()):
        for high, low in _pairs(series):
            told = tuple(evidence[c.group, key[0], key[1]] for c in (high, low))
            ends = difference(key, high.group, low.group)
            weight = _strength(high, low, measures[key[0]], min(told), ends)
            if weight > 0:
                found.append((not measures[key[0]].contrast, -round(weight, 9), place, key, high, low, ends, len(series)))
    found.sort(key=lambda item: (*item[:3], item[4].group, item[5].group))
    return [_row(rank, *contrast[3:]) for rank, contrast in enumerate(found, start=1)]


def _pairs(series: Sequence[Cell]) -> Iterable[tuple[Cell, Cell]]:
    """Every pair of a few groups; of many only the extremes, of those with documents enough for an interval if any have."""
    many = len(series) > ALL_PAIRS
    sampled = [cell for cell in series if cell.sampled]
    ordered = sorted(sampled if many and len(sampled) > 1 else series, key=lambda cell: (-(cell.estimate or 0.0), cell.group))
    yield from [(ordered[0], ordered[-1])] if many else combinations(ordered, 2)


def effect(a: float, b: float, show: str) -> float:
    """The size of a difference from 0 to 1, comparable across measures.

    Shares: Cohen's h (1988) over its maximum π. Signed scores: difference over the range 2. Rates and
    counts: difference over sum.
    """
    if show == "share":
        bounded = [2 * math.asin(math.sqrt(min(max(x, 0.0), 1.0))) for x in (a, b)]
        return abs(bounded[0] - bounded[1]) / math.pi
    if show == "signed":
        return min(abs(a - b) / 2, 1.0)
    return abs(a - b) / (abs(a) + abs(b)) if a or b else 0.0


def _strength(high: Cell, low: Cell, measure: Measure, told_by_both: int, ends: Ends | None) -> float:
    grounds = _grounds(high, low, measure)
    evidence = grounds / (grounds + HALF)
    both = 1.0 if told_by_both else 0.5
    return effect(high.estimate or 0.0, low.estimate or 0.0, measure.show) * evidence * both * _sureness(high, low, ends)


def _grounds(high: Cell, low: Cell, measure: Measure) -> float:
    """How much a difference rests on: for a share twice what the poorer side's is a share of, else the passages of both."""
    if measure.show == "share" and high.denominator is not None and low.denominator is not None:
        return 2 * min(high.denominator, low.denominator)
    return high.passages + low.passages


def _sureness(high: Cell, low: Cell, ends: Ends | None) -> float:
    """1 where the interval of the difference leaves out 0, or without one where the two ranges lie apart; else less."""
    if ends is not None:
        return 1.0 if ends[0] > 0 or ends[1] < 0 else 0.3
    if high.low is None or low.high is None:
        return 0.6
    return 1.0 if high.low > low.high else 0.6


def _row(rank: int, key: Key, high: Cell, low: Cell, ends: Ends | None, groups: int) -> dict[str, Any]:
    reason = f"the extremes of {groups} groups" if groups > ALL_PAIRS else ""
    return {
        **dict(zip(("measure", "target", "category", "voice"), key, strict=True)),
        "group_a": high.group,
        "group_b": low.group,
        "estimate_a": high.estimate,
        "estimate_b": low.estimate,
        "difference": (high.estimate or 0.0) - (low.estimate or 0.0),
        "low": ends[0] if ends else None,
        "high": ends[1] if ends else None,
        "documents": high.documents + low.documents,
        "passages": high.passages + low.passages,
        "rank": rank,
        "reason": reason,
    }
