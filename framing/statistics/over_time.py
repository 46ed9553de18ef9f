"""Whether a ratio of sums differs between periods more than chance would make it: one test over all periods.

A unit is drawn whole, as everywhere; what is permuted is which residual stands in which period. Each residual keeps to the
length of the unit that it comes to, so that longer articles in some periods make no difference of their own.
"""

from __future__ import annotations

from typing import cast

import numpy as np

from framing.statistics.basics import Floats
from framing.statistics.intervals import Integers

DRAWS, MORE = 999, 9_999  # permutations, and as many where fewer than one in ten of the first reach what is seen
_CLEAR = 0.1
_AT_ONCE = 1_000_000  # permuted numbers at a time: bounds memory
_TOLERANCE = 1e-9


def periods_p(n: Floats, d: Floats, periods: Integers, random: np.random.Generator) -> float:
    """How often chance alone makes the ratio differ as much between periods; NaN where nothing varies.

    Each unit adds ``n`` to the numerator and ``d``, above 0, to the denominator, and stands in one of the ``periods``,
    numbered from 0. Permuted are e ÷ √d, with the residuals e = n − r d. p is the larger of those of two statistics, sums
    over the periods of (Σe)² ÷ V: with V = Σd, which few mentions do not mislead, and studentized with V = Σe² (or the part
    of all e² that Σd asks for, if that is more), which unequal variances do not mislead (Janssen 1997).
    """
    e = n - n.sum() / d.sum() * d
    if not np.square(e).sum() > _TOLERANCE * np.square(n).sum():
        return float("nan")
    inside = np.eye(int(periods.max()) + 1)[periods]
    reached, draws = _reached(e, d, inside, DRAWS, random), DRAWS
    if reached < _CLEAR * DRAWS:
        reached, draws = _reached(e, d, inside, MORE, random), MORE
    return (reached + 1) / (draws + 1)


def _reached(e: Floats, d: Floats, inside: Floats, draws: int, random: np.random.Generator) -> int:
    """How many of so many permutations are as far off, by the statistic that more of them reach."""
    root, found = np.sqrt(d), np.zeros(2, dtype=np.int64)
    observed, standard = _statistics(e[None, :], d, inside) * (1 - _TOLERANCE), e / root
    step = max(1, _AT_ONCE // len(e))
    for first in range(0, draws, step):
        some = np.broadcast_to(standard, (min(step, draws - first), len(e)))
        found += np.count_nonzero(_statistics(random.permuted(some, axis=1) * root, d, inside) >= observed, axis=1)
    return int(found.max())


def _statistics(e: Floats, d: Floats, inside: Floats) -> Floats:
    """The two statistics of each row of residuals, which are centred anew."""
    e = e - (e.sum(axis=1) / d.sum())[:, None] * d
    squares, whole, off = np.square(e), d @ inside, np.square(e @ inside)
    variance = np.maximum(squares @ inside, squares.sum(axis=1)[:, None] * (whole / d.sum()))
    studentized = off / np.where(variance > 0, variance, 1.0)
    return cast("Floats", np.stack([(off / whole).sum(axis=1), studentized.sum(axis=1)]))
