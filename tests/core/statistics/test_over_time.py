"""The test over periods: exact where it can be, and no surer for articles that are longer in some periods."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from framing.statistics.over_time import periods_p


def test_p_is_the_share_of_all_orders_that_are_as_far_off() -> None:
    n, d, periods = np.array([1.0, 2.0, 3.0, 7.0, 8.0, 9.0]), np.ones(6), np.array([0, 0, 0, 1, 1, 1])
    off = [abs(np.sum(np.array(order)[:3]) - np.sum(np.array(order)[3:])) for order in permutations(n)]
    exact = np.mean([value >= 18 - 1e-9 for value in off])
    assert periods_p(n, d, periods, np.random.default_rng(0)) == pytest.approx(exact, abs=0.02)


def test_what_does_not_vary_has_no_p() -> None:
    assert np.isnan(periods_p(np.full(6, 2.0), np.ones(6), np.array([0, 0, 0, 1, 1, 1]), np.random.default_rng(0)))
    assert np.isnan(periods_p(np.zeros(6), np.ones(6), np.array([0, 0, 0, 1, 1, 1]), np.random.default_rng(0)))


@pytest.mark.parametrize("expected", [0.2, 2.0])
def test_longer_articles_in_one_period_make_no_difference(expected: float) -> None:
    random = np.random.default_rng(5)
    periods = np.repeat(np.arange(4), 10)
    found = []
    for _ in range(150):
        d = np.where(periods == 3, 900.0, 300.0) * np.exp(random.normal(-0.125, 0.5, 40))
        found.append(periods_p(random.poisson(expected / 300 * d).astype(float), d, periods, random))
    assert np.mean(np.array(found) <= 0.05) <= 0.1


def test_a_change_is_found() -> None:
    random = np.random.default_rng(6)
    periods = np.repeat(np.arange(3), 10)
    d = np.full(30, 400.0)
    n = random.poisson(np.where(periods == 2, 6.0, 2.0)).astype(float)
    assert periods_p(n, d, periods, random) < 0.001
