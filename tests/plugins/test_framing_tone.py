"""Tone: TextBlob's assessments, placed in the text, by voice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textblob import TextBlob

from framing.plugins import load_plugins
from framing.testing import annotations_of, check_annotator, check_measure, layers_of, sample_document, scores
from framing.text import tokenize
from framing_tone.assessments import load_analyser

HEAD = "A headline\n\n"
PLAIN = [
    "The soup was good.",
    "The soup was very good and the bread really terrible!",
    "A wonderful, beautiful and happy evening in an ugly hall.",
    "Nobody spoke on Monday.",
    "It was not good. It was never a bad town.",
    "An extremely boring and utterly stupid play of 3,000 lines.",
]


def assessed(text: str) -> list[tuple[str, float]]:
    document = sample_document(text)
    return [(found.quote(text), found.attributes["polarity"]) for found in annotations_of("assessments", document)]


def tone(measure: str, text: str) -> dict[str, Any]:
    return {row["voice"]: row["value"] for row in scores(f"tone.{measure}", text)}


@pytest.mark.parametrize("text", PLAIN)
def test_agrees_with_textblob_where_words_are_plain(text: str) -> None:
    expected = TextBlob(text).sentiment
    found = tone("polarity", HEAD + text)["own"], tone("subjectivity", HEAD + text)["own"]
    if found == (None, None):
        assert expected == (0, 0)
    else:
        assert found == pytest.approx((expected.polarity, expected.subjectivity))


@pytest.mark.parametrize("text", ["It isn't good.", "It isn’t good.", "It is not good.", "They aren’t happy."])
def test_contractions_negate_whatever_their_apostrophe(text: str) -> None:
    assert tone("polarity", HEAD + text)["own"] < 0


def test_words_have_their_places() -> None:
    found = assessed("A “very good” day, not a bad one.")
    assert found == [("very good", pytest.approx(0.91)), ("not … bad", pytest.approx(0.35))]


def test_an_exclamation_mark_boosts() -> None:
    assert assessed("A bad day!")[0][1] < assessed("A bad day.")[0][1]


def test_negation_ends_with_the_sentence() -> None:
    assert assessed("They said no. Good weather came.")[-1] == ("Good", pytest.approx(0.7))


def test_voices_are_apart() -> None:
    found = tone("polarity", HEAD + 'The hall is beautiful. "The play was terrible," said Mara Lind.')
    assert found["own"] > 0 > found["attributed"]


def test_words_held_at_arms_length_count_in_neither_voice() -> None:
    found = tone("polarity", HEAD + "The hall is beautiful. The so-called “terrible” plan stands.")
    assert found["own"] > 0
    assert found["attributed"] is None


def test_no_word_of_the_lexicon_is_no_score() -> None:
    rows = scores("tone.polarity", HEAD + "Nobody spoke on Monday.")
    assert {(row["voice"], row["status"], row["reason"]) for row in rows} == {
        ("own", "none", "no word of the lexicon in this voice"),
        ("attributed", "none", "no word of the lexicon in this voice"),
    }


def test_without_sourcing_the_voice_is_unknown() -> None:
    rows = scores("tone.polarity", HEAD + "A good day.", plugins=load_plugins(only=("tone",)))
    assert {row["voice"]: row["status"] for row in rows} == {"own": "none", "attributed": "none", "unknown": "ok"}


def test_what_lies_outside_the_counted_regions_does_not_count() -> None:
    assert tone("polarity", "A terrible headline\n\nA good day came to the town in May.")["own"] > 0


@given(st.lists(st.sampled_from([*"good bad not very isn't ! 7 : ) ♥ é \u200b ’ n't".split(" "), "\n"]), max_size=40))
def test_any_text_can_be_assessed(words: list[str]) -> None:
    document = sample_document(" ".join(words))
    for found in layers_of(document).annotations("assessments"):
        assert -1 <= found.attributes["polarity"] <= 1  # type: ignore[operator]
        assert 0 <= found.attributes["subjectivity"] <= 1  # type: ignore[operator]


@given(st.lists(st.sampled_from("good awful not very a of isn't xylophone ! 1999 really".split()), max_size=20))
def test_leaving_out_unknown_words_changes_nothing(words: list[str]) -> None:
    from textblob.en import sentiment

    tokens = tokenize(" ".join(words))
    split = [part for word in words for part in (("is", "n't") if word == "isn't" else ("wwww" if word == "1999" else word,))]
    whole = sentiment.assessments((word, None) for word in split)
    assert [tuple(a[:3]) for a in load_analyser().assess(tokens, range(len(tokens)))] == [tuple(a[:3]) for a in whole]


def test_contracts() -> None:
    plugins = load_plugins()
    documents = [sample_document(text, id=str(i)) for i, text in enumerate(["", "!", *PLAIN, HEAD + "good " * 300])]
    for measure in plugins.measures:
        if measure.name.startswith("tone."):
            check_measure(measure, documents)
    for annotator in plugins.annotators:
        if annotator.name.startswith("tone."):
            check_annotator(annotator, documents)
