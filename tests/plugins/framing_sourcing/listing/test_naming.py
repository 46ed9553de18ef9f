"""Which sources stand in a list by name."""

from __future__ import annotations

import pytest

from framing_sourcing.listing import naming
from framing_sourcing.listing.naming import NO_NAMES, Row, is_name


@pytest.mark.parametrize(
    "source",
    [
        "Ada Berg",
        "Berg",
        "NBF",
        "the NBF",
        "Ministry of Transport",
        "Department of Harbors Office of Audit",
        "Berg's spokesman",
        "Norbo government",
        "NBF Report",
        "Anna van der Lund",
        "Al-Norbo",
        "Congress",
        "Pew",
        "ADA BERG",
        "Ada Berg, Jr.",
        "One Norbo",
        "李明",
        "UN human rights office",
        "EU border agency",
        "Norwegian authorities",
        "Norbo police",
        "the health ministry",
        "health ministry",
        "inspector general's office",
    ],
)
def test_names_of_persons_bodies_and_documents_are_names(source: str) -> None:
    assert is_name(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Many",
        "It",
        "Another",
        "Officials",
        "He and his advisers",
        "People who left",
        "Some of those who left the harbor",
        "12(b",
        "1207(c)",
        "Several Norbo Democrats",
        "Senator",
        "Report",
        "Norbo aide",
        "Norbo officials",
        "the settlement",
        "court",
        "harbor data report",
        "20 percent",
        "21 of his colleagues",
        "One question on the form",
        "All nine judges",
        "many sailors, most notably Ada Berg",
        "experts",
        "A man",
        "some residents",
        "Local police",
        "the ministry",
        "the new department",
        "the police",
        "Workers at the health office",
        "Sailors of the health ministry",
        "a spokeswoman at one ministry",
    ],
)
def test_pronouns_quantities_groups_and_citations_are_no_names(source: str) -> None:
    assert not is_name(source)


@pytest.mark.parametrize("row", NO_NAMES, ids=lambda row: row.example[:24])
def test_each_reason_is_needed(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_name(row.example)
    monkeypatch.setattr(naming, "NO_NAMES", tuple(other for other in NO_NAMES if other is not row))
    assert is_name(row.example)
