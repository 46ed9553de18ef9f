"""The list of words that news writers choose between."""

from __future__ import annotations

import pytest

from framing.english import rival_words


@pytest.mark.parametrize("kind", rival_words()._fields)
def test_every_list_has_lines_of_two_words_or_more(kind: str) -> None:
    lines = getattr(rival_words(), kind)
    assert lines
    for number in {number for numbers in lines.values() for number in numbers}:
        words = [word for word, numbers in lines.items() if number in numbers]
        assert len(words) > 1 and all(word == word.lower() for word in words), words


def test_words_of_one_line_meet_and_others_do_not() -> None:
    nouns = rival_words().nouns
    assert nouns["deal"] & nouns["accord"]
    assert not nouns["deal"] & nouns["regime"]
