"""Concepts that are tied to something count only there, and rivals that stand inside each other both count."""

from __future__ import annotations

from dataclasses import replace

import pytest

import framing
from framing.codebook import Codebook, parse_codebook
from framing.errors import InputError
from framing.ties import Tie

CODEBOOK = """
[targets]
council = ["council"]
traders = ["traders"]

[concepts.closing]
shut = ["<shut>"]

[concepts.people]
"night traders" = ["night traders"]
"without a licence" = ["night traders without a licence", "traders without a licence"]
"""
TEXT = (
    "Council shuts market\n\nThe council shut the night market on Monday. A porter shut the door of his van, and drove home "
    "through the rain by the long way, past the river and the old mill. The traders were shut out by the council. The night "
    "traders without a licence left."
)


def found(codebook: Codebook, story: str = "") -> list[tuple[str, str]]:
    document = framing.Document(
        "a", TEXT, outlet="Gazette", title="Council shuts market", title_span=(0, 20), language="en", story=story
    )
    ((_, _, terms),) = framing.annotate([document], "terms", codebook=codebook)
    return [(term.label, " ".join(TEXT[start:end] for start, end in term.pieces)) for term in terms]


def closings(tie: Tie, story: str = "") -> list[str]:
    codebook = parse_codebook(CODEBOOK)
    tied = replace(codebook, concepts=(replace(codebook.concepts[0], tie=tie),))
    return [words for _, words in found(tied, story)]


@pytest.mark.parametrize(
    ("tie", "expected"),
    [
        (Tie(), ["shuts", "shut", "shut", "shut"]),
        (Tie(near=("<market>",), within=4), ["shuts", "shut"]),
        (Tie(target="council"), ["shuts", "shut", "shut"]),
        (Tie(target="traders", role="patient"), ["shut"]),
        (Tie(target="council", role="patient"), []),
        (Tie(headline=True), ["shuts"]),
        (Tie(stories=("market",)), []),
    ],
)
def test_a_tied_concept_counts_only_where_its_tie_holds(tie: Tie, expected: list[str]) -> None:
    assert closings(tie) == expected


def test_a_concept_of_a_story_counts_in_its_articles() -> None:
    assert len(closings(Tie(stories=("market", "bridge")), story="market")) == 4


def test_the_own_words_of_a_rival_count_inside_a_longer_one() -> None:
    assert found(parse_codebook(CODEBOOK))[-2:] == [
        ("night traders", "night traders"),
        ("without a licence", "night traders without a licence"),
    ]
    for label, other in (('"night traders" =', '"hawkers" ='), ('"without a licence" =', '"unlicensed" =')):
        assert [words for _, words in found(parse_codebook(CODEBOOK.replace(label, other)))][-1:] == [
            "night traders without a licence"
        ]
        assert ("night traders", "night traders") not in found(parse_codebook(CODEBOOK.replace(label, other)))


def test_a_tie_is_read_and_what_is_wrong_with_it_is_said() -> None:
    tie = '[ties.closing]\nstories = ["market"]\nnear = ["market"]\nwithin = 9\ntarget = "council"\nrole = "agent"\n'
    tie += "headline = true\n"
    concept = parse_codebook(CODEBOOK + tie).concepts[0]
    assert concept.tie == Tie(("market",), ("market",), 9, "council", "agent", True)
    assert (
        concept.tie.told == "only in the stories market, within 9 words of market, in sentences on council as agent, in headlines"
    )
    for wrong, said in (
        ("[ties.closnig]\nheadline = true", "no concept 'closnig', did you mean 'closing'?"),
        ('[ties.closing]\ntarget = "counsil"', "no target 'counsil', did you mean 'council'?"),
        ('[ties.closing]\nrole = "agent"', "must be one of agent, patient, and of a target"),
        ("[ties.closing]\nwithin = 0", "expected a number of words"),
        ('[ties.closing]\nheadline = "yes"', "expected true or false, got text"),
        ('[ties.closing]\nnaer = ["a"]', "unknown key, did you mean 'near'?"),
    ):
        with pytest.raises(InputError, match=said.replace("?", r"\?")):
            parse_codebook(f"{CODEBOOK}{wrong}\n")
