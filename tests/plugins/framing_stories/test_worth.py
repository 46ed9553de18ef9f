"""What is too small to be told as left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing_stories.omission_tables import find_omissions

from ...ferry import UNION, left_out, story  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("sentence", "item"),
    [
        ("The crew had met in Texas. ", "Texas"),
        ("Some Republicans were on board. ", "Republicans"),
        ("They were told by the National Board for Salvage. ", "National Board"),
        ("The tow took three days. ", "three days"),
        ("Senator Ida Falk, R-Texas, was on board. ", "R-Texas"),
    ],
)
def test_what_is_only_named_in_passing_is_untold(sentence: str, item: str) -> None:
    late = [replace(d, text=f"{d.text}\n\n{UNION}\n\n{sentence}") for d in story(Herald="", Post="")]
    found = find_omissions([*late, *story(Star="")])
    assert ("Star", item) not in left_out(found)
