"""Small statistics of many series at once: ratios, quantiles, q-values, partial pooling, rarefaction.

What scipy has too is held against it in the tests; it is not worth 100 MB on every user's machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def safe_divide(above: Floats, below: Floats) -> Floats:
    """Above / below, NaN where below is 0."""
    return cast("Floats", np.divide(above, below, out=np.full(np.shape(below), np.nan), where=below != 0))


def benjamini_hochberg(p: Sequence[float], of: int | None = None) -> list[float]:
    """The q-values of a family of p-values: the false discovery rate at which each would be told (Benjamini & Hochberg 1995).

    ``of`` is the size of the family where its largest p-values are not given.
    """
    values = np.asarray(p, dtype=np.float64)
    order = np.argsort(values, kind="stable")[::-1]
    ranks = np.arange(len(values), 0, -1)
    adjusted = np.empty(len(values))
    adjusted[order] = np.minimum(np.minimum.accumulate(values[order] * max(of or 0, len(values)) / ranks), 1.0)
    return adjusted.tolist()


def partially_pooled(e: Floats, d: Floats, squares: Floats, units: Floats) -> Floats:
    """Each group's ratio drawn toward that of all groups by how little it rests on (Bühlmann & Straub 1970).

    All are groups × series: sums of residuals and denominators, ``squares`` the sum of e² ÷ d over the units, and how many
    units there are. A group keeps Z = D ÷ (D + K) of what sets it apart, where K is the variance of a unit of denominator over
    the variance between groups, both estimated without bias from all groups. NaN where fewer than three groups have a ratio
    or fewer than five units are left to tell the variance within groups.
    """
    ratio, there = safe_divide(e, d), d > 0
    groups, freedom = np.count_nonzero(there, axis=0), np.where(there, units - 1, 0).sum(axis=0)
    whole = d.sum(axis=0)
    mean = safe_divide(e.sum(axis=0), whole)
    left = np.where(there, squares - e**2 / np.where(there, d, 1.0), 0.0).sum(axis=0)
    within = safe_divide(np.maximum(left, 0.0), freedom.astype(float))
    apart = np.where(there, d * (ratio - mean) ** 2, 0.0).sum(axis=0)
    between = safe_divide(apart - (groups - 1) * within, whole - safe_divide((d**2).sum(axis=0), whole))
    differ = between > 0
    kept = np.where(there & differ, d * between / np.where(there & differ, d * between + within, 1.0), 0.0)
    centre = np.where(differ, safe_divide(np.where(there, kept * ratio, 0.0).sum(axis=0), kept.sum(axis=0)), mean)
    enough = (groups >= 3) & (freedom >= 5)
    return np.where(enough & there, kept * np.where(there, ratio, 0.0) + (1 - kept) * centre, np.nan)


def rarefied(
    counts: Sequence[Sequence[float]], pool: Callable[[Sequence[float]], float], seed: int, draws: int = 200
) -> list[float]:
    """``pool`` of each group's category counts, brought to equal numbers by drawing without replacement (Hurlbert 1971).

    Every group is drawn down to the size of the smallest; the mean over ``draws`` is given, NaN for an empty group.
    """
    whole_counts = [[int(count) for count in group if count >= 1] for group in counts]
    totals = [sum(group) for group in whole_counts]
    size = min((total for total in totals if total), default=0)
    rng = np.random.default_rng(seed)
    values: list[float] = []
    for group, total in zip(whole_counts, totals, strict=True):
        if total == 0:
            values.append(float("nan"))
        elif total == size:
            values.append(float(pool(group)))
        else:
            samples = rng.multivariate_hypergeometric(group, size, size=draws)
            values.append(float(np.mean([pool([c for c in sample.tolist() if c]) for sample in samples])))
    return values
