"""Words split into the pieces that a model knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing_stance.model.wordpieces import LONGEST, Vocabulary

PIECES = "[PAD] [UNK] [CLS] [SEP] [MASK] un ##safe safe pier the ' s ##s ! 橋 cafe".split()


def test_words_are_split_into_the_longest_pieces_known() -> None:
    vocabulary = Vocabulary(PIECES)
    pieces = [[PIECES[number] for number in vocabulary.numbers(form)] for form in ("unsafe", "piers", "'s", "橋!", "café")]
    assert pieces == [["un", "##safe"], ["pier", "##s"], ["'", "s"], ["橋", "!"], ["cafe"]]


@pytest.mark.parametrize("form", ["bridge", "unbridge", "s" * (LONGEST + 1)])
def test_a_word_that_has_no_pieces_is_unknown(form: str) -> None:
    vocabulary = Vocabulary(PIECES)
    assert vocabulary.numbers(form) == (vocabulary.unknown,)


@given(st.text(max_size=30))
def test_any_token_can_be_split(form: str) -> None:
    vocabulary = Vocabulary(PIECES)
    assert vocabulary.numbers(form) == Vocabulary(PIECES).numbers(form)
