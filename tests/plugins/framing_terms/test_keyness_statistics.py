"""The statistics of keyness, against scipy and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing_terms.keyness_statistics import Sides

COUNTS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=12)


def sides(pairs: list[tuple[int, int]], words: int = 9000, other_words: int = 14000) -> Sides:
    return Sides(np.array([a for a, _ in pairs]), np.array([b for _, b in pairs]), words, other_words)


@given(COUNTS.filter(lambda pairs: all(a + b for a, b in pairs)))
def test_g2_is_that_of_scipy(pairs: list[tuple[int, int]]) -> None:
    contingency = pytest.importorskip("scipy.stats").chi2_contingency
    found = sides(pairs).g2()
    for (a, b), g2 in zip(pairs, found, strict=True):
        expected = contingency([[a, b], [9000 - a, 14000 - b]], correction=False, lambda_="log-likelihood").statistic
        assert abs(g2) == pytest.approx(expected, abs=1e-6)


def test_g2_and_log_ratio_are_those_of_pycorpdiff() -> None:
    loglikelihood = pytest.importorskip("pycorpdiff.keyness.loglikelihood", reason="pycorpdiff is in the extra 'interop'")
    effects = pytest.importorskip("pycorpdiff.keyness.effect_sizes")
    pandas = pytest.importorskip("pandas")
    pairs = [(12, 3), (5, 40), (7, 7), (100, 90)]
    a, b = (pandas.Series([pair[side] for pair in pairs], index=list("wxyz")) for side in (0, 1))
    theirs = loglikelihood.log_likelihood(a, b, 9000, 14000, formula="dunning")["g2"].to_numpy()
    assert sides(pairs).g2() == pytest.approx(theirs)
    ratios = effects.log_ratio(a, b, 9000, 14000, smoothing=1e-9).to_numpy()
    assert sides(pairs).log_ratio() == pytest.approx(ratios)


def test_log_ratio_takes_zero_for_one_half() -> None:
    found = sides([(8, 0), (0, 8), (4, 2)], 1000, 1000).log_ratio()
    assert found.tolist() == pytest.approx([4, -4, 1])


def test_log_odds_by_hand() -> None:
    odds, z = sides([(30, 10)], 1000, 1000).log_odds(100)
    here, there = 30 + 100 * 40 / 2000, 10 + 100 * 40 / 2000
    expected = np.log(here / (1100 - here)) - np.log(there / (1100 - there))
    assert odds[0] == pytest.approx(expected)
    assert z[0] == pytest.approx(expected / np.sqrt(1 / here + 1 / there))


@given(COUNTS.filter(lambda pairs: all(a + b for a, b in pairs)))
def test_a_larger_prior_shrinks_and_sides_mirror_each_other(pairs: list[tuple[int, int]]) -> None:
    there = sides(pairs)
    here = Sides(there.other, there.count, there.other_words, there.words)
    assert here.log_odds(500)[0] == pytest.approx(-there.log_odds(500)[0])
    assert here.log_ratio() == pytest.approx(-there.log_ratio())
    assert (np.abs(there.log_odds(50_000)[0]) <= np.abs(there.log_odds(500)[0]) + 1e-9).all()
