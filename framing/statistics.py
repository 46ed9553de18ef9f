"""Estimates and intervals for many series at once: ratios of sums over documents.

Written by hand because all series of a group share the same resamples, which makes the bootstrap one
matrix product; the tests hold it against scipy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import NormalDist
from typing import cast

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_CHUNK = 64  # series at a time: bounds the memory of a group with many documents


def ratio(numerators: Floats, denominators: Floats) -> Floats:
    """Ratio of sums of each column (documents × series); NaN where nothing is in the denominator."""
    total = denominators.sum(axis=0)
    return _divide(numerators.sum(axis=0), total)


def resamples(documents: int, draws: int, seed: int) -> Floats:
    """How often each document is in each bootstrap sample: draws × documents, each row sums to ``documents``."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(documents, np.full(documents, 1 / documents), size=draws).astype(np.float64)


def bootstrap_ratios(numerators: Floats, denominators: Floats, weights: Floats) -> Floats:
    """The ratio of sums of each series in each resample: draws × series."""
    return _divide(weights @ numerators, weights @ denominators)


def bca(numerators: Floats, denominators: Floats, weights: Floats, level: float = 0.95) -> tuple[Floats, Floats]:
    """Bias-corrected and accelerated bootstrap intervals of ratios of sums (Efron 1987), one a series.

    ``numerators`` and ``denominators`` are documents × series, ``weights`` from :func:`resamples`. NaN where a
    series does not vary over the resamples, since there is then no sampling distribution to read.
    """
    series = numerators.shape[1]
    low, high = np.full(series, np.nan), np.full(series, np.nan)
    for first in range(0, series, _CHUNK):
        columns = slice(first, first + _CHUNK)
        n, d = numerators[:, columns], denominators[:, columns]
        low[columns], high[columns] = _bca(bootstrap_ratios(n, d, weights), ratio(n, d), _left_out(n, d), level)
    return low, high


def bca_difference(
    a: tuple[Floats, Floats, Floats], b: tuple[Floats, Floats, Floats], level: float = 0.95
) -> tuple[Floats, Floats]:
    """BCa intervals of the difference of two independent groups' ratios; each is (numerators, denominators, weights)."""
    draws = bootstrap_ratios(*a) - bootstrap_ratios(*b)
    estimate = ratio(*a[:2]) - ratio(*b[:2])
    left_a, left_b = _left_out(*a[:2]), _left_out(*b[:2])
    influence = np.concatenate([left_a - np.nanmean(left_a, axis=0), np.nanmean(left_b, axis=0) - left_b])
    return _bca(draws, estimate, influence, level)


def _left_out(numerators: Floats, denominators: Floats) -> Floats:
    """The ratio with each document left out in turn: documents × series."""
    return _divide(numerators.sum(axis=0) - numerators, denominators.sum(axis=0) - denominators)


def _divide(above: Floats, below: Floats) -> Floats:
    """Above / below, NaN where below is 0."""
    return cast("Floats", np.divide(above, below, out=np.full(below.shape, np.nan), where=below != 0))


def _bca(draws: Floats, estimate: Floats, jackknife: Floats, level: float) -> tuple[Floats, Floats]:
    low, high = np.full(estimate.shape, np.nan), np.full(estimate.shape, np.nan)
    normal = NormalDist()
    for i in range(estimate.size):
        sample = np.sort(draws[np.isfinite(draws[:, i]), i])
        if sample.size < 100 or np.isclose(sample[0], sample[-1], rtol=1e-9, atol=1e-12) or not np.isfinite(estimate[i]):
            continue
        below = (np.sum(sample < estimate[i]) + np.sum(sample <= estimate[i])) / (2 * sample.size)
        bias = normal.inv_cdf(min(max(below, 1e-9), 1 - 1e-9))
        left = jackknife[np.isfinite(jackknife[:, i]), i]
        spread = left.mean() - left
        power = float(np.sum(spread**2)) ** 1.5
        acceleration = float(np.sum(spread**3)) / (6 * power) if power > 0 else 0.0
        ends = []
        for tail in ((1 - level) / 2, (1 + level) / 2):
            z = bias + normal.inv_cdf(tail)
            ends.append(normal.cdf(bias + z / (1 - acceleration * z)))
        low[i], high[i] = np.quantile(sample, ends)
    return low, high


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
