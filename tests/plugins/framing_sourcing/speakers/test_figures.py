"""Well-known figures: which office counts on which day."""

from __future__ import annotations

from datetime import date

import pytest

from framing_sourcing.speakers.figures import bearer, figure_type, load_figures
from framing_sourcing.speakers.source_types import TYPES

from ....readings import types  # noqa: TID252  tests have no absolute name


def test_figures_are_well_formed() -> None:
    figures = load_figures()
    assert {term.type for terms in figures.terms.values() for term in terms} <= set(TYPES)
    for terms in figures.terms.values():
        for term in terms:
            assert not term.last or term.first[:4] <= term.last[:4], term


def test_the_date_decides_which_office_counts() -> None:
    assert figure_type("Angela Merkel", date(2012, 5, 1)) == ("government official", True)
    assert figure_type("Angela Merkel", date(2024, 5, 1)) == ("government official", False)
    assert figure_type("Barack Obama", date(2008, 6, 1)) == ("party or campaign", True)
    assert figure_type("Barack Obama", date(2014, 6, 1)) == ("government official", True)
    assert figure_type("Anna Berg", date(2014, 6, 1)) == ("", False)


def test_a_surname_alone_is_a_figure_only_on_its_day() -> None:
    assert bearer("merkel", date(2012, 5, 1)) == "Angela Merkel"
    assert bearer("merkel", date(1980, 5, 1)) == ""
    assert bearer("merkel", None) == ""
    assert types("Merkel said that it was safe.", date(2012, 5, 1)) == ["government official"]
    assert types("Merkel said that it was safe.") == ["other"]


def test_another_of_the_surname_is_not_the_figure() -> None:
    text = "Eva Merkel, a farmer, owns the bridge. Merkel said that it was safe."
    assert types(text, date(2012, 5, 1)) == ["citizen"]


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Donald Trump", date(2020, 9, 1), "government official"),  # seeks another term
        ("Barack Obama", date(2012, 9, 1), "government official"),
        ("Donald Trump", date(2016, 9, 1), "party or campaign"),
        ("Al Gore", date(2000, 9, 1), "party or campaign"),  # in office, but of no head of state
    ],
)
def test_a_head_of_state_who_seeks_another_term_speaks_as_such(name: str, on: date, expected: str) -> None:
    assert figure_type(name, on) == (expected, True)
