"""How two groups differ, or a group from all others: the intervals of the difference and of its size.

Units that both sides have (a story that both tell, a text that both print) are drawn together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt

from framing.statistics.basics import Floats
from framing.statistics.resampling import (
    Crossing,
    Integers,
    Moments,
    Side,
    Spread,
    Weights,
    crossing,
    few_units,
    of_units,
    pivots,
    tempered_ends,
    weights,
)

Flags = npt.NDArray[np.bool_]
_EDGE = 1e-9  # how near 0 or 1 a share comes before its arcsine is taken


class Link(NamedTuple):
    """On which scale two groups' numbers make an effect size, by series: true where it is that of shares, or of rates."""

    shares: Flags
    rates: Flags

    def __call__(self, ratio: Floats) -> Floats:
        """2 arcsin √p for shares (Cohen 1988), log₂ for rates; NaN elsewhere and for a rate of 0."""
        share = 2 * np.arcsin(np.sqrt(np.clip(ratio, 0.0, 1.0)))
        rate = np.log2(np.where(ratio > 0, ratio, 1.0))
        return cast("Floats", np.where(self.shares, share, np.where(self.rates & (ratio > 0), rate, np.nan)))

    def of(self, series: slice | Integers) -> Link:
        """The link of some of the series."""
        return Link(self.shares[series], self.rates[series])

    def slope(self, ratio: Floats) -> Floats:
        """The derivative of the link."""
        share = np.clip(ratio, _EDGE, 1 - _EDGE)
        rate = np.where(ratio > 0, ratio, 1.0) * np.log(2)
        return cast("Floats", np.where(self.shares, 1 / np.sqrt(share * (1 - share)), 1 / rate))


@dataclass(frozen=True, eq=False)
class Pair:
    """Side ``a`` against side ``b``; with ``rest``, ``b`` is all groups together and ``a`` is set against the others.

    ``alone`` says that no group has a unit of another; ``series`` are the places of the sides' series among all.
    """

    a: Side
    b: Side
    rest: bool = False
    alone: bool = False
    series: slice | Integers = field(default_factory=lambda: slice(None))

    @cached_property
    def near(self) -> Side:
        """What the other side adds to the units that ``a`` has, if it is the rest."""
        return Side(self.a.units, self.b.e[self.a.units] - self.a.e, self.b.d[self.a.units] - self.a.d)

    @cached_property
    def _lost(self) -> Side:
        return Side(self.a.units, self.b.e[self.a.units], self.b.d[self.a.units])

    @cached_property
    def _change(self) -> Floats:
        return self.near.products - self._lost.products

    @cached_property
    def _crossing(self) -> Crossing | None:
        return None if self.alone else crossing(self.a, self.near if self.rest else self.b)

    @cached_property
    def used(self) -> Integers:
        """Units of the other side with a denominator, by series."""
        if not self.rest:
            return self.b.used
        return self.b.used - self.a.used if self.alone else self.b.used - self._lost.used + self.near.used

    def shared(self, series: int) -> int:
        """How many units both sides have, with a denominator on both."""
        if self.alone:
            return 0
        other = self.near if self.rest else self.b
        _, in_a, in_b = np.intersect1d(self.a.units, other.units, assume_unique=True, return_indices=True)
        return int(np.count_nonzero((self.a.d[in_a, series] != 0) & (other.d[in_b, series] != 0)))

    @cached_property
    def corrections(self) -> tuple[Floats, Floats, Floats]:
        """What the variances of both sides, and their covariance, are multiplied by for coming from so few units."""
        a, b = few_units(self.a.used), few_units(self.used)
        return a, b, np.sqrt(a * b)

    def under(self, weights: Weights, sums: Mapping[int, Moments]) -> Drawn:
        """Both sides' ratios, variances and covariance under the weights (draws × all units); ``sums`` are theirs by id."""
        a, b = sums[id(self.a)], sums[id(self.b)]
        if self.rest:
            b = b.less(a) if self.alone else b.plus(of_units(weights, self.a.units) @ self._change)
        covariance = np.zeros_like(a.e) if self._crossing is None else self._crossing.under(weights).covariance(a, b)
        on_a, on_b, on_both = self.corrections
        return Drawn(a.deviation, b.deviation, a.variance * on_a, b.variance * on_b, covariance * on_both)


class Drawn(NamedTuple):
    """Two ratios (less the centre) with their variances and covariance; draws × series."""

    a: Floats
    b: Floats
    variance_a: Floats
    variance_b: Floats
    covariance: Floats

    @property
    def variance(self) -> Floats:
        """Of the difference."""
        return np.maximum(self.variance_a + self.variance_b - 2 * self.covariance, 0.0)

    def effect(self, link: Link, centre: Floats) -> tuple[Floats, Floats]:
        """The effect size and its variance (delta method)."""
        a, b = self.a + centre, self.b + centre
        x, y = link.slope(a), link.slope(b)
        variance = x**2 * self.variance_a + y**2 * self.variance_b - 2 * x * y * self.covariance
        return link(a) - link(b), np.maximum(variance, 0.0)


def difference_spreads(
    pairs: Sequence[Pair], link: Link, centre: Floats, units: int, draws: int, seed: int, groups: Sequence[Side] = ()
) -> list[tuple[Spread, Spread]]:
    """For each pair the spread of the difference and that of the effect size, by series, all from the same draws.

    ``groups`` are all of them, where none has a unit of another: they then add up to the whole that rests are taken from.
    """
    one = np.ones((1, units))
    sides = [side for pair in pairs for side in (pair.a, pair.b) if not (groups and pair.rest and side is pair.b)]
    scales = [(link.of(pair.series), centre[pair.series]) for pair in pairs]
    at_hand = [pair.under(one, {id(side): side.observed for side in (pair.a, pair.b)}) for pair in pairs]
    pivot: list[tuple[list[Floats], list[Floats]]] = [([], []) for _ in pairs]
    for block in weights(units, draws, seed):
        sums = {id(side): side.moments(block) for side in {id(s): s for s in (*sides, *groups)}.values()}
        sums |= {id(pair.b): Moments.together([sums[id(side)] for side in groups]) for pair in pairs[:1] if groups}
        for pair, seen, scale, (plain, linked) in zip(pairs, at_hand, scales, pivot, strict=True):
            drawn = pair.under(block, sums)
            plain.append(pivots(drawn.a - drawn.b, drawn.variance, seen.a - seen.b, seen.variance))
            (effect, variance), (effect_seen, variance_seen) = drawn.effect(*scale), seen.effect(*scale)
            linked.append(pivots(effect, variance, effect_seen, variance_seen))
    found = []
    for seen, scale, (plain, linked) in zip(at_hand, scales, pivot, strict=True):
        fixed = (seen.variance_a[0] == 0) | (seen.variance_b[0] == 0)
        effect, variance = seen.effect(*scale)
        found.append((_spread(seen.a - seen.b, seen.variance, plain, fixed), _spread(effect, variance, linked, fixed)))
    return found


def _spread(estimate: Floats, variance: Floats, pivot: Sequence[Floats], fixed: Floats) -> Spread:
    """A spread from its pivots; without an interval where one of the sides does not vary at all."""
    error = np.sqrt(variance[0])
    low, high = tempered_ends(estimate[0], error, np.vstack(pivot))
    return Spread(estimate[0], error, np.where(fixed, np.nan, low), np.where(fixed, np.nan, high))
