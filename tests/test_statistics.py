"""The statistics against scipy and against cases small enough to do by hand."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
from scipy.stats import bootstrap

from framing.statistics import bca, bca_difference, bootstrap_ratios, rarefied, ratio, resamples

DRAWS = 20_000
SKEWED = np.array([0.0, 0, 1, 1, 2, 0, 3, 9, 1, 0, 4, 2]), np.array([10.0, 12, 9, 30, 25, 8, 14, 40, 11, 10, 22, 18])
EVEN = np.array([5.0, 6, 4, 7, 5, 6, 5, 8]), np.array([20.0, 19, 23, 24, 20, 22, 18, 25])


def columns(*series: np.ndarray) -> np.ndarray:
    return np.column_stack(series)


def richness(counts: object) -> float:
    """Number of categories that draw at least one: easy to follow by hand."""
    return float(len(list(counts)))  # type: ignore[call-overload]


def test_a_ratio_is_of_sums_and_not_the_mean_of_ratios() -> None:
    n, d = np.array([[1.0], [0.0]]), np.array([[2.0], [8.0]])
    assert ratio(n, d).tolist() == [0.1]


def test_a_ratio_with_nothing_below_is_not_a_number_rather_than_zero() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert math.isnan(ratio(np.zeros((3, 1)), np.zeros((3, 1)))[0])


def test_resamples_draw_as_many_documents_as_there_are_and_depend_on_the_seed() -> None:
    weights = resamples(7, 100, seed=1)
    assert weights.shape == (100, 7) and set(weights.sum(axis=1)) == {7}
    assert (weights == resamples(7, 100, seed=1)).all() and (weights != resamples(7, 100, seed=2)).any()
    assert np.abs(resamples(4, 20_000, seed=0).mean(axis=0) - 1).max() < 0.05


def test_resampled_ratios_are_ratios_of_resampled_sums() -> None:
    n, d = columns(np.array([1.0, 4.0])), columns(np.array([2.0, 4.0]))
    weights = np.array([[2.0, 0.0], [1.0, 1.0], [0.0, 2.0]])
    assert bootstrap_ratios(n, d, weights)[:, 0].tolist() == [0.5, 5 / 6, 1.0]


@pytest.mark.parametrize(("n", "d"), [SKEWED, EVEN])
@pytest.mark.parametrize("level", [0.95, 0.8])
def test_intervals_agree_with_scipy(n: np.ndarray, d: np.ndarray, level: float) -> None:
    def statistic(above: np.ndarray, below: np.ndarray, axis: int) -> np.ndarray:
        return above.sum(axis=axis) / below.sum(axis=axis)

    theirs = bootstrap(
        (n, d), statistic, paired=True, vectorized=True, n_resamples=DRAWS, confidence_level=level, method="BCa", rng=5
    ).confidence_interval
    low, high = bca(columns(n), columns(d), resamples(len(n), DRAWS, seed=0), level)
    width = theirs.high - theirs.low
    assert abs(low[0] - theirs.low) < 0.03 * width and abs(high[0] - theirs.high) < 0.03 * width


def test_intervals_of_means_agree_with_scipy() -> None:
    values = SKEWED[0]
    theirs = bootstrap((values,), np.mean, n_resamples=DRAWS, method="BCa", rng=5).confidence_interval
    low, high = bca(columns(values), np.ones((len(values), 1)), resamples(len(values), DRAWS, seed=0))
    width = theirs.high - theirs.low
    assert abs(low[0] - theirs.low) < 0.03 * width and abs(high[0] - theirs.high) < 0.03 * width


def test_intervals_of_differences_agree_with_scipy() -> None:
    a, b = SKEWED[0], EVEN[0]

    def statistic(x: np.ndarray, y: np.ndarray, axis: int) -> np.ndarray:
        return x.mean(axis=axis) - y.mean(axis=axis)

    theirs = bootstrap((a, b), statistic, vectorized=True, n_resamples=DRAWS, method="BCa", rng=5).confidence_interval
    ours = [(columns(x), np.ones((len(x), 1)), resamples(len(x), DRAWS, seed)) for seed, x in enumerate((a, b))]
    low, high = bca_difference(ours[0], ours[1])
    width = theirs.high - theirs.low
    assert abs(low[0] - theirs.low) < 0.03 * width and abs(high[0] - theirs.high) < 0.03 * width


def test_a_series_that_does_not_vary_has_no_interval_and_spoils_none() -> None:
    n, d = columns(np.ones(8), EVEN[0], np.zeros(8)), columns(np.ones(8), EVEN[1], np.zeros(8))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        low, high = bca(n, d, resamples(8, 500, seed=0))
    assert np.isnan(low).tolist() == np.isnan(high).tolist() == [True, False, True]


def test_many_series_give_what_each_gives_alone() -> None:
    rng = np.random.default_rng(0)
    n, d = rng.integers(0, 5, (9, 150)).astype(float), rng.integers(5, 50, (9, 150)).astype(float)
    weights = resamples(9, 300, seed=0)
    together = bca(n, d, weights)
    for i in (0, 63, 64, 149):
        alone = bca(n[:, [i]], d[:, [i]], weights)
        assert together[0][i] == pytest.approx(alone[0][0]) and together[1][i] == pytest.approx(alone[1][0])


# Pooled measures


def test_groups_of_equal_size_are_pooled_as_they_are() -> None:
    assert rarefied([[2, 1, 1], [4]], richness, seed=0) == [3.0, 1.0]


def test_a_larger_group_is_drawn_down_to_the_smallest() -> None:
    # Two drawn from {a, a, b} without replacement: both are a in 1 of 3 draws, so 2 − 1/3 categories are expected.
    small, large = rarefied([[1, 1], [2, 1]], richness, seed=0)
    assert small == 2.0
    many = rarefied([[1, 1], [2, 1]], richness, seed=0, draws=5000)[1]
    assert many == pytest.approx(5 / 3, abs=0.02) and large == pytest.approx(5 / 3, abs=0.15)


def test_an_empty_group_has_no_number_and_does_not_draw_the_others_down_to_nothing() -> None:
    empty, zero, full = rarefied([[], [0, 0], [3, 1]], richness, seed=0)
    assert math.isnan(empty) and math.isnan(zero) and full == 2.0


def test_parts_of_a_count_are_not_drawn() -> None:
    assert rarefied([[0.5, 0.5, 2], [1, 1]], richness, seed=0) == [1.0, 2.0]


def test_rarefying_depends_on_the_seed_alone() -> None:
    counts = [[9, 5, 3, 1], [2, 2]]
    assert rarefied(counts, richness, seed=4) == rarefied(counts, richness, seed=4) != rarefied(counts, richness, seed=5)
