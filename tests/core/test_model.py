"""The values that everything is made of."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from framing import Annotation, Document, Evidence, Score, no_score


def test_values_are_frozen_and_picklable() -> None:
    for value in (Document(id="a", text="b"), Annotation("a", ((0, 1),)), Evidence(((0, 1),)), Score(value=1)):
        assert pickle.loads(pickle.dumps(value)) == value
        with pytest.raises(FrozenInstanceError):
            value.label = "other"  # type: ignore[union-attr]


def test_a_document_gives_any_metadata_as_text() -> None:
    document = Document(id="a", text="b", outlet="Gazette", published=date(2024, 5, 3), meta={"page": 3, "desk": None})
    assert (document.field("outlet"), document.field("published"), document.field("page")) == ("Gazette", "2024-05-03", "3")
    assert document.field("desk") == document.field("nowhere") == document.field("story") == ""


def test_the_text_is_no_metadata() -> None:
    assert Document(id="a", text="secret").field("text") == ""


def test_the_hash_is_the_texts_alone() -> None:
    assert Document(id="a", text="same").sha256 == Document(id="b", text="same", outlet="Gazette").sha256
    assert Document(id="a", text="same").sha256 != Document(id="a", text="other").sha256
    assert len(Document(id="a", text="half a pair: \ud83d").sha256) == 64


def test_an_annotation_spans_from_its_first_piece_to_its_last_and_quotes_them_all() -> None:
    annotation = Annotation("split", ((0, 4), (10, 14)))
    assert (annotation.start, annotation.end) == (0, 14)
    assert annotation.quote("push him out here") == "push … ut h"


def test_no_score_is_none_with_a_reason() -> None:
    score = no_score("not mentioned", target="mayor", category="x", voice="own")
    assert (score.status, score.reason, score.value, score.numerator) == ("none", "not mentioned", None, None)
    assert (score.target, score.category, score.voice) == ("mayor", "x", "own")


def test_a_document_shows_what_it_is_and_not_its_text() -> None:
    long = "A title that goes on and on, and then on, and a little further still, until nobody reads it"
    document = Document("d1", "word " * 300, outlet="Gazette", title=long, published=date(2024, 3, 1))
    told = repr(document)
    assert told.startswith("<Document 'd1': Gazette, 2024-03-01, 1,500 characters, “A title") and told.endswith("…”>")
    assert len(told) < 130 and repr(Document("d2", "")) == "<Document 'd2': 0 characters>"
