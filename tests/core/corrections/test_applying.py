"""Corrections applied to the layers of an article."""

from __future__ import annotations

from typing import Any

from framing import Annotation, Document
from framing.corrections.applying import Applied, corrected
from framing.corrections.model import Corrections, Row

TEXT = "Berg said it. Anna Berg said so. They said no."
ARTICLE = Document("a", TEXT, language="en")


def said(start: int, end: int, entity: str, kind: str, **attributes: Any) -> Annotation:
    about = {"act": "speech", "entity": entity, "source_type": kind, "anonymous": False, **attributes}
    return Annotation("indirect", ((start, end),), {"content": ((start, end),), "source": ((start, start + 4),)}, about)


LAYER = (said(0, 12, "Berg", "other"), said(14, 31, "Anna Berg", "expert"), said(33, 45, "", "", anonymous=True))


def done(*rows: Row, layer: str = "attributions") -> tuple[list[tuple[Any, ...]], Applied]:
    applied = Applied()
    found = corrected(layer, LAYER, ARTICLE, Corrections(rows), applied)
    names = ("entity", "source_type", "anonymous", "corrected")
    return [tuple(a.attributes.get(name) for name in names) for a in found], applied


def test_nothing_is_changed_without_a_row() -> None:
    found, applied = done(Row(2, "story", "a", value="x"))
    assert found == [("Berg", "other", False, None), ("Anna Berg", "expert", False, None), ("", "", True, None)]
    assert applied == Applied()


def test_a_merged_name_takes_the_type_of_the_one_it_joins() -> None:
    found, applied = done(Row(2, "name", text="Berg", value="Anna Berg"))
    assert found[0] == ("Anna Berg", "expert", False, "name")
    assert found[1] == ("Anna Berg", "expert", False, None)
    assert applied.matched == applied.changed == {2: 1}


def test_a_type_is_that_of_the_corrected_name_too() -> None:
    found, applied = done(Row(2, "name", text="Berg", value="Anna Berg"), Row(3, "type", text="Anna Berg", value="company"))
    assert [row[:2] for row in found[:2]] == [("Anna Berg", "company")] * 2
    assert found[0][3] == "name, type" and applied.changed == {2: 1, 3: 2}


def test_a_name_is_parted_in_one_article_or_passage() -> None:
    assert done(Row(2, "name", "a", text="Berg", value="John Berg"))[0][0][0] == "John Berg"
    assert done(Row(2, "name", "b", text="Berg", value="John Berg"))[0][0][0] == "Berg"
    found, applied = done(Row(2, "name", "a", 14, 31, "Anna Berg", "John Berg"), Row(3, "name", "a", 33, 46, "", "The crews"))
    assert [row[0] for row in found] == ["Berg", "John Berg", "The crews"]
    assert found[2][2] is False, "who is named is not anonymous"
    assert applied.matched == {2: 1, 3: 1}


def test_who_has_no_name_is_known_by_the_wording() -> None:
    found, _ = done(Row(2, "type", text="they", value="citizen"))
    assert found[2] == ("", "citizen", True, "type")


def test_a_row_that_says_what_was_found_changes_nothing_and_matches() -> None:
    _, applied = done(Row(2, "type", text="Anna Berg", value="expert"))
    assert applied.matched == {2: 1} and applied.changed == {2: 0}


def test_a_passage_that_is_none_is_taken_out_of_its_layer_alone() -> None:
    rows = Row(2, "none", "a", 13, 46, "", "attributions"), Row(3, "none", "a", 0, 5, "", "attributions")
    found, applied = done(*rows)
    assert [row[0] for row in found] == ["Berg"], "an annotation that goes beyond the passage stays"
    assert applied.changed == {2: 2}
    assert len(done(*rows, layer="terms")[0]) == 3


def test_of_two_rows_on_one_passage_both_match_and_one_changes_something() -> None:
    found, applied = done(Row(2, "none", "a", 0, 13, value="attributions"), Row(3, "none", "a", 0, 12, value="attributions"))
    assert len(found) == 2 and applied.matched == {2: 1, 3: 1} and applied.changed == {2: 1, 3: 0}
