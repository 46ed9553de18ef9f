"""Krippendorff's alpha with a bootstrap interval, computed for all resamples at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.statistics.basics import Floats, safe_divide
from framing.statistics.intervals import LEVEL, Integers

RESAMPLES = 2000
FEWEST_UNITS = 10
"""Units from which on an interval is given."""
_CHUNK = 4_000_000  # resamples × units at a time: bounds memory


@dataclass(frozen=True)
class Reliability:
    """Alpha of some items, its interval, how many items two or more coded and in how many clusters; why a number is missing."""

    alpha: float | None
    low: float | None
    high: float | None
    items: int
    units: int
    reason: str = ""


def reliability(items: Sequence[Sequence[float]], unit: Sequence[object], *, numbers: bool, seed: int = 0) -> Reliability:
    """Krippendorff's (1980) alpha of the values that coders gave each item, with a 95 % interval.

    With ``numbers`` the values are points of an interval scale, else numbers that stand for names. Items with one value are
    left out. ``unit`` says by item which unit it belongs to (an article): the interval is the percentile interval of 2,000
    samples of as many units, drawn with replacement and whole (Zapf et al. 2016). Samples in which all values are one have no
    alpha and are left out.
    """
    pairable = [(np.asarray(values, dtype=np.float64), at) for values, at in zip(items, unit, strict=True) if len(values) > 1]
    if not pairable:
        return Reliability(None, None, None, 0, 0, "nothing was coded by two")
    known = {at: place for place, at in enumerate(dict.fromkeys(at for _, at in pairable))}
    at = np.array([known[each] for _, each in pairable], dtype=np.int64)
    sums = _sums([values for values, _ in pairable], at, len(known), numbers=numbers)
    alpha = float(_alpha(np.ones((1, len(known))), sums, numbers=numbers)[0])
    if np.isnan(alpha):
        return Reliability(None, None, None, len(pairable), len(known), "all answers are the same: alpha is not defined")
    if len(known) < FEWEST_UNITS:
        return Reliability(
            alpha, None, None, len(pairable), len(known), f"no interval: {len(known)} units, and it takes {FEWEST_UNITS}"
        )
    low, high = _interval(sums, numbers=numbers, seed=seed)
    return Reliability(alpha, low, high, len(pairable), len(known))


def _interval(sums: Floats, *, numbers: bool, seed: int) -> tuple[float, float]:
    rng, units = np.random.default_rng([seed, len(sums)]), len(sums)
    drawn: list[Floats] = []
    step = max(1, _CHUNK // units)
    for first in range(0, RESAMPLES, step):
        size = min(step, RESAMPLES - first)
        weights = rng.multinomial(units, np.full(units, 1 / units), size=size).astype(np.float64)
        drawn.append(_alpha(weights, sums, numbers=numbers))
    low, high = np.nanquantile(np.concatenate(drawn), [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def _sums(items: Sequence[Floats], at: Integers, units: int, *, numbers: bool) -> Floats:
    """By unit: the disagreement within its items, how many values, and what the disagreement by chance is made of.

    That is the sum and the sum of squares of numbers, and of names how often each was given.
    """
    every, inverse = np.unique(np.concatenate(items), return_inverse=True)
    names = np.split(inverse, np.cumsum([len(values) for values in items])[:-1])
    middle = float(every.mean())
    rows = []
    for values, named in zip(items, names, strict=True):
        counts = np.bincount(named, minlength=len(every)).astype(np.float64)
        size = len(values)
        if numbers:
            centred = values - middle
            apart = 2 * (size * float((centred**2).sum()) - float(centred.sum()) ** 2)
            made = np.array([centred.sum(), (centred**2).sum()])
        else:
            apart, made = size**2 - float((counts**2).sum()), counts
        rows.append(np.concatenate([[apart / (size - 1), size], made]))
    found = np.zeros((units, len(rows[0])))
    np.add.at(found, at, np.array(rows))
    return found


def _alpha(weights: Floats, sums: Floats, *, numbers: bool) -> Floats:
    """Alpha of each row of weights of the units; NaN where all values are one."""
    whole = weights @ sums
    observed, size, made = whole[:, 0], whole[:, 1], whole[:, 2:]
    expected = 2 * (size * made[:, 1] - made[:, 0] ** 2) if numbers else size**2 - (made**2).sum(axis=1)
    expected = np.where(expected > 1e-9 * size**2, expected, 0.0)
    return 1 - safe_divide(observed * (size - 1), expected)
