"""The layer ``terms``: every mention of a concept of the codebook, labelled with its wording; whether it is negated, and
whether letters of another script disguise it.

Inside a concept the longest of overlapping mentions wins, but for a rival's own words inside it (:mod:`framing_terms.tied`);
concepts do not hide each other. A concept that is tied to stories, words, an actor or headlines counts only there.
"""

from __future__ import annotations

from collections.abc import Mapping

from framing import Annotate, Annotation, Annotator, Codebook, Document, Layers, Settings, Span, Value
from framing.patterns import Match, PatternsByLanguage, PatternSet, parse_pattern
from framing_terms.tied import counting, near_patterns, told

Key = tuple[int, int]  # concept and wording, by their places in the codebook


def bind(settings: Settings) -> Annotate:
    codebook = settings.codebook
    by_language, near = patterns_of(codebook), near_patterns(codebook)
    tied = any(not concept.tie.free for concept in codebook.concepts)

    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        if not codebook.concepts:
            return []
        patterns = by_language.of(layers.language)
        lemmas = layers.lemmas if patterns.needs_lemmas else ()
        tags = layers["pos"] if patterns.needs_tags else ()
        matches = patterns.find(layers.units, lemmas, layers.sentences, document.text, tags)
        by_concept: dict[int, list[Match[Key]]] = {}
        for match in matches:
            by_concept.setdefault(match.key[0], []).append(match)
        kept = {place: told(codebook.concepts[place], found, document.text) for place, found in by_concept.items()}
        if tied:
            kept = _counted(codebook, kept, near.of(layers.language), document, layers)
        return [_annotation(codebook, match) for found in kept.values() for match in found]

    return annotate


def _counted(
    codebook: Codebook, kept: Mapping[int, list[Match[Key]]], near: PatternSet[int], document: Document, layers: Layers
) -> dict[int, list[Match[Key]]]:
    """The mentions that their concept's tie lets count."""
    lemmas = layers.lemmas if near.needs_lemmas else ()
    around: dict[int, list[Span]] = {}
    for match in near.find(layers.units, lemmas, layers.sentences, document.text, ()):
        around.setdefault(match.key, []).append((match.start, match.end))
    return {
        place: list(filter(counting(codebook.concepts[place], document, layers, around.get(place, ())), found))
        for place, found in kept.items()
    }


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
    requires=("sentences",),
    uses=("tokens", "targets", "agency"),
    bind=bind,
)
