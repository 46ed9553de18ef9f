"""Whose verb, participle or noun it is."""

from __future__ import annotations

import pytest

from ....readings import found  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boat was sold in May, records show.", ("records", "show", "The boat was sold in May")),
        ("According to exit polls, Holm won.", ("exit polls", "According to", "Holm won")),
        ("Some seek to sell the pier.", ("Some", "seek", "to sell the pier")),
        # Whose participle or infinitive it is
        ("They met a group of voters saying they trust Holm.", ("voters", "saying", "they trust Holm")),
        (
            "The two were friends, with Lund repeatedly calling Holm a hero.",
            ("Lund", "calling", "Holm a hero"),
        ),
        (
            "The storm led owners and captains to demand that the pier be shut.",
            ("owners and captains", "to demand", "that the pier be shut"),
        ),
        # Whose noun it is
        (
            "Lund roused the crew with criticism of the owners.",
            ("Lund", "criticism", "the owners"),
        ),
        ("The pier was shut after Tory claims that it leaked.", ("Tory", "claims", "that it leaked")),
        (
            "Lund sent the Gazette a letter calling the plan a farce.",
            ("Lund", "calling", "the plan a farce"),
        ),
        ("Lund quickly played down the idea that the pier was lost.", ("Lund", "idea", "that the pier was lost")),
        # Verbs with a particle, and parts of those whom a pronoun means
        ("Sailors who broke away said that the pier leaks.", ("Sailors who broke away", "said", "that the pier leaks")),
        ("The firm that took over said that the pier leaks.", ("The firm that took over", "said", "that the pier leaks")),
        ("Those who sailed off later said that it leaks.", ("Those who sailed off", "said", "that it leaks")),
        ("Sailors hired last spring said that it leaks.", ("Sailors hired last spring", "said", "that it leaks")),
        ("It was a move the mayor said was unwise.", ("the mayor", "said", "a move … was unwise")),
        ("The mayor this week said that the pier leaks.", ("The mayor", "said", "that the pier leaks")),
        ("Ada Holm (D-Aven) said that the pier leaks.", ("Ada Holm (D-Aven)", "said", "that the pier leaks")),
        ("Most of them said that the pier leaks.", ("Most of them", "said", "that the pier leaks")),
        ("The owner of it said that the pier leaks.", ("The owner of it", "said", "that the pier leaks")),
        ("The pier leaks, according to what Holm told a paper.", ("Holm", "according to", "The pier leaks")),
        # Around what stands between subject and verb
        (
            "Lund, as she always does in May, said that the pier was safe.",
            ("Lund, as she always does in May", "said", "that the pier was safe"),
        ),
    ],
)
def test_who_is_the_source(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "According to plan, the boat left.",
        "The boat left according to schedule.",
        "People like him.",
        "It is hard to praise Holm.",
    ],
)
def test_what_gives_nothing_to_a_source(text: str) -> None:
    assert found(text) == []
