"""Shingles: which runs of words texts share, exactly, and where."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.copies.shingles import SHINGLE, Vocabulary, covered, runs, shared_shingles, word_spans, words_of

WORDS = st.lists(st.sampled_from("a b c d".split()), max_size=40)


def shared_by_hand(texts: list[list[str]]) -> set[tuple[int, int]]:
    """(document, first word) of every run that another document has; of one that a document repeats, the first."""
    places: dict[tuple[str, ...], dict[int, int]] = {}
    for document, words in enumerate(texts):
        for word in range(len(words) - SHINGLE + 1):
            places.setdefault(tuple(words[word : word + SHINGLE]), {}).setdefault(document, word)
    return {place for found in places.values() if len(found) > 1 for place in found.items()}


@given(st.lists(WORDS, max_size=5))
def test_what_is_shared_is_what_comparing_all_runs_finds(texts: list[list[str]]) -> None:
    found = shared_shingles([" ".join(words) for words in texts])
    assert set(zip(found.document.tolist(), found.word.tolist(), strict=True)) == shared_by_hand(texts)
    assert found.words.tolist() == [len(words) for words in texts]


def test_case_and_marks_make_no_difference() -> None:
    found = shared_shingles(["One two, three four: five six seven EIGHT!", "“one Two three” four five six – seven eight nine"])
    assert found.document.tolist() == [0, 1]
    assert found.word.tolist() == [0, 0]
    vocabulary = Vocabulary()
    assert vocabulary["Bridge"] == vocabulary["bridge"] != vocabulary["ferry"]


@given(st.text(max_size=200))
def test_words_and_their_places_agree(text: str) -> None:
    assert [text[start:end] for start, end in word_spans(text)] == words_of(text)


def test_a_shingle_covers_its_words_and_runs_are_stretches() -> None:
    mask = covered(np.array([2, 3, 20]), 24)
    assert runs(mask) == [(2, 3 + SHINGLE), (20, 24)]
    assert runs(np.zeros(5, bool)) == []
    assert runs(np.ones(3, bool)) == [(0, 3)]
