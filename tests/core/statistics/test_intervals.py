"""One side's interval: against scipy, against leaving units out one by one, and in its range whatever comes in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, binomtest, norm, t

from framing.statistics.intervals import FEWEST, LEVEL, Margin, Pooled, Scale, Seen, Side, pooled, reach, seen, student

SHARES, RATES, SIGNED, ANY = (
    Scale(*(np.array([float(value)]) for value in values))
    for values in ((0, 1, 1), (0, np.inf, 1), (-1, 1, 0), (-np.inf, np.inf, 0))
)
KNOWN = Pooled(np.zeros(1), np.array([1e9]))


def side(n: object, d: object, centre: float = 0.0, first: int = 0) -> Side:
    above, below = (np.asarray(values, dtype=float)[:, None] for values in (n, d))
    return Side(np.arange(first, first + len(above)), above - centre * below, below)


def whole(ratio: float, denominator: float) -> Seen:
    """A side of which nothing is known but its ratio and its size."""
    return Seen(*(np.array([float(x)]) for x in (ratio, denominator, 0, 1e9)), *(np.array([99]) for _ in range(3)))


def exact(ratio: float, denominator: float, scale: Scale) -> Margin:
    """The margin of independent events: no dispersion beyond what chance makes, and that known for certain."""
    return Margin(whole(ratio, denominator), scale, scale.grain, np.array([1e9]))


def test_six_is_the_fewest_with_which_two_alike_sides_can_be_told_apart() -> None:
    assert 2 * binom.pmf(0, FEWEST, 0.5) <= 0.05 < 2 * binom.pmf(0, FEWEST - 1, 0.5)


@pytest.mark.parametrize("freedom", [3, 5, 10, 40, 400])
def test_student_is_scipys(freedom: int) -> None:
    for level in (0.5, 0.9, 0.95, 0.99):
        found = student(reach(level), np.array([float(freedom)]))[0]
        assert found == pytest.approx(t.ppf((1 + level) / 2, freedom), rel=0.04)
    assert reach(LEVEL) == pytest.approx(norm.ppf(0.975))


@given(st.integers(0, 60), st.integers(1, 60))
def test_of_independent_events_it_is_wilsons(successes: int, more: int) -> None:
    events = successes + more
    low, high = exact(successes / events, events, SHARES).ends(reach(LEVEL))
    theirs = binomtest(successes, events).proportion_ci(method="wilson")
    assert (low[0], high[0]) == pytest.approx((theirs.low, theirs.high), abs=1e-6)


def test_the_ends_of_a_rate_are_those_that_the_score_test_just_bears() -> None:
    for x in np.array(exact(0.02, 400, RATES).ends(2.0)).ravel():
        assert (0.02 - x) ** 2 == pytest.approx(4 * x / 400, rel=1e-4)
    low, high = exact(0.0, 400, RATES).ends(2.0)
    assert low[0] == 0 and high[0] == pytest.approx(4 / 400, rel=1e-4)


@pytest.mark.parametrize("centre", [0.0, 0.3, 7.0])
def test_residuals_are_what_leaving_a_unit_out_changes_whatever_the_centre(centre: float) -> None:
    n, d = np.array([4.0, 0, 7, 1, 3, 2]), np.array([10.0, 12, 31, 5, 9, 14])
    ratio = n.sum() / d.sum()
    without = np.array([np.delete(n, i).sum() / np.delete(d, i).sum() for i in range(6)])
    found = seen(side(n, d, centre), np.array([centre]), RATES)
    assert found.ratio[0] == pytest.approx(ratio)
    assert found.squares[0] / d.sum() ** 2 == pytest.approx(((without - ratio) ** 2).sum())


def test_units_that_hold_something_and_that_lack_something_are_counted() -> None:
    found = seen(side([0, 3, 1, 0, 2], [2, 3, 4, 0, 2], 0.4), np.array([0.4]), SHARES)
    assert (found.used[0], found.holding[0], found.lacking[0], found.grounds[0]) == (4, 3, 2, 2)
    found = seen(side([0, 3, 1, 0, 2], [2, 3, 4, 0, 2]), np.array([0.0]), RATES)
    assert (found.holding[0], found.lacking[0]) == (3, 4)


def test_a_side_of_zeros_has_what_the_others_show_for_its_upper_end() -> None:
    words = np.full(20, 300.0)
    lumps = np.tile([0.0, 0, 0, 9], 5)
    for n in (np.tile([0.0, 1, 2, 1], 5), lumps):
        sides = [seen(side(values, words), np.zeros(1), RATES) for values in (np.zeros(20), n)]
        low, high = Margin.of(sides[0], RATES, pooled(sides, RATES)).ends(reach(LEVEL))
        assert low[0] == 0
        assert high[0] > 3.8 / 6000 if n is not lumps else high[0] > 20 / 6000


numbers = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=6, max_size=12)


@given(numbers, st.sampled_from([SHARES, RATES, SIGNED, ANY]), st.floats(0.1, 9))
def test_intervals_hold_the_ratio_and_stay_in_the_range(pairs: list[tuple[int, int]], scale: Scale, z: float) -> None:
    n, d = np.array([min(a, b) for a, b in pairs], dtype=float), np.array([b for _, b in pairs], dtype=float)
    found = seen(side(2 * n - d if scale is SIGNED else n, d), np.zeros(1), scale)
    margin = Margin.of(found, scale, pooled([found], scale))
    low, high = margin.ends(z)
    wider_low, wider_high = margin.ends(z * 1.5)
    assert scale.least[0] <= wider_low[0] <= low[0] <= found.ratio[0] <= high[0] <= wider_high[0] <= scale.most[0]


def test_without_a_known_dispersion_a_mean_has_students_interval() -> None:
    x = np.array([0.1, 0.4, -0.2, 0.3, 0.6, 0.2, 0.15, -0.05])
    found = seen(side(x, np.ones(8)), np.zeros(1), ANY)
    low, high = Margin.of(found, ANY, KNOWN).ends(reach(LEVEL))
    theirs = t.interval(0.95, 7, x.mean(), x.std(ddof=1) / np.sqrt(8))
    wider = np.sqrt(8 / 7)  # leaving units out one by one says a little more
    assert (high - low)[0] == pytest.approx(wider * (theirs[1] - theirs[0]), rel=0.01)
