"""The layer ``terms``: every mention of a concept of the codebook, labelled with its wording; whether it is negated, and
whether letters of another script disguise it.

Inside a concept the longest of overlapping mentions wins (:func:`framing.patterns.longest`); concepts do not
hide each other.
"""

from __future__ import annotations

from framing.annotate.layers import Layers
from framing.codebook import Codebook
from framing.extension import Annotate, Annotator, Settings
from framing.model import Annotation, Document, Value
from framing.patterns import Match, PatternsByLanguage, longest, parse_pattern

Key = tuple[int, int]  # concept and wording, by their places in the codebook


def bind(settings: Settings) -> Annotate:
    codebook = settings.codebook
    by_language = patterns_of(codebook)

    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        if not codebook.concepts:
            return []
        patterns = by_language.of(layers.language)
        lemmas = layers.lemmas if patterns.needs_lemmas else ()
        tags = layers["pos"] if patterns.needs_tags else ()
        matches = patterns.find(layers.tokens, lemmas, layers.sentences, document.text, tags)
        by_concept: dict[int, list[Match[Key]]] = {}
        for match in matches:
            by_concept.setdefault(match.key[0], []).append(match)
        return [_annotation(codebook, match) for found in by_concept.values() for match in longest(found)]

    return annotate


def patterns_of(codebook: Codebook) -> PatternsByLanguage[Key]:
    """The patterns of all wordings."""
    return PatternsByLanguage(
        ((c, w), parse_pattern(pattern))
        for c, concept in enumerate(codebook.concepts)
        for w, wording in enumerate(concept.wordings)
        for pattern in wording.patterns
    )


def _annotation(codebook: Codebook, match: Match[Key]) -> Annotation:
    concept = codebook.concepts[match.key[0]]
    wording = concept.wordings[match.key[1]]
    attributes: dict[str, Value] = {
        "concept": concept.name,
        "valence": wording.valence,
        "negated": match.negated,
        "disguised": match.disguised,
    }
    return Annotation(wording.name, match.pieces, attributes=attributes)


TERMS = Annotator(
    name="terms.terms",
    provides="terms",
    meaning="mentions of the codebook's concepts, by wording",
    requires=("tokens", "sentences"),
    bind=bind,
)
