"""Words of attributions: each counts once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.testing import layers_of
from framing_sourcing.counting import given_once, merged, overlaps, words_in


def test_a_word_in_two_attributions_counts_once() -> None:
    assert given_once([[(0, 10), (20, 30)], [(5, 25)], [(26, 28)]]) == [[(0, 10), (25, 30)], [(10, 25)], []]
    assert given_once([]) == []


def test_a_word_in_two_contents_counts_once() -> None:
    layers = layers_of("The harbour closed on Monday because of the storm.")
    assert words_in(layers, [(0, 11), (4, 18)]) == words_in(layers, [(0, 18)]) == 3
    assert words_in(layers, []) == 0


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=8)


@given(SPANS, SPANS)
def test_merging_and_overlaps_are_those_of_sets_of_offsets(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> None:
    def offsets(found: list[tuple[int, int]]) -> list[int]:
        return sorted(i for start, end in found for i in range(start, end))

    assert offsets(merged(spans)) == sorted(set(offsets(spans)))
    assert offsets(overlaps(spans, others)) == sorted(set(offsets(spans)) & set(offsets(others)))
