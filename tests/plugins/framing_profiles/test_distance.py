"""The distance that each kind of measure has."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing_profiles.distance import Part, _distances

SPREAD = Part("m", "", "spread", [0, 1])


def apart(part: Part, a: list[float], b: list[float], d: list[float] | None = None) -> float:
    """The distance of two units."""
    n = np.array([a, b], dtype=float)
    return float(_distances(np.array([[1.0, 0.0]]), n, np.array([d or [1.0] * len(a)] * 2, dtype=float), [part])[0, 0])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ([3, 0], [0, 5], 1.0),
        ([3, 1], [6, 2], 0.0),
        ([1, 1], [1, 0], math.sqrt(0.311278)),  # half of 1.5 - log2(3) * 0.75 …: by hand
    ],
)
def test_what_is_spread_over_categories_has_the_jensen_shannon_distance(a: list[float], b: list[float], expected: float) -> None:
    assert apart(SPREAD, a, b) == pytest.approx(expected, abs=1e-6)


def test_jensen_shannon_is_as_scipy_has_it() -> None:
    from scipy.spatial.distance import jensenshannon

    random = np.random.default_rng(7)
    for _ in range(20):
        a, b = random.integers(0, 9, 6) + 0.0, random.integers(1, 9, 6) + 0.0
        a[0] = 1.0
        part = Part("m", "", "spread", list(range(6)))
        assert apart(part, list(a), list(b)) == pytest.approx(float(jensenshannon(a, b, base=2)), abs=1e-9)


@pytest.mark.parametrize(
    ("kind", "a", "b", "expected"),
    [
        ("share", 1, 0, 1.0),
        ("share", 0.5, 0.5, 0.0),
        ("share", 0.75, 0.25, 1 / 3),  # 2 × (60° − 30°) of 180°
        ("signed", 1, -1, 1.0),
        ("signed", 0.5, 0.0, 0.25),
        ("rate", 3, 1, 0.5),
        ("rate", 4, 0, 1.0),
        ("rate", 0, 0, 0.0),
    ],
)
def test_the_distance_that_a_measure_has(kind: str, a: float, b: float, expected: float) -> None:
    assert apart(Part("m", "", kind, [0]), [a], [b]) == pytest.approx(expected)


@pytest.mark.parametrize("kind", ["share", "signed", "rate"])
def test_no_value_on_one_side_is_no_distance(kind: str) -> None:
    n, d = np.array([[1.0], [0.0]]), np.array([[1.0], [0.0]])
    assert math.isnan(_distances(np.array([[1.0, 0.0]]), n, d, [Part("m", "", kind, [0])])[0, 0])


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=6))
@settings(max_examples=50)
def test_distances_are_symmetric_and_bounded(pairs: list[tuple[int, int]]) -> None:
    a, b = [float(x) for x, _ in pairs], [float(y) for _, y in pairs]
    part = Part("m", "", "spread", list(range(len(pairs))))
    one, other = apart(part, a, b), apart(part, b, a)
    if math.isnan(one):
        assert not sum(a) or not sum(b)
    else:
        assert one == pytest.approx(other)
        assert 0 <= one <= 1
