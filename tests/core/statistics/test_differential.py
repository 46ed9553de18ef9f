"""Errors of groups: right on average, and told apart no more often than they should be."""

from __future__ import annotations

import numpy as np
import pytest

from framing.statistics.differential import errors, same_errors, same_shares, shares
from framing.statistics.rectified import Coded


def group(rng: np.random.Generator, found: float, coded: int = 20, size: int = 80, weight: float = 1.0) -> Coded:
    """A program that finds so much of what there is: of 0.5 of 5 to 15 things."""
    d = rng.integers(5, 16, size).astype(float)
    truth = rng.binomial(d.astype(int), 0.5).astype(float)
    n = rng.binomial(truth.astype(int), found).astype(float)
    at = np.sort(rng.choice(size, coded, replace=False))
    return Coded(n, d, at, truth[at], d[at], np.full(coded, weight), np.arange(size))


def test_an_error_is_the_program_s_number_less_people_s() -> None:
    rng = np.random.default_rng(1)
    one = group(rng, 0.6)
    (found,) = errors([one])
    assert found.program == pytest.approx(one.n[one.at].sum() / one.d[one.at].sum())
    assert found.people == pytest.approx(one.human_n.sum() / one.human_d.sum())
    assert found.error == pytest.approx(found.program - found.people) and found.error < 0
    assert found.low is not None and found.high is not None and found.low < found.error < found.high < 0
    assert found.coded == found.units == 20


def test_unequal_chances_count() -> None:
    one = group(np.random.default_rng(2), 0.6)
    weighted = one._replace(weight=np.where(np.arange(20) < 10, 5.0, 1.0))
    (found,) = errors([weighted])
    w = weighted.weight
    assert found.people == pytest.approx((w * one.human_n).sum() / (w * one.human_d).sum())
    assert found.people != pytest.approx(errors([one])[0].people)


def test_no_error_among_few_is_not_taken_for_sure() -> None:
    rng = np.random.default_rng(3)
    right, wrong = group(rng, 1.0), group(rng, 0.6)
    alone = errors([right])[0]
    assert alone.error == 0 and alone.low is None and "agree in all of them" in alone.reason
    beside = errors([right, wrong])[0]
    assert beside.low is not None and beside.low < 0


def test_nothing_to_count_in_is_told() -> None:
    one = group(np.random.default_rng(4), 0.6)
    (found,) = errors([one._replace(human_d=np.zeros(20), human_n=np.zeros(20))])
    assert found.error is None and found.people is None and "nothing to count it in" in found.reason


def test_errors_that_differ_are_told_and_the_same_ones_seldom() -> None:
    told = []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        told.append(same_errors(errors([group(rng, 0.6), group(rng, 0.6), group(rng, 0.6)]), seed))
    assert all(p is not None for p in told)
    assert sum(p <= 0.05 for p in told if p is not None) <= 8
    rng = np.random.default_rng(9)
    apart = same_errors(errors([group(rng, 0.95), group(rng, 0.4), group(rng, 0.9)]))
    assert apart is not None and apart <= 0.01
    assert same_errors(errors([group(rng, 0.9)])) is None


def test_a_share_has_wilson_s_interval_of_articles() -> None:
    right, of, unit = np.array([1.0] * 18 + [0.0] * 2), np.ones(20), np.arange(20)
    (found,) = shares([(right, of, unit)])
    assert found.value == 0.9 and found.low is not None and found.high is not None
    assert 0.6 < found.low < 0.75 and 0.95 < found.high < 1
    (clustered,) = shares([(right, of, np.arange(20) // 5)])
    assert clustered.low is not None and clustered.low < found.low and clustered.units == 4
    (nothing,) = shares([(np.zeros(3), np.zeros(3), np.arange(3))])
    assert nothing.value is None and nothing.low is None


def test_shares_that_differ_are_told_apart() -> None:
    def side(right: int, first: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return np.array([1.0] * right + [0.0] * (30 - right)), np.ones(30), np.arange(first, first + 30)

    p = same_shares([side(28, 0), side(12, 30)])
    assert p is not None and p < 0.001
    p = same_shares([side(20, 0), side(21, 30)])
    assert p is not None and p > 0.5
    assert same_shares([side(20, 0)]) is None
