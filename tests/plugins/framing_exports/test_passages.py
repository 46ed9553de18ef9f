"""Passages: their wording, and those of each document."""

from __future__ import annotations

from framing_exports.passages import Passage, by_document, quoted


def test_the_pieces_of_a_passage_are_quoted_with_a_gap_between() -> None:
    assert quoted("0123456", ((0, 2), (4, 5))) == "01 … 4"


def test_passages_of_a_document_keep_their_order_wherever_they_stand() -> None:
    first, other, second = (Passage(doc_id, ((at, 9),), "stance", "measure") for doc_id, at in (("b", 5), ("a", 0), ("b", 1)))
    assert by_document(iter((first, other, second))) == {"b": [first, second], "a": [other]}
