"""What holds for every text: where attributions and scare quotes lie, and that a paragraph elsewhere does not change them."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing.annotate.layers import Layers
from framing.model import Annotation, Pieces
from framing.plugins import Plugins, load_plugins
from framing.testing import layers_of, sample_document
from framing_sourcing.grammar.lexicon import ACTS

SENTENCES = [
    "The mayor said the harbour would close in May.",
    "“The pier is old,” said Ada Holm, a fisherman.",
    "“The pier is old,” she said, “and nobody pays.”",
    "According to the port authority, the ice came early.",
    "The crews were told that the pay was late.",
    "Lund denied it.",
    "He called the plan “a farce”.",
    "The so-called “office” was a shed.",
    "The novel “Grey Harbour” sold well.",
    "They were ‘invited home’ by force.",
    "Officials reportedly met at dawn.",
    "The union, Holm said, would go on.",
    "Asked why, the minister said: “Ask the crews.”",
    "Its report found that the ice was thin.",
    "HOLM: We stay until the ships are in.",
    "> The crews said that they had been told nothing.",
    "The government plans to buy two ships, as the mayor put it, “for a song”.",
    "Nobody said so in the '90s, when the dogs' tails froze.",
    '"We stay," he said. "All of us."',
    "The claim that the pier was safe angered the crews.",
    "It was a cold morning, and the boats lay still.",
]
QUIET = [
    "It was a cold morning, and the boats lay still.",
    "Rain fell for a week.",
    "The road along the water is narrow and wet.",
    "Two of the four lamps on the quay were out.",
]
NASTY = "ab sS.,;:!?\"'“”‘’«»„「」—–-()[]>\n\t\x00\u200b\u0301é市5°"
NOISE = st.text(st.sampled_from(NASTY), max_size=25)
PIECES = st.lists(st.one_of(st.sampled_from(SENTENCES), NOISE), max_size=8)
TEXTS = st.builds(lambda pieces, joint: joint.join(pieces), PIECES, st.sampled_from([" ", "\n\n", "\n", ""]))
STORIES = st.builds(
    lambda paragraphs: "\n\n".join(" ".join(sentences) for sentences in paragraphs),
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), min_size=1, max_size=3),
)
ROLES = ("content", "cue", "source")


@cache
def installed() -> Plugins:
    return load_plugins()


def layers(text: str) -> Layers:
    return layers_of(sample_document(text, language="en"), plugins=installed())


def attributions(text: str) -> list[Annotation]:
    return list(layers(text).annotations("attributions"))


def pieces_of(annotation: Annotation) -> Pieces:
    return tuple(piece for role in ROLES for piece in annotation.roles[role])


@settings(max_examples=150)
@given(TEXTS)
def test_contents_cues_and_sources_lie_in_the_text_and_apart(text: str) -> None:
    for found in attributions(text):
        assert set(found.roles) == set(ROLES)
        assert found.roles["content"]
        assert bool(found.roles["cue"]) == bool(found.attributes["cue_lemma"])
        assert found.pieces == found.roles["content"]
        for role in ROLES:
            assert list(found.roles[role]) == sorted(found.roles[role])
        for start, end in pieces_of(found):
            assert 0 <= start < end <= len(text)
        for (start, end), (other_start, other_end) in combinations(pieces_of(found), 2):
            assert end <= other_start or other_end <= start, found


@settings(max_examples=150)
@example("> >")
@given(TEXTS)
def test_pieces_have_no_space_at_their_ends_and_at_least_a_word(text: str) -> None:
    for found in attributions(text):
        for start, end in pieces_of(found):
            assert text[start:end] == text[start:end].strip(), found
        for start, end in found.roles["content"]:
            assert any(character.isalnum() for character in text[start:end]), found


@settings(max_examples=150)
@given(TEXTS)
def test_labels_and_acts_are_known_and_the_order_is_that_of_the_text(text: str) -> None:
    found = attributions(text)
    assert [(a.start, a.end) for a in found] == sorted((a.start, a.end) for a in found)
    assert {a.label for a in found} <= {"direct", "indirect", "mixed"}
    assert {a.attributes["act"] for a in found} <= set(ACTS)


@settings(max_examples=150)
@given(TEXTS)
def test_scare_quotes_stand_between_marks_and_never_in_direct_speech(text: str) -> None:
    document = layers(text)
    scares = document.annotations("scare_quotes")
    assert [a.start for a in scares] == sorted(a.start for a in scares)
    direct = [
        a for a in document.annotations("attributions") if a.label == "direct" and a.attributes["act"] in ("speech", "belief")
    ]
    for scare in scares:
        ((start, end),) = scare.pieces
        assert text[start:end] == text[start:end].strip() != ""
        marks = [q for q in document.quotations if q.closed or scare.label == "quoted"]
        assert scare.label == "doubted" or any(q.start <= start and end <= q.end for q in marks)
        if scare.label == "source":
            continue  # what a speaker holds at arm's length
        for held in direct:
            if held.attributes["pattern"] == "direct":
                assert not any(begin < start and end < stop for begin, stop in held.roles["content"]), (scare, held)


def seen(text: str, begin: int, end: int, *, who: bool) -> list[object]:
    """What is found in a stretch of a text, with offsets from its beginning.

    Whether short quotations are distanced or terms hangs on the article as a whole, so where others may speak only that they
    are marked is compared.
    """
    document = layers(text)
    found: list[object] = []
    for a in [*document.annotations("attributions"), *document.annotations("scare_quotes")]:
        if not begin <= a.start < end:
            continue
        roles = {role: [(s - begin, e - begin) for s, e in spans] for role, spans in a.roles.items()}
        told = a.attributes if who else {k: v for k, v in a.attributes.items() if k in ("act", "cue_lemma", "pattern")}
        label = "marked" if not who and a.label in ("so-called", "distancing", "term", "quoted") else a.label
        found.append((label, [(s - begin, e - begin) for s, e in a.pieces], roles, dict(told)))
    return found


@settings(max_examples=80)
@given(STORIES, st.lists(st.sampled_from(QUIET), min_size=1, max_size=3).map(" ".join))
def test_a_paragraph_that_names_nobody_changes_nothing(story: str, paragraph: str) -> None:
    alone = seen(story, 0, len(story), who=True)
    assert seen(f"{story}\n\n{paragraph}", 0, len(story), who=True) == alone
    moved = len(paragraph) + 2
    assert seen(f"{paragraph}\n\n{story}", moved, moved + len(story), who=True) == alone


@settings(max_examples=80)
@given(STORIES, st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join))
def test_a_paragraph_with_names_changes_no_spans_labels_and_acts(story: str, paragraph: str) -> None:
    after = f"{story}\n\n{QUIET[0]}\n\n{paragraph}"
    assert seen(after, 0, len(story), who=False) == seen(story, 0, len(story), who=False)
    before = f"{paragraph}\n\n{QUIET[0]}\n\n{story}"
    moved = len(before) - len(story)
    assert seen(before, moved, len(before), who=False) == seen(story, 0, len(story), who=False)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_sentences_are_read_alone_as_they_are_among_others(sentence: str) -> None:
    alone = seen(sentence, 0, len(sentence), who=False)
    text = f"{QUIET[1]}\n\n{sentence}\n\n{QUIET[2]}"
    assert seen(text, len(QUIET[1]) + 2, len(QUIET[1]) + 2 + len(sentence), who=False) == alone
