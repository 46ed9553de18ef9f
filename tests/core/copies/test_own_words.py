"""Which words of a document are its own to copy."""

from __future__ import annotations

from framing.copies.own_words import document_frame, own_words_of, recurring
from framing.model import Document


def test_quotations_are_nobodys_own() -> None:
    text = "The harbour wall fell on Monday, and “nobody was hurt at all” said the mayor."
    assert own_words_of(Document("a", text, language="en")).tolist() == [True] * 7 + [False] * 5 + [True] * 3


def test_half_a_character_is_stored_as_another_of_the_same_length() -> None:
    frame = document_frame([Document("a", "Wall \ud800 fell.", outlet="Sun", language="en")])
    assert frame.row(0) == ("a", "Sun", "", "en", "Wall \ufffd fell.")


def test_what_recurs_is_told_document_by_document() -> None:
    documents = [
        Document(str(i), f"The wall number {i} fell.\n\nSign up for our letter", outlet="Sun", language="en") for i in range(4)
    ]
    assert [len(spans) for spans in recurring(document_frame(documents))] == [1, 1, 1, 1]
