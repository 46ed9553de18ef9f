"""Names that look like one: those that should be proposed, and those that must not be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.load.spellings import alike


@pytest.mark.parametrize(
    "names",
    [
        ("The Herald", "the herald"),
        ("Herald", "The Herald"),
        ("Harbour News", "Harbour Online"),
        ("The Quay & Pier", "quay and pier"),
        ("quayandpier.com", "The Quay and Pier"),
        ("Süddeutsche", "Suddeutsche"),
        ("Tribnue", "Tribune"),
        ("Evening Tribune", "Evening Tribun"),
        ("Le  Matin", "Le Matin", "Le-Matin"),
    ],
)
def test_one_name_in_several_spellings(names: tuple[str, ...]) -> None:
    assert alike(["Something Else", *names]) == [tuple(sorted(names))]


@pytest.mark.parametrize(
    "names",
    [
        ("Channel 4 Television", "Channel 5 Television"),
        ("Eastern Daily", "Western Daily"),
        ("Paper A", "Paper B"),
        ("Paper AB", "Paper AC"),
        ("Sun", "Son"),
        ("Herald", "Herald Tribune"),
        ("News", "Online"),
        ("—", "…"),
        ("晨报", "晚报"),
    ],
)
def test_names_of_two(names: tuple[str, ...]) -> None:
    assert alike(names) == []


def test_what_is_alike_by_way_of_a_third_is_one_group() -> None:
    assert alike(["Tribune", "Tribunes", "Tribuness"]) == [("Tribune", "Tribunes", "Tribuness")]


def test_many_names_and_long_ones_take_time_in_proportion() -> None:
    assert alike([f"Paper number {i}" for i in range(20_000)]) == []
    assert alike(["x" * 200_000, "x" * 200_001]) == []


@given(st.lists(st.text(alphabet="aAbé &-1 ", max_size=9)))
def test_groups_hold_each_name_once_whatever_their_order(names: list[str]) -> None:
    groups = alike(names)
    held = [name for group in groups for name in group]
    assert len(held) == len(set(held)) and set(held) <= set(names)
    assert all(len(group) > 1 for group in groups)
    assert alike(reversed(names)) == groups
