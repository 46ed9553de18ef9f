"""The differences between groups: how large, how sure, and how likely by chance; rows of the table ``differences``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from framing.compare.estimates import BOOTSTRAP, PLURAL, Cell
from framing.compare.groups import OTHERS
from framing.compare.sample import KEYS, NOTHING, Chunk, Key, Sample, Sums
from framing.extension import Measure

if TYPE_CHECKING:
    from framing.statistics.basics import Floats
    from framing.statistics.paired import Link, Pair
    from framing.statistics.resampling import Spread

Two = tuple[str, str]  # groups; the second may be all others
Ends = tuple[float, float]
_SAME = 1e-9  # relative: numbers as near as this are one number
EFFECTS = {"share": "Cohen's h", "rate": "log2 ratio", "mean": "Hedges' g"}


@dataclass(frozen=True)
class Draws:
    """How differences are drawn."""

    fewest: int
    draws: int
    seed: int


def effect_of(measure: Measure) -> str:
    """The effect size that fits a measure: share, rate or mean; '' where none does."""
    if measure.estimand == "mean":
        return "mean"
    return "" if measure.show == "signed" else "share" if measure.show == "share" else "rate"


def intervals(sample: Sample, wanted: Sequence[tuple[Key, str, str]], how: Draws) -> dict[tuple[Key, str, str], Ends]:
    """Intervals of the differences of groups in series, where there are units enough on both sides."""
    asked: dict[Key, list[Two]] = {}
    for key, a, b in wanted:
        asked.setdefault(key, []).append((a, b))
    found = {}
    for chunk in sample.chunks():
        series: dict[Two, list[int]] = {}
        for i, key in enumerate(chunk.keys):
            for two in asked.get(key, ()):
                if _large(sample, two, how.fewest):
                    series.setdefault(two, []).append(i)
        pairs = [_pair_of(chunk, two, at) for two, at in series.items()]
        for (two, at), pair, (spread, _) in zip(series.items(), pairs, _spreads(sample, chunk, pairs, how), strict=True):
            for place, i in enumerate(at):
                ends = _ends(spread, place)
                if ends and _enough(pair, place, how.fewest):
                    found[chunk.keys[i], *two] = ends
    return found


def _large(sample: Sample, two: Two, fewest: int) -> bool:
    """Whether both sides have documents enough."""
    documents = sample.documents
    a = documents.get(two[0], 0)
    b = sum(documents.values()) - a if two[1] == OTHERS else documents.get(two[1], 0)
    return min(a, b) >= fewest


def _pair_of(chunk: Chunk, two: Two, series: Sequence[int]) -> Pair:
    """Two groups on some of the series."""
    import numpy as np

    from framing.statistics.paired import Pair
    from framing.statistics.resampling import Side

    at = np.array(series, dtype=np.int64)
    a, b = (Side(side.units, side.e[:, at], side.d[:, at]) for side in (chunk.sides[two[0]], chunk.sides[two[1]]))
    return Pair(a, b, alone=chunk.alone, series=at)


def _pairs(chunk: Chunk, twos: Sequence[Two]) -> list[Pair]:
    from framing.statistics.paired import Pair

    return [
        Pair(chunk.sides[a], chunk.whole if b == OTHERS else chunk.sides[b], rest=b == OTHERS, alone=chunk.alone) for a, b in twos
    ]


def _spreads(sample: Sample, chunk: Chunk, pairs: Sequence[Pair], how: Draws) -> list[tuple[Spread, Spread]]:
    from framing.statistics.paired import difference_spreads

    if not pairs:
        return []
    groups = list(chunk.sides.values()) if chunk.alone and pairs[0].rest else []
    return difference_spreads(pairs, _link(sample, chunk), chunk.centre, sample.units, how.draws, how.seed, groups)


def _link(sample: Sample, chunk: Chunk) -> Link:
    import numpy as np

    from framing.statistics.paired import Link

    kinds = np.array([effect_of(sample.measures[key[0]]) for key in chunk.keys])
    return Link(kinds == "share", kinds == "rate")


def _ends(spread: Spread, i: int) -> Ends | None:
    low, high = float(spread.low[i]), float(spread.high[i])
    return (low, high) if math.isfinite(low) and math.isfinite(high) else None


def _enough(pair: Pair, i: int, fewest: int) -> bool:
    return bool(pair.a.used[i] >= fewest and pair.used[i] >= fewest)


class Differences:
    """Two groups at a time, or each and all others, on every series."""

    def __init__(self, sample: Sample, cells: Iterable[Cell], twos: Sequence[Two], how: Draws) -> None:
        self.sample, self.how, self.twos = sample, how, list(twos)
        self.cells: dict[Key, dict[str, Cell]] = {}
        for cell in cells:
            self.cells.setdefault(cell.key, {})[cell.group] = cell
        self.place = {key: i for i, key in enumerate(sample.keys)}

    def rows(self) -> list[dict[str, Any]]:
        """As rows of the table ``differences``, in the order of the cells, with q over all that have a p."""
        from framing.statistics.basics import benjamini_hochberg

        told = {key: told for chunk in self.sample.chunks() for key, told in self._inference(chunk)}
        rows = [
            {**row, **told.get((key, two), {})}
            for key in self.cells
            for two in self.twos
            for row in [self._row(key, two)]
            if row is not None
        ]
        tested = [row for row in rows if row.get("p") is not None]
        for row, q in zip(tested, benjamini_hochberg([row["p"] for row in tested]), strict=True):
            row["q"] = q
        return rows

    def _row(self, key: Key, two: Two) -> dict[str, Any] | None:
        """What the two sides are and rest on; None where one has no estimate. All others have none of a pooled measure."""
        cells, (a, b), measure = self.cells[key], two, self.sample.measures[key[0]]
        own, others = cells.get(a), [cells[g] for g in (cells if b == OTHERS else (b,)) if g != a and g in cells]
        sums = self._sums(key, [cell.group for cell in others])
        there = others[0].estimate if b != OTHERS and others else sums.n / sums.d if sums.d else None
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

    def _few(self, two: Two) -> str:
        """Why two sides with too few documents are not compared; '' where they have enough."""
        if _large(self.sample, two, self.how.fewest):
            return ""
        documents = self.sample.documents
        a = documents.get(two[0], 0)
        fewer = min(a, sum(documents.values()) - a if two[1] == OTHERS else documents.get(two[1], 0))
        return f"not comparable: {fewer} document{'' if fewer == 1 else 's'} on one side; at least {self.how.fewest} are needed"

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

    def _inference(self, chunk: Chunk) -> Iterable[tuple[tuple[Key, Two], dict[str, Any]]]:
        """For each series and two sides with documents enough: intervals, effect sizes and p-values."""
        twos = [two for two in self.twos if _large(self.sample, two, self.how.fewest) and two[0] in chunk.sides]
        pairs = _pairs(chunk, twos)
        spreads = _spreads(self.sample, chunk, pairs, self.how)
        for two, pair, spread, p in zip(twos, pairs, spreads, self._p(chunk, twos), strict=True):
            for i, key in enumerate(chunk.keys):
                yield (key, two), self._told(chunk, two, pair, spread, p, i)

    def _p(self, chunk: Chunk, twos: Sequence[Two]) -> Iterable[Floats]:
        from framing.statistics.permutations import Labels, Pool

        order = {group: i for i, group in enumerate(self.sample.documents)}
        together = any(b == OTHERS for _, b in twos) and not self.sample.shared
        pool = Pool(chunk.whole.products, [self.how.seed]) if together else None
        for a, b in twos:
            others = [side for group, side in chunk.sides.items() if (group != a if b == OTHERS else group == b)]
            seed = [self.how.seed, order[a], order.get(b, len(order))]
            yield Labels(chunk.sides[a], others, seed, pool if b == OTHERS else None).p(self.how.draws)

    def _told(self, chunk: Chunk, two: Two, pair: Pair, spread: tuple[Spread, Spread], p: Floats, i: int) -> dict[str, Any]:
        key, unit = chunk.keys[i], self.sample.unit
        used = int(pair.a.used[i]), int(pair.used[i])
        if min(used) < self.how.fewest:
            few = f"not comparable: {used[0]} and {used[1]} {PLURAL[unit]} with a value; each side needs {self.how.fewest}"
            return {"reason": few}
        told: dict[str, Any] = {"paired": pair.shared(i)}
        if same := self._same(chunk.first + i, two):
            return told | {"reason": f"nothing to compare: {same}"}
        if ends := _ends(spread[0], i):
            told |= {"low": ends[0], "high": ends[1], "interval": BOOTSTRAP[unit]}
        else:
            told["reason"] = f"no interval: too few of the {PLURAL[unit]} differ to bound it"
        told |= self._effect(key, two, chunk.first + i, spread, i)
        if math.isfinite(p[i]):
            told |= {"p": float(p[i]), "permutations": self.how.draws}
        return told

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

    def _effect(self, key: Key, two: Two, series: int, spread: tuple[Spread, Spread], i: int) -> dict[str, Any]:
        kind = effect_of(self.sample.measures[key[0]])
        ends = _ends(spread[1], i)
        size = float(spread[1].estimate[i])
        if kind == "mean":
            by = self._deviation(series, two)
            plain = _ends(spread[0], i)
            size = float(spread[0].estimate[i]) / by if by else math.nan
            ends = (plain[0] / by, plain[1] / by) if by and plain else None
        if not kind or not math.isfinite(size):
            return {}
        found: dict[str, Any] = {"effect": size, "effect_size": EFFECTS[kind]}
        return found | ({"effect_low": ends[0], "effect_high": ends[1]} if ends else {})

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
