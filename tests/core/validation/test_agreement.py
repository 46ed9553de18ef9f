"""Precision, recall and F1 of spans, and alpha against published worked examples."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.validation.agreement import Span, Tally, alpha, exact_pairs, overlap_pairs, per_label

# Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
BINARY = ("0100000010", "1110010000")  # his section A
NOMINAL = ("aabbdccceddaa"[:12], "babbbcccedd" + "d")  # section B
FOUR = (
    "1233214 12...".replace(" ", ""),
    "12332241 25.3".replace(" ", ""),
    ".33323422 51.".replace(" ", ""),
    "123324412 51.".replace(" ", ""),
)


def rated(observers: Sequence[str]) -> list[tuple[str, int, str]]:
    return [(str(who), unit, label) for who, row in enumerate(observers) for unit, label in enumerate(row) if label != "."]


@pytest.mark.parametrize(
    ("observers", "numbers", "published"),
    [(BINARY, False, 0.095), (NOMINAL, False, 0.692), (FOUR, False, 0.743), (FOUR, True, 0.849)],
)
def test_alpha_is_as_published(observers: Sequence[str], numbers: bool, published: float) -> None:
    assert {len(row) for row in observers} in ({10}, {12})
    found, reason = alpha(rated(observers), numbers=numbers)
    assert found == pytest.approx(published, abs=0.0005)
    assert reason == ""


def test_alpha_says_why_there_is_none() -> None:
    assert alpha([]) == (None, "nothing was coded by two")
    assert alpha([("a", 1, "x"), ("b", 2, "y")]) == (None, "nothing was coded by two")
    assert alpha([("a", 1, "x"), ("b", 1, "x"), ("a", 2, "y")]) == (None, "all say 'x': alpha is not defined")


def test_spans_are_exact_or_overlap_or_neither() -> None:
    marked = [Span(((0, 10),), "a"), Span(((20, 30),), "a"), Span(((40, 50),), "b")]
    found = [Span(((0, 10),), "b"), Span(((25, 60),), "a"), Span(((70, 80),), "a")]
    assert exact_pairs(marked, found) == {0: 0}
    assert overlap_pairs(marked, found) == {0: 0, 2: 1}, "one passage found answers one that was marked, the closest"


def test_of_spans_at_one_place_those_of_one_label_belong_together() -> None:
    marked = [Span(((0, 9),), "a"), Span(((0, 9),), "b")]
    found = [Span(((0, 9),), "b"), Span(((0, 9),), "a"), Span(((0, 9),), "a")]
    assert exact_pairs(marked, found) == {0: 1, 1: 0}


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert overlap_pairs([Span(((0, 5),), "")], [Span(((5, 9),), "")]) == {}
    assert overlap_pairs([Span(((0, 2), (8, 9)), "")], [Span(((3, 7),), "")]) == {}, "it lies in the gap"


def test_shares_of_nothing_are_none() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (None, None, None)
    assert Tally(0, 3, 0).f1 == 0
    assert Tally(1, 2, 4).f1 == pytest.approx(1 / 3)


def test_labels_are_counted_one_by_one() -> None:
    found = per_label([("a", "a"), ("a", "b"), ("b", "b")])
    assert found == {"a": Tally(1, 1, 2), "b": Tally(1, 2, 1)}


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9), st.sampled_from("ab")), max_size=12))
def test_a_reading_agrees_with_itself(drawn: list[tuple[int, int, str]]) -> None:
    spans = [Span(((start, start + size),), label) for start, size, label in drawn]
    for pairs in (exact_pairs(spans, spans), overlap_pairs(spans, spans)):
        assert len(pairs) == len(set(pairs.values())) == len(spans)
    assert all(spans[i] == spans[j] for i, j in exact_pairs(spans, spans).items())
