"""Which correction holds for a source or a passage."""

from __future__ import annotations

import pickle

import pytest

from framing import Document
from framing.corrections.model import NONE, Corrections, Problem, Row, from_record, key_of, span_of

TEXT = "The port closed. “Never,” said Berg. The port closed."


def of(*rows: Row) -> Corrections:
    return Corrections(rows)


def test_a_name_follows_the_rows_that_lead_on() -> None:
    given = of(Row(2, "name", text="Berg", value="Anna Berg"), Row(3, "name", text="the Anna  BERG", value="Anna Lund"))
    assert given.name_of("berg") == "Anna Lund"
    assert [row.number for row in given.renamings("Berg")] == [2, 3]
    assert given.name_of("Falk") == "Falk"
    assert given.settles("Anna Lund") and given.settles("Berg") and not given.settles("Falk")


def test_a_row_for_one_article_goes_before_one_for_all() -> None:
    given = of(Row(2, "type", text="Berg", value="expert"), Row(3, "type", "b", text="Berg", value="company"))
    found = [given.of_source("type", document, "Berg") for document in ("a", "b")]
    assert [row.value for row in found if row] == ["expert", "company"]
    assert given.of_source("name", "a", "Berg") is None
    assert given.type_of("Berg") == "expert" and given.type_of("Falk") == ""


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (Row(2, "none", "a", 4, 8, "port"), (4, 8)),
        (Row(2, "none", "a", 4, 15, "port … closed"), (4, 15)),
        (Row(2, "none", "a", text="“Never,”"), (17, 25)),
        (Row(2, "type", "a", 0, 16, "Berg"), (0, 16)),
    ],
)
def test_where_a_passage_is(row: Row, found: tuple[int, int]) -> None:
    assert span_of(row, TEXT) == found


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (Row(2, "none", "a", 40, 90), "40 to 90 are not in document 'a', which has 53 characters"),
        (Row(2, "none", "a", 9, 9), "9 to 9 are not in document"),
        (Row(2, "none", "a", 0, 4, "port"), 'has "The", another text'),
        (Row(2, "none", "a", text="harbour"), "letter by letter"),
        (Row(2, "none", "a", text="The port closed."), "2 times"),
    ],
)
def test_a_passage_that_is_not_there_says_why(row: Row, why: str) -> None:
    assert why in str(span_of(row, TEXT))
    document = Document("a", TEXT)
    assert [problem.number for problem in of(row).misfits(document)] == [2]
    assert of(row).places(document, row.kind) == []


def test_a_story_is_given_to_its_article() -> None:
    given = of(Row(2, "story", "a", value="strike"))
    assert given.with_story(Document("a", TEXT, story="port")).story == "strike"
    other = Document("b", TEXT)
    assert given.with_story(other) is other


def test_it_goes_to_other_processes_and_to_a_manifest_and_back() -> None:
    given = Corrections((Row(2, "voice", "a", 0, 4, "", "own"),), (Problem(3, "no value"),), "c.csv", "ab")
    assert given.documents == {"a"}
    assert pickle.loads(pickle.dumps(given)) == given == from_record(given.as_record())
    assert given and not NONE
    assert given.without([Problem(2, "gone")]).rows == ()


def test_names_are_compared_without_capitals_spaces_and_article() -> None:
    assert key_of("The  United\nStates") == key_of("united states") != key_of("states")


def test_what_is_corrected_goes_before_what_the_corpus_joins() -> None:
    names, kinds = {"Berg": "Anna Berg", "Lund": "Bo Lund"}, {"Anna Berg": "expert", "Bo Lund": "police"}
    known = ("Berg", "Anna Berg", "Lund", "Bo Lund", "Falk")
    assert of().over(names, kinds, known) == (names, kinds)
    parted = of(Row(2, "name", text="Lund", value="Lund"), Row(3, "type", text="Anna Berg", value="company"))
    assert parted.over(names, kinds, known) == ({"Berg": "Anna Berg"}, {"Anna Berg": "company", "Bo Lund": "police"})
    renamed = of(Row(2, "name", text="Anna Berg", value="Anna Holm"), Row(3, "name", text="Falk", value="Bo Lund"))
    joined, typed = renamed.over(names, kinds, known)
    assert joined == {"Berg": "Anna Holm", "Anna Berg": "Anna Holm", "Falk": "Bo Lund", "Lund": "Bo Lund"}
    assert typed["Anna Holm"] == "expert" and typed["Bo Lund"] == "police"
