"""The lists of words."""

from __future__ import annotations

import pytest

from framing_frames.heard.words import load_words, singular_role


def test_no_word_has_two_genders_and_none_is_a_form_of_address_and_a_role() -> None:
    words = load_words()
    assert {"mr", "mrs", "ms", "miss", "man", "woman"} <= words.gendered.keys()
    assert not words.roles & {"mr", "mrs", "ms", "miss", "man", "woman"}


@pytest.mark.parametrize("word", ["mayor", "ex-mayor", "deputy-director", "virologist", "alderwoman"])
def test_roles(word: str) -> None:
    assert singular_role(word)


@pytest.mark.parametrize("word", ["bridge", "woman", "german", "mr", "logist"])
def test_what_is_no_role(word: str) -> None:
    assert not singular_role(word)
