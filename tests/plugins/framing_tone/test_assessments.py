"""TextBlob's assessments, placed in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textblob import TextBlob

from framing.testing import layers_of, sample_document
from framing_tone.assessments import assess

SHREDS = (
    "good bad not isn't isn’t very really ! (!) ( !) ) : 8 :) x D xD o. O . ... “ ” ’ ' \" Mr. etc. no never a ok 3 < ♥ - _ =/ "
    "good.bad good—bad Good, 's n't \u200b İ 13th 2008 ;-) :'( * won't utterly. >.> [ { b ?!"
).split(" ")


@given(st.lists(st.tuples(st.sampled_from(SHREDS), st.sampled_from(["", " ", "\n", "\n\n", "\t "])), max_size=30))
def test_words_are_assessed_as_textblob_does(shreds: list[tuple[str, str]]) -> None:
    text = "".join(shred + space for shred, space in shreds)
    expected = TextBlob(text).sentiment_assessments.assessments
    assert [tuple(found) for found in assess(text)] == [tuple(found) for found in expected]


@given(st.lists(st.sampled_from([*"good bad not very isn't ! 7 : ) ♥ é \u200b ’ n't".split(" "), "\n"]), max_size=40))
def test_any_text_can_be_assessed(words: list[str]) -> None:
    document = sample_document(" ".join(words))
    for found in layers_of(document).annotations("assessments"):
        assert -1 <= found.attributes["polarity"] <= 1  # type: ignore[operator]
        assert 0 <= found.attributes["subjectivity"] <= 1  # type: ignore[operator]
