"""Actors without a codebook: which names a text holds, and which of them are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.testing import annotations_of

WORDS = st.lists(
    st.sampled_from(
        "Lind Mara Mr . The Ministry of Health ( MH ) ’s police in Turku , “ ” \u202e \u200b A&B X Æ \x1b[31m \n | < é".split(" ")
    ),
    max_size=40,
)


def actors(text: str) -> list[tuple[str, str]]:
    return [(found.attributes["kind"], found.label) for found in annotations_of("actors", text)]  # type: ignore[misc]


def names(text: str) -> list[str]:
    return [label for _, label in actors(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday the mayor, Mara Lind, left. Lind was tired.", ["Mara Lind", "Mara Lind"]),
        ("President Mara Lind left. Mr. Lind stayed.", ["Mara Lind", "Mara Lind"]),
        ("We saw Ana de Vries and J. R. Holm.", ["Ana de Vries", "J R Holm"]),
        ("They called the Ministry of Public Health today.", ["Ministry of Public Health"]),
        ("The Danish Ministry of Health wrote to him.", ["Ministry of Health"]),
        ("The Ports Authority Board (PAB) met. It was the PAB who left.", ["Ports Authority Board"] * 3),
        ("There, Supreme Court Justice Mara Lind left.", ["Mara Lind"]),
        ("He asked the police. Officers came.", ["police", "officers"]),
        ("It was on Monday in January.", []),
        ("They met secretary of Health Mara Lind.", ["Mara Lind"]),
        ("They passed the Protection of Rivers Act.", ["Protection of Rivers Act"]),
        ("Trucks left. However, trucks came.", []),
        ("We met Danish farmers and a Danish-speaking clerk.", ["farmers"]),
        ("The Party and the Court met. I'd stay.", []),
        ("By noon we saw Mara Lind\n\nTal Holm came to us.", ["Mara Lind", "Tal Holm"]),
        ("The Lovely Ferry Is Late And Nobody Cares", []),
    ],
)
def test_names_in_a_text(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We saw Mara Lind and Tal Lind. Lind left.",
        "We saw Mara Lind, Tal Holm and Holm Lind. Lind left.",
    ],
)
def test_a_surname_of_two_persons_is_neither(text: str) -> None:
    assert "Lind" not in names(text)
    assert names(text).count("Mara Lind") == 1


def test_what_a_person_is_called() -> None:
    found = annotations_of("actors", "We met Mayor Mara Lind and Tal Holm, a retired judge, at noon.")
    assert [(actor.label, actor.attributes["role"]) for actor in found] == [("Mara Lind", "mayor"), ("Tal Holm", "retired judge")]


@given(WORDS)
def test_any_text_can_be_read(words: list[str]) -> None:
    text = " ".join(words)
    for actor in annotations_of("actors", text):
        assert actor.label and str(actor.attributes["written"])


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("We met Mara Lind, who left.", True),
        ("There Mara Lind has also refused to go.", True),
        ("“It is over,” said Mara Lind.", True),
        ("According to Mara Lind, it is over.", True),
        ("There the North Ridge rose in the mist.", False),
        ("They crossed the North Ridge in the mist.", False),
    ],
)
def test_whether_a_mention_acts(text: str, acts: bool) -> None:
    (found,) = (actor for actor in annotations_of("actors", text) if " " in actor.label)
    assert found.attributes["acts"] is acts
