"""The word lists of speakers."""

from __future__ import annotations

from framing_sourcing.speakers.wordlists import load_word_lists


def test_word_lists_are_folded() -> None:
    lists = load_word_lists()
    for words in (lists.titles, lists.given_names, lists.pronouns, lists.bodies, lists.particles, lists.suffixes):
        assert all(word == word.lower().strip() for word in words)
