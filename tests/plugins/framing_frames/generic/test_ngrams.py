"""An article as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from framing_frames.generic.ngrams import LENGTHS, PLACES, as_read, counts, rarities, weighted


def test_case_and_the_value_of_a_number_make_no_difference() -> None:
    assert as_read("The harbor lost 12 ships.") == as_read("THE HARBOR lost 7 ships") == " the harbor lost 0 ships "


@pytest.mark.parametrize("text", ["", "a", "abc", "abcd", "abcdef", "naïve “quote”"])
def test_every_sequence_is_counted_once(text: str) -> None:
    size = len(text.encode())
    assert counts(text).sum() == sum(max(0, size - length + 1) for length in LENGTHS)
    assert counts(text).shape == (PLACES,)


def test_the_same_sequence_hits_the_same_place_wherever_it_stands() -> None:
    once, twice = counts("tidewater"), counts("tidewater tidewater")
    assert (twice >= 2 * once).all()


def test_a_vector_has_the_length_one_and_that_of_nothing_none() -> None:
    rarity = np.ones(PLACES)
    assert np.isclose(np.linalg.norm(weighted(counts(as_read("The harbor is shut.")), rarity)), 1)
    assert not weighted(counts(""), rarity).any()


def test_what_few_articles_have_and_what_nearly_all_have_does_not_count() -> None:
    articles = [counts(text) for text in ("abc xyz", "abc xyz", "abc xyz", "abc qqq", "abc")]
    rare = rarities(articles, fewest=3, most=0.9)
    assert not rare[counts("abc") > 0].any() and not rare[counts("qqq") > 0].any()
    assert rare[counts("xyz") > 0].all()
