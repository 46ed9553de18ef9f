"""How sure a ratio of sums is, for many series at once: Wilson's interval over units that are drawn whole.

A unit is a document, or the story or cluster of copies that it belongs to. Everything is a function of *z*, how many
standard errors of a normal number an interval reaches to either side, so that an interval of any level and the p-value
that goes with it come from the same formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import NormalDist
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt

from framing.statistics import FEWEST
from framing.statistics.basics import Floats, safe_divide

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LEVEL = 0.95
_STILL = 1e-12  # variance, relative to what it is of, below which nothing varies
_SAME = 1e-9  # relative: numbers as near as this are one number
_FARTHEST = 60.0  # exponent in Student's deviates, beyond which they are as good as unbounded


def reach(level: float) -> float:
    """How many standard errors an interval of this level reaches to either side."""
    return NormalDist().inv_cdf((1 + level) / 2)


def student(z: float | Floats, freedom: Floats) -> Floats:
    """Student's t that is as rare as the normal deviate z (Wallace 1959); within 1 % at 95 % from three degrees of freedom on."""
    exponent = np.square(z) * ((8 * freedom + 3) / (8 * freedom + 1)) ** 2 / freedom
    return cast("Floats", np.sqrt(freedom * np.expm1(np.minimum(exponent, _FARTHEST))))


class Scale(NamedTuple):
    """What numbers each series may have: from ``least`` to ``most`` (±∞ where unbounded), in steps of ``grain`` where it counts.

    A count varies no less than chance makes it (Poisson's or the binomial variance with a step of ``grain``); 0 says that
    values are no counts, and vary as they do.
    """

    least: Floats
    most: Floats
    grain: Floats

    @property
    def bounded(self) -> Flags:
        return np.isfinite(self.least) & np.isfinite(self.most)

    def of(self, series: slice | Integers) -> Scale:
        """The scale of some of the series."""
        return Scale(self.least[series], self.most[series], self.grain[series])

    def variance(self, ratio: Floats) -> Floats:
        """How the variance of a unit of denominator goes with the ratio: (x − least)(most − x), x − least, or 1."""
        above = np.where(np.isfinite(self.least), ratio - self.least, 1.0)
        below = np.where(self.bounded, self.most - ratio, 1.0)
        return cast("Floats", np.maximum(above, 0.0) * np.maximum(below, 0.0))


@dataclass(frozen=True, eq=False)
class Side:
    """What each unit of a group adds: ``e`` and ``d`` are units × series, ``units`` the units' places among all.

    ``e`` is what it adds to the numerator less ``centre`` times what it adds to the denominator.
    """

    units: Integers
    e: Floats
    d: Floats

    @cached_property
    def used(self) -> Integers:
        """Units with a denominator, by series."""
        return cast("Integers", np.count_nonzero(self.d, axis=0))

    @cached_property
    def whole(self) -> Floats:
        """The sum of the denominators."""
        return cast("Floats", self.d.sum(axis=0))

    @cached_property
    def deviation(self) -> Floats:
        """The ratio of sums less the centre; NaN where nothing is in the denominator."""
        return safe_divide(self.e.sum(axis=0), self.whole)

    @cached_property
    def residuals(self) -> Floats:
        """Each unit's residual from the side's own ratio, over 1 − its share of the whole (HC3; MacKinnon & White 1985)."""
        left = 1 - safe_divide(self.d, np.broadcast_to(self.whole, self.d.shape))
        return np.nan_to_num(safe_divide(self.e - np.nan_to_num(self.deviation) * self.d, left))

    def less(self, part: Side) -> Side:
        """The side without what ``part``, some of its units or a share of them, adds."""
        order = np.argsort(self.units, kind="stable")
        at = order[np.searchsorted(self.units, part.units, sorter=order)]
        e, d = self.e.copy(), self.d.copy()
        e[at] -= part.e
        d[at] -= part.d
        d[np.abs(d) < _STILL * np.maximum(self.d, 1.0)] = 0.0
        return Side(self.units, np.where(d == 0, 0.0, e), d)


class Seen(NamedTuple):
    """What a side shows, by series: its ratio, its denominator, how its units vary, how many of them, and on what grounds.

    ``squares`` is the sum of squared residuals; ``effective`` how many units of equal denominators tell as much;
    ``holding`` units that hold any of what is counted, ``lacking`` those that do not consist of it alone.
    """

    ratio: Floats
    whole: Floats
    squares: Floats
    effective: Floats
    used: Integers
    holding: Integers
    lacking: Integers

    @property
    def grounds(self) -> Integers:
        """Units that show one thing while others show the other: the fewer of the holding and the lacking."""
        return np.minimum(self.holding, self.lacking)


def seen(side: Side, centre: Floats, scale: Scale) -> Seen:
    """What a side shows."""
    n = side.e + centre * side.d
    near = _SAME * np.maximum(np.abs(centre) * side.d, 1e-9)
    there, counts, shares = side.d != 0, scale.grain > 0, (scale.grain > 0) & scale.bounded
    holding = there & (~counts | (np.abs(n) > near))
    lacking = there & (~shares | (np.abs(n - np.where(shares, scale.most, 0.0) * side.d) > near))
    return Seen(
        side.deviation + centre,
        side.whole,
        np.square(side.residuals).sum(axis=0),
        np.nan_to_num(safe_divide(side.whole**2, np.square(side.d).sum(axis=0))),
        side.used,
        cast("Integers", np.count_nonzero(holding, axis=0)),
        cast("Integers", np.count_nonzero(lacking, axis=0)),
    )


class Pooled(NamedTuple):
    """What the sides of a comparison show together of how units vary: the dispersion, and its degrees of freedom."""

    dispersion: Floats
    freedom: Floats


def pooled(sides: Sequence[Seen], scale: Scale) -> Pooled:
    """The dispersion of units within the sides, all sides together."""
    squares = np.nansum([side.squares for side in sides], axis=0)
    expected = np.nansum([side.whole * scale.variance(side.ratio) for side in sides], axis=0)
    effective = np.sum([side.effective for side in sides], axis=0)
    grounds = np.minimum(np.sum([side.holding for side in sides], axis=0), np.sum([side.lacking for side in sides], axis=0))
    return Pooled(np.nan_to_num(safe_divide(squares, expected)), _freedom(effective, grounds, len(sides), scale))


def _freedom(effective: Floats, grounds: Integers, sides: int, scale: Scale) -> Floats:
    """Degrees of freedom of a variance: units less one a side, or of what is counted 1 ÷ (1/units + 1/units that show it).

    A count that few units hold has its variance from those few: the other units only say that it is rare.
    """
    counted = safe_divide(effective * grounds, effective + grounds)
    return cast("Floats", np.maximum(np.nan_to_num(np.where(scale.grain > 0, counted, effective - sides)), 1.0))


@dataclass(frozen=True, eq=False)
class Margin:
    """What is known of one side's ratio, by series: the ratio, and how far it may lie off."""

    seen: Seen
    scale: Scale
    dispersion: Floats
    freedom: Floats

    @classmethod
    def of(cls, side: Seen, scale: Scale, together: Pooled) -> Margin:
        """A side's margin. Where fewer than six of its units show anything, what all sides show stands in if it is wider."""
        own = np.nan_to_num(safe_divide(side.squares, side.whole * scale.variance(side.ratio)))
        still = side.squares <= _STILL * np.maximum(np.abs(side.ratio), 1e-3) ** 2 * side.whole**2
        few = np.where(scale.grain > 0, side.grounds < FEWEST, still)
        dispersion = np.maximum(np.where(few, np.maximum(own, together.dispersion), own), scale.grain)
        freedom = _freedom(side.effective, side.grounds, 1, scale)
        return cls(side, scale, dispersion, np.where(few, np.maximum(freedom, together.freedom), freedom))

    @cached_property
    def variance(self) -> Floats:
        """Of the ratio: what its units show, and no less than what the interval assumes."""
        with np.errstate(invalid="ignore", divide="ignore"):
            shown = self.seen.squares / self.seen.whole**2
            assumed = self.dispersion * self.scale.variance(self.seen.ratio) / self.seen.whole
        return np.maximum(np.nan_to_num(shown), np.nan_to_num(assumed))

    def ends(self, z: float) -> tuple[Floats, Floats]:
        """The interval that reaches z standard errors of a normal number to either side."""
        return self.within(student(z, self.freedom))

    def within(self, t: Floats) -> tuple[Floats, Floats]:
        """Wilson's (1927) interval with the dispersion of the units: all ratios x with (r − x)² ≤ t² Var(x).

        The variance goes with x, so the ends stay in the range of the measure. NaN where there is no ratio.
        """
        r, (least, most, _), bounded = self.seen.ratio, self.scale, self.scale.bounded
        free = ~np.isfinite(least)
        low, width = np.where(free, 0.0, least), np.where(bounded, most - np.where(free, 0.0, least), 1.0)
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            wide = t**2 * self.dispersion / self.seen.whole
            x = (r - low) / width
            shrunk = np.where(bounded, 1 + wide, 1.0)
            spread = np.where(free, np.sqrt(wide), np.sqrt(wide * (x * np.where(bounded, 1 - x, 1.0) + wide / 4)))
            middle = np.where(free, x, x + wide / 2) / shrunk
            below, above = low + width * (middle - spread / shrunk), low + width * (middle + spread / shrunk)
        return np.clip(np.minimum(below, r), least, most), np.clip(np.maximum(above, r), least, most)
