"""Alpha is nltk's whatever the scale and whoever is missing; its interval holds the truth and rests on whole units."""

from __future__ import annotations

import numpy as np
import pytest

from framing.statistics.reliability import FEWEST_UNITS, reliability
from framing.validation.agreement import alpha


def ratings(items: list[list[float]]) -> list[tuple[str, int, str]]:
    return [(str(who), at, f"{value:g}") for at, values in enumerate(items) for who, value in enumerate(values)]


@pytest.mark.parametrize("numbers", [False, True])
@pytest.mark.parametrize("coders", [2, 3])
def test_alpha_is_nltk_s(numbers: bool, coders: int) -> None:
    rng = np.random.default_rng(coders)
    truth = rng.integers(0, 4, 40)
    items = [[float(max(0, t + rng.integers(-1, 2))) for _ in range(coders - (at % 7 == 0))] for at, t in enumerate(truth)]
    found = reliability(items, range(40), numbers=numbers)
    expected, _ = alpha(ratings(items), numbers=numbers)
    assert found.alpha == pytest.approx(expected)
    assert found.low is not None and found.high is not None and found.low < found.alpha < found.high <= 1
    assert found.items == sum(len(values) > 1 for values in items)


def test_a_constant_added_to_numbers_changes_nothing() -> None:
    rng = np.random.default_rng(2)
    items = [[float(a), float(a + rng.integers(0, 2))] for a in rng.integers(0, 9, 20)]
    far = [[value + 1e6 for value in values] for values in items]
    assert reliability(far, range(20), numbers=True).alpha == pytest.approx(reliability(items, range(20), numbers=True).alpha)


def test_where_there_is_no_alpha_there_is_a_reason() -> None:
    assert reliability([[1.0], [2.0]], range(2), numbers=True).reason == "nothing was coded by two"
    same = reliability([[1.0, 1.0]] * 12, range(12), numbers=False)
    assert same.alpha is None and "not defined" in same.reason
    few = reliability([[1.0, 2.0], [2.0, 2.0], [3.0, 3.0]], range(3), numbers=True)
    assert few.alpha is not None and few.low is None and f"3 units, and it takes {FEWEST_UNITS}" in few.reason


def test_perfect_agreement_is_one() -> None:
    found = reliability([[float(at % 3)] * 2 for at in range(30)], range(30), numbers=False)
    assert (found.alpha, found.low, found.high) == (1.0, 1.0, 1.0)


def test_items_of_one_article_are_drawn_together() -> None:
    """Forty items that are ten repeated four times tell no more than the ten."""
    rng = np.random.default_rng(5)
    ten = [[float(a), float(a if rng.random() < 0.7 else 1 - a)] for a in rng.integers(0, 2, 20)]
    alone = reliability(ten, range(20), numbers=False)
    repeated = reliability(
        [values for values in ten for _ in range(4)], [at for at in range(20) for _ in range(4)], numbers=False
    )
    apart = reliability([values for values in ten for _ in range(4)], range(80), numbers=False)
    assert alone.low is not None and alone.high is not None and repeated.low is not None and repeated.high is not None
    assert apart.low is not None and apart.high is not None
    assert repeated.high - repeated.low == pytest.approx(alone.high - alone.low, rel=0.15)
    assert apart.high - apart.low < 0.75 * (alone.high - alone.low)
    assert repeated.units == 20 and repeated.items == 80


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    """Two coders of two answers who are right in nine of ten: alpha of the population is 0.64."""
    held = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        truth = rng.integers(0, 2, 60)
        said = [[float(t if rng.random() < 0.9 else 1 - t) for _ in range(2)] for t in truth]
        found = reliability(said, range(60), numbers=False, seed=seed)
        assert found.low is not None and found.high is not None
        held += found.low <= 0.64 <= found.high
    assert held >= 178
