"""Tone: TextBlob's assessments by voice, VADER's sentences."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from textblob import TextBlob

import framing
from framing.plugins import load_plugins
from framing.testing import annotations_of, check_annotator, check_measure, layers_of, sample_document, scores
from framing.text.regions import REGIONS
from framing_tone import vader

HEAD = "A headline\n\n"


PLAIN = [
    "The soup was good.",
    "The soup was very good and the bread really terrible!",
    "A wonderful, beautiful and happy evening in an ugly hall.",
    "Nobody spoke on Monday.",
    "It was not good. It was never a bad town.",
    "An extremely boring and utterly stupid play of 3,000 lines.",
]


ODD = [
    "It isn't good. They aren’t happy; it won't do.",  # TextBlob splits contractions, so these are praise
    "They said no. Good weather came.",  # its negation does not end with the sentence
    "A good—bad day, good-looking, “good” and (very) ‘bad’, good.Bad",
    "Three reasons: (a) the price. Chapter: 3 begins :-) or ( ! ) not",
    "Dr. Lind, a.m., etc. were not really nice!!! Really?! It was 8 ) o. O x D awful...",
    "Very\n\n\nnot\n \tbad \u200b good\xa0İbad ♥ xD >.> °o°",
]


def assessed(text: str) -> list[tuple[str, float]]:
    document = sample_document(text)
    return [(found.quote(text), found.attributes["polarity"]) for found in annotations_of("assessments", document)]


def tone(measure: str, text: str, **options: Any) -> dict[str, Any]:
    return {row["voice"]: row["value"] for row in scores(f"tone.{measure}", text, **options)}


@pytest.mark.parametrize("text", [*PLAIN, *ODD])
def test_all_voices_together_give_the_number_of_textblob(text: str) -> None:
    expected = TextBlob(text).sentiment
    document = framing.Document(id="a", text=text, outlet="Example", language="en")
    table = framing.score([document], measures="tone", regions=tuple(REGIONS)).table("scores")
    found = {row["measure"]: row["value"] for row in table.iter_rows(named=True) if not row["voice"]}
    if found["tone.polarity"] is None:
        assert expected == (0, 0)
    else:
        assert found["tone.polarity"] == pytest.approx(expected.polarity, abs=1e-9)
        assert found["tone.subjectivity"] == pytest.approx(expected.subjectivity, abs=1e-9)


def test_words_have_their_places() -> None:
    found = assessed("A “very good” day, not a bad one.")
    assert found == [("very good", pytest.approx(0.91)), ("not … bad", pytest.approx(0.35))]


def test_an_exclamation_mark_boosts() -> None:
    assert assessed("A bad day!")[0][1] < assessed("A bad day.")[0][1]


def test_voices_are_apart() -> None:
    found = tone("polarity", HEAD + 'The hall is beautiful. "The play was terrible," said Mara Lind.')
    assert found["own"] > 0 > found["attributed"]


def test_words_held_at_arms_length_count_in_neither_voice() -> None:
    found = tone("polarity", HEAD + "The hall is beautiful. The so-called “terrible” plan stands.")
    assert found["own"] > 0
    assert found["attributed"] is None
    assert found["distanced"] == pytest.approx(-1)


def test_no_word_of_the_lexicon_is_no_score() -> None:
    rows = scores("tone.polarity", HEAD + "Nobody spoke on Monday.")
    assert {(row["voice"], row["status"], row["reason"]) for row in rows} == {
        ("", "none", "no word of the lexicon"),
        ("own", "none", "no word of the lexicon in this voice"),
        ("distanced", "none", "no word of the lexicon in this voice"),
        ("attributed", "none", "no word of the lexicon in this voice"),
    }


def test_without_sourcing_the_voice_is_unknown() -> None:
    rows = scores("tone.polarity", HEAD + "A good day.", plugins=load_plugins(only=("tone",)))
    assert {row["voice"]: row["status"] for row in rows} == {
        **dict.fromkeys(("own", "attributed", "distanced"), "none"),
        **dict.fromkeys(("", "unknown"), "ok"),
    }


def test_what_lies_outside_the_counted_regions_does_not_count() -> None:
    assert tone("polarity", "A terrible headline\n\nA good day came to the town in May.")["own"] > 0


GALE = HEAD + 'The rescue was a great success. "A horrible and cruel night," said Mara Lind. The boats left at six.'


def test_vader_scores_each_sentence_as_vader_does() -> None:
    score = pytest.importorskip("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer().polarity_scores
    document = sample_document(GALE)
    sentences = [GALE[start:end] for start, end in layers_of(document).sentences]
    expected = [found for sentence in sentences if (found := score(sentence)["compound"])]
    assert [found.attributes["compound"] for found in annotations_of("vader", document)] == expected
    assert len(expected) == 2 and tone("vader", GALE)[""] == pytest.approx(sum(expected) / 2)


def test_vader_hears_voices_and_marks_the_words_that_it_found() -> None:
    found = tone("vader", GALE)
    assert found["own"] > 0 > found["attributed"]
    assert [a.quote(GALE) for a in annotations_of("vader", sample_document(GALE))] == [
        "rescue … great … success.",
        "horrible … cruel",
    ]


def test_vader_reads_emoji_and_leaves_endless_sentences() -> None:
    smiling = "The boats came home 😀 and stayed."
    assert [a.quote(smiling) for a in annotations_of("vader", sample_document(smiling))] == [smiling]
    assert annotations_of("vader", sample_document("good but " * 100_000)) == ()


def test_without_vader_there_is_a_reason_and_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vaderSentiment.vaderSentiment", None)
    vader.load_scorer.cache_clear()
    results = framing.score([sample_document(GALE)], measures="tone.vader")
    (row,) = results.table("scores").iter_rows(named=True)
    assert row["value"] is None and row["status"] == "skipped"
    assert "python -m pip install vaderSentiment" in row["reason"]
    assert results.run["failures"] == []


def test_contracts() -> None:
    plugins = load_plugins()
    documents = [sample_document(text, id=str(i)) for i, text in enumerate(["", "!", *PLAIN, HEAD + "good " * 300])]
    for measure in plugins.measures:
        if measure.name.startswith("tone."):
            check_measure(measure, documents)
    for annotator in plugins.annotators:
        if annotator.name.startswith("tone."):
            check_annotator(annotator, documents)
