"""The bootstrap against R's boot, scipy's, and what must hold of any."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import bootstrap, poisson

from framing.statistics.resampling import Side, crossing, ends, few_units, pivots, spreads, tempered_ends, weights

BOOT = json.loads((Path(__file__).parents[2] / "resampling" / "boot.json").read_text(encoding="utf-8"))
N, D = np.array(BOOT["n"], dtype=float), np.array(BOOT["d"], dtype=float)
EVEN = np.array([5.0, 6, 4, 7, 5, 6, 5, 8]), np.array([20.0, 19, 23, 24, 20, 22, 18, 25])


def side(n: np.ndarray, d: np.ndarray, centre: float = 0.0, first: int = 0) -> Side:
    """A group whose units stand side by side, with one series or several."""
    n, d = n.reshape(len(n), -1), d.reshape(len(d), -1)
    return Side(np.arange(first, first + len(n)), n - centre * d, d)


def drawn(draws: int, units: int, seed: int = 0) -> np.ndarray:
    return np.vstack(list(weights(units, draws, seed)))


# Draws


def test_how_often_a_unit_is_drawn_follows_poisson() -> None:
    times = drawn(2000, 100)
    for count in range(5):
        assert (times == count).mean() == pytest.approx(poisson.pmf(count, 1), abs=0.005)


def test_draws_depend_on_the_seed_alone_and_come_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (drawn(50, 7, seed=3) == drawn(50, 7, seed=3)).all() and (drawn(50, 7, seed=3) != drawn(50, 7, seed=4)).any()
    monkeypatch.setattr("framing.statistics.resampling._WEIGHTS", 21)
    assert [len(block) for block in weights(7, 50, 3)] == [3] * 16 + [2]


# Moments


@pytest.mark.parametrize("centre", [0.0, 0.1, 5.0])
def test_moments_give_the_ratio_and_its_variance_whatever_the_centre(centre: float) -> None:
    times = np.array([[1.0] * 12, [2, 0, 1, 3, 0, 0, 1, 1, 2, 1, 1, 0]])
    found = side(N, D, centre).moments(times)
    for row, w in enumerate(times):
        ratio = (w * N).sum() / (w * D).sum()
        assert found.deviation[row, 0] + centre == pytest.approx(ratio)
        assert found.variance[row, 0] == pytest.approx((w * (N - ratio * D) ** 2).sum() / (w * D).sum() ** 2)


def test_units_that_lie_scattered_are_weighted_by_their_places() -> None:
    times = drawn(5, 20)
    scattered = Side(np.array([1, 4, 17]), N[:3, None], D[:3, None])
    assert scattered.moments(times).d[:, 0].tolist() == (times[:, [1, 4, 17]] @ D[:3]).tolist()


def test_sides_cross_where_they_share_units() -> None:
    a, b = side(N[:6], D[:6]), side(N[6:], D[6:], first=4)
    shared = crossing(a, b)
    assert shared is not None and shared.units.tolist() == [4, 5]
    assert shared.under(np.ones((1, 12))).ee[0, 0] == N[4] * N[6] + N[5] * N[7]
    assert crossing(a, side(N[6:], D[6:], first=6)) is None


# Intervals


@pytest.mark.parametrize("level", ["0.95", "0.8"])
def test_studentised_intervals_are_those_of_rs_boot(level: str) -> None:
    times = np.array([[int(digit) for digit in row] for row in BOOT["times"].split()], dtype=float)
    assert set(times.sum(axis=1)) == {12}
    group = side(N, D, N.sum() / D.sum())
    moments, seen = group.moments(times), group.observed
    pivot = pivots(moments.deviation, moments.variance, seen.deviation, seen.variance)
    low, high = ends(seen.deviation[0] + N.sum() / D.sum(), np.sqrt(seen.variance[0]), pivot, float(level))
    assert (low[0], high[0]) == pytest.approx(BOOT["ends"][level], rel=1e-9)


def test_the_draws_spread_as_scipys_do() -> None:
    n, d = EVEN
    theirs = bootstrap(
        (n, d), lambda n, d, axis: n.sum(axis=axis) / d.sum(axis=axis), paired=True, vectorized=True, n_resamples=20_000, rng=5
    )
    ours = side(n, d).moments(drawn(20_000, 8)).deviation
    assert np.nanstd(ours) == pytest.approx(theirs.standard_error, rel=0.1)


def test_an_interval_of_many_units_is_that_of_the_normal_distribution() -> None:
    values = np.random.default_rng(1).normal(3, 2, 4000)
    (spread,) = spreads([side(values, np.ones(4000))], 4000, 2000, 0)
    error = values.std(ddof=1) / np.sqrt(4000)
    assert spread.error[0] == pytest.approx(error)
    assert (spread.low[0], spread.high[0]) == pytest.approx(
        (values.mean() - 1.96 * error, values.mean() + 1.96 * error), abs=error / 5
    )


def test_skewed_counts_get_an_interval_that_reaches_further_up() -> None:
    (spread,) = spreads([side(N, D)], 12, 2000, 0)
    assert spread.high[0] - spread.estimate[0] > 1.2 * (spread.estimate[0] - spread.low[0])


def test_what_does_not_vary_or_is_not_bounded_has_no_interval_and_spoils_none() -> None:
    one_of_twelve = np.r_[np.zeros(11), 1.0]
    n, d = np.column_stack([np.ones(12), N, np.zeros(12), one_of_twelve]), np.column_stack([np.ones(12), D, np.zeros(12), D])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (spread,) = spreads([side(n, d)], 12, 500, 0)
    assert np.isnan(spread.low).tolist() == np.isnan(spread.high).tolist() == [True, False, True, True]


def test_many_series_give_what_each_gives_alone() -> None:
    rng = np.random.default_rng(0)
    n, d = rng.integers(0, 5, (9, 30)).astype(float), rng.integers(5, 50, (9, 30)).astype(float)
    (together,) = spreads([side(n, d)], 9, 300, 0)
    for i in (0, 17, 29):
        (alone,) = spreads([side(n[:, i], d[:, i])], 9, 300, 0)
        assert (together.low[i], together.high[i]) == pytest.approx((alone.low[0], alone.high[0]), nan_ok=True)


def test_tempered_ends_lie_halfway_between_equal_tails_and_symmetry() -> None:
    pivot = np.random.default_rng(0).exponential(size=(1999, 1)) - 1
    one = np.ones(1)
    low, high = ends(one, one, pivot)
    far = np.quantile(np.abs(pivot), 0.95, method="weibull")
    tempered = tempered_ends(one, one, pivot)
    assert (tempered[0][0], tempered[1][0]) == pytest.approx(((low[0] + 1 - far) / 2, (high[0] + 1 + far) / 2))


def test_one_unit_has_no_correction() -> None:
    assert few_units(np.array([1, 2, 11]))[1:].tolist() == [2.0, 1.1] and np.isnan(few_units(np.array([1]))[0])
