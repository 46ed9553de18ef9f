"""How far an estimate of a few documents hangs on single paragraphs: no inference, only leaving out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from framing.compare.sample import KEYS, Key, Sample, Sums
from framing.extension import Measure
from framing.tables.results import Results

if TYPE_CHECKING:
    import polars as pl

    from framing.statistics.basics import Floats

FEWEST_PARAGRAPHS = 3
Range = tuple[float, float]


def without_a_paragraph(results: Results, sample: Sample, groups: Sequence[str]) -> dict[tuple[str, int], Range]:
    """The lowest and highest estimate, by group and series, that leaving out any one paragraph gives, where that can be told.

    Only for measures whose paragraphs add up to the document, in texts of three paragraphs or more; a signed score, which
    few paragraphs of a text bear, in any. A text without its only paragraph that counts is left out whole.
    """
    import math

    import polars as pl

    group_of = dict(sample.members.filter(pl.col("group").is_in(groups)).select("doc_id", "group").iter_rows())
    if not group_of:
        return {}
    series_of = {key: i for i, key in enumerate(sample.keys)}
    terms = _by_document(sample, groups)
    found: dict[tuple[str, int], Range] = {}
    parts = results.lazy("parts").filter(pl.col("doc_id").is_in(list(group_of))).collect()
    paragraphs: dict[str, int] = dict(parts.group_by("doc_id").agg(pl.col("part").max() + 1).iter_rows())
    for (doc_id, *key), part in parts.group_by("doc_id", *KEYS, maintain_order=True):
        series = series_of.get(cast(Key, tuple(key)))
        if series is None or (doc_id, series) not in terms:
            continue
        measure = results.measures[str(key[0])]
        if measure.show != "signed" and paragraphs[cast(str, doc_id)] < FEWEST_PARAGRAPHS:
            continue
        group = group_of[cast(str, doc_id)]
        values = _left_out(sample.sums[group, series], *terms[cast(str, doc_id), series], part, measure)
        if values.size:
            low, high = found.get((group, series), (math.inf, -math.inf))
            found[group, series] = min(low, float(values.min())), max(high, float(values.max()))
    return {at: ends for at, ends in found.items() if not math.isclose(*ends, rel_tol=1e-9, abs_tol=1e-12)}


def _by_document(sample: Sample, groups: Sequence[str]) -> Mapping[tuple[str, int], Range]:
    """What each document of the groups adds to the sums of each series."""
    import polars as pl

    named = sample.members.select("doc_id").with_row_index("document")
    rows = sample.rows.filter(pl.col("group").is_in(groups)).join(named, on="document")
    sums = rows.group_by("doc_id", "series", maintain_order=True).agg(pl.col("n").sum(), pl.col("d").sum())
    return {(doc_id, series): (n, d) for doc_id, series, n, d in sums.iter_rows()}


def _left_out(sums: Sums, n: float, d: float, part: pl.DataFrame, measure: Measure) -> Floats:
    """A group's estimate with each paragraph of a document left out in turn; empty where paragraphs do not add up to it."""
    import numpy as np

    paragraph_n, paragraph_d = part["numerator"].to_numpy() * measure.scale, part["denominator"].to_numpy()
    without_n, without_d = paragraph_n.sum() - paragraph_n, paragraph_d.sum() - paragraph_d
    kept = without_d > 1e-12
    if not d or not np.isclose(paragraph_n.sum() / paragraph_d.sum(), n / d, rtol=1e-6, atol=1e-9):
        return np.array([])
    if measure.estimand == "mean":
        without_n, without_d = np.divide(without_n, without_d, out=np.zeros_like(without_d), where=kept), kept * d
    without_n, without_d = sums.n - n + np.where(kept, without_n, 0.0), sums.d - d + np.where(kept, without_d, 0.0)
    there = without_d > 1e-12
    return without_n[there] / without_d[there]
