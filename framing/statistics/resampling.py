"""How sure estimates and differences are: a studentised bootstrap, for many series at once.

An estimate is a ratio of sums over *units* that are drawn whole: documents, or the stories and the
clusters of copies that they belong to. Written by hand because every draw serves all groups and series, which
keeps the pairs of a story together and makes the bootstrap a few matrix products. Held against R's boot in the tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt

from framing.statistics.basics import Floats, quantiles, safe_divide

Integers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.uint8] | Floats
_WEIGHTS = 16_000_000  # at a time: bounds the memory of the draws
_AT_ONCE = 1 << 16  # random numbers: what a processor's cache holds
_STILL = 1e-12  # variance, relative to what it is of, below which nothing varies


class Moments(NamedTuple):
    """Weighted sums over units: of residuals e, denominators d, and their products. Each is draws × series, or one row."""

    e: Floats
    d: Floats
    ee: Floats
    ed: Floats
    dd: Floats

    @property
    def deviation(self) -> Floats:
        """The ratio of sums less the centre that residuals are taken from; NaN where nothing is in the denominator."""
        return safe_divide(self.e, self.d)

    @property
    def variance(self) -> Floats:
        """Linearised variance of the ratio (Cochran 1977), without the correction for few units."""
        ratio = self.deviation
        return np.maximum(safe_divide(self.ee - 2 * ratio * self.ed + ratio**2 * self.dd, self.d**2), 0.0)

    def less(self, part: Moments) -> Moments:
        """The moments of the other units, if ``part`` are some of them."""
        return Moments(*(whole - own for whole, own in zip(self, part, strict=True)))

    @classmethod
    def together(cls, parts: Sequence[Moments]) -> Moments:
        """The moments of units of several groups together."""
        return cls(*(cast("Floats", sum(values[1:], values[0])) for values in zip(*parts, strict=True)))

    def plus(self, change: Floats) -> Moments:
        """The moments with all five changed, given side by side as in :attr:`Side.products`."""
        return Moments(*(whole + part for whole, part in zip(self, np.split(change, 5, axis=1), strict=True)))


class Crossed(NamedTuple):
    """Weighted sums of products of one side's e, d with another's: ee, ed (e of the first), de, dd."""

    ee: Floats
    ed: Floats
    de: Floats
    dd: Floats

    def covariance(self, a: Moments, b: Moments) -> Floats:
        """Linearised covariance of two ratios whose units are drawn together."""
        x, y = a.deviation, b.deviation
        return safe_divide(self.ee - y * self.ed - x * self.de + x * y * self.dd, a.d * b.d)


@dataclass(frozen=True, eq=False)
class Side:
    """What each unit of a group adds: ``e`` and ``d`` are units × series, ``units`` the units' places among all."""

    units: Integers
    e: Floats
    d: Floats

    @cached_property
    def used(self) -> Integers:
        """Units with a denominator, by series."""
        return cast("Integers", np.count_nonzero(self.d, axis=0))

    @cached_property
    def products(self) -> Floats:
        return np.hstack([self.e, self.d, self.e * self.e, self.e * self.d, self.d * self.d])

    @cached_property
    def observed(self) -> Moments:
        return Moments(*np.split(self.products.sum(axis=0)[None, :], 5, axis=1))

    def moments(self, weights: Weights) -> Moments:
        """The sums under the weights (draws × all units)."""
        return Moments(*np.split(of_units(weights, self.units) @ self.products, 5, axis=1))


def few_units(used: Integers) -> Floats:
    """What a variance is multiplied by for being taken from so few units; NaN for one."""
    return safe_divide(used.astype(np.float64), (used - 1).astype(np.float64))


def of_units(weights: Weights, units: Integers) -> Floats:
    """The weights of some units, as floats for what follows."""
    first, last = (int(units[0]), int(units[-1])) if len(units) else (0, -1)
    adjoining = last - first + 1 == len(units) and bool((np.diff(units) == 1).all())
    return (weights[:, first : last + 1] if adjoining else weights[:, units]).astype(np.float64, copy=False)


@dataclass(frozen=True, eq=False)
class Crossing:
    """The units that two sides share, and the products of what each adds to them."""

    units: Integers
    products: Floats

    def under(self, weights: Weights) -> Crossed:
        """The sums under the weights (draws × all units)."""
        return Crossed(*np.split(of_units(weights, self.units) @ self.products, 4, axis=1))


def crossing(a: Side, b: Side) -> Crossing | None:
    """What two sides share; None where that is nothing."""
    units, in_a, in_b = np.intersect1d(a.units, b.units, assume_unique=True, return_indices=True)
    if not len(units):
        return None
    e, d, f, g = a.e[in_a], a.d[in_a], b.e[in_b], b.d[in_b]
    return Crossing(units, np.hstack([e * f, e * g, d * f, d * g]))


_EDGES = (24_109, 48_219, 60_273, 64_292, 65_296, 65_497, 65_531, 65_535)  # 2¹⁶ × Poisson's distribution function, mean 1


def weights(units: int, draws: int, seed: int) -> Iterator[Weights]:
    """How often each unit is in each draw of the bootstrap (Hanley & MacGibbon 2006), in blocks of draws × units.

    Times are independent, so that any group's units are a sample of their own and units that groups share stay together.
    """
    generator = np.random.PCG64(seed)
    size = max(1, _WEIGHTS // max(units, 1))
    for first in range(0, draws, size):
        shape = (min(size, draws - first), units)
        yield _times(generator, shape[0] * shape[1]).reshape(shape)


def _times(generator: np.random.PCG64, size: int) -> Weights:
    """Poisson numbers with mean 1, to 16 bits: how many edges a random number reaches."""
    found = np.zeros(size, dtype=np.uint8)
    for first in range(0, size, _AT_ONCE):
        wanted = min(_AT_ONCE, size - first)
        numbers = generator.random_raw(-(-wanted // 4)).astype("<u8").view("<u2")[:wanted]
        for edge in _EDGES:
            found[first : first + wanted] += numbers >= edge
    return found


def pivots(drawn: Floats, variance: Floats, estimate: Floats, at: Floats) -> Floats:
    """(draw − estimate) ÷ its standard error; ±∞ where a draw does not vary, NaN where it has no ratio.

    ``at`` is the variance at hand: what of it is too little to tell from rounding counts as none.
    """
    off = drawn - estimate
    still = ~(variance > _STILL * at)
    pivot = safe_divide(off, np.sqrt(np.where(still, 0.0, variance)))
    unbounded = np.where(np.abs(off) > np.sqrt(_STILL * at), np.copysign(np.inf, off), np.nan)
    return cast("Floats", np.where(still, unbounded, pivot))


def ends(estimate: Floats, error: Floats, pivot: Floats, level: float = 0.95) -> tuple[Floats, Floats]:
    """The studentised interval, equal in both tails (Efron 1982); NaN where the draws do not bound it or do not vary."""
    lower, upper = quantiles(pivot, ((1 - level) / 2, (1 + level) / 2))
    return _bounded(estimate, -upper, -lower, error)


def tempered_ends(estimate: Floats, error: Floats, pivot: Floats, level: float = 0.95) -> tuple[Floats, Floats]:
    """Halfway between the studentised interval equal in both tails and the symmetric one (Hall 1988); for differences.

    The skewness of a difference is small and ill told by few units: the former follows it too far and is too short, the
    latter not at all and is too long (tests/benchmarks/coverage.py). NaN as in :func:`ends`.
    """
    lower, upper = quantiles(pivot, ((1 - level) / 2, (1 + level) / 2))
    (far,) = quantiles(np.abs(pivot), (level,))
    return _bounded(estimate, -(upper + far) / 2, (far - lower) / 2, error)


def _bounded(estimate: Floats, below: Floats, above: Floats, error: Floats) -> tuple[Floats, Floats]:
    with np.errstate(invalid="ignore"):
        low, high = estimate + below * error, estimate + above * error
    none = ~(np.isfinite(low) & np.isfinite(high) & (high > low))
    return np.where(none, np.nan, low), np.where(none, np.nan, high)


class Spread(NamedTuple):
    """Where a number lies, by series: the number, its standard error, and its interval."""

    estimate: Floats
    error: Floats
    low: Floats
    high: Floats


def spreads(sides: Sequence[Side], units: int, draws: int, seed: int) -> list[Spread]:
    """The estimates of several sides (less the centre) with their intervals, all from the same draws."""
    drawn: list[list[Floats]] = [[] for _ in sides]
    for block in weights(units, draws, seed):
        for side, into in zip(sides, drawn, strict=True):
            moments, seen = side.moments(block), side.observed
            into.append(pivots(moments.deviation, moments.variance, seen.deviation, seen.variance))
    found = []
    for side, pivot in zip(sides, drawn, strict=True):
        estimate, error = side.observed.deviation[0], np.sqrt(side.observed.variance[0] * few_units(side.used))
        found.append(Spread(estimate, error, *ends(estimate, error, np.vstack(pivot))))
    return found
