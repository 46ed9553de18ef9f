"""A measure over time: each group's number period by period, and one test of whether it differs between them at all."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from framing.compare.comparison import Comparison, compare
from framing.compare.dates import PERIODS, Every, is_of_time, period_of, periods_between
from framing.compare.differences import false_discovery_rates
from framing.compare.estimates import PLURAL, Cell, too_rare
from framing.compare.groups import BETWEEN, fields_of, grouped, undated
from framing.compare.sample import Key
from framing.copies.clusters import Choice
from framing.errors import RequestError
from framing.statistics import FEWEST
from framing.tables.contract import Column, frame_of_rows
from framing.tables.results import Results, TableSet

if TYPE_CHECKING:
    import polars as pl

ALL = "all"  # one line, whoever published
_SERIES = (
    Column("group", "String", "outlet, or value of the field compared by; all where everything is one line"),
    Column("measure", "String", "as in scores"),
    Column("target", "String", "as in scores"),
    Column("category", "String", "as in scores"),
    Column("voice", "String", "as in scores"),
)
PERIOD_COLUMNS = (
    *_SERIES,
    Column("period", "String", "2024, 2024-Q1, 2024-03 or 2024-W09 (ISO 8601)"),
    Column("estimate", "Float64", "the number of the period's articles; empty where there is none"),
    Column("low", "Float64", "lower end of the 95% interval; empty where none is given"),
    Column("high", "Float64", "upper end of the 95% interval; empty where none is given"),
    Column("interval", "String", "what the interval is; empty where none is given: no line is drawn through the period"),
    Column("documents", "Int64", "documents that the estimate rests on"),
    Column("stories", "Int64", "stories that it rests on"),
    Column("passages", "Int64", "passages of evidence that it rests on"),
    Column("numerator", "Float64", "sum of the numerators; empty where the measure is no ratio"),
    Column("denominator", "Float64", "sum of the denominators; empty where the measure is no ratio"),
    Column("status", "String", "as in scores"),
    Column("reason", "String", "why there is no estimate or no interval"),
)
LINE_COLUMNS = (
    *_SERIES,
    Column("periods", "Int64", "periods with an interval: those that the test is over"),
    Column("documents", "Int64", "documents in these periods"),
    Column(
        "p", "Float64", "how often chance alone makes the number differ as much between these periods; empty where not tested"
    ),
    Column("q", "Float64", "false discovery rate: p after Benjamini and Hochberg (1995), families as in differences"),
    Column("reason", "String", "why it is not tested"),
)
COLUMNS: Mapping[str, tuple[Column, ...]] = {"periods": PERIOD_COLUMNS, "lines": LINE_COLUMNS}


class Line(NamedTuple):
    """One group's series over time: its cells by period, and the test over those with an interval."""

    group: str
    key: Key
    cells: Mapping[str, Cell]
    p: float | None
    q: float | None
    reason: str

    @property
    def sampled(self) -> list[str]:
        """The periods with an interval, in their order."""
        return sorted(period for period, cell in self.cells.items() if cell.sampled)


@dataclass(frozen=True, eq=False)
class Trend:
    """Lines over ``periods``, which are all from the first to the last with an article; ``undated`` documents take no part."""

    comparison: Comparison
    every: Every
    by: str
    periods: Sequence[str]
    lines: Sequence[Line]
    undated: Sequence[str]

    @cached_property
    def groups(self) -> list[str]:
        return list(dict.fromkeys(line.group for line in self.lines))

    def series(self) -> dict[Key, list[Line]]:
        """The lines by series, in the order of the comparison."""
        found: dict[Key, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.key, []).append(line)
        return found

    def tables(self) -> TableSet:
        """The tables ``periods``, a row a group, series and period, and ``lines``, a row a group and series."""
        periods = [
            {**line.cells[period].row(), "group": line.group, "period": period}
            for line in self.lines
            for period in sorted(line.cells)
        ]
        lines = [
            {
                **dict(zip(("group", "measure", "target", "category", "voice"), (line.group, *line.key), strict=True)),
                "periods": len(line.sampled),
                "documents": sum(line.cells[period].documents for period in line.sampled),
                "p": line.p,
                "q": line.q,
                "reason": line.reason,
            }
            for line in self.lines
        ]
        frames = {name: frame_of_rows(name, rows, COLUMNS) for name, rows in (("periods", periods), ("lines", lines))}
        settings = {"by": self.by, "every": self.every, "undated": len(self.undated)}
        return TableSet(frames, COLUMNS, {**self.comparison.run, "trend": settings})


def trend(results: Results, by: str = "outlet", every: Every | None = None, *, seed: int = 0, copies: Choice = "once") -> Trend:
    """Each measure over time, a line a group of ``by`` ("all": one line), a point a week, month, quarter or year.

    Without ``every`` the finest of these is taken of which most periods that a group has an article in hold six. A period
    has an interval on the terms of :func:`~framing.compare.comparison.compare`; pooled measures have no line. Raises
    :class:`~framing.errors.RequestError` for a field that no document has, and where ``by`` is itself of time.
    """
    if any(map(is_of_time, fields_of(by))):
        raise RequestError(f"--by {by}: time is what the line runs over; choose outlet, genre or another field, or all")
    every = every or choose(results, by, copies)
    field = every if by == ALL else f"{by},{every}"
    own = results.view()
    own.measures = {name: measure for name, measure in results.measures.items() if measure.estimand != "pooled"}
    comparison = compare(own, field, seed=seed, copies=copies, dated=True)
    days = results.lazy("documents").select("published").collect()["published"]
    dated = sorted(day for day in days if day)
    found: dict[tuple[Key, str], dict[str, Cell]] = {}
    for cell in comparison.cells:
        line, _, period = cell.group.rpartition(BETWEEN)
        found.setdefault((cell.key, line or ALL), {})[period] = cell
    lines = list(_tested(comparison, found, seed))
    left_out = undated(results, field, dated=True)
    return Trend(comparison, every, by, periods_between(dated[0], dated[-1], every), lines, left_out)


def choose(results: Results, by: str, copies: Choice = "once") -> Every:
    """The finest period of which most that a group has an article in hold six articles; the year where none does."""
    field = "published" if by == ALL else f"{by},published"
    found = grouped(results, field, copies)
    days = f"by{len(fields_of(field)) - 1}"
    told = [(group.rpartition(BETWEEN)[0], day) for group, day in found.select("group", days).iter_rows() if day[:1].isdigit()]
    for every in PERIODS:
        counts: dict[tuple[str, str], int] = {}
        for group, day in told:
            place = group, period_of(day, every)
            counts[place] = counts.get(place, 0) + 1
        if 2 * sum(count >= FEWEST for count in counts.values()) > len(counts):
            return every
    return PERIODS[-1]


def _tested(comparison: Comparison, found: Mapping[tuple[Key, str], Mapping[str, Cell]], seed: int) -> Iterator[Line]:
    """The lines with the test of each, q over all that have one."""
    units, places = _units(comparison), {key: i for i, key in enumerate(comparison.sample.keys)}
    lines = [
        Line(group, key, cells, *_test(comparison, units, places[key], group, cells, seed))
        for (key, group), cells in found.items()
    ]
    tested = [i for i, line in enumerate(lines) if line.p is not None]
    told = [(lines[i].key, lines[i].p or 0.0) for i in tested]
    rates = dict(zip(tested, false_discovery_rates(told, comparison.measures), strict=True))
    for i, line in enumerate(lines):
        yield line._replace(q=rates.get(i))


def _test(
    comparison: Comparison,
    units: Mapping[tuple[int, str], pl.DataFrame],
    series: int,
    group: str,
    cells: Mapping[str, Cell],
    seed: int,
) -> tuple[float | None, None, str]:
    """The p of a line, or why it has none."""
    import numpy as np

    from framing.statistics.over_time import periods_p

    sampled = {period: place for place, period in enumerate(sorted(p for p, cell in cells.items() if cell.sampled))}
    if len(sampled) < 2:
        many = f"{len(sampled)} period{'' if len(sampled) == 1 else 's'} with an interval"
        return (
            None,
            None,
            f"not tested: {many}; a test needs 2 (a period has one from {FEWEST} {PLURAL[comparison.sample.unit]} on)",
        )
    import polars as pl

    rows = units[series, group].filter(pl.col("period").is_in(list(sampled)))
    n, d = (rows[name].to_numpy() for name in "nd")
    share = comparison.measures[comparison.sample.keys[series][0]].show == "share"
    holding, lacking = int(np.count_nonzero(n)), int(np.count_nonzero(n < d)) if share else len(n)
    if rare := too_rare(holding, lacking, PLURAL[comparison.sample.unit]):
        return None, None, f"not tested: {rare}"
    at = np.array([sampled[period] for period in rows["period"]], dtype=np.int64)
    p = periods_p(n, d, at, np.random.default_rng([seed, series]))
    return (p, None, "") if math.isfinite(p) else (None, None, "not tested: does not vary over time")


def _units(comparison: Comparison) -> dict[tuple[int, str], pl.DataFrame]:
    """What each unit adds to each series of each line: ``n``, ``d`` and the ``period`` of its first article.

    A story, or a text that is printed again, whose articles fall into several periods stands in the first of them.
    """
    import polars as pl

    sample = comparison.sample
    parts = sample.members.select("part", "group", "unit").unique()
    split = [(part, *_split(group), unit) for part, group, unit in parts.iter_rows()]
    frame = pl.DataFrame(
        split, schema={"part": pl.UInt32, "line": pl.String, "period": pl.String, "unit": pl.Int64}, orient="row"
    )
    rows = sample.rows.select("series", "part", "n", "d").with_columns(pl.col("part").cast(pl.UInt32)).join(frame, on="part")
    summed = rows.group_by("series", "line", "unit").agg(pl.col("n").sum(), pl.col("d").sum(), pl.col("period").min())
    summed = summed.filter(pl.col("d") > 0).sort("series", "line", "unit")
    return {(series, line): part for (series, line), part in summed.partition_by("series", "line", as_dict=True).items()}


def _split(group: str) -> tuple[str, str]:
    """The line of a group of the comparison, and its period."""
    line, _, period = group.rpartition(BETWEEN)
    return line or ALL, period
