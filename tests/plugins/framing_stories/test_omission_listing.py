"""Omissions as text: why nothing is listed, and each passage once."""

from __future__ import annotations

from framing.report.terminal import Style
from framing_stories.omission_listing import OmissionListing
from framing_stories.omission_tables import find_omissions

from ...ferry import MASTER, UNION, story  # noqa: TID252  tests have no absolute name


def test_no_omission_comes_with_the_reason_and_without_counts_of_nothing() -> None:
    text = " ".join(OmissionListing(100, Style()).render(find_omissions(story(Herald=MASTER, Post=MASTER))).split())
    assert "No omission found in 1 story. It has fewer than three outlets, and such a story cannot show an omission." in text
    assert "could not be judged" not in text and "0 " not in text


def test_a_passage_of_two_items_is_shown_once_below_both() -> None:
    text = OmissionListing(200, Style(), shown=0).render(find_omissions(story(Herald=MASTER, Post=MASTER, Star=UNION)))
    passages = [line.strip() for line in text.partition("only ")[0].splitlines() if line.strip().startswith(("Herald:", "Post:"))]
    assert passages and len(passages) == len(set(passages))
