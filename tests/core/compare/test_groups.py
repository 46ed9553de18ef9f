"""By what documents are grouped: several fields at once, and months in their order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import framing
from framing.compare.comparison import document_group, has_field
from framing.errors import RequestError


def articles(make: Any) -> list[framing.Document]:
    told = [("A", 3, "news"), ("A", 4, "news"), ("A", 6, "opinion"), ("B", 4, "news"), ("B", None, "news")]
    return [
        make.article("cat dog.", outlet, number, published=month and date(2024, month, 5), genre=genre)
        for number, (outlet, month, genre) in enumerate(told)
    ]


def twos(make: Any, by: str) -> list[tuple[str, str]]:
    rows = framing.compare(make.scored(articles(make), make.word_measure("cat")), by).table("differences")
    return list(rows.select("group_a", "group_b").iter_rows())


def test_several_fields_make_one_group(make: Any) -> None:
    results = make.scored(articles(make), make.word_measure("cat"))
    comparison = framing.compare(results, "outlet, genre,year")
    assert comparison.groups == ("A · news · 2024", "A · opinion · 2024", "B · news · (none)", "B · news · 2024")
    found = {document_group(document, "outlet,genre,year") for document in articles(make)}
    assert found == set(comparison.groups)


def test_a_document_has_several_fields_if_it_has_each(make: Any) -> None:
    assert has_field(articles(make)[0], "outlet,month") and not has_field(articles(make)[-1], "outlet,month")


def test_a_field_that_nobody_has_is_named_among_several(make: Any) -> None:
    results = make.scored(articles(make), make.word_measure("cat"))
    with pytest.raises(RequestError, match="no document has a field 'desk' to compare by"):
        framing.compare(results, "outlet,desk")
    with pytest.raises(RequestError, match="no document has a field 'month'"):
        framing.compare(make.scored([make.article("cat")], make.word_measure("cat")), "month")


def test_each_month_is_set_against_the_one_before(make: Any) -> None:
    assert twos(make, "month") == [("2024-04", "2024-03"), ("2024-06", "2024-04")]
    for by in ("month,year", "year,month", "month,year,month"):
        assert len(twos(make, by)) == 2, by
    assert twos(make, "outlet,month") == [("A · 2024-04", "A · 2024-03"), ("A · 2024-06", "A · 2024-04")]


def test_few_groups_are_set_against_each_other(make: Any) -> None:
    assert twos(make, "outlet") == [("A", "B")]


def test_names_spelled_two_ways_are_told_and_not_merged(make: Any) -> None:
    documents = [make.article("cat", outlet, 1) for outlet in ("The Daily Héron", "daily heron", "Daily Heron Online")]
    comparison = framing.compare(make.scored(documents, make.word_measure("cat")))
    told = "“The Daily Héron” and “daily heron” may be one outlet; they are compared as 2: give them one name in the metadata"
    assert comparison.doubts == [told] and len(comparison.groups) == 3


def test_documents_without_a_date_are_told(make: Any) -> None:
    comparison = framing.compare(make.scored(articles(make), make.word_measure("cat")), "month")
    assert comparison.doubts == ["1 of 5 documents have no month; they stand as (none)"]


def test_years_are_crossed_where_month_and_year_are_asked_for(make: Any) -> None:
    documents = [make.article("cat dog.", "A", n, published=date(*when, 5)) for n, when in enumerate([(2023, 12), (2024, 1)])]
    found = framing.compare(make.scored(documents, make.word_measure("cat")), "year,month").table("differences")
    assert found.select("group_a", "group_b").rows() == [("2024 · 2024-01", "2023 · 2023-12")]


def test_values_with_the_separator_in_them_stay_apart(make: Any) -> None:
    told = [("A", "B · C"), ("A · B", "C"), ("A ·", "B"), ("A", "· B"), ("A", "\\· B"), ("Col·lectiu", "B")]
    documents = [make.article("cat.", outlet, number, genre=genre) for number, (outlet, genre) in enumerate(told)]
    comparison = framing.compare(make.scored(documents, make.word_measure("cat")), "outlet,genre")
    assert len(comparison.groups) == len(told) and "Col·lectiu · B" in comparison.groups
    assert {document_group(document, "outlet,genre") for document in documents} == set(comparison.groups)
    alone = framing.compare(make.scored(documents, make.word_measure("cat")))
    assert set(alone.groups) == {outlet for outlet, _ in told}


def test_an_outlet_called_none_is_not_one_without_a_name(make: Any) -> None:
    told = ["(none)", "", "\\(none)", "A"]
    documents = [make.article("cat.", "x", number, genre=genre) for number, genre in enumerate(told)]
    comparison = framing.compare(make.scored(documents, make.word_measure("cat")), "genre")
    assert set(comparison.groups) == {"\\(none)", "(none)", "\\\\(none)", "A"}
    assert {document_group(document, "genre") for document in documents} == set(comparison.groups)
    assert comparison.doubts[0] == "1 of 4 documents have no genre; they stand as (none)"
    note = "1 of 4 documents have the genre “(none)”, a name that the program uses itself; they stand as “\\(none)”"
    assert note in comparison.doubts
