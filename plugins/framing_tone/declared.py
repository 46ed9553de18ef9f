"""What the plugin announces: its layer and measures."""

from __future__ import annotations

from framing.extension import Annotator, Measure
from framing_tone import assessments, measures

_SOURCE = "TextBlob (Loria 2013), lexicon of Pattern (De Smedt & Daelemans 2012)"

ASSESSMENTS = Annotator(
    name="tone.assessments",
    provides="assessments",
    meaning="words of TextBlob's lexicon with polarity and subjectivity",
    bind=assessments.bind,
    requires=("voices",),
    languages=("en",),
)

POLARITY = Measure(
    name="tone.polarity",
    meaning="mean polarity of the words TextBlob knows; tone, not stance",
    unit="−1 … +1",
    range=(-1, 1),
    high="positive words",
    bind=measures.bind_polarity,
    source=_SOURCE,
    requires=("assessments",),
    languages=("en",),
    show="signed",
)

SUBJECTIVITY = Measure(
    name="tone.subjectivity",
    meaning="mean subjectivity of the words TextBlob knows",
    unit="0 … 1",
    range=(0, 1),
    high="subjective words",
    bind=measures.bind_subjectivity,
    source=_SOURCE,
    requires=("assessments",),
    languages=("en",),
)
