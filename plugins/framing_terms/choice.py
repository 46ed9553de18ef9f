"""The measure ``terms.choice``: which of a concept's rival wordings is chosen."""

from __future__ import annotations

from collections.abc import Iterator

from framing import Document, Layers, Measure, Measuring, Score, Settings, no_score
from framing_terms.readings import NOT_MENTIONED, REQUIRES, by_wording, mentions_by_concept, unread_concept, unread_wordings


def bind(settings: Settings) -> Measuring:
    unread = unread_wordings(settings.codebook)

    def score(document: Document, layers: Layers) -> Iterator[Score]:
        """Mentions of a wording / mentions of its concept; share 0 to 1; high: the wording is preferred to its rivals
        (relative frequency of variants of one variable: Labov 1972). No score where the concept is not mentioned.
        """
        for concept, mentions in mentions_by_concept(settings.codebook, layers):
            why = unread_concept(concept, unread(layers)) or ("" if mentions else NOT_MENTIONED)
            for wording, of_wording in by_wording(concept, mentions):
                if not why:
                    evidence = tuple(mention.evidence(1) for mention in of_wording)
                    yield Score(len(evidence), len(mentions), target=concept.name, category=wording, evidence=evidence)
                else:
                    yield no_score(why, target=concept.name, category=wording)

    return score


MEASURE = Measure(
    name="terms.choice",
    meaning="share of a wording among the rival wordings of its concept",
    unit="share of mentions",
    range=(0, 1),
    high="the wording is preferred to its rivals",
    estimand="ratio",
    source="relative frequency of variants (Labov 1972)",
    requires=REQUIRES,
    bind=bind,
    show="share",
    contrast=True,
)
