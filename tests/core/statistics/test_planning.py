"""Each unit has the chance that it is said to have, and as many are drawn as are asked for."""

from __future__ import annotations

import numpy as np
import pytest

from framing.statistics.planning import chances, needed, systematic


@pytest.mark.parametrize("unsure", [np.ones(50), np.linspace(0, 9, 50), np.r_[np.zeros(49), 100.0]])
def test_chances_add_up_to_the_size_and_stay_within_six_times(unsure: np.ndarray) -> None:
    chance = chances(12, unsure)
    assert chance.sum() == pytest.approx(12)
    assert (chance > 0).all() and (chance <= 1).all()
    assert chance.max() / chance.min() <= 6 + 1e-9
    assert (np.diff(chance[np.argsort(unsure)]) >= -1e-12).all()


def test_all_are_drawn_where_there_are_no_more() -> None:
    assert (chances(9, np.arange(9.0)) == 1).all()
    assert len(systematic(np.ones(9), [""] * 9, np.random.default_rng(0))) == 9
    assert len(chances(3, np.ones(0))) == 0


def test_who_is_sure_to_be_drawn_leaves_the_other_places_to_the_others() -> None:
    chance = chances(8, np.array([0, 0, 0, 0, 0, 9, 9, 9, 9, 9.0]))
    assert chance.sum() == pytest.approx(8)
    assert (chance[5:] == 1).all() and (chance[:5] < 1).all()


def test_a_sample_has_its_size_and_each_unit_its_chance() -> None:
    chance = chances(10, np.linspace(0, 3, 40))
    drawn = np.zeros(40)
    for seed in range(2000):
        at = systematic(chance, [""] * 40, np.random.default_rng(seed))
        assert len(at) == 10 == len(set(at))
        drawn[at] += 1
    assert np.abs(drawn / 2000 - chance).max() < 0.05


def test_a_sample_is_spread_over_what_it_is_sorted_by() -> None:
    months = ["march"] * 30 + ["april"] * 20 + ["may"] * 10
    for seed in range(50):
        at = systematic(np.full(60, 0.2), months, np.random.default_rng(seed))
        assert [sum(months[i] == month for i in at) for month in ("march", "april", "may")] == [6, 4, 2]


def test_how_many_to_code() -> None:
    assert needed(0.04, 0.0, 1000, 0.04) == pytest.approx(99, abs=2), "1.98² × 0.04 ÷ 0.04²"
    assert needed(0.04, 0.0, 50, 0.04) is None, "there are not as many"
    assert needed(0.04, 0.001, 1000, 0.04) is None, "all others are sampling"
    assert needed(0.0, 0.0, 1000, 0.04) == 10, "no fewer than a correction takes"
