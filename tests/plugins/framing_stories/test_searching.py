"""Whether an article holds a name, a number or a wording in any form."""

from __future__ import annotations

import pytest

import framing
from framing_stories.omission_tables import find_omissions
from framing_stories.searching import Article

from ...ferry import left_out, story  # noqa: TID252  tests have no absolute name
from ...wire import article  # noqa: TID252  tests have no absolute name


def searched(text: str) -> Article:
    (found,) = framing.annotate([article("a", text, "Herald")], "regions")
    return Article(found[0], found[1])


@pytest.mark.parametrize(
    ("text", "name", "there"),
    [
        ("The Chinese crew left.", "China", True),
        ("The crew left for Chino Hills.", "China", True),  # rather too much than too little
        ("The crew left for the north.", "China", False),
        ("The MPS was silent.", "Ministry of Public Security", True),
        ("The ministry of public works was silent.", "Ministry of Public Security", False),
        ("A spokesman of the F.B.I. came.", "FBI", True),
        ("The Federal Bureau of Investigation came.", "FBI", True),
        ("The Republicans came.", "GOP", True),
        ("Britons were warned.", "United Kingdom", True),
    ],
)
def test_names_are_found_in_their_other_forms(text: str, name: str, there: bool) -> None:
    assert searched(text).has_name(name) is there


@pytest.mark.parametrize(
    ("text", "number", "there"),
    [
        ("It cost 230,000 crowns.", 230000, True),
        ("It cost 230 000 crowns.", 230000, True),
        ("It cost 0.23 million crowns.", 230000, True),
        ("It cost 230k.", 230000, True),
        ("It cost 229,500.", 230000, True),
        ("It cost 2,300.", 230000, False),
        ("Nine ships came.", 9, True),
        ("The year 1999 came.", 9, False),
        (f"It cost {'9' * 400}.", 9, False),
    ],
)
def test_numbers_are_found_in_any_spelling(text: str, number: float, there: bool) -> None:
    assert searched(text).has_number(number, number) is there


def test_wordings_are_found_by_their_lemmas_in_one_sentence() -> None:
    found = searched("They had persuaded him. He would return.")
    assert found.has_wording("persuading")
    assert not found.has_wording("persuaded to return")
    assert not found.has_wording("of the")


def test_a_tweet_is_twitter() -> None:
    told = "On Twitter, Edda Lunde said that the radar had failed. "
    found = find_omissions(story(Herald=told, Post=told, Star="The captain wrote in a tweet that it was late. "))
    assert not any("Twitter" in item for _, item in left_out(found))
