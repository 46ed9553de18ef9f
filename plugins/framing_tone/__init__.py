"""Tone with TextBlob: how positive and how subjective the words are, whomever they are about."""

from collections.abc import Iterable

from framing.extension import Annotator, Measure
from framing.hookspecs import hookimpl
from framing_tone import assessments, measures

SOURCE = "TextBlob (Loria 2013), lexicon of Pattern (De Smedt & Daelemans 2012)"


@hookimpl
def framing_annotators() -> Iterable[Annotator]:
    yield Annotator(
        name="tone.assessments",
        provides="assessments",
        meaning="words of TextBlob's lexicon with polarity and subjectivity",
        bind=assessments.bind,
        requires=("voices",),
        languages=("en",),
    )


@hookimpl
def framing_measures() -> Iterable[Measure]:
    yield Measure(
        name="tone.polarity",
        meaning="mean polarity of the words TextBlob knows; tone, not stance",
        unit="−1 … +1",
        range=(-1, 1),
        high="positive words",
        bind=measures.bind_polarity,
        source=SOURCE,
        requires=("assessments",),
        languages=("en",),
        show="signed",
    )
    yield Measure(
        name="tone.subjectivity",
        meaning="mean subjectivity of the words TextBlob knows",
        unit="0 … 1",
        range=(0, 1),
        high="subjective words",
        bind=measures.bind_subjectivity,
        source=SOURCE,
        requires=("assessments",),
        languages=("en",),
    )
