"""Which differences between groups are told first: the large, the sure, and those with evidence on both sides."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations, zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.compare.differences import Trials, families
from framing.compare.groups import OTHERS as OTHERS  # what a difference may be from
from framing.compare.shown_precision import leads as leads  # which measures may be told first
from framing.extension import Measure, plugin_of
from framing.statistics import FEWEST

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.compare.comparison import Comparison
    from framing.compare.estimates import Cell, Key
    from framing.compare.sample import Sample

ALL_PAIRS = 6  # with more groups only the extremes of each series are set against each other
HALF = 4  # passages at which evidence counts half
FEWEST_JUDGED = 3  # passages on the poorer side below which two signed scores are not set against each other
FEWEST_MENTIONS = 3  # on each side that an untested contrast rests on, if it is told, in as many articles
FAINTEST = 0.05  # strength (0 to 1) below which a difference is not told at all; chosen on no data: on three topics of news
# (AllSides: immigration, coronavirus, elections; by leaning) 0, 0.02, 0.05 and 0.1 tell 2, 2, 1 and 0 contrasts first
NEXT = 0.75  # what stands next in the codebook weighs this much less: its order is the researcher's
REST = frozenset({"other", "unknown"})  # categories that say nothing of what is in them
MIN_DOCUMENTS = FEWEST  # of a group that gets an interval
FALSE = 0.05  # of the differences told as more than chance, the share that may be chance

SURE, UNSURE, OVERLAPPING = 1.0, 0.3, 0.6


def false_discovery(p: Sequence[float]) -> list[float]:
    """q for each p (0 to 1): the share of false ones among what is found at it (Benjamini & Hochberg 1995)."""
    from framing.statistics.basics import benjamini_hochberg

    return benjamini_hochberg(p)


def rate_p(
    term: NDArray[np.int64],
    document: NDArray[np.int64],
    count: NDArray[np.int64],
    lengths: NDArray[np.int64],
    terms: int,
    here: NDArray[np.bool_],
    there: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """p by term for two sets of documents, NaN where too few hold it: :func:`framing.statistics.rates.rate_p`.

    ``term``, ``document`` and ``count`` are parallel, one entry for each count above zero; ``lengths`` are the words of each
    document; ``here`` and ``there`` say which documents are in each set.
    """
    from framing.statistics.rates import Counts, rate_p

    return rate_p(Counts(term, document, count, lengths, terms), here, there)


class Verdict(NamedTuple):
    """What a test says of a contrast: p, q, and its interval, as wide as having been picked among all contrasts asks for."""

    p: float
    q: float
    low: float
    high: float
    level: float


class Contrast(NamedTuple):
    """Two groups on one series, with how strongly they differ."""

    strength: float
    key: Key
    high: Cell
    low: Cell
    tested: Verdict | None
    groups: int


Wanted = tuple["Key", "Cell", "Cell", int]  # a series, the higher and the lower group, and of how many groups
Testing = Callable[[Sequence[Wanted]], Sequence["Verdict | None"]]


def contrasts_of(
    cells: Sequence[Cell], measures: Mapping[str, Measure], tests: Testing, only: Collection[frozenset[str]] | None = None
) -> list[dict[str, Any]]:
    """Pairs of groups on each series, ranked; rows of the table ``contrasts``. With ``only``, these pairs of groups alone.

    ``tests`` gives each pair its test, or None. What orders the contrasts is the product of size (see :func:`effect`),
    evidence, sureness, and the target's place in the codebook.
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
    pairs = [
        (key, high, low, len(series) if only is None else 2)
        for key, series in by_series.items()
        for high, low in _pairs(series, only)
    ]
    found = []
    for (key, high, low, groups), tested in zip(pairs, tests(pairs), strict=True):
        interest = NEXT ** targets[key[0]][key[1]]
        both = 1.0 if min(told[c.group, key[0], key[1]] for c in (high, low)) else 0.5
        strength = round(interest * both * _strength(high, low, measures[key[0]], tested), 9)
        if strength >= FAINTEST:
            found.append(Contrast(strength, key, high, low, tested, groups))
    # Equals are told by their evidence, then in the codebook's order.
    found.sort(key=lambda c: (not measures[c.key[0]].contrast, -c.strength, -c.high.passages - c.low.passages))
    return [_row(rank, contrast) for rank, contrast in enumerate(found, start=1)]


def verdicts_of(pairs: Sequence[Wanted], measures: Mapping[str, Measure], sample: Sample, fewest: int) -> list[Verdict | None]:
    """The test of each pair, None where there is none. A pair that is the extremes of many groups counts as all their pairs.

    q is p after Benjamini & Hochberg (1995). Where R of m differences have a q of 0.05 or less, intervals are those of
    level 1 − 0.05 R/m (Benjamini & Yekutieli 2005): of the intervals so picked one in twenty is wrong at most, and they
    leave 0 out where q is 0.05 or less.
    """
    from framing.statistics.basics import benjamini_hochberg
    from framing.statistics.intervals import reach

    tests = Trials(sample, ((high.group, low.group) for _, high, low, _ in pairs), fewest)
    p = [tests.p(key, (high.group, low.group)) if measures[key[0]].estimand != "pooled" else None for key, high, low, _ in pairs]
    known = [(place, value) for place, value in enumerate(p) if value is not None]
    found: list[Verdict | None] = [None] * len(pairs)
    for family in families([(pairs[place][0], value) for place, value in known], measures):
        places, values = [known[i][0] for i in family], [known[i][1] for i in family]
        of = sum(math.comb(groups, 2) if (groups := pairs[place][3]) > ALL_PAIRS else 1 for place in places)
        rates = benjamini_hochberg(values, of)
        level = 1 - FALSE * max(1, sum(q <= FALSE for q in rates)) / of
        for place, value, q in zip(places, values, rates, strict=True):
            key, high, low, _ = pairs[place]
            found[place] = Verdict(value, q, *tests.ends(key, (high.group, low.group), reach(level)), level)
    return found


def told_first(comparison: Comparison, most: int) -> list[dict[str, Any]]:
    """The contrasts that every format tells: of measures whose passages are shown right, those that bear telling.

    One of each plugin before a second of any, and one a measure and target. Of a series none of whose differences is more than
    chance, it is the widest, tested or not, and no smaller one that happens to be untested.
    """
    measures = comparison.measures
    cells = {(cell.group, cell.key): cell for cell in comparison.cells}
    by_plugin: dict[str, list[dict[str, Any]]] = {}
    rows = comparison.table("contrasts").to_dicts()

    def sides(row: Mapping[str, Any]) -> tuple[Cell, Cell]:
        return cells[row["group_a"], _key_of(row)], cells[row["group_b"], _key_of(row)]

    def width(row: Mapping[str, Any]) -> float:
        return abs(row["difference"]) if bears_telling(None, sides(row), measures[str(row["measure"])]) else 0.0

    for row in rows:
        key = _key_of(row)
        measure = measures[key[0]]
        may_lead = measure.contrast and key[2] not in REST and leads(measure, key[3])
        if may_lead and bears_telling(row["q"], sides(row), measure):
            of_plugin = by_plugin.setdefault(plugin_of(key[0]), [])
            if all((row["measure"], row["target"]) != (other["measure"], other["target"]) for other in of_plugin):
                of_series = [other for other in rows if _key_of(other) == key] if row["q"] is None else [row]
                sure = next((other for other in of_series if is_sure(other)), None)
                of_plugin.append(sure or max(of_series, key=width) if row["q"] is None else row)
    in_turn = [row for turn in zip_longest(*by_plugin.values()) for row in turn if row]
    return sorted(in_turn[:most], key=lambda row: int(row["rank"]))


def is_sure(row: Mapping[str, Any]) -> bool:
    """Whether a difference was tested, and chance alone seldom gives it."""
    return row["q"] is not None and float(row["q"]) <= FALSE


def _key_of(row: Mapping[str, Any]) -> Key:
    return str(row["measure"]), str(row["target"]), str(row["category"]), str(row["voice"])


def bears_telling(q: float | None, sides: Sequence[Cell], measure: Measure) -> bool:
    """Whether a difference may be told: tested, what chance alone seldom gives; else three mentions in three articles a side."""
    if q is not None:
        return q <= FALSE
    return all(rests_on(cell, measure) >= FEWEST_MENTIONS and cell.documents >= FEWEST_MENTIONS for cell in sides) and not any(
        cell.doubted for cell in sides
    )


def rests_on(cell: Cell, measure: Measure) -> float:
    """How many mentions a group's number rests on: of a share, what it is a share of."""
    return cell.denominator if measure.show == "share" and cell.denominator is not None else cell.passages


def _pairs(series: Sequence[Cell], only: Collection[frozenset[str]] | None) -> Iterable[tuple[Cell, Cell]]:
    """Every pair of a few groups, or those of ``only``; of many the extremes, of those with an interval if any have one."""
    many = len(series) > ALL_PAIRS and only is None
    sampled = [cell for cell in series if cell.sampled]
    ordered = sorted(sampled if many and len(sampled) > 1 else series, key=lambda cell: (-(cell.estimate or 0.0), cell.group))
    pairs = [(ordered[0], ordered[-1])] if many else combinations(ordered, 2)
    yield from (pair for pair in pairs if only is None or frozenset(cell.group for cell in pair) in only)


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


def _strength(high: Cell, low: Cell, measure: Measure, tested: Verdict | None) -> float:
    if measure.show == "signed" and min(high.passages, low.passages) < FEWEST_JUDGED:
        return 0.0
    grounds = _grounds(high, low, measure)
    size = effect(high.estimate or 0.0, low.estimate or 0.0, measure.show)
    return size * grounds / (grounds + HALF) * _sureness(high, low, tested)


def _grounds(high: Cell, low: Cell, measure: Measure) -> float:
    """How much a difference rests on: twice what the poorer side has, which for a share is what it is a share of."""
    if measure.show == "share" and high.denominator is not None and low.denominator is not None:
        return 2 * min(high.denominator, low.denominator)
    if measure.show == "signed":
        return 2 * min(high.passages, low.passages)
    return high.passages + low.passages


def _sureness(high: Cell, low: Cell, tested: Verdict | None) -> float:
    """1 where chance alone seldom gives the difference, or without a test where the two ranges lie apart; else less.

    A side that leaving out a paragraph does not change has its estimate for a range.
    """
    if tested is not None:
        return SURE if tested.q <= FALSE else UNSURE
    lowest = high.low if high.low is not None else high.estimate
    highest = low.high if low.high is not None else low.estimate
    return SURE if (lowest or 0.0) > (highest or 0.0) else OVERLAPPING


def _row(rank: int, contrast: Contrast) -> dict[str, Any]:
    high, low, tested = contrast.high, contrast.low, contrast.tested
    return {
        **dict(zip(("measure", "target", "category", "voice"), contrast.key, strict=True)),
        "group_a": high.group,
        "group_b": low.group,
        "estimate_a": high.estimate,
        "estimate_b": low.estimate,
        "difference": (high.estimate or 0.0) - (low.estimate or 0.0),
        "low": tested.low if tested else None,
        "high": tested.high if tested else None,
        "level": tested.level if tested else None,
        "p": tested.p if tested else None,
        "q": tested.q if tested else None,
        "documents": high.documents + low.documents,
        "passages": high.passages + low.passages,
        "rank": rank,
        "reason": f"the highest and the lowest of {contrast.groups} groups" if contrast.groups > ALL_PAIRS else "",
    }
