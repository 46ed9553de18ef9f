"""The small statistics against scipy, a published example, and cases small enough to do by hand."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from framing.statistics.basics import benjamini_hochberg, partially_pooled, rarefied, safe_divide


def richness(counts: object) -> float:
    """Number of categories that draw at least one: easy to follow by hand."""
    return float(len(list(counts)))  # type: ignore[call-overload]


def test_what_is_divided_by_nothing_is_not_a_number_rather_than_zero() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert math.isnan(safe_divide(np.zeros(1), np.zeros(1))[0])
        assert safe_divide(np.array([1.0]), np.array([4.0])).tolist() == [0.25]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_q_values_are_those_of_scipy(p: list[float]) -> None:
    assert benjamini_hochberg(p) == pytest.approx(false_discovery_control(p).tolist())


def test_an_empty_family_has_no_q_values() -> None:
    assert benjamini_hochberg([]) == []


def test_a_family_may_be_larger_than_what_is_given_of_it() -> None:
    assert benjamini_hochberg([0.001, 0.01], of=10) == pytest.approx(
        false_discovery_control([0.001, 0.01, *[1.0] * 8])[:2].tolist()
    )


# Partial pooling

# Private passenger bodily injury insurance in five states and twelve quarters (Hachemeister 1975): severity and claims.
SEVERITY = np.array(
    [
        [1738, 1642, 1794, 2051, 2079, 2234, 2032, 2035, 2115, 2262, 2267, 2517],
        [1364, 1408, 1597, 1444, 1342, 1675, 1470, 1448, 1464, 1831, 1612, 1471],
        [1759, 1685, 1479, 1763, 1674, 2103, 1502, 1622, 1828, 2155, 2233, 2059],
        [1223, 1146, 1010, 1257, 1426, 1532, 1953, 1123, 1343, 1243, 1762, 1306],
        [1456, 1499, 1609, 1741, 1482, 1572, 1606, 1735, 1607, 1573, 1613, 1690],
    ],
    dtype=float,
)
CLAIMS = np.array(
    [
        [7861, 9251, 8706, 8575, 7917, 8263, 9456, 8003, 7365, 7832, 7849, 9077],
        [1622, 1742, 1523, 1515, 1622, 1602, 1964, 1515, 1527, 1748, 1654, 1861],
        [1147, 1357, 1329, 1204, 998, 1077, 1277, 1218, 896, 1003, 1108, 1121],
        [407, 396, 348, 341, 315, 328, 352, 331, 287, 384, 321, 342],
        [2902, 3172, 3046, 3068, 2693, 2910, 3275, 2697, 2663, 3017, 3242, 3425],
    ],
    dtype=float,
)


def pooled(ratios: np.ndarray, d: np.ndarray, centre: float = 0.0) -> list[float]:
    e = (ratios - centre) * d
    sums = (each.sum(axis=1)[:, None] for each in (e, d, e**2 / np.where(d > 0, d, 1)))
    return (centre + partially_pooled(*sums, np.count_nonzero(d, axis=1)[:, None])).ravel().tolist()  # type: ignore[no-any-return]


@pytest.mark.parametrize("centre", [0.0, 1900.0])
def test_partial_pooling_gives_the_published_credibility_premiums(centre: float) -> None:
    published = [2055.165, 1523.706, 1793.444, 1442.967, 1603.285]  # Goovaerts & Hoogstad (1987)
    assert pooled(SEVERITY, CLAIMS, centre) == pytest.approx(published, abs=5e-4)


def test_a_group_of_one_unit_moves_furthest() -> None:
    claims = CLAIMS.copy()
    claims[3, 1:] = 0
    raw, partial = SEVERITY[3, 0], pooled(SEVERITY, claims)
    whole = (SEVERITY * claims).sum() / claims.sum()
    assert raw < partial[3] < whole and partial[3] - raw > 0.5 * (whole - raw)


def test_groups_no_further_apart_than_chance_has_it_are_pooled_wholly() -> None:
    ratios, d = np.tile([1.0, 3.0, 2.0, 2.0], (4, 1)), np.ones((4, 4))
    assert pooled(ratios, d) == pytest.approx([2.0] * 4)


def test_too_few_groups_or_units_are_not_pooled() -> None:
    assert np.isnan(pooled(SEVERITY[:2], CLAIMS[:2])).all()
    assert np.isnan(pooled(SEVERITY[:, :1], CLAIMS[:, :1])).all()
    empty = CLAIMS.copy()
    empty[4] = 0
    assert np.isnan(pooled(SEVERITY, empty)).tolist() == [False] * 4 + [True]


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
