"""Differences: put together from their sides, sure to the degree that p says, and shorter only where units are shared."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_rel

from framing.statistics.intervals import LEVEL, Margin, Scale, Side, pooled, reach, seen
from framing.statistics.paired import Pair, paired

from .test_intervals import ANY, RATES, SHARES, exact, numbers, side

RNG = np.random.default_rng(7)
Z = reach(LEVEL)


def pair(a: Side, b: Side, scale: Scale = ANY) -> Pair:
    found = [seen(one, np.zeros(1), scale) for one in (a, b)]
    together = pooled(found, scale)
    return Pair(*(Margin.of(one, scale, together) for one in found), *paired(a, b))


def alone(a: Margin, b: Margin) -> Pair:
    return Pair(a, b, np.zeros(1), np.zeros(1, dtype=np.int64))


def test_of_independent_events_it_is_newcombes() -> None:
    """56 of 70 against 48 of 80, the example of Newcombe (1998), method 10."""
    low, high = alone(exact(56 / 70, 70, SHARES), exact(48 / 80, 80, SHARES)).ends(Z)
    assert (low[0], high[0]) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@given(numbers, numbers, st.sampled_from([SHARES, RATES, ANY]))
def test_p_and_interval_never_contradict_each_other(
    first: list[tuple[int, int]], second: list[tuple[int, int]], scale: Scale
) -> None:
    sides = [
        side([min(a, b) for a, b in pairs], [b for _, b in pairs], first=start)
        for start, pairs in ((0, first), (len(first), second))
    ]
    found = pair(*sides, scale)
    p = found.p[0]
    for level in (0.8, 0.95, 0.999):
        low, high = found.ends(reach(level))
        if abs(p - (1 - level)) > 1e-9:
            assert (low[0] > 0 or high[0] < 0) == (p < 1 - level)
    low, high = found.ends(Z)
    ends = [margin.ends(Z) for margin in (found.a, found.b)]
    arm = np.hypot(found.a.seen.ratio - ends[0][0], ends[1][1] - found.b.seen.ratio)
    assert (found.difference - low)[0] == pytest.approx(arm[0])
    if scale is SHARES:
        assert -1 <= low[0] <= high[0] <= 1


def test_stories_told_by_both_sides_cancel_what_moves_both() -> None:
    story = RNG.normal(0, 5, 40)
    a, b = story + RNG.normal(0, 0.5, 40), story + RNG.normal(0.2, 0.5, 40)
    one = np.ones(40)
    together, apart = pair(side(a, one), side(b, one)), pair(side(a, one), side(b, one, first=40))
    theirs = ttest_rel(a, b)
    low, high = together.ends(Z)
    interval = theirs.confidence_interval()
    assert (low[0], high[0]) == pytest.approx((interval.low, interval.high), abs=0.04)
    assert together.p[0] == pytest.approx(theirs.pvalue, abs=0.02)
    assert np.diff(apart.ends(Z), axis=0)[0, 0] > 4 * (high - low)[0]
    assert together.shared[0] == 40 and apart.shared[0] == 0


def test_shared_units_are_counted_where_both_have_something_to_say() -> None:
    d = np.array([1.0, 1, 0, 1])
    _, shared = paired(side(np.ones(4), d), side(np.ones(4), np.ones(4), first=1))
    assert shared[0] == 2


def test_a_single_mention_in_a_short_article_is_no_difference() -> None:
    """Twenty articles of 300 words against twenty of 900, one mention in all."""
    once = np.eye(1, 20)[0]
    for a, b in ((once, np.zeros(20)), (np.zeros(20), once)):
        found = pair(side(a, np.full(20, 300.0)), side(b, np.full(20, 900.0), first=20), RATES)
        assert found.p[0] >= 0.25 and found.grounds[0][0] == 1
