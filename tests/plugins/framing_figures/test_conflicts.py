"""Facts that cannot both be right: everything agrees but the value, or one thing has two near values."""

from __future__ import annotations

import json

import pytest

from framing_figures.corpus import list_figures

from ...figured import document, facts, listed  # noqa: TID252  tests have no absolute name


def conflicts(*texts: str) -> int:
    return sum(bool(fact["conflicts"]) for fact in facts(listed(*texts))) // 2


def test_a_conflict_is_where_everything_agrees_but_the_value() -> None:
    one, other = "In 2019 the flood killed 40 people in Ghana.", "In 2019 the flood killed 65 people in Ghana."
    found = facts(listed(one, other))
    assert [json.loads(fact["conflicts"]) for fact in found] == [[2], [1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In 2019 the flood killed 40 people in Ghana.", "In 2020 the flood killed 65 people in Ghana."),
        ("In 2019 the flood killed 40 people in Ghana.", "In 2019 the flood killed 65 people in Togo."),
        ("In 2019 the flood killed 40 people in Ghana.", "In 2019 the flood killed 65 horses in Ghana."),
        ("In 2019 the flood killed 40 people in Ghana.", "In 2019 the flood hurt 65 people in Ghana."),
        ("In 2019 the flood killed 40 people in Ghana.", "In 2019 the flood killed 65 old people in Ghana."),
        ("In 2019 the flood killed 40 people in Ghana.", "In 2019 the flood killed more than 35 people in Ghana."),
        ("In 2019 the flood killed 40 people in Ghana.", "In 2019 the flood killed 65 people."),
        ("In 2019 the flood killed 40 people.", "In 2019 the flood killed 40 people, then a fire killed 65 people."),
        ("They bought 40 boats.", "They bought 65 boats."),
    ],
)
def test_no_conflict_where_something_else_differs(one: str, other: str) -> None:
    assert conflicts(one, other) == 0


def test_one_outlet_does_not_contradict_itself() -> None:
    texts = ("In 2019 the flood killed 40 people in Ghana.", "In 2019 the flood killed 65 people in Ghana.")
    found = list_figures([document(name, text, outlet="Herald") for name, text in zip("ab", texts, strict=True)])
    assert [fact["conflicts"] for fact in facts(found)] == ["", ""]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The state set up a $3.5bn fund for flooded farms along the river.",
            "The fund for flooded farms got $3.6 billion from the state.",
        ),
        ("The audit of the old harbour trust runs to 47 pages.", "The old harbour trust got an audit of 48 pages on Monday."),
        (
            "The flood in the old quarter killed 41 people on the quay.",
            "On the quay 44 were killed when the flood reached the old quarter.",
        ),
        ("The flood destroyed 1,630 homes near the river mill.", "The flood destroyed 1,640 homes near the river mill."),
        (
            "The ferry tunnel under the northern strait is 38 kilometers long.",
            "The ferry tunnel is 41 kilometers long and lies under the northern strait.",
        ),
    ],
)
def test_near_values_of_one_thing_are_a_conflict(one: str, other: str) -> None:
    assert conflicts(one, other) == conflicts(other, one) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # rounded forms of each other
        (
            "The fund for flooded farms got $3.5 billion from the state.",
            "The fund for flooded farms got $3,512,000,000 from the state.",
        ),
        (
            "The fund for flooded farms got $3 billion from the state.",
            "The fund for flooded farms got $3.1 billion from the state.",
        ),
        ("The flood destroyed 1,600 homes near the river mill.", "The flood destroyed 1,630 homes near the river mill."),
        # told as rough
        ("The audit of the harbour trust has about 47 pages.", "The audit of the harbour trust has 48 pages."),
        ("The audit of the harbour trust has 47 pages.", "The audit of the harbour trust has more than 45 pages."),
        # of something else
        ("The audit of the harbour trust has 47 pages.", "The audit of the harbour trust has 48 tables."),
        ("The audit of the harbour trust has 47 pages.", "The cook book of the lady next door has 48 pages."),
        ("The flood killed 47 people on the old quay.", "The flood injured 48 people on the old quay."),
        ("The harbour trust has 47 old ferries for the strait.", "The harbour trust has 48 new ferries for the strait."),
        ("In 2019 the harbour trust had 47 ferries on the strait.", "In 2020 the harbour trust had 48 ferries on the strait."),
        ("The harbour trust has 47 ferries in Oslo for tourists.", "The harbour trust has 48 ferries in Turku for tourists."),
        (
            "The harbour trust paid $3.5 million for its new ferries.",
            "The harbour trust paid 3.6 million euros for its new ferries.",
        ),
        # too small, too far, or close by nature
        ("The harbour trust has for its old ferries 4 guards.", "For its old ferries the harbour trust pays 5 guards."),
        ("The audit of the harbour trust has 47 pages.", "The audit of the harbour trust has 90 pages."),
        ("Polls give the harbour party 47 percent of the votes.", "Polls give the harbour party 48 percent of the votes."),
        # both in one text
        ("The harbour trust has 47 ferries.", "The harbour trust had 47 ferries and now the harbour trust has 48 ferries."),
    ],
)
def test_near_values_that_are_no_conflict(one: str, other: str) -> None:
    assert conflicts(one, other) == conflicts(other, one) == 0


def test_near_values_of_one_outlet_are_no_conflict() -> None:
    texts = ("The audit of the harbour trust has 47 pages.", "The audit of the harbour trust has 48 pages.")
    found = list_figures([document(name, text, outlet="Herald") for name, text in zip("ab", texts, strict=True)])
    assert [fact["conflicts"] for fact in facts(found)] == ["", ""]
