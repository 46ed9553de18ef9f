"""The closed classes of English hold folded words, and each the kind that it says."""

from __future__ import annotations

import pytest

from framing import english
from framing.forms import fold
from framing.language import FEWEST_FUNCTION_WORDS

CLASSES = sorted(vars(english.CLASSES))


@pytest.mark.parametrize("name", CLASSES)
def test_words_are_folded(name: str) -> None:
    words = getattr(english.CLASSES, name)
    assert words and all(fold(word) == word and word.strip() for word in words)


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("be", "was been being", "has walked"),
        ("pronouns", "she them your theirs myself", "this who the"),
        ("determiners", "a those her", "them hers who"),
        ("relatives", "whose that", "this what"),
        ("prepositions", "of despite via", "because and"),
        ("subordinators", "whereas unless", "and that despite"),
        ("negators", "never nowhere", "hardly"),
        ("months", "march may", "mar"),
        ("weekdays", "sunday", "sun today"),
    ],
)
def test_a_class_holds_its_kind(name: str, inside: str, outside: str) -> None:
    words = getattr(english.CLASSES, name)
    assert words.issuperset(inside.split())
    assert words.isdisjoint(outside.split())


def test_function_words_are_most_of_what_a_sentence_stands_on() -> None:
    words = "the mayor of the town said that it was not for her to say who had been there".split()
    assert sum(word in english.FUNCTION_WORDS for word in words) / len(words) > FEWEST_FUNCTION_WORDS


@pytest.mark.parametrize(
    "words",
    ["it", "It", "They", "he’s", "some of them", "Many", "Two of those", "the other", "12", "47%", "no one", "each of us"],
)
def test_pronouns_and_quantities_name_nobody(words: str) -> None:
    assert english.CLASSES.names_nobody(words)


@pytest.mark.parametrize(
    "words", ["", "US", "IT", "WHO", "some of the crew", "many crews", "the ferry", "of", "20 percent", "Many Lund"]
)
def test_what_has_a_word_of_its_own_names_somebody(words: str) -> None:
    assert not english.CLASSES.names_nobody(words)
