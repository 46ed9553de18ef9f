"""Permutations against scipy's, on designs whose relabellings can be counted, and on many units."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import permutation_test, ttest_ind

from framing.statistics.permutations import Labels, Pool
from framing.statistics.resampling import Side

RNG = np.random.default_rng(3)
DRAWS = 4000


def side(n: np.ndarray, first: int = 0, d: np.ndarray | None = None) -> Side:
    d = np.ones(len(n)) if d is None else d
    return Side(np.arange(first, first + len(n)), n[:, None].astype(float), d[:, None])


def p(a: Side, *others: Side, seed: int = 0, pool: Pool | None = None) -> float:
    return float(Labels(a, others, [seed], pool).p(DRAWS)[0])


def welch(x: np.ndarray, y: np.ndarray, axis: int) -> np.ndarray:
    return np.asarray(ttest_ind(x, y, axis=axis, equal_var=False).statistic)


@pytest.mark.parametrize("shift", [0.0, 0.7, 1.5])
def test_documents_are_dealt_out_as_scipy_deals_them(shift: float) -> None:
    x, y = RNG.exponential(size=9) + shift, RNG.exponential(size=14)
    theirs = permutation_test((x, y), welch, vectorized=True, n_resamples=20_000, rng=1).pvalue
    assert p(side(x), side(y, 9)) == pytest.approx(theirs, abs=0.03)


def test_within_stories_the_two_sides_are_exchanged_as_scipy_exchanges_them() -> None:
    story = RNG.normal(0, 5, 12)
    x, y = story + RNG.normal(0.6, 0.5, 12), story + RNG.normal(0, 0.5, 12)
    mean = lambda x, y, axis: np.mean(x - y, axis=axis)  # noqa: E731
    theirs = permutation_test((x, y), mean, permutation_type="samples", vectorized=True, n_resamples=20_000, rng=1).pvalue
    assert p(side(x), side(y)) == pytest.approx(theirs, abs=0.03)
    assert p(side(x), side(y)) < p(side(x), side(y, 12)), "story by story it shows; dealt out anew it does not"


def test_five_against_five_cannot_do_better_than_two_in_252() -> None:
    assert p(side(np.arange(5) + 10), side(np.arange(5), 5)) == pytest.approx(2 / 252, abs=0.004)


def test_copies_on_both_sides_tell_nothing_apart() -> None:
    same = RNG.poisson(5, 20)
    assert p(side(same), side(same)) == 1


def test_a_difference_without_any_spread_is_as_large_as_can_be() -> None:
    assert p(side(np.ones(20)), side(np.zeros(20), 20)) == pytest.approx(1 / (DRAWS + 1))
    assert p(side(np.ones(20)), side(np.ones(20), 20)) == 1


def test_one_unit_has_no_p() -> None:
    assert np.isnan(p(side(np.ones(1)), side(np.arange(9), 1)))


def test_many_units_in_batches_tell_what_singly_they_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    x, y = RNG.normal(0.12, 1, 700), RNG.normal(0, 1, 3000)
    batched = p(side(x), side(y, 700))
    monkeypatch.setattr("framing.statistics.permutations.BATCHES", 10**6)
    singly = p(side(x), side(y, 700))
    assert 0 < singly < 0.05 and batched == pytest.approx(singly, abs=0.02)


def test_many_stories_in_batches_tell_what_singly_they_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    x, y = RNG.normal(0.08, 1, 900), RNG.normal(0, 1, 900)
    batched = p(side(x), side(y))
    monkeypatch.setattr("framing.statistics.permutations.BATCHES", 10**6)
    assert batched == pytest.approx(p(side(x), side(y)), abs=0.05)


def test_against_all_others_a_story_goes_to_any_of_those_who_tell_it() -> None:
    story = RNG.normal(0, 5, 30)
    a, b, c = (side(story + RNG.normal(shift, 0.5, 30)) for shift in (0.8, 0, 0))
    labels = Labels(a, [b, c], [0])
    assert [choices.shape[:2] for choices in labels.choices] == [(30, 3)] and labels.hand == 0
    assert labels.p(DRAWS)[0] < 0.01
    assert p(b, c) > 0.05


def test_one_pool_serves_every_side() -> None:
    x = RNG.normal(size=30)
    groups = [side(x[i : i + 10] + (i == 0) * 2, i) for i in (0, 10, 20)]
    pool = Pool(np.vstack([group.products for group in groups]), [1])
    for i, group in enumerate(groups):
        others = groups[:i] + groups[i + 1 :]
        assert p(group, *others, pool=pool) == pytest.approx(p(group, *others), abs=0.04)


def test_p_depends_on_the_seed_alone() -> None:
    x, y = RNG.normal(size=12), RNG.normal(0.5, 1, size=12)
    first, again, other = (p(side(x), side(y, 12), seed=seed) for seed in (0, 0, 1))
    assert first == again != other and first == pytest.approx(other, abs=0.03)
