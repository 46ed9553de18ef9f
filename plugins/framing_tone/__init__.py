"""Tone with TextBlob and VADER: how positive and how subjective the words are, whomever they are about."""

from collections.abc import Iterable

from framing import Annotator, Measure, hookimpl
from framing_tone.declared import ASSESSMENTS, POLARITY, SUBJECTIVITY, VADER, VADER_SENTENCES


@hookimpl
def framing_annotators() -> Iterable[Annotator]:
    yield ASSESSMENTS
    yield VADER_SENTENCES


@hookimpl
def framing_measures() -> Iterable[Measure]:
    yield POLARITY
    yield SUBJECTIVITY
    yield VADER
