"""The measure ``terms.valence``: whether a concept is worded mildly or harshly."""

from __future__ import annotations

from collections.abc import Iterator

from framing import Document, Layers, Measure, Measuring, Score, Settings, no_score
from framing_terms.readings import REQUIRES, VOICE_UNKNOWN, mentions_by_concept, unread_concept, unread_wordings

VALUES = {"euphemism": 1, "neutral": 0, "dysphemism": -1}


def bind(settings: Settings) -> Measuring:
    unread = unread_wordings(settings.codebook)

    def score(document: Document, layers: Layers) -> Iterator[Score]:
        """(Euphemisms - dysphemisms) / mentions with a valence, in the outlet's own voice or passed on from a source
        without distance; -1 to +1; high: milder words (Allan & Burridge 1991). Distanced mentions are left out: who
        writes a euphemism in scare quotes does not use it.
        """
        for concept, mentions in mentions_by_concept(settings.codebook, layers):
            if not any(wording.valence for wording in concept.wordings):
                continue
            held = [m for m in mentions if m.voice != "distanced" and m.term.attributes["valence"]]
            if why := unread_concept(concept, unread(layers)):
                yield no_score(why, target=concept.name)
            elif any(mention.voice == "unknown" for mention in held) or (held and not layers.voices.knows_distance):
                yield no_score(VOICE_UNKNOWN, target=concept.name)
            elif not held:
                yield no_score("no wording with a valence, but for distanced ones", target=concept.name)
            else:
                evidence = tuple(mention.evidence(VALUES[str(mention.term.attributes["valence"])]) for mention in held)
                total = sum(passage.value or 0 for passage in evidence)
                yield Score(total, len(held), target=concept.name, evidence=evidence)

    return score


MEASURE = Measure(
    name="terms.valence",
    meaning="whether a concept is worded mildly (+1) or harshly (-1)",
    unit="mean valence",
    range=(-1, 1),
    high="milder wordings: euphemism before dysphemism",
    estimand="ratio",
    source="euphemism and dysphemism (Allan & Burridge 1991)",
    requires=REQUIRES,
    bind=bind,
    show="signed",
)
