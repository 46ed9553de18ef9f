"""A clause in quotation marks is somebody's, even where nobody is named; a title is none."""

from __future__ import annotations

import pytest

from framing.testing import layers_of


@pytest.mark.parametrize(
    "text",
    [
        "They were sent home. “Nobody knew what the boats had brought.”",
        "The council asked for help “so that the old pier may stand for another winter by the sea”.",
        "It rained.\n\n“We had no choice but to shut the gate, and we told everyone so.”\n\nIt was noon.",
    ],
)
def test_a_clause_in_marks_is_somebodys(text: str) -> None:
    middle = (text.index("“") + text.index("”")) // 2
    assert layers_of(text).voices.of(((middle, middle + 1),)).voice == "attributed"


def test_a_title_in_marks_is_no_clause() -> None:
    text = "Ada Holm, author of “The Boats That Never Came Back Home”, left the stage."
    place = text.index("Never")
    assert layers_of(text).voices.of(((place, place + 5),)).voice == "own"
