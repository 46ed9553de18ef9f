"""How far two groups lie apart, or a group from all others, and how seldom chance would set them so far apart.

The interval of a difference is put together from those of its two sides (MOVER; Zou & Donner 2008), the p-value is that
of the widest such interval that leaves 0 out: neither can say what the other denies.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import erfc, sqrt
from typing import cast

import numpy as np

from framing.statistics.basics import Floats
from framing.statistics.intervals import LEVEL, Flags, Integers, Margin, Side, reach, student

_Z = reach(LEVEL)
_SURE = 12.0  # standard errors: p is 4 in 10³³, and no smaller one is told
_HALVINGS = 48
_NEAREST = 0.01  # of the variance of two independent sides, that of a pair is taken for at least


@dataclass(frozen=True, eq=False)
class Pair:
    """Two sides with their margins on the same series, and how their units go together.

    ``covariance`` is that of the two ratios, 0 where no unit is on both sides; ``shared`` the units with something on both.
    """

    a: Margin
    b: Margin
    covariance: Floats
    shared: Integers

    @cached_property
    def difference(self) -> Floats:
        """The first ratio less the second."""
        return self.a.seen.ratio - self.b.seen.ratio

    @cached_property
    def grounds(self) -> tuple[Integers, Integers]:
        """Units of both sides that hold what is counted, and units that do not consist of it alone."""
        return self.a.seen.holding + self.b.seen.holding, self.a.seen.lacking + self.b.seen.lacking

    @cached_property
    def _nearer(self) -> Floats:
        """How much shorter (or longer) the arms are because units are on both sides; 1 where none is."""
        apart = self.a.variance + self.b.variance
        share = np.divide(2 * self.covariance, apart, out=np.zeros_like(apart), where=apart > 0)
        return cast("Floats", np.sqrt(np.maximum(1 - share, _NEAREST)))

    def ends(self, z: float | Floats) -> tuple[Floats, Floats]:
        """The interval that reaches z standard errors to either side: at 95 % from the 95 % intervals of the two sides.

        From there the sides grow and shrink as Student's t does with the degrees of freedom of their units together: two
        variances that are estimated apart are seldom both too small (Welch 1938; in the tails, of few units, the t of one
        side alone is far too wide: tests/benchmarks/coverage.py).
        """
        units = np.maximum(self.a.seen.effective + self.b.seen.effective - 2, 1.0)
        wider = student(z, units) / student(_Z, units)
        (low_a, high_a), (low_b, high_b) = (side.within(student(_Z, side.freedom) * wider) for side in (self.a, self.b))
        a, b = self.a.seen.ratio, self.b.seen.ratio
        return self.difference - self._arm(a - low_a, high_b - b), self.difference + self._arm(high_a - a, b - low_b)

    def _arm(self, x: Floats, y: Floats) -> Floats:
        return np.minimum(self._nearer * np.hypot(x, y), x + y)

    @cached_property
    def p(self) -> Floats:
        """Two-sided: of the widest interval that leaves 0 out. NaN where a side has no ratio."""
        least, most = np.zeros_like(self.difference), np.full_like(self.difference, _SURE)
        for _ in range(_HALVINGS):
            z = (least + most) / 2
            low, high = self.ends(z)
            out = (low > 0) | (high < 0)
            least, most = np.where(out, z, least), np.where(out, most, z)
        p = np.array([erfc(z / sqrt(2)) for z in least])
        return np.where(np.isfinite(self.difference), p, np.nan)


def paired(a: Side, b: Side) -> tuple[Floats, Integers]:
    """The covariance of two sides' ratios over the units that both have, and how many have something on both."""
    units, in_a, in_b = np.intersect1d(a.units, b.units, assume_unique=True, return_indices=True)
    if not len(units):
        return np.zeros(a.e.shape[1]), np.zeros(a.e.shape[1], dtype=np.int64)
    with np.errstate(invalid="ignore", divide="ignore"):
        covariance = (a.residuals[in_a] * b.residuals[in_b]).sum(axis=0) / (a.whole * b.whole)
    both: Flags = (a.d[in_a] != 0) & (b.d[in_b] != 0)
    return np.nan_to_num(covariance), cast("Integers", np.count_nonzero(both, axis=0))
