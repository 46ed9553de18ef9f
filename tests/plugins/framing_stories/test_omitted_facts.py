"""Facts in common nouns that an outlet leaves out."""

from __future__ import annotations

import pytest

from framing_stories.omission_tables import Omissions, find_omissions

from ...ferry import story  # noqa: TID252  tests have no absolute name

STICKERS = "Deckhands had glued stickers of a walrus to the funnel. "


def told_of(found: Omissions, kind: str) -> set[str]:
    return {
        row["item"] for row in found.table("omissions").iter_rows(named=True) if row["kind"] == kind and row["outlet"] == "Star"
    }


def test_a_fact_in_common_nouns_is_left_out_with_both_sentences() -> None:
    other = "The funnel bore walrus stickers, which deckhands had glued there. "
    found = find_omissions(story(Herald=STICKERS, Post=other, Star=""))
    (item,) = told_of(found, "fact")
    assert "stickers" in item
    said = {row["passage"] for row in found.table("passages").iter_rows(named=True) if row["kind"] == "fact"}
    assert said == {STICKERS.strip(), other.strip()}


@pytest.mark.parametrize(
    "own",
    [
        "A sticker with walruses was glued on by a deckhand. ",  # other forms of the words
        "Glued to the funnel were stickers; the deckhand meant a walrus. ",
    ],
)
def test_a_fact_told_in_other_forms_is_not_left_out(own: str) -> None:
    assert told_of(find_omissions(story(Herald=STICKERS, Post=STICKERS, Star=own)), "fact") == set()
