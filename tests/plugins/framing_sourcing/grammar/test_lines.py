"""Speakers that the layout shows: turns, labels before a quotation, signatures behind it, single marks over paragraphs."""

from __future__ import annotations

import pytest

from framing.testing import annotations_of, layers_of, sample_document


def said(text: str) -> list[tuple[str, str]]:
    """Who is given which words, by the layout alone."""
    found = annotations_of("attributions", sample_document(text))
    return [
        (" ".join(text[s:e] for s, e in a.roles["source"]), " | ".join(text[s:e] for s, e in a.roles["content"]))
        for a in found
        if a.attributes["act"] == "speech"
    ]


SPOKEN = [
    (
        "ADA HOLM: It leaks.\n\nWe know why.\n\nTHE CHAIR: Thank you.",
        [("ADA HOLM", "It leaks. | We know why."), ("THE CHAIR", "Thank you.")],
    ),
    ("Q: Why was it shut?\n\nA: It leaked.", [("Q", "Why was it shut?"), ("A", "It leaked.")]),
    ("[00:01:12] SPEAKER 1: It leaks.\n[00:01:20] SPEAKER 2: No.", [("SPEAKER 1", "It leaks."), ("SPEAKER 2", "No.")]),
    ("Mr HOLM: Eleven.\n\nMs LUND: I see.", [("Mr HOLM", "Eleven."), ("Ms LUND", "I see.")]),
    ("Holm: “The old pier leaks.” She took no questions.", [("Holm", "“The old pier leaks.”")]),
    ("It rained.\n\nAnd from Mayor Ada Holm:\n\n“The old pier leaks.”", [("Mayor Ada Holm", "“The old pier leaks.”")]),
    ("It rained.\n\n“The old pier leaks.” – Mayor Ada Holm", [("Mayor Ada Holm", "“The old pier leaks.”")]),
    ("It rained.\n\n“The old pier leaks.” (Prof. Ada Holm, Aven)", [("Prof. Ada Holm, Aven", "“The old pier leaks.”")]),
    (
        "It rained.\n\nThe old pier leaks and they know it.\n\n— Ada Holm (@holm) May 4, 2019",
        [("Ada Holm", "The old pier leaks and they know it.")],
    ),
    (
        "It rained.\n\n‘My father fished here.\n\n‘The crews’ boats are gone.\n\n‘I miss them,’ said Ada Holm.",
        [("Ada Holm", "‘My father fished here. | ‘The crews’ boats are gone. | ‘I miss them,’")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN, ids=range(len(SPOKEN)))
def test_the_layout_tells_who_speaks(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING: The pier leaks.\n\nUPDATE: It was shut.",
        "Name withheld, 19: “I could not care less about it.”",
        "No official has said that the plant will close.",
        "None of them said that the plant will close.",
    ],
)
def test_who_does_not_speak(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("text", ["Berg never claimed that the dam was safe.", "Berg did not say that the dam was safe."])
def test_a_negated_cue_gives_no_claim(text: str) -> None:
    (found,) = annotations_of("attributions", sample_document(text))
    assert found.attributes["negated"] is True
    assert layers_of(text).voices.of(((text.index("dam"), text.index("dam") + 3),)).voice == "own"
