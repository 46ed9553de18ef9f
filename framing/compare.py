"""Stage 4: scores → what each outlet does, how sure that is, and where two outlets differ most.

Every estimate is a ratio of sums over an outlet's documents (a mean is one whose denominators are 1), or
pooled over them. Outlets with documents enough get a document-clustered bootstrap interval; with fewer
nothing inferential is said: the range that leaving out any one paragraph would give stands instead.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from framing.contrasts import contrasts_of
from framing.errors import RequestError, unknown
from framing.extension import Measure
from framing.results import Results, Tables
from framing.tables import frame_of_rows

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

    from framing.statistics import Floats

KEYS = ("measure", "target", "category", "voice")
BOOTSTRAP = "95% bootstrap of documents"
VARIATION = "without any one paragraph"
MIN_DOCUMENTS = 5
DRAWS = 2000

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

    def row(self) -> dict[str, Any]:
        """As a row of the table ``comparison``."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "key"}
        return {**dict(zip(KEYS, self.key, strict=True)), **values}


@dataclass
class Sums:
    """What each document adds to the sums of each series, group by group: enough to resample differences.

    ``groups`` maps a group to (numerators, denominators, weights) as :func:`framing.statistics.bca_difference`
    takes them, and ``columns`` to the column of each series; only groups with documents enough are in it.
    """

    groups: dict[str, tuple[Floats, Floats, Floats]] = field(default_factory=dict)
    columns: dict[str, dict[Key, int]] = field(default_factory=dict)

    def difference(self, key: Key, a: str, b: str) -> tuple[float, float] | None:
        """Interval of estimate a − estimate b; None where either group has too few documents or does not vary."""
        from framing.statistics import bca_difference

        if a not in self.groups or b not in self.groups:
            return None
        low, high = bca_difference(self._series(key, a), self._series(key, b))
        return (float(low[0]), float(high[0])) if math.isfinite(low[0]) and math.isfinite(high[0]) else None

    def _series(self, key: Key, group: str) -> tuple[Floats, Floats, Floats]:
        n, d, weights = self.groups[group]
        at = slice(self.columns[group][key], self.columns[group][key] + 1)
        return n[:, at], d[:, at], weights


class Comparison(Tables):
    """Estimates by group, and the contrasts between groups, strongest first."""

    main = "comparison"
    names = ("comparison", "contrasts")

    def __init__(
        self, results: Results, by: str, members: pl.DataFrame, cells: Sequence[Cell], sums: Sums, run: Mapping[str, Any]
    ) -> None:
        self.results = results
        self.by = by
        self._members = members.select("doc_id", "group")
        self._sums = sums
        self.cells = tuple(cells)
        self.run = run
        self.groups = tuple(dict.fromkeys(cell.group for cell in cells))
        self._frames: dict[str, pl.DataFrame] = {}

    @property
    def measures(self) -> Mapping[str, Measure]:
        return self.results.measures

    def table(self, name: str) -> pl.DataFrame:
        if name not in self.names:
            raise unknown("table", name, self.names)
        if name not in self._frames:
            contrasts = name == "contrasts"
            rows = contrasts_of(self.cells, self.measures, self._sums.difference) if contrasts else [c.row() for c in self.cells]
            self._frames[name] = frame_of_rows(name, rows)
        return self._frames[name]

    def evidence(self, wanted: pl.Expr) -> pl.DataFrame:
        """Rows of the table ``evidence`` that fit a condition, with the group of each, in the order of the documents."""
        import polars as pl

        rows = self.results.lazy("evidence").join(self._members.lazy(), on="doc_id", maintain_order="left").filter(wanted)
        return rows.collect()

    def passages(self, group: str, key: Key) -> pl.DataFrame:
        """The evidence of a group for a series, heaviest first. An empty category or voice in ``key`` means any."""
        import polars as pl

        measure, target, category, voice = key
        wanted = (pl.col("group") == group) & (pl.col("measure") == measure) & (pl.col("target") == target)
        for name, value in (("category", category), ("voice", voice)):
            if value:
                wanted &= pl.col(name) == value
        weight = pl.col("value").abs().fill_null(0)
        return self.evidence(wanted).sort(weight, descending=True, maintain_order=True)

    def save(self, path: Any) -> None:
        """Write the comparison with the results it rests on; see :meth:`framing.Results.save`."""
        from pathlib import Path

        from framing.export import save

        save(self.results, Path(path), self)

    def __repr__(self) -> str:
        return f"<Comparison by {self.by}: {', '.join(self.groups[:6])}{' …' if len(self.groups) > 6 else ''}>"


def compare(
    results: Results, by: str = "outlet", *, draws: int = DRAWS, min_documents: int = MIN_DOCUMENTS, seed: int = 0
) -> Comparison:
    """Compare groups of documents: one number a group for each measure, target, category and voice.

    ``by`` is a column of the documents table. Groups of ``min_documents`` documents or more get a BCa
    bootstrap interval (``draws`` resamples of documents, ``seed``). Raises
    :class:`~framing.errors.RequestError` for a field that no document has.
    """
    groups = _groups(results, by)
    series = _series(results, groups)
    cells = _pooled_cells(results, series, groups, seed)
    sums = Sums()
    for number, group in enumerate(sorted(groups["group"].unique().to_list())):
        members = groups.filter(group=group)
        cells.extend(_group_cells(results, group, members, series, sums, draws=draws, min_documents=min_documents, seed=seed + number))
    cells.sort(key=lambda cell: (cell.key, cell.group))
    settings = {"by": by, "draws": draws, "min_documents": min_documents, "seed": seed}
    return Comparison(results, by, groups, _with_passages(cells, results, groups), sums, {**results.run, "compare": settings})


def _groups(results: Results, by: str) -> pl.DataFrame:
    import polars as pl

    documents = results.lazy("documents")
    columns = documents.collect_schema().names()
    groupable = [name for name in columns if name not in ("text", "words", "sha256", "notes", "meta")]
    if by in ("month", "year"):
        by_value = pl.col("published").str.slice(0, 7 if by == "month" else 4)
    elif by in groupable:
        by_value = pl.col(by)
    else:
        by_value = pl.col("meta").str.json_path_match(f"$.{by}") if by.isidentifier() else pl.lit(None)
    found = documents.select("doc_id", "story", by_value.fill_null("").alias("group")).collect()
    if not (found["group"] != "").any():
        raise RequestError(f"no document has a field '{by}' to compare by; documents have {', '.join(groupable)}, month, year")
    return found.with_columns(pl.col("group").replace("", "(none)"))


def _series(results: Results, groups: pl.DataFrame) -> pl.DataFrame:
    """Every score with its group and with what it adds to the sums (n, d) by its measure's estimand."""
    import polars as pl

    means = [name for name, measure in results.measures.items() if measure.estimand == "mean"]
    scales = {name: float(measure.scale) for name, measure in results.measures.items()}
    ok = pl.col("status") == "ok"
    as_mean = pl.col("measure").is_in(means) | pl.col("denominator").is_null()
    return (
        results.lazy("scores")
        .join(groups.lazy(), on="doc_id", maintain_order="left")
        .with_columns(pl.col("measure").replace_strict(scales, return_dtype=pl.Float64).alias("scale"))
        .with_columns(
            pl.when(ok).then(pl.when(as_mean).then("value").otherwise(pl.col("numerator") * pl.col("scale"))).otherwise(0.0).alias("n"),
            pl.when(ok).then(pl.when(as_mean).then(1.0).otherwise("denominator")).otherwise(0.0).alias("d"),
        )
        .collect()
    )


def _pooled(results: Results) -> list[str]:
    return [name for name, measure in results.measures.items() if measure.estimand == "pooled"]


def _group_cells(
    results: Results,
    group: str,
    members: pl.DataFrame,
    series: pl.DataFrame,
    sums: Sums,
    *,
    draws: int,
    min_documents: int,
    seed: int,
) -> list[Cell]:
    import numpy as np
    import polars as pl

    from framing.statistics import bca, ratio, resamples

    rows = series.filter((pl.col("group") == group) & ~pl.col("measure").is_in(_pooled(results)))
    keys: list[Key] = sorted(set(rows.select(KEYS).iter_rows()))
    column = {key: i for i, key in enumerate(keys)}
    position = {doc_id: i for i, doc_id in enumerate(members["doc_id"])}
    at = np.array([(position[r[0]], column[r[1:]]) for r in rows.select("doc_id", *KEYS).iter_rows()], dtype=np.intp).reshape(-1, 2)
    n, d = np.zeros((len(position), len(keys))), np.zeros((len(position), len(keys)))
    np.add.at(n, (at[:, 0], at[:, 1]), rows["n"].fill_null(0.0).to_numpy())
    np.add.at(d, (at[:, 0], at[:, 1]), rows["d"].fill_null(0.0).to_numpy())
    low, high, kind = np.full(len(keys), np.nan), np.full(len(keys), np.nan), VARIATION
    if len(position) >= min_documents:
        weights = resamples(len(position), draws, seed)
        low, high = bca(n, d, weights)
        sums.groups[group], sums.columns[group] = (n, d, weights), column
        kind = BOOTSTRAP
    else:
        low, high = _without_a_paragraph(results, members, column, n, d)
    used = np.count_nonzero(d, axis=0)
    low[(used < min_documents) & (kind == BOOTSTRAP)] = np.nan
    tells = _reasons(rows)
    stories = [members.filter(pl.Series(d[:, i] != 0))["story"] for i in range(len(keys))] if members["story"].max() else None
    estimates = ratio(n, d)
    cells = []
    for i, key in enumerate(keys):
        estimate = _finite(estimates[i])
        ends = (_finite(low[i]), _finite(high[i]))
        given = None not in ends and estimate is not None
        status, reason = ("ok", "") if estimate is not None else tells.get(key, ("none", "nothing to count it in"))
        if estimate is not None and not given:
            reason = _no_interval(int(used[i]), len(position), min_documents)
        ratios = results.measures[key[0]].estimand == "ratio"
        cells.append(
            Cell(
                group,
                key,
                estimate,
                low=ends[0] if given else None,
                high=ends[1] if given else None,
                interval=kind if given else "",
                documents=int(used[i]),
                stories=int(stories[i].filter(stories[i] != "").n_unique()) if stories else 0,
                numerator=float(n[:, i].sum()) / results.measures[key[0]].scale if ratios else None,
                denominator=float(d[:, i].sum()) if ratios else None,
                status=status,
                reason=reason,
            )
        )
    return cells


def _no_interval(used: int, documents: int, min_documents: int) -> str:
    if used < min_documents:
        return f"{used} of {documents} documents say something: too few for an interval (at least {min_documents})"
    return "does not vary over the documents"


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _reasons(rows: pl.DataFrame) -> dict[Key, tuple[str, str]]:
    """Why a series has no score: the first status and reason given."""
    import polars as pl

    told = rows.filter(pl.col("status") != "ok").unique(subset=KEYS, keep="first", maintain_order=True)
    return {row[:4]: (row[4], row[5]) for row in told.select(*KEYS, "status", "reason").iter_rows()}


def _without_a_paragraph(
    results: Results, members: pl.DataFrame, column: Mapping[Key, int], n: np.ndarray[Any, Any], d: np.ndarray[Any, Any]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The lowest and highest estimate that leaving out any one paragraph gives; NaN where that cannot be told.

    Only for measures whose paragraphs add up to the document, in texts of three paragraphs or more.
    """
    import numpy as np
    import polars as pl

    low, high = np.full(len(column), np.nan), np.full(len(column), np.nan)
    position = {doc_id: i for i, doc_id in enumerate(members["doc_id"])}
    parts = results.lazy("parts").filter(pl.col("doc_id").is_in(members["doc_id"].to_list())).collect()
    for key, found in parts.group_by(*KEYS, maintain_order=True):
        i = column.get(key)  # type: ignore[arg-type]
        measure = results.measures[key[0]]  # type: ignore[index]
        if i is None:
            continue
        for (doc_id,), own in found.group_by("doc_id", maintain_order=True):
            doc = position[doc_id]  # type: ignore[index]
            if len(own) < 3 or not d[doc, i]:
                continue
            pn, pd = own["numerator"].to_numpy() * measure.scale, own["denominator"].to_numpy()
            without_n, without_d = pn.sum() - pn, pd.sum() - pd
            kept = without_d > 0
            whole = pn.sum() / pd.sum() if pd.sum() else np.nan
            adds_up = np.isclose(whole, n[doc, i] / d[doc, i], rtol=1e-6, atol=1e-9)
            if not adds_up or not kept.any():
                continue
            if measure.estimand == "mean":
                values = (n[:, i].sum() - n[doc, i] + without_n[kept] / without_d[kept]) / d[:, i].sum()
            else:
                others_n, others_d = n[:, i].sum() - n[doc, i], d[:, i].sum() - d[doc, i]
                values = (others_n + without_n[kept]) / (others_d + without_d[kept])
            low[i], high[i] = np.fmin(low[i], values.min()), np.fmax(high[i], values.max())
    still = low == high
    low[still] = high[still] = np.nan
    return low, high


def _pooled_cells(results: Results, series: pl.DataFrame, groups: pl.DataFrame, seed: int) -> list[Cell]:
    """Pooled measures: category counts summed over each group's documents and rarefied to the smallest group."""
    import polars as pl

    from framing.statistics import rarefied

    cells: list[Cell] = []
    names = sorted(groups["group"].unique().to_list())
    rows = series.filter(pl.col("measure").is_in(_pooled(results)))
    for (name, target, voice), found in sorted(rows.group_by("measure", "target", "voice"), key=lambda item: str(item[0])):
        measure = results.measures[str(name)]
        assert measure.pool is not None
        counted = found.filter((pl.col("category") != "") & (pl.col("status") == "ok"))
        by_group = [counted.filter(group=group).group_by("category").agg(pl.col("numerator").sum()).sort("category") for group in names]
        counts = [frame["numerator"].to_list() for frame in by_group]
        totals = [sum(each) for each in counts]
        smallest = min((total for total in totals if total), default=0)
        for group, value, total in zip(names, rarefied(counts, measure.pool, seed), totals, strict=True):
            estimate = _finite(value)
            reason = f"rarefied to {smallest:g} from {total:g}" if estimate is not None and total > smallest else ""
            key = (str(name), str(target), "", str(voice))
            documents = counted.filter(group=group)["doc_id"].n_unique()
            none = {} if estimate is not None else {"status": "none", "reason": "nothing to pool"}
            cells.append(Cell(group, key, estimate, documents=documents, numerator=total, **{"reason": reason, **none}))
    return cells


def _with_passages(cells: Sequence[Cell], results: Results, groups: pl.DataFrame) -> list[Cell]:
    """The cells, each told how many passages it rests on."""
    from dataclasses import replace

    import polars as pl

    found = results.lazy("evidence").join(groups.lazy(), on="doc_id").group_by("group", *KEYS).agg(pl.len()).collect()
    exact = {row[:5]: row[5] for row in found.iter_rows()}
    any_voice: dict[tuple[str, ...], int] = {}
    any_category: dict[tuple[str, ...], int] = {}
    for row in found.iter_rows():
        any_voice[row[:4]] = any_voice.get(row[:4], 0) + row[5]
        any_category[row[:3]] = any_category.get(row[:3], 0) + row[5]

    def passages(cell: Cell) -> int:
        measure, target, category, voice = cell.key
        if voice:
            return exact.get((cell.group, *cell.key), 0)
        count = any_voice.get((cell.group, measure, target, category), 0)
        return count or (any_category.get((cell.group, measure, target), 0) if not category else 0)

    return [replace(cell, passages=passages(cell)) for cell in cells]
