"""The estimates of a comparison: sums over a group's documents, how they vary, and what pooled measures give."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from framing.errors import CAUGHT, describe
from framing.extension import Measure
from framing.results import Results

if TYPE_CHECKING:
    import numpy.typing as npt
    import polars as pl

    from framing.statistics import Floats

KEYS = ("measure", "target", "category", "voice")
BOOTSTRAP = "95% bootstrap of documents"
VARIATION = "without any one paragraph"
FEWEST_PARAGRAPHS = 3
FEWEST_POOLED = 5  # rarefying every group down to less would make them all alike

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Cell:
    """One group's number for one series (measure, target, category, voice)."""

    group: str
    key: Key
    estimate: float | None
    low: float | None = None
    high: float | None = None
    interval: str = ""
    documents: int = 0
    stories: int = 0
    passages: int = 0
    numerator: float | None = None
    denominator: float | None = None
    status: str = "ok"
    reason: str = ""

    @property
    def sampled(self) -> bool:
        """Whether its interval comes from sampling documents (and not from leaving out paragraphs)."""
        return self.interval == BOOTSTRAP

    def row(self) -> dict[str, Any]:
        """As a row of the table ``comparison``."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "key"}
        return {**dict(zip(KEYS, self.key, strict=True)), **values}


@dataclass(frozen=True, eq=False)
class Matrix:
    """What each document of a group adds to the sums of each series: documents × series, twice."""

    members: pl.DataFrame
    stories: npt.NDArray[Any]
    columns: Mapping[Key, int]
    n: Floats
    d: Floats

    @property
    def documents(self) -> int:
        return len(self.members)


@dataclass
class Sums:
    """The matrices of the groups with documents enough to resample, with their resamples."""

    min_documents: int
    groups: dict[str, tuple[Matrix, Floats]] = field(default_factory=dict)

    def difference(self, key: Key, a: str, b: str) -> tuple[float, float] | None:
        """Interval of estimate a − estimate b; None where either group has too few documents or does not vary."""
        from framing.statistics import bca_difference

        if any(group not in self.groups or key not in self.groups[group][0].columns for group in (a, b)):
            return None
        sides = self._series(key, a), self._series(key, b)
        if any((denominators != 0).sum() < self.min_documents for _, denominators, _ in sides):
            return None
        low, high = bca_difference(*sides)
        return (float(low[0]), float(high[0])) if math.isfinite(low[0]) and math.isfinite(high[0]) else None

    def _series(self, key: Key, group: str) -> tuple[Floats, Floats, Floats]:
        matrix, weights = self.groups[group]
        at = slice(matrix.columns[key], matrix.columns[key] + 1)
        return matrix.n[:, at], matrix.d[:, at], weights


def matrix_of(rows: pl.DataFrame, members: pl.DataFrame) -> Matrix:
    """A group's scores (with their ``n`` and ``d``) as matrices; a document without a score adds nothing."""
    import numpy as np

    keys = cast("list[Key]", sorted(set(rows.select(KEYS).iter_rows())))
    columns = {key: i for i, key in enumerate(keys)}
    position = {doc_id: i for i, doc_id in enumerate(members["doc_id"])}
    at = np.array([(position[r[0]], columns[r[1:]]) for r in rows.select("doc_id", *KEYS).iter_rows()], dtype=np.intp).reshape(
        -1, 2
    )
    n, d = np.zeros((len(position), len(keys))), np.zeros((len(position), len(keys)))
    np.add.at(n, (at[:, 0], at[:, 1]), rows["n"].fill_null(0.0).to_numpy())
    np.add.at(d, (at[:, 0], at[:, 1]), rows["d"].fill_null(0.0).to_numpy())
    return Matrix(members, np.array(members["story"].to_list()), columns, n, d)


def group_cells(
    results: Results,
    group: str,
    rows: pl.DataFrame,
    members: pl.DataFrame,
    sums: Sums,
    *,
    draws: int,
    min_documents: int,
    seed: int,
) -> list[Cell]:
    """The cells of one group for every series that is a ratio of sums."""
    import numpy as np

    from framing.statistics import bca, ratio, resamples

    matrix = matrix_of(rows, members)
    used = np.count_nonzero(matrix.d, axis=0)
    if matrix.documents >= min_documents:
        weights = resamples(matrix.documents, draws, seed)
        sums.groups[group] = matrix, weights
        low, high = bca(matrix.n, matrix.d, weights)
        low[used < min_documents] = np.nan
        kind = BOOTSTRAP
    else:
        low, high = without_a_paragraph(results, matrix)
        kind = VARIATION
    why = _reasons(rows)
    estimates = ratio(matrix.n, matrix.d)
    cells = []
    for key, i in matrix.columns.items():
        measure = results.measures[key[0]]
        base = _base(group, key, matrix, i, measure)
        estimate = _finite(estimates[i])
        ends = (_finite(low[i]), _finite(high[i]))
        if estimate is None:
            status, reason = why.get(key, ("none", "nothing to count it in"))
            cells.append(Cell(estimate=None, status=status, reason=reason, **base))
        elif ends[0] is None or ends[1] is None:
            cells.append(Cell(estimate=estimate, reason=_no_interval(int(used[i]), matrix.documents, min_documents), **base))
        else:
            cells.append(Cell(estimate=estimate, low=ends[0], high=ends[1], interval=kind, **base))
    return cells


def _base(group: str, key: Key, matrix: Matrix, i: int, measure: Measure) -> dict[str, Any]:
    used = matrix.d[:, i] != 0
    ratios = measure.estimand == "ratio"
    return {
        "group": group,
        "key": key,
        "documents": int(used.sum()),
        "stories": len(set(matrix.stories[used]) - {""}),
        "numerator": float(matrix.n[:, i].sum()) / measure.scale if ratios else None,
        "denominator": float(matrix.d[:, i].sum()) if ratios else None,
    }


def _no_interval(used: int, documents: int, min_documents: int) -> str:
    if used < min_documents:
        return f"{used} of {documents} documents have a value; an interval needs {min_documents}"
    return "does not vary over the documents"


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _reasons(rows: pl.DataFrame) -> dict[tuple[str, ...], tuple[str, str]]:
    """Why a series has no score: the first status and reason given."""
    import polars as pl

    told = rows.filter(pl.col("status") != "ok").unique(subset=KEYS, keep="first", maintain_order=True)
    return {row[:4]: (row[4], row[5]) for row in told.select(*KEYS, "status", "reason").iter_rows()}


def without_a_paragraph(results: Results, matrix: Matrix) -> tuple[Floats, Floats]:
    """The lowest and highest estimate that leaving out any one paragraph gives; NaN where that cannot be told.

    Only for measures whose paragraphs add up to the document, in texts of three paragraphs or more.
    """
    import numpy as np
    import polars as pl

    low, high = np.full(len(matrix.columns), np.nan), np.full(len(matrix.columns), np.nan)
    position = {doc_id: i for i, doc_id in enumerate(matrix.members["doc_id"])}
    parts = results.lazy("parts").filter(pl.col("doc_id").is_in(list(position))).collect()
    for (doc_id, *key), part in parts.group_by("doc_id", *KEYS, maintain_order=True):
        i = matrix.columns.get(cast(Key, tuple(key)))
        if i is None or len(part) < FEWEST_PARAGRAPHS:
            continue
        measure = results.measures[str(key[0])]
        values = _left_out(matrix, position[doc_id], i, part, measure)
        if values.size:
            low[i], high[i] = np.fmin(low[i], values.min()), np.fmax(high[i], values.max())
    still = np.isclose(low, high, rtol=1e-9, atol=1e-12)
    low[still] = high[still] = np.nan
    return low, high


def _left_out(matrix: Matrix, document: int, i: int, part: pl.DataFrame, measure: Measure) -> Floats:
    """A series' estimate with each paragraph of a document left out in turn; empty where paragraphs do not add up to it."""
    import numpy as np

    n, d = matrix.n[:, i], matrix.d[:, i]
    paragraph_n, paragraph_d = part["numerator"].to_numpy() * measure.scale, part["denominator"].to_numpy()
    without_n, without_d = paragraph_n.sum() - paragraph_n, paragraph_d.sum() - paragraph_d
    kept = without_d > 0
    if not d[document] or not kept.any():
        return np.array([])
    if not np.isclose(paragraph_n.sum() / paragraph_d.sum(), n[document] / d[document], rtol=1e-6, atol=1e-9):
        return np.array([])
    if measure.estimand == "mean":
        return cast("Floats", (n.sum() - n[document] + without_n[kept] / without_d[kept]) / d.sum())
    return cast("Floats", (n.sum() - n[document] + without_n[kept]) / (d.sum() - d[document] + without_d[kept]))


def pooled_measures(results: Results) -> list[str]:
    """The measures whose estimand is "pooled"."""
    return [name for name, measure in results.measures.items() if measure.estimand == "pooled"]


def pooled_cells(results: Results, rows: pl.DataFrame, groups: list[str], seed: int) -> list[Cell]:
    """Pooled measures: category counts summed over each group's documents and rarefied to the smallest group."""
    import polars as pl

    cells: list[Cell] = []
    counted = rows.filter((pl.col("category") != "") & (pl.col("status") == "ok"))
    asked = sorted(set(rows.select("measure", "target", "voice").iter_rows()))
    for name, target, voice in asked:
        found = counted.filter(measure=name, target=target, voice=voice)
        cells.extend(_pooled_series((name, target, "", voice), results.measures[name], found, groups, seed))
    return cells


def _pooled_series(key: Key, measure: Measure, counted: pl.DataFrame, groups: list[str], seed: int) -> list[Cell]:
    import polars as pl

    from framing.statistics import rarefied

    if measure.pool is None:
        return [Cell(group, key, None, status="failed", reason=f"{measure.name} is pooled and has no pool") for group in groups]
    sums = [counted.filter(group=group).group_by("category").agg(pl.col("numerator").sum()).sort("category") for group in groups]
    counts = [frame["numerator"].to_list() for frame in sums]
    totals = [sum(each) for each in counts]
    enough = [each if total >= FEWEST_POOLED else [] for each, total in zip(counts, totals, strict=True)]
    smallest = min((total for total in totals if total >= FEWEST_POOLED), default=0)
    try:
        values = rarefied(enough, measure.pool, seed)
    except CAUGHT as error:
        return [Cell(group, key, None, status="failed", reason=f"pool: {describe(error)}") for group in groups]
    cells = []
    for group, value, total in zip(groups, values, totals, strict=True):
        found = counted.filter(group=group)
        documents, stories = found["doc_id"].n_unique(), found.filter(pl.col("story") != "")["story"].n_unique()
        reason = f"rarefied to {smallest:g} from {total:g}" if total > smallest else ""
        if math.isfinite(value):
            cells.append(Cell(group, key, value, documents=documents, stories=stories, numerator=total, reason=reason))
        else:
            few = f"not comparable: {total:g} to pool, at least {FEWEST_POOLED} are needed"
            cells.append(Cell(group, key, None, status="none", reason=few if total else "nothing to pool"))
    return cells
