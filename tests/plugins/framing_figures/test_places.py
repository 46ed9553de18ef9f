"""Where something was counted."""

from __future__ import annotations

import pytest

from ...figured import about  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Some 120,000 people in Myanmar and 100,000 in Laos may be held.", ["Myanmar", "Laos"]),
        ("In Ghana, 40 mines closed.", ["Ghana"]),
        ("The army has 800 troops across the United States.", ["United States"]),
        ("Across the U.S. 800 towns were flooded.", ["United States"]),
        ("In May 40 mines closed.", [""]),
        ("In Berg's words, 40 mines closed.", [""]),
        ("At least 40 mines were in West African hands.", [""]),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert [place for (place,) in about(text, "place")] == places
