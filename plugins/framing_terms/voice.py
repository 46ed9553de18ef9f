"""The measure ``terms.voice``: in whose voice each wording is used."""

from __future__ import annotations

from collections.abc import Iterator

from framing import Document, Layers, Measure, Measuring, Score, Settings, no_score
from framing_terms.readings import (
    KNOWN_VOICES,
    NOT_MENTIONED,
    REQUIRES,
    by_wording,
    count_voice,
    mentions_by_concept,
    unread_concept,
    unread_wordings,
    voices_of,
)


def bind(settings: Settings) -> Measuring:
    unread = unread_wordings(settings.codebook)

    def score(document: Document, layers: Layers) -> Iterator[Score]:
        """Mentions in a voice / all mentions, of each wording that occurs; share 0 to 1; high: more of what is said is
        in that voice (reported speech in news: Bell 1991). No score where the concept is not mentioned.
        """
        for concept, mentions in mentions_by_concept(settings.codebook, layers):
            missing = unread(layers)
            if not mentions:
                why = unread_concept(concept, missing) or NOT_MENTIONED
                yield from (no_score(why, target=concept.name, voice=voice) for voice in KNOWN_VOICES)
                continue
            voices, distance = voices_of(mentions), layers.voices.knows_distance
            for wording, some in by_wording(concept, mentions):
                if why := missing.get((concept.name, wording), ""):
                    yield from (no_score(why, target=concept.name, category=wording, voice=voice) for voice in voices)
                elif some:
                    yield from (count_voice(some, len(some), voice, voices, concept.name, wording, distance) for voice in voices)

    return score


MEASURE = Measure(
    name="terms.voice",
    meaning="share of a wording's mentions in each voice",
    unit="share of mentions",
    range=(0, 1),
    high="more of the mentions are in that voice",
    estimand="ratio",
    source="reported speech in news (Bell 1991)",
    requires=REQUIRES,
    bind=bind,
    show="share",
    contrast=True,
)
