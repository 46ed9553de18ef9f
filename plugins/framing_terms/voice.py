"""The measure ``terms.voice``: in whose voice a concept is mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from framing.annotate import Layers
from framing.extension import Measure, Measuring, Settings
from framing.model import Document, Score, no_score
from framing_terms.readings import KNOWN_VOICES, NOT_MENTIONED, REQUIRES, count_voice, mentions_by_concept, voices_of


def bind(settings: Settings) -> Measuring:
    def score(document: Document, layers: Layers) -> Iterator[Score]:
        """Mentions of a concept in a voice / all its mentions; share 0 to 1; high: more of what is said of the concept
        is in that voice (reported speech in news: Bell 1991). No score where the concept is not mentioned.
        """
        for concept, mentions in mentions_by_concept(settings.codebook, layers):
            if mentions:
                voices = voices_of(mentions)
                for voice in voices:
                    yield count_voice(mentions, len(mentions), voice, voices, concept.name)
            else:
                for voice in KNOWN_VOICES:
                    yield no_score(NOT_MENTIONED, target=concept.name, voice=voice)

    return score


MEASURE = Measure(
    name="terms.voice",
    meaning="share of a concept's mentions in each voice",
    unit="share of mentions",
    range=(0, 1),
    high="more of the mentions are in that voice",
    estimand="ratio",
    source="reported speech in news (Bell 1991)",
    requires=REQUIRES,
    bind=bind,
    show="share",
)
