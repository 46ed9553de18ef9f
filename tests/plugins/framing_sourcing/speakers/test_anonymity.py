"""Who is not to be named, and which sources name nobody."""

from __future__ import annotations

import pytest

from ....readings import attributions  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("The official, speaking on condition of anonymity, said that it was safe.", [True]),
        ("The clerk, who asked not to be named, said that it was safe. The clerk said it would last.", [True, True]),
        ("The clerk said that it was safe.", [False]),
        ("Anna Berg, who asked not to be named, said that it was safe.", [False]),
    ],
)
def test_who_is_not_to_be_named_is_anonymous(text: str, anonymous: list[bool]) -> None:
    assert [a.attributes["anonymous"] for a in attributions(text) if a.attributes["act"] == "speech"] == anonymous


@pytest.mark.parametrize(
    ("source", "anonymous"),
    [
        ("Officials", True),
        ("Some", True),
        ("A source close to the port", True),
        ("Voters", True),
        ("An official", True),
        ("Most people", True),
        ("Democrats", True),
        ("Anna Berg, an official,", False),
        ("The Ministry of Roads", False),
        ("A spokesman for the Ministry of Roads", False),
        ("Police", False),
        ("A poll by the Harbour Institute", False),
        ("The lawsuit", False),
    ],
)
def test_anonymous(source: str, anonymous: bool) -> None:
    assert [a.attributes["anonymous"] for a in attributions(f"{source} said that the bridge was safe.")] == [anonymous]
