"""Loaded words: each decides words in quotation marks that nothing else decides, and stands in one list only."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from framing_sourcing.marks.distance import fitting, is_distanced
from framing_sourcing.marks.evidence import FOR
from framing_sourcing.marks.loaded_words import EVENTS, STANDING, WORTH

LISTS = {"standing": STANDING, "worth": WORTH, "event": EVENTS}


@dataclass(frozen=True)
class Marked:
    """A loaded word behind a plain one, in an article that says little for or against."""

    forms: tuple[str, ...]
    before: str = "he came with "
    after: str = "to the sea "
    previous: str = "with"
    named: bool = False
    headline: bool = False
    told: bool = False
    commentary: float = 8.0


def rows(*forms: str) -> set[str]:
    return {row.name for row in fitting(Marked(forms), FOR)}


@pytest.mark.parametrize("name", LISTS)
def test_every_word_makes_the_difference(name: str) -> None:
    for word in sorted(LISTS[name]):
        assert name in rows("harbour", word), word
        assert is_distanced(Marked(("harbour", word))), word
        assert name not in rows("harbour", f"{word}-yard"), word


@pytest.mark.parametrize("word", ["navigator", "optics", "quay", "rope", "captain", "letter", "vote", "super", "fast-track"])
def test_what_names_a_thing_is_in_no_list(word: str) -> None:
    assert rows("harbour", word).isdisjoint(LISTS)
    assert not is_distanced(Marked(("harbour", word)))


@pytest.mark.parametrize("name", LISTS)
def test_a_word_counts_at_the_end_of_two_words_only(name: str) -> None:
    word = min(LISTS[name])
    assert name in rows(word)
    assert name not in rows(word, "quay")
    assert name not in rows("old", "harbour", word)


def test_no_word_stands_twice() -> None:
    assert not STANDING & WORTH
    assert not STANDING & EVENTS
    assert not WORTH & EVENTS


def test_words_are_as_tokens_are_folded() -> None:
    for word in STANDING | WORTH | EVENTS:
        assert word == word.casefold()
