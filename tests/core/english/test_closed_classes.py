"""The closed classes of English hold folded words, and each the kind that it says."""

from __future__ import annotations

import pytest

from framing import english
from framing.forms import fold
from framing.language import FEWEST_FUNCTION_WORDS

CLASSES = sorted(name for name in english.__all__ if isinstance(getattr(english, name), frozenset))


@pytest.mark.parametrize("name", CLASSES)
def test_words_are_folded(name: str) -> None:
    words = getattr(english, name)
    assert words and all(fold(word) == word and word.strip() for word in words)


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("AUXILIARIES", "was has did might", "been being having doing walked"),
        ("PRONOUNS", "she them your theirs myself", "this who the"),
        ("DETERMINERS", "a those her", "them hers who"),
        ("RELATIVES", "whose that", "this what"),
        ("PREPOSITIONS", "of despite via", "because and"),
        ("SUBORDINATORS", "whereas unless", "and that despite"),
        ("NEGATORS", "never nowhere", "hardly"),
        ("MONTHS", "march may", "mar"),
        ("WEEKDAYS", "sunday", "sun today"),
    ],
)
def test_a_class_holds_its_kind(name: str, inside: str, outside: str) -> None:
    words = getattr(english, name)
    assert words.issuperset(inside.split())
    assert words.isdisjoint(outside.split())


def test_function_words_are_most_of_what_a_sentence_stands_on() -> None:
    words = "the mayor of the town said that it was not for her to say who had been there".split()
    assert sum(word in english.FUNCTION_WORDS for word in words) / len(words) > FEWEST_FUNCTION_WORDS
