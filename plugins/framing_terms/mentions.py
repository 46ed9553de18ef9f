"""The measure ``terms.mentions``: how often each wording occurs, by voice."""

from __future__ import annotations

from collections.abc import Iterator

from framing import Document, Layers, Measure, Measuring, Score, Settings, no_score
from framing_terms.readings import REQUIRES, by_wording, count_voice, mentions_by_concept, unread_wordings, voices_of


def bind(settings: Settings) -> Measuring:
    unread = unread_wordings(settings.codebook)

    def score(document: Document, layers: Layers) -> Iterator[Score]:
        """Mentions of a wording in a voice / words x 1,000; 0 to 1,000; high: the wording is used more (dictionary
        count: Stone et al. 1966; by voice as in reported speech: Bell 1991). Every wording and voice has a row, zeros
        included; negated mentions count and say so.
        """
        for concept, mentions in mentions_by_concept(settings.codebook, layers):
            voices, distance = voices_of(mentions), layers.voices.knows_distance
            for wording, of_wording in by_wording(concept, mentions):
                why = unread(layers).get((concept.name, wording))
                for voice in voices:
                    if why:
                        yield no_score(why, target=concept.name, category=wording, voice=voice)
                    else:
                        yield count_voice(of_wording, layers.words, voice, voices, concept.name, wording, distance)

    return score


MEASURE = Measure(
    name="terms.mentions",
    meaning="mentions of a wording, by voice",
    unit="per 1,000 words",
    range=(0, 1000),
    high="the wording is used more",
    estimand="ratio",
    scale=1000,
    source="dictionary count (Stone et al. 1966)",
    requires=REQUIRES,
    bind=bind,
    show="count",
    main=True,
)
