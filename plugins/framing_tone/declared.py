"""What the plugin announces: its layers and measures."""

from __future__ import annotations

from framing import Annotator, Measure
from framing_tone import assessments, measures, vader

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

VADER_SENTENCES = Annotator(
    name="tone.vader_sentences",
    provides="vader",
    meaning="sentences in which VADER finds a word, with its compound score; needs the extra vader",
    bind=vader.bind,
    requires=("sentences", "voices"),
    languages=("en",),
)

VADER = Measure(
    name="tone.vader",
    meaning="mean compound score that VADER gives a sentence; tone, not stance; needs the extra vader",
    unit="−1 … +1",
    range=(-1, 1),
    high="positive words",
    bind=measures.bind_vader,
    source="VADER (Hutto & Gilbert 2014)",
    requires=("vader",),
    languages=("en",),
    show="signed",
)
