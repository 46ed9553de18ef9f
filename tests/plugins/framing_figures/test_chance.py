"""Which equal numbers are one fact, and which are no more than a chance."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from framing_figures.chance import digits
from framing_figures.corpus import list_figures

from ...figured import document, facts  # noqa: TID252  tests have no absolute name

_DAY = date(2021, 3, 1)


def told_by_both(one: str, other: str, *, days: int = 1, story: str = "") -> bool:
    first = document("a", one, published=_DAY, story=story)
    second = document("b", other, published=_DAY + timedelta(days), story=story)
    return any(fact["told_by"] > 1 for fact in facts(list_figures([first, second])))


def test_significant_digits() -> None:
    assert [digits(value) for value in (230_000, 9_419, 12, 5, 1.4e6, 0.25, 0)] == [2, 4, 2, 1, 2, 2, 1]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("Three members of the council toured the harbor.", "Three individuals from Togo were held near the harbor.", 1),
        ("Three persons were seen at the mill.", "Three persons spoke at the fair.", 1),
        ("Hundreds of people marched to the mill.", "Hundreds with old debts asked the bank.", 1),
        ("Hundreds of people marched to the mill.", "Hundreds of people marched to the mill.", 400),
        ("Four people died when the ferry sank.", "Four people died when the ferry sank.", 60),
        ("Some 40 percent of farms were flooded in the valley.", "Some 40 percent of farms were flooded in the valley.", 60),
        ("The fund has 1,630 members.", "The shop sold 1,630 loaves.", 60),
    ],
)
def test_equal_numbers_that_may_be_a_chance_are_kept_apart(one: str, other: str, days: int) -> None:
    assert not told_by_both(one, other, days=days)


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("Four people died when the ferry sank.", "When the ferry sank, four people died.", 1),
        ("Dozens of people fled the burning mill.", "Dozens of people fled the mill in Lund.", 3),
        ("There are 11 million renters in the valley.", "The valley has 11 million renters.", 400),
        ("The flood destroyed 1,630 homes.", "The 1,630 homes that the flood destroyed stand empty.", 400),
        ("Two bridges collapsed in the storm.", "The storm took two bridges.", 1),
    ],
)
def test_one_scene_and_specific_numbers_stay_one_fact(one: str, other: str, days: int) -> None:
    assert told_by_both(one, other, days=days)


def test_articles_of_one_story_may_lie_apart() -> None:
    texts = ("Four people died when the ferry sank.", "When the ferry sank, four people died.")
    assert told_by_both(*texts, days=90, story="ferry")
    assert not told_by_both(*texts, days=90)
