"""One name and one type for one source over a corpus."""

from __future__ import annotations

import pytest

import framing
from framing.extension import Told
from framing_sourcing.listing.sources import list_sources
from framing_sourcing.speakers.one_name import one_names


def joined(*names: str) -> dict[str, str]:
    return one_names(Told(name, "other", len(names) - i) for i, name in enumerate(names))[0]


@pytest.mark.parametrize(
    ("known", "spelling"),
    [
        ("Anna Berg", "Berg"),
        ("Anna Berg", "Sen. Anna Berg"),
        ("Anna Berg", "Anna K. Berg"),
        ("A. J. Cole", "A.J. Cole"),
        ("José Lund", "Jose Lund"),
        ("Bo Hale Jr.", "Bo Hale, Jr."),
        ("United States", "the U.S."),
        ("United States", "America"),
        ("United States", "USA"),
    ],
)
def test_spellings_of_one_name(known: str, spelling: str) -> None:
    assert joined(known, spelling) == {spelling: known}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bo Hale Jr.", "Bo Hale Sr."),
        ("Bo Hale", "Bo Hale Jr."),
        ("United States", "U.S. Marshals"),
        ("Anna Cook", "the cook"),
        ("Anna Berg", "Peter Berg"),
        ("Anna Berg", "Berg County"),
        ("state", "United States"),
        ("Anna Washington", "Washington"),
        ("Anna Israel", "Israel"),
        ("Anna Church", "Church"),
        ("Anna Ice", "ICE"),
    ],
)
def test_what_is_not_one(one: str, other: str) -> None:
    assert joined(one, other) == {}


def test_a_surname_that_two_share_stays_by_itself() -> None:
    assert joined("Anna Berg", "Peter Berg", "Berg") == {}


def test_a_body_with_the_name_of_a_person_is_another_source() -> None:
    told = [Told("Mara Lund", "expert", 2), Told("Lund", "company", 3), Told("Lund", "other", 1)]
    assert one_names(told) == ({}, {"Mara Lund": "expert", "Lund": "company"})
    assert one_names([Told("U.S. Coal Board", "company", 2), Told("Board", "government official", 1)])[0] == {}


def test_one_type_where_most_agree() -> None:
    kinds = one_names([Told("Anna Berg", "expert", 3), Told("Berg", "other", 5), Told("Berg", "company", 1)])[1]
    assert kinds == {"Anna Berg": "expert"}
    assert one_names([Told("Anna Berg", "expert", 1), Told("Anna Berg", "company", 1)])[1] == {}


def test_the_listing_has_one_row_for_one_person() -> None:
    texts = (
        "Anna Berg, a professor, said that the pier was old.",
        "Berg said that the pier leaked.",
        "ANNA BERG said that the pier would fall.",
    )
    corpus = [framing.Document(str(i), text, outlet="Post", language="en") for i, text in enumerate(texts)]
    found = list_sources(corpus).table("sources")
    assert found.select("source", "source_type", "articles").rows() == [("Anna Berg", "expert", 3)]
