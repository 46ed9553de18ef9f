"""Words and their places in the text, as TextBlob counts them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing_tone.assessments import assess
from framing_tone.words import LONGEST, words_of


@given(st.text(alphabet="ab.,!?'()“’: -8D\n\u200bİ", max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    words = [word for word in words_of(text) if hasattr(word, "start")]
    for word in words:
        assert "".join(text[word.start : word.end].split()).lower() == word
    assert all(before.end <= after.start for before, after in pairwise(words))


@pytest.mark.parametrize("mark", ["(", "'", "!", ".", "- b "])
def test_rows_of_marks_take_time_in_proportion(mark: str) -> None:
    assert len(list(assess(f"good {mark * (50 * LONGEST)} bad"))) == 2


def test_a_row_of_marks_without_end_is_an_unknown_word() -> None:
    (first, second) = assess("not " + "(" * (LONGEST + 1) + " good bad")
    assert first[1] > 0 > second[1], "it has ended the negation, as any word does"
