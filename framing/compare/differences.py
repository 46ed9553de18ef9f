"""The differences between groups: how large, how sure, and how likely by chance; rows of the table ``differences``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from framing.compare.estimates import CORRECTED, PLURAL, SAMPLED, Cell, too_rare
from framing.compare.groups import OTHERS
from framing.compare.sample import KEYS, NOTHING, Chunk, Key, Sample, Sums
from framing.compare.shown_precision import leads
from framing.extension import Measure

if TYPE_CHECKING:
    from framing.statistics.basics import Floats
    from framing.statistics.paired import Pair

Two = tuple[str, str]  # groups; the second may be all others
Ends = tuple[float, float]
_SAME = 1e-9  # relative: numbers as near as this are one number
EFFECTS = {"share": "Cohen's h", "rate": "log2 ratio", "mean": "Hedges' g"}


def effect_of(measure: Measure) -> str:
    """The effect size that fits a measure: share, rate or mean; '' where none does."""
    if measure.estimand == "mean":
        return "mean"
    return "" if measure.show == "signed" else "share" if measure.show == "share" else "rate"


def large(sample: Sample, two: Two, fewest: int) -> bool:
    """Whether both sides have documents enough."""
    documents = sample.documents
    a = documents.get(two[0], 0)
    b = sum(documents.values()) - a if two[1] == OTHERS else documents.get(two[1], 0)
    return min(a, b) >= fewest


def pair_of(chunk: Chunk, two: Two) -> Pair:
    """Two groups, or one and all others, on the series of a chunk."""
    import numpy as np

    from framing.statistics.paired import Pair, paired

    a, rest = chunk.sides[two[0]], two[1] == OTHERS
    b = chunk.others(two[0]) if rest else chunk.sides[two[1]]
    margin = chunk.margin_of_others(two[0]) if rest else chunk.margins[two[1]]
    nothing = np.zeros(len(chunk.keys)), np.zeros(len(chunk.keys), dtype=np.int64)
    covariance, shared = nothing if chunk.alone else paired(a, b)
    return Pair(chunk.margins[two[0]], margin, covariance, shared)


def corrected_sides(sample: Sample, key: Key, two: Two) -> set[bool]:
    """Whether the groups of two sides are corrected by coding: all, none, or some."""
    others = [group for group in sample.documents if group != two[0]] if two[1] == OTHERS else [two[1]]
    series = sample.places.get(key, -1)
    return {(group, series) in sample.rectified for group in (two[0], *others)}


def corrected_unevenly(sample: Sample, key: Key, two: Two) -> str:
    """Why sides of which only one is corrected are not tested; '' where both are, or neither."""
    if not sample.rectified or len(corrected_sides(sample, key, two)) == 1:
        return ""
    return "not tested: not all of the groups are corrected by coding, and the others hold the program's errors"


class Trials:
    """Which differences of two groups are tested, with the p of each and its interval at any level."""

    def __init__(self, sample: Sample, twos: Iterable[Two], fewest: int) -> None:
        self._pairs: dict[tuple[Two, int], Pair] = {}
        self._places: dict[Key, tuple[int, int]] = {}
        self._ends: dict[tuple[Two, int, float], tuple[Floats, Floats]] = {}
        wanted = [two for two in dict.fromkeys(twos) if large(sample, two, fewest)]
        for number, chunk in enumerate(sample.chunks() if wanted else ()):
            self._places.update({key: (number, at) for at, key in enumerate(chunk.keys)})
            self._pairs.update({(two, number): pair_of(chunk, two) for two in wanted if set(two) <= {*chunk.sides, OTHERS}})
        self._fewest, self._unit, self._sample = fewest, sample.unit, sample

    def pair(self, key: Key, two: Two) -> tuple[Pair, int] | None:
        """The two sides and the place of the series in them; None where there are too few documents."""
        number, at = self._places.get(key, (-1, 0))
        pair = self._pairs.get((two, number))
        return None if pair is None else (pair, at)

    def why_not(self, key: Key, two: Two) -> str:
        """Why a difference of sides with documents enough is not tested; '' where it is."""
        found = self.pair(key, two)
        if found is None:
            return "not comparable"
        (pair, at), units = found, PLURAL[self._unit]
        used = int(pair.a.seen.used[at]), int(pair.b.seen.used[at])
        if min(used) < self._fewest:
            return f"not comparable: {used[0]} and {used[1]} {units} with a value; each side needs {self._fewest}"
        holding, lacking = (int(grounds[at]) for grounds in pair.grounds)
        if uneven := corrected_unevenly(self._sample, key, two):
            return uneven
        rare = too_rare(holding, lacking, f"{units} of both")
        return f"not tested: {rare}" if rare else ""

    def p(self, key: Key, two: Two) -> float | None:
        """How often chance alone would set the two so far apart; None where they are not tested."""
        found = None if self.why_not(key, two) else self.pair(key, two)
        if found is None or not math.isfinite(found[0].p[found[1]]):
            return None
        low, high = self.ends(key, two, 1.0)
        return float(found[0].p[found[1]]) if high > low else None

    def ends(self, key: Key, two: Two, z: float) -> Ends:
        """The interval of a tested difference that reaches z standard errors to either side."""
        number, at = self._places[key]
        if (two, number, z) not in self._ends:
            self._ends[two, number, z] = self._pairs[two, number].ends(z)
        low, high = self._ends[two, number, z]
        return float(low[at]), float(high[at])


Told = tuple[Key, float]  # a series, and the p of a difference on it


def families(told: Sequence[Told], measures: Mapping[str, Measure]) -> Iterator[list[int]]:
    """The places of p-values that are adjusted together: those of measures that may be told first, and those of all others."""
    lead = [measures[key[0]].contrast and leads(measures[key[0]], key[3]) for key, _ in told]
    for wanted in (True, False):
        places = [place for place, leading in enumerate(lead) if leading == wanted]
        if places:
            yield places


def false_discovery_rates(told: Sequence[Told], measures: Mapping[str, Measure]) -> list[float]:
    """q: each p after Benjamini & Hochberg (1995) over its family."""
    from framing.statistics.basics import benjamini_hochberg

    found = [1.0] * len(told)
    for places in families(told, measures):
        for place, q in zip(places, benjamini_hochberg([told[place][1] for place in places]), strict=True):
            found[place] = q
    return found


class Differences:
    """Two groups at a time, or each and all others, on every series."""

    def __init__(self, sample: Sample, cells: Iterable[Cell], twos: Sequence[Two], fewest: int) -> None:
        self.sample, self.fewest, self.twos = sample, fewest, list(twos)
        self.cells: dict[Key, dict[str, Cell]] = {}
        for cell in cells:
            self.cells.setdefault(cell.key, {})[cell.group] = cell
        self.place = sample.places

    def rows(self) -> list[dict[str, Any]]:
        """As rows of the table ``differences``, in the order of the cells, with q over all that have a p."""
        tests = Trials(self.sample, self.twos, self.fewest)
        rows = [
            {**row, **self._inferred(tests, key, two)} for key in self.cells for two in self.twos if (row := self._row(key, two))
        ]
        tested = [row for row in rows if row.get("p") is not None]
        told = [((row["measure"], row["target"], row["category"], row["voice"]), row["p"]) for row in tested]
        for row, q in zip(tested, false_discovery_rates(told, self.sample.measures), strict=True):
            row["q"] = q
        return rows

    def _row(self, key: Key, two: Two) -> dict[str, Any] | None:
        """What the two sides are and rest on; None where one has no estimate. All others have none of a pooled measure."""
        cells, (a, b), measure = self.cells[key], two, self.sample.measures[key[0]]
        own, others = cells.get(a), [cells[g] for g in (cells if b == OTHERS else (b,)) if g != a and g in cells]
        there = others[0].estimate if b != OTHERS and others else self._of_all(key, others)
        pooled = measure.estimand == "pooled"
        unpooled = pooled and b == OTHERS and any(cell.estimate is not None for cell in others)
        if own is None or own.estimate is None or (there is None and not unpooled):
            return None
        no_value = "not comparable: a pooled measure has no number of all others together"
        reason = no_value if unpooled else "not comparable: a pooled measure has no interval" if pooled else self._few(two)
        return {
            **dict(zip(KEYS, key, strict=True)),
            "group_a": a,
            "group_b": b,
            "estimate_a": own.estimate,
            "estimate_b": there,
            "difference": None if there is None else own.estimate - there,
            "documents": own.documents + sum(cell.documents for cell in others),
            "stories": self._stories(key, [own.group, *(cell.group for cell in others)]),
            "passages": own.passages + sum(cell.passages for cell in others),
            "reason": reason,
        }

    def _of_all(self, key: Key, others: Sequence[Cell]) -> float | None:
        """The estimate of several groups together."""
        sums = self._sums(key, [cell.group for cell in others])
        return sums.n / sums.d if sums.d else None

    def _few(self, two: Two) -> str:
        """Why two sides with too few documents are not compared; '' where they have enough."""
        if large(self.sample, two, self.fewest):
            return ""
        documents = self.sample.documents
        a = documents.get(two[0], 0)
        fewer = min(a, sum(documents.values()) - a if two[1] == OTHERS else documents.get(two[1], 0))
        return f"not comparable: {fewer} document{'' if fewer == 1 else 's'} on one side; at least {self.fewest} are needed"

    def _sums(self, key: Key, groups: Iterable[str]) -> Sums:
        found = [self.sample.sums.get((group, self.place.get(key, -1)), NOTHING) for group in groups]
        return Sums(sum(s.n for s in found), sum(s.d for s in found), 0, 0)

    def _stories(self, key: Key, groups: Sequence[str]) -> int:
        stories = self._told_stories.get(self.place.get(key, -1), {})
        return len(frozenset().union(*(stories.get(group, frozenset()) for group in groups)))

    @cached_property
    def _told_stories(self) -> Mapping[int, Mapping[str, frozenset[str]]]:
        """The stories that each group has something to say on, by series."""
        import polars as pl

        told = self.sample.rows.filter((pl.col("d") != 0) & (pl.col("story") != ""))
        found: dict[int, dict[str, frozenset[str]]] = {}
        for series, group, stories in told.group_by("series", "group").agg(pl.col("story").unique()).iter_rows():
            found.setdefault(series, {})[group] = frozenset(stories)
        return found

    # What is inferred

    def _inferred(self, tests: Trials, key: Key, two: Two) -> dict[str, Any]:
        """The interval of a difference, its p and the size of the effect; or why there is none."""
        from framing.statistics.intervals import LEVEL, reach

        found = tests.pair(key, two)
        if found is None:
            return {}
        (pair, at), series = found, self.place[key]
        told: dict[str, Any] = {"paired": int(pair.shared[at])}
        corrected = True in corrected_sides(self.sample, key, two)
        if not corrected and (same := self._same(series, two)):
            return told | {"reason": f"nothing to compare: {same}"}
        if why := tests.why_not(key, two):
            return {"reason": why} if why.startswith("not comparable") else told | {"reason": why}
        p = tests.p(key, two)
        if p is None:
            return told | {"reason": f"no interval: does not vary over the {PLURAL[self.sample.unit]}"}
        low, high = tests.ends(key, two, reach(LEVEL))
        how = f"{SAMPLED[self.sample.unit]}{', paired' if told['paired'] else ''}{CORRECTED if corrected else ''}"
        told |= {"low": low, "high": high, "interval": how, "p": p}
        return told | self._effect(key, two, series, float(pair.a.seen.ratio[at]), float(pair.b.seen.ratio[at]))

    def _same(self, series: int, two: Two) -> str:
        """What all documents of both sides have in common, if they do not differ; '' if they do."""
        groups = self._ends_of.get(series, {})
        found = [ends for group, ends in groups.items() if two[1] == OTHERS or group in two]
        low, high = min(ends[0] for ends in found), max(ends[1] for ends in found)
        if high - low > _SAME * max(abs(low), abs(high)):
            return ""
        return "the same in every document on both sides" if high else "0 on both sides"

    @cached_property
    def _ends_of(self) -> Mapping[int, Mapping[str, Ends]]:
        """The least and the greatest number of a document, by series and group."""
        import polars as pl

        x = pl.col("n") / pl.col("d")
        rows = self.sample.rows.filter(pl.col("d") != 0)
        ends = rows.group_by("series", "group").agg(x.min().alias("low"), x.max().alias("high"))
        found: dict[int, dict[str, Ends]] = {}
        for series, group, low, high in ends.iter_rows():
            found.setdefault(series, {})[group] = (low, high)
        return found

    def _effect(self, key: Key, two: Two, series: int, a: float, b: float) -> dict[str, Any]:
        kind, size = effect_of(self.sample.measures[key[0]]), math.nan
        if kind == "mean":
            by = self._deviation(series, two)
            size = (a - b) / by if by else math.nan
        elif kind == "share":
            size = 2 * (math.asin(math.sqrt(min(max(a, 0.0), 1.0))) - math.asin(math.sqrt(min(max(b, 0.0), 1.0))))
        elif kind == "rate" and a > 0 and b > 0:
            size = math.log2(a / b)
        return {"effect": size, "effect_size": EFFECTS[kind]} if kind and math.isfinite(size) else {}

    def _deviation(self, series: int, two: Two) -> float:
        """Standard deviation of the documents within both sides, over Hedges' (1981) correction; 0 where they do not vary."""
        groups = self._squares.get(series, {})
        others = [squares for group, squares in groups.items() if (group != two[0] if two[1] == OTHERS else group == two[1])]
        sides = [groups.get(two[0], (0, 0.0, 0.0)), tuple(map(sum, zip(*others, strict=True))) or (0, 0.0, 0.0)]
        left = sum(square - total**2 / number for number, total, square in sides if number)
        freedom = sum(int(side[0]) for side in sides) - 2
        return math.sqrt(left / freedom) / (1 - 3 / (4 * freedom - 1)) if freedom > 1 and left > 1e-12 else 0.0

    @cached_property
    def _squares(self) -> Mapping[int, Mapping[str, tuple[int, float, float]]]:
        """How many documents, their sum and their sum of squares, by series and group."""
        import polars as pl

        x = pl.col("n") / pl.col("d")
        sums = self.sample.rows.filter(pl.col("d") != 0).group_by("series", "group", maintain_order=True)
        found: dict[int, dict[str, tuple[int, float, float]]] = {}
        for series, group, *squares in sums.agg(pl.len(), x.sum().alias("x"), (x**2).sum().alias("xx")).iter_rows():
            found.setdefault(series, {})[group] = (squares[0], squares[1], squares[2])
        return found
