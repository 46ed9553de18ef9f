"""Pooled measures of a comparison: a function of the category counts of all documents of a group together."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from framing.compare.estimates import Cell
from framing.compare.sample import Key
from framing.extension import Measure
from framing.guard.fence import Fault, fence
from framing.tables.results import Results

if TYPE_CHECKING:
    import polars as pl

FEWEST_POOLED = 5  # rarefying every group down to less would make them all alike


def pooled_measures(results: Results) -> list[str]:
    """The measures whose estimand is "pooled"."""
    return [name for name, measure in results.measures.items() if measure.estimand == "pooled"]


def pooled_cells(results: Results, members: pl.DataFrame, groups: list[str], seed: int) -> list[Cell]:
    """Pooled measures: category counts summed over each group's documents and rarefied to the smallest group."""
    import polars as pl

    cells: list[Cell] = []
    scores = results.lazy("scores").filter(pl.col("measure").is_in(pooled_measures(results)))
    rows = scores.join(members.lazy(), on="doc_id", maintain_order="left").collect()
    counted = rows.filter((pl.col("category") != "") & (pl.col("status") == "ok"))
    asked = sorted(set(rows.select("measure", "target", "voice").iter_rows()))
    for name, target, voice in asked:
        found = counted.filter(measure=name, target=target, voice=voice)
        cells.extend(_pooled_series((name, target, "", voice), results.measures[name], found, groups, seed))
    return cells


def _pooled_series(key: Key, measure: Measure, counted: pl.DataFrame, groups: list[str], seed: int) -> list[Cell]:
    import polars as pl

    from framing.statistics.basics import rarefied

    if measure.pool is None:
        return [Cell(group, key, None, status="failed", reason=f"{measure.name} is pooled and has no pool") for group in groups]
    sums = [counted.filter(group=group).group_by("category").agg(pl.col("numerator").sum()).sort("category") for group in groups]
    counts = [frame["numerator"].to_list() for frame in sums]
    totals = [sum(each) for each in counts]
    enough = [each if total >= FEWEST_POOLED else [] for each, total in zip(counts, totals, strict=True)]
    smallest = min((total for total in totals if total >= FEWEST_POOLED), default=0)
    try:
        with fence():
            values = [float(value) for value in rarefied(enough, measure.pool, seed)]
    except Fault as fault:
        return [Cell(group, key, None, status="failed", reason=f"pool: {fault}") for group in groups]
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
