"""A corpus on its way through a listing: groups, amounts, one outlet, failures."""

from __future__ import annotations

import pytest

from framing.errors import InputError, RequestError
from framing.model import Document
from framing.passes import Reading, group_of, made, pieces_of
from framing.tables.contract import Column

DOCUMENTS = [
    Document("a", "The harbour wall fell.", outlet="Sun", language="en"),
    Document("b", "Rain.", outlet="Post", language="en"),
    Document("c", "The wall was mended.", outlet="Sun", language="en"),
]


def test_documents_come_with_their_group_and_are_counted() -> None:
    told: list[int] = []
    reading = Reading(DOCUMENTS, {"progress": told.append})
    assert [(document.id, group) for document, _, group in reading] == [("a", "Sun"), ("b", "Post"), ("c", "Sun")]
    assert reading.amounts == {"Sun": [2, 8], "Post": [1, 1]} and told == [1, 2, 3]
    assert [name for name, _ in reading.inputs] == ["a", "b", "c"] and reading.failures == []
    assert reading.run(extra=1)["documents"] == 3 and reading.run(extra=1)["extra"] == 1


@pytest.mark.parametrize(("by", "group"), [("all", "all"), ("document", "a"), ("outlet", "Sun")])
def test_groups(by: str, group: str) -> None:
    assert group_of(DOCUMENTS[0], by) == group


def test_one_outlet_however_it_is_capitalised() -> None:
    assert [document.id for document, _, _ in Reading(DOCUMENTS, {"outlet": "sun"})] == ["a", "c"]
    with pytest.raises(RequestError, match="Post"):
        list(Reading(DOCUMENTS, {"outlet": "Pst"}))


def test_what_cannot_be_listed_is_said() -> None:
    with pytest.raises(RequestError, match="desk"):
        list(Reading(DOCUMENTS, {"by": "desk"}))
    with pytest.raises(InputError, match="no document to read"):
        list(Reading([], {}))


def test_tables_of_rows() -> None:
    tables = {"walls": (Column("name", "String", "a wall"), Column("height", "Int64", "in metres"))}
    assert made("walls", [], tables).columns == ["name", "height"]
    assert made("walls", [("pier \ud800", 3)], tables).rows() == [("pier \ufffd", 3)]
    assert pieces_of(((1, 2),)) == "" and pieces_of(((1, 2), (4, 6))) == "[[1, 2], [4, 6]]"
