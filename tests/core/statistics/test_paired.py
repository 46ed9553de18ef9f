"""Differences: what units shared, groups set against all others and effect sizes do to them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import ttest_rel

from framing.statistics.paired import Link, Pair, difference_spreads
from framing.statistics.resampling import Side, Spread

NONE, SHARES, RATES = (
    Link(np.array([share]), np.array([rate])) for share, rate in ((False, False), (True, False), (False, True))
)
RNG = np.random.default_rng(7)


def side(n: np.ndarray, d: np.ndarray, first: int = 0) -> Side:
    return Side(np.arange(first, first + len(n)), n[:, None], d[:, None])


def both(a: Side, b: Side) -> Side:
    """All units of two groups."""
    units = np.union1d(a.units, b.units)
    sums = [np.zeros((len(units), 1)), np.zeros((len(units), 1))]
    for group in (a, b):
        at = np.searchsorted(units, group.units)
        sums[0][at] += group.e
        sums[1][at] += group.d
    return Side(units, *sums)


def spread(pair: Pair, link: Link = NONE, groups: tuple[Side, ...] = ()) -> tuple[Spread, Spread]:
    units = 1 + max(int(pair.a.units.max()), int(pair.b.units.max()))
    return difference_spreads([pair], link, np.zeros(1), units, 1000, 0, groups)[0]


def test_stories_told_by_both_sides_cancel_what_moves_both() -> None:
    story = RNG.normal(0, 5, 40)
    a, b = story + RNG.normal(0, 0.5, 40), story + RNG.normal(0.2, 0.5, 40)
    one = np.ones(40)
    paired, _ = spread(Pair(side(a, one), side(b, one)))
    apart, _ = spread(Pair(side(a, one), side(b, one, 40)))
    theirs = ttest_rel(a, b).confidence_interval()
    assert (paired.low[0], paired.high[0]) == pytest.approx((theirs.low, theirs.high), abs=0.03)
    assert apart.high[0] - apart.low[0] > 5 * (paired.high[0] - paired.low[0])


@pytest.mark.parametrize("first", [0, 12, 30])
def test_all_others_of_two_groups_are_the_other_group(first: int) -> None:
    n, d = RNG.poisson(3, 60).astype(float), RNG.integers(5, 20, 60).astype(float)
    a, b = side(n[:30], d[:30]), side(n[30:], d[30:], first)
    alone = first == 30
    one, rest = spread(Pair(a, b), RATES), spread(Pair(a, both(a, b), rest=True, alone=alone), RATES, (a, b) if alone else ())
    for plain, taken in zip(one, rest, strict=True):
        assert [float(x[0]) for x in taken] == pytest.approx([float(x[0]) for x in plain])


def test_shared_units_are_counted_where_both_have_something_to_say() -> None:
    d = np.array([1.0, 1, 0, 1])
    a, b = side(np.ones(4), d), side(np.ones(4), np.ones(4), 1)
    assert Pair(a, b).shared(0) == 2 and Pair(a, both(a, b), rest=True).shared(0) == 2
    assert Pair(a, b, alone=True).shared(0) == 0


def test_a_side_that_does_not_vary_gives_no_interval() -> None:
    varied = side(RNG.poisson(2, 30).astype(float), np.full(30, 9.0), 30)
    for pair in (Pair(side(np.zeros(30), np.full(30, 9.0)), varied), Pair(varied, side(np.full(30, 9.0), np.full(30, 9.0)))):
        difference, _ = spread(pair)
        assert math.isnan(difference.low[0]) and math.isnan(difference.high[0]) and math.isfinite(difference.estimate[0])


def test_effect_sizes_by_hand() -> None:
    assert SHARES(np.array([1.0]))[0] - SHARES(np.array([0.0]))[0] == pytest.approx(math.pi)
    assert RATES(np.array([8.0]))[0] - RATES(np.array([2.0]))[0] == 2
    assert np.isnan([RATES(np.array([0.0]))[0], NONE(np.array([3.0]))[0]]).all()
    for link in (SHARES, RATES):
        step = (link(np.array([0.3 + 1e-6])) - link(np.array([0.3 - 1e-6])))[0] / 2e-6
        assert link.slope(np.array([0.3]))[0] == pytest.approx(step, rel=1e-5)


def test_the_interval_of_an_effect_size_holds_it() -> None:
    n, d = RNG.binomial(9, 0.4, 60).astype(float), np.full(60, 9.0)
    pair = Pair(side(n[:30], d[:30]), side(n[30:] / 2, d[30:], 30))
    for link in (SHARES, RATES):
        _, effect = spread(pair, link)
        assert effect.low[0] < effect.estimate[0] < effect.high[0]
        assert effect.low[0] > 0, "twice as often"
