"""Rates of terms from sparse counts: the same as from a full table."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.statistics.intervals import Scale, Side, seen
from framing.statistics.rates import Counts, rate_p, rates_seen


def made_of(counts: list[list[int]], lengths: list[int]) -> Counts:
    """Counts by term and document."""
    table = np.array(counts)
    term, document = np.nonzero(table)
    return Counts(term, document, table[term, document], np.array(lengths), len(counts))


MADE = st.integers(2, 9).flatmap(
    lambda documents: st.tuples(
        st.lists(st.lists(st.integers(0, 9), min_size=documents, max_size=documents), min_size=1, max_size=4),
        st.lists(st.integers(40, 900), min_size=documents, max_size=documents),
    )
)


@given(MADE)
def test_what_a_side_shows_is_what_compare_sees(made: tuple[list[list[int]], list[int]]) -> None:
    counts, lengths = made
    n, d = np.array(counts, dtype=float).T, np.repeat(np.array(lengths, dtype=float)[:, None], len(counts), axis=1)
    zero, terms = np.zeros(len(counts)), len(counts)
    expected = seen(Side(np.arange(len(n)), n, d), zero, Scale(zero, np.full(terms, np.inf), np.ones(terms)))
    found = rates_seen(made_of(counts, lengths), np.ones(len(lengths), dtype=bool))
    for name in expected._fields:
        assert getattr(found, name) == pytest.approx(getattr(expected, name), abs=1e-6), name


def test_a_mention_in_articles_three_times_as_long_is_expected_three_times_as_often() -> None:
    lengths, here = [300] * 20 + [900] * 20, np.arange(40) < 20
    even, once = [[1] * 5 + [0] * 15 + [1] * 15 + [0] * 5], [[0] * 20 + [1] + [0] * 19]
    assert rate_p(made_of(even, lengths), here, ~here)[0] > 0.5
    assert np.isnan(rate_p(made_of(once, lengths), here, ~here)[0]), "too few articles hold it"
    assert rate_p(made_of([[2] * 20 + [0] * 20], lengths), here, ~here)[0] < 1e-4
