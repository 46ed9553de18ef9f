"""Which differences between groups are told first: the large, the sure, and those with evidence on both sides."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.extension import Measure, plugin_of

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison
    from framing.compare.estimates import Cell, Key

ALL_PAIRS = 6  # with more groups only the extremes of each series are set against each other
HALF = 4  # passages at which evidence counts half
FEWEST_JUDGED = 3  # passages on the poorer side below which two signed scores are not set against each other
FAINTEST = 0.05  # strength (0 to 1) below which a difference is not told at all
NEXT = 0.75  # what stands next in the codebook weighs this much less: its order is the researcher's

Ends = tuple[float, float]
Wanted = Sequence[tuple["Key", str, str]]
Differences = Callable[[Wanted], Mapping[tuple["Key", str, str], Ends]]


class Contrast(NamedTuple):
    """Two groups on one series, with how strongly they differ."""

    strength: float
    key: Key
    high: Cell
    low: Cell
    ends: Ends | None
    groups: int


def contrasts_of(cells: Sequence[Cell], measures: Mapping[str, Measure], differences: Differences) -> list[dict[str, Any]]:
    """Pairs of groups on each series, ranked; rows of the table ``contrasts``.

    ``differences`` gives the intervals of those differences that have one. What orders the contrasts is the
    product of size (see :func:`effect`), evidence, sureness, and the target's place in the codebook. It orders;
    it tests nothing.
    """
    by_series: dict[Key, list[Cell]] = {}
    told: dict[tuple[str, str, str], int] = {}
    targets: dict[str, dict[str, int]] = {}
    for cell in cells:
        measure, target = cell.key[:2]
        targets.setdefault(measure, {}).setdefault(target, len(targets[measure]))
        told[cell.group, measure, target] = max(told.get((cell.group, measure, target), 0), cell.passages)
        if cell.estimate is not None:
            by_series.setdefault(cell.key, []).append(cell)
    pairs = [(key, high, low, len(series)) for key, series in by_series.items() for high, low in _pairs(series)]
    ends_of = differences([(key, high.group, low.group) for key, high, low, _ in pairs])
    found = []
    for key, high, low, groups in pairs:
        interest = NEXT ** targets[key[0]][key[1]]
        both = 1.0 if min(told[c.group, key[0], key[1]] for c in (high, low)) else 0.5
        ends = ends_of.get((key, high.group, low.group))
        strength = round(interest * both * _strength(high, low, measures[key[0]], ends), 9)
        if strength >= FAINTEST:
            found.append(Contrast(strength, key, high, low, ends, groups))
    # Equals are told by their evidence, then in the codebook's order.
    found.sort(key=lambda c: (not measures[c.key[0]].contrast, -c.strength, -c.high.passages - c.low.passages))
    return [_row(rank, contrast) for rank, contrast in enumerate(found, start=1)]


def told_first(comparison: Comparison, most: int) -> list[dict[str, Any]]:
    """The contrasts that every format tells: those with an interval where there are any, none of a signed score in doubt.

    One of each plugin before a second of any, and one a measure and target.
    """
    measures = comparison.measures
    cells = {(cell.group, cell.key): cell for cell in comparison.cells}
    sampled = {cell.key[0] for cell in comparison.cells if cell.sampled}
    rows = []
    for row in comparison.table("contrasts").to_dicts():
        key = (str(row["measure"]), str(row["target"]), str(row["category"]), str(row["voice"]))
        measure, sides = measures[key[0]], (cells[row["group_a"], key], cells[row["group_b"], key])
        if measure.contrast and (measure.show != "signed" or _told_surely(row, *sides, key[0] in sampled)):
            rows.append(row)
    by_plugin: dict[str, list[dict[str, Any]]] = {}
    for row in [row for row in rows if row["low"] is not None] or rows:
        of_plugin = by_plugin.setdefault(plugin_of(row["measure"]), [])
        if all((row["measure"], row["target"]) != (other["measure"], other["target"]) for other in of_plugin):
            of_plugin.append(row)
    in_turn = [row for turn in zip_longest(*by_plugin.values()) for row in turn if row]
    return sorted(in_turn[:most], key=lambda row: int(row["rank"]))


def _told_surely(row: Mapping[str, Any], high: Cell, low: Cell, sampled: bool) -> bool:
    """Whether two signed scores bear being told: both with an interval if others have one, and clear of 0 or of each other."""
    sides = (high, low)
    if any(cell.doubted or (sampled and not cell.sampled) for cell in sides):
        return False
    if not any(cell.low is not None and cell.high is not None and cell.low < 0 < cell.high for cell in sides):
        return True
    ends = (row["low"], row["high"]) if row["low"] is not None else None
    return _sureness(high, low, ends) == 1.0


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


def _strength(high: Cell, low: Cell, measure: Measure, ends: Ends | None) -> float:
    if measure.show == "signed" and min(high.passages, low.passages) < FEWEST_JUDGED:
        return 0.0
    grounds = _grounds(high, low, measure)
    size = effect(high.estimate or 0.0, low.estimate or 0.0, measure.show)
    return size * grounds / (grounds + HALF) * _sureness(high, low, ends)


def _grounds(high: Cell, low: Cell, measure: Measure) -> float:
    """How much a difference rests on: twice what the poorer side has, which for a share is what it is a share of."""
    if measure.show == "share" and high.denominator is not None and low.denominator is not None:
        return 2 * min(high.denominator, low.denominator)
    if measure.show == "signed":
        return 2 * min(high.passages, low.passages)
    return high.passages + low.passages


def _sureness(high: Cell, low: Cell, ends: Ends | None) -> float:
    """1 where the interval of the difference leaves out 0, or without one where the two ranges lie apart; else less.

    A side that leaving out a paragraph does not change has its estimate for a range.
    """
    if ends is not None:
        return 1.0 if ends[0] > 0 or ends[1] < 0 else 0.3
    lowest = high.low if high.low is not None else high.estimate
    highest = low.high if low.high is not None else low.estimate
    return 1.0 if (lowest or 0.0) > (highest or 0.0) else 0.6


def _row(rank: int, contrast: Contrast) -> dict[str, Any]:
    high, low, ends = contrast.high, contrast.low, contrast.ends
    return {
        **dict(zip(("measure", "target", "category", "voice"), contrast.key, strict=True)),
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
        "reason": f"the extremes of {contrast.groups} groups" if contrast.groups > ALL_PAIRS else "",
    }
