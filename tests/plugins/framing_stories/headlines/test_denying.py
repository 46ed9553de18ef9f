"""Headlines that deny, or turn round who does what to whom."""

from __future__ import annotations

import pytest

from framing import Document, load_plugins
from framing_stories.headlines.tables import find_headlines

BODY = "\n\nThe senator Ann Holm and governor Bo Berg met. Ann Holm said the bill was bad. Bo Berg left. Holm stayed."


def claims(*headlines: str) -> list[str]:
    documents = [
        Document(f"d{i}", line + BODY, outlet=f"Post {i}", title=line, title_span=(0, len(line)), language="en")
        for i, line in enumerate(headlines)
    ]
    return find_headlines(documents, one_story=True, plugins=load_plugins()).table("differences")["claim"].to_list()


@pytest.mark.parametrize("denied", ["Holm won't kill budget bill", "Holm does not kill budget bill"])
def test_a_denial_is_told_with_its_denial(denied: str) -> None:
    told = " ".join(claims("Holm kills budget bill", denied))
    assert "kills budget bill" in told and denied.removeprefix("Holm ") in told


def test_reversed_roles_are_told() -> None:
    assert any("reversed" in claim for claim in claims("Holm slams Berg over budget", "Berg slams Holm over budget"))


@pytest.mark.parametrize(
    "headlines",
    [
        ("Holm attacks Berg over budget", "Berg attacked by Holm over budget"),
        ("Holm slams Berg over budget", "Holm slams Berg over bridge"),
    ],
)
def test_the_same_roles_are_not_told_as_reversed(headlines: tuple[str, str]) -> None:
    assert not any("reversed" in claim for claim in claims(*headlines))


def test_a_whole_headline_is_no_difference() -> None:
    assert not any(claim.startswith("Only in") for claim in claims("Harbour reopens after storm", "Fishermen return to sea"))
