"""What a comparison draws from: what each unit of each group adds to each series, and which units belong together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from framing.compare.groups import fields_of
from framing.extension import Measure
from framing.tables.results import Results

if TYPE_CHECKING:
    import polars as pl

    from framing.statistics.basics import Floats
    from framing.statistics.intervals import Integers, Margin, Pooled, Scale, Seen, Side
    from framing.statistics.rectified import Rectified

KEYS = ("measure", "target", "category", "voice")
Key = tuple[str, str, str, str]
_CELLS = 6_000_000  # units × series at a time: bounds memory


class Sums(NamedTuple):
    """What the documents of a group add up to in a series, and how many of them and of their stories have something to add."""

    n: float
    d: float
    documents: int
    stories: int


NOTHING = Sums(0.0, 0.0, 0, 0)


@dataclass(frozen=True, eq=False)
class Chunk:
    """Some series, with what each unit of each group adds to them; residuals are from ``centre``, the ratio of all groups.

    ``first`` is the place of the first among all series; ``alone`` says that no group has a unit of another, ``scale`` what
    numbers the series may have. ``rectified`` are those that coding corrects, by group and place in this chunk.
    """

    first: int
    keys: Sequence[Key]
    centre: Floats
    sides: Mapping[str, Side]
    alone: bool
    scale: Scale
    rectified: Mapping[str, Mapping[int, Rectified]] = field(default_factory=dict)

    @cached_property
    def whole(self) -> Side:
        """All groups together."""
        import numpy as np

        from framing.statistics.intervals import Side

        sides = list(self.sides.values())
        if self.alone:
            return Side(*(np.concatenate(values) for values in zip(*((s.units, s.e, s.d) for s in sides), strict=True)))
        units, at = np.unique(np.concatenate([side.units for side in sides]), return_inverse=True)
        e, d = np.zeros((len(units), len(self.keys))), np.zeros((len(units), len(self.keys)))
        np.add.at(e, at, np.vstack([side.e for side in sides]))
        np.add.at(d, at, np.vstack([side.d for side in sides]))
        return Side(units, e, d)

    def others(self, group: str) -> Side:
        """All groups but one."""
        return self.whole.less(self.sides[group])

    @property
    def seen(self) -> Mapping[str, Seen]:
        """What each group shows."""
        return {group: margin.seen for group, margin in self.margins.items()}

    @cached_property
    def _shown(self) -> Mapping[str, Seen]:
        from framing.statistics.intervals import seen

        return {group: seen(side, self.centre, self.scale) for group, side in self.sides.items()}

    @cached_property
    def pooled(self) -> Pooled:
        """How units vary within the groups, all groups together."""
        from framing.statistics.intervals import pooled

        return pooled(list(self._shown.values()), self.scale)

    @cached_property
    def margins(self) -> Mapping[str, Margin]:
        """How far each group's number may lie off."""
        from framing.statistics.intervals import Margin
        from framing.statistics.rectified import put_right

        found = {group: Margin.of(shown, self.scale, self.pooled) for group, shown in self._shown.items()}
        return {group: put_right(margin, self.rectified.get(group, {})) for group, margin in found.items()}

    def margin_of_others(self, group: str) -> Margin:
        """How far the number of all groups but one together may lie off."""
        import numpy as np

        from framing.statistics.intervals import Margin, seen

        margin = Margin.of(seen(self.others(group), self.centre, self.scale), self.scale, self.pooled)
        corrected = [found for other, found in self.rectified.items() if other != group]
        if not any(corrected):
            return margin
        freedom = np.array([sum(found[i].freedom for found in corrected if i in found) for i in range(len(self.keys))])
        freedom = np.where(freedom > 0, freedom, margin.freedom)
        return Margin(margin.seen._replace(effective=freedom + 1), self.scale, margin.dispersion, freedom)


@dataclass(frozen=True, eq=False)
class Sample:
    """The documents of a comparison by ``unit`` and the scores by ``series``; units are numbered group by group.

    ``rows`` has what each score adds to the sums (n, d), ``asked`` the groups of each series in which it was asked for,
    with the first status and reason of a document without a score. ``unit`` says what a unit is: a document, or a story
    where there are enough of them. Copies of one text are one unit in either case. ``shared`` says whether any unit is
    in two groups. ``rectified`` are the numbers that coding corrects, by group and place of the series; ``adjusted`` then has
    the rows with what each document adds to these, coded or not.
    """

    members: pl.DataFrame
    rows: pl.DataFrame
    asked: Mapping[int, Mapping[str, tuple[str, str]]]
    keys: Sequence[Key]
    measures: Mapping[str, Measure]
    unit: str
    shared: bool
    rectified: Mapping[tuple[str, int], Rectified] = field(default_factory=dict)
    adjusted: pl.DataFrame | None = None

    @cached_property
    def units(self) -> int:
        """How many there are."""
        return int(self.members["unit"].n_unique())

    @cached_property
    def places(self) -> Mapping[Key, int]:
        """The place of each series."""
        return {key: place for place, key in enumerate(self.keys)}

    @cached_property
    def documents(self) -> Mapping[str, int]:
        """How many each group has."""
        return dict(self.members.group_by("group", maintain_order=True).len().iter_rows())

    @cached_property
    def sums(self) -> Mapping[tuple[str, int], Sums]:
        """What each group adds up to in each series, by group and place of the series."""
        import polars as pl

        there = pl.col("d") != 0
        found = self.rows.group_by("series", "group", maintain_order=True).agg(
            pl.col("n").sum(),
            pl.col("d").sum(),
            pl.col("document").filter(there).n_unique().alias("documents"),
            pl.col("story").filter(there & (pl.col("story") != "")).n_unique().alias("stories"),
        )
        told = {(group, series): Sums(*sums) for series, group, *sums in found.iter_rows()}
        for at, own in self.rectified.items():
            told[at] = told.get(at, NOTHING)._replace(n=own.estimate * own.whole, d=own.whole)
        return told

    def chunks(self) -> Iterator[Chunk]:
        """The series, some at a time."""
        import numpy as np
        import polars as pl

        parts = self.members.select("part", "group", "unit").unique().sort("part")
        starts = (
            parts.with_row_index().group_by("group", maintain_order=True).agg(pl.col("index").first(), pl.len().alias("length"))
        )
        slices = {group: slice(first, first + length) for group, first, length in starts.iter_rows()}
        units = parts["unit"].to_numpy()
        width = max(1, _CELLS // max(len(parts), 1))
        rows = self.rows if self.adjusted is None else self.adjusted
        ends = np.searchsorted(rows["series"].to_numpy(), np.arange(0, len(self.keys) + width, width))
        for i, (first, last) in enumerate(pairwise(ends)):
            keys = self.keys[i * width : (i + 1) * width]
            if keys:
                scale = scale_of([self.measures[key[0]] for key in keys])
                chunk = _chunk(rows[int(first) : int(last)], keys, i * width, units, slices, not self.shared, scale)
                yield replace(chunk, rectified=self._rectified_in(i * width, len(keys))) if self.rectified else chunk

    def _rectified_in(self, first: int, length: int) -> dict[str, dict[int, Rectified]]:
        """What is corrected of so many series from one on, by group and place among them."""
        found: dict[str, dict[int, Rectified]] = {}
        for (group, series), own in self.rectified.items():
            if first <= series < first + length:
                found.setdefault(group, {})[series - first] = own
        return found


def scale_of(measures: Sequence[Measure]) -> Scale:
    """What numbers the series of these measures may have, and in which steps those that count do."""
    import numpy as np

    from framing.statistics.intervals import Scale

    least, most, grain = [], [], []
    for measure in measures:
        low, high = measure.range
        low, high = (low, high) if low is not None else (None, None)  # bounded above alone is as good as unbounded
        counts = measure.estimand == "ratio" and low == 0 and (high is None or measure.show in ("share", "count"))
        least.append(-np.inf if low is None else low)
        most.append(np.inf if high is None else high)
        grain.append(float(measure.scale) / (1.0 if high is None else high) if counts else 0.0)
    return Scale(*(np.array(values, dtype=np.float64) for values in (least, most, grain)))


def _chunk(
    rows: pl.DataFrame,
    keys: Sequence[Key],
    first: int,
    units: Integers,
    slices: Mapping[str, slice],
    alone: bool,
    scale: Scale,
) -> Chunk:
    import numpy as np

    from framing.statistics.intervals import Side

    at = rows["part"].to_numpy().astype(np.int64) * len(keys) + (rows["series"].to_numpy().astype(np.int64) - first)
    shape = (len(units), len(keys))
    n, d = (np.bincount(at, rows[name].to_numpy(), shape[0] * shape[1]).astype(np.float64).reshape(shape) for name in "nd")
    whole = d.sum(axis=0)
    centre = np.divide(n.sum(axis=0), whole, out=np.zeros(len(keys)), where=whole != 0)
    n -= centre * d
    return Chunk(first, keys, centre, {group: Side(units[at], n[at], d[at]) for group, at in slices.items()}, alone, scale)


def sample(results: Results, by: str, groups: pl.DataFrame, fewest: int) -> Sample:
    """The documents in ``groups`` and their scores, without those of pooled measures.

    Stories are the units if there are at least ``fewest`` and the comparison is not of stories.
    """
    import polars as pl

    stories = groups.filter(pl.col("story") != "")["story"].n_unique() >= fewest and "story" not in fields_of(by)
    members = _numbered(groups, stories)
    rows, asked, keys = _rows(results, members)
    shared = members.select("group", "unit").unique()["unit"].is_duplicated().any()
    return Sample(members, rows, asked, keys, results.measures, "story" if stories else "document", bool(shared))


def _numbered(groups: pl.DataFrame, stories: bool) -> pl.DataFrame:
    """The documents with ``unit`` and ``part`` (unit of a group), both numbered in the order of groups and ids."""
    import polars as pl

    ordered = groups.sort("group", "doc_id")
    label = _joined(ordered, stories)
    numbered = ordered.with_columns(pl.Series("unit", label, dtype=pl.Int64))
    firsts = numbered.select("unit").unique(maintain_order=True).with_row_index("number")
    numbered = numbered.join(firsts, on="unit", maintain_order="left").with_columns(pl.col("number").cast(pl.Int64).alias("unit"))
    parts = numbered.select("group", "unit").unique().sort("group", "unit").with_row_index("part")
    return numbered.drop("number").join(parts, on=["group", "unit"], maintain_order="left")


def _joined(ordered: pl.DataFrame, stories: bool) -> list[int]:
    """For each document the first one that it belongs with: of its story, of its cluster of copies, or itself."""
    root = list(range(len(ordered)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = i = root[root[i]]
        return i

    first: dict[tuple[str, str], int] = {}
    for kind in ("story", "cluster") if stories else ("cluster",):
        for i, name in enumerate(ordered[kind]):
            if name:
                a, b = sorted((find(first.setdefault((kind, name), i)), find(i)))
                root[b] = a
    return [find(i) for i in range(len(ordered))]


def _rows(results: Results, members: pl.DataFrame) -> tuple[pl.DataFrame, dict[int, dict[str, tuple[str, str]]], tuple[Key, ...]]:
    """The rows, what is asked of each group, and the series, in the order of series and documents."""
    import polars as pl

    sums = [name for name, measure in results.measures.items() if measure.estimand != "pooled"]
    scores = results.lazy("scores").filter(pl.col("measure").is_in(sums))
    named = scores.select(KEYS).unique().sort(KEYS).with_row_index("series").collect()
    places = members.select("doc_id", "group", "story", "part").with_row_index("document")
    found = (
        scores.select("doc_id", *KEYS, "status", "reason", *_terms(results.measures))
        .join(named.lazy(), on=list(KEYS))
        .drop(KEYS)
        .join(places.lazy(), on="doc_id")  # copies that do not count are left out
        .drop("doc_id")
        .sort("series", "document", maintain_order=True)
        .collect()
    )
    ok = pl.col("status") == "ok"
    why = [pl.col(name).filter(~ok).first().fill_null("") for name in ("status", "reason")]
    asked = found.group_by("series", "group", maintain_order=True).agg(why)
    reasons: dict[int, dict[str, tuple[str, str]]] = {}
    for series, group, status, reason in asked.sort("series", "group").iter_rows():
        reasons.setdefault(series, {})[group] = (status, reason)
    rows = found.filter(ok).drop("status", "reason")
    return rows, reasons, cast("tuple[Key, ...]", tuple(named.select(KEYS).iter_rows()))


def _terms(measures: Mapping[str, Measure]) -> Iterator[pl.Expr]:
    """What a score adds to the numerator and the denominator of its series, by its measure's estimand."""
    import polars as pl

    means = [name for name, measure in measures.items() if measure.estimand == "mean"]
    scales = {name: float(measure.scale) for name, measure in measures.items()}
    as_mean = pl.col("measure").is_in(means) | pl.col("numerator").is_null() | pl.col("denominator").is_null()
    scale = pl.col("measure").replace_strict(scales, return_dtype=pl.Float64)
    n = pl.when(as_mean).then("value").otherwise(pl.col("numerator") * scale).fill_null(0.0)
    d = pl.when(as_mean).then(1.0).otherwise("denominator").fill_null(0.0)
    return iter((n.alias("n"), d.alias("d")))
