"""What all measures of terms count: the mentions of each concept, with their voice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from framing import Annotation, Codebook, Concept, Evidence, Layers, Score, Voice, VoiceReading, no_score
from framing_terms.terms import patterns_of

REQUIRES = ("terms", "voices")
KNOWN_VOICES: tuple[Voice, ...] = ("own", "attributed", "distanced")
NOT_MENTIONED = "concept not mentioned"
VOICE_UNKNOWN = "whose words they are is not known"


class Mention(NamedTuple):
    """A mention of a concept: its annotation and whose words it is in."""

    term: Annotation
    reading: VoiceReading

    @property
    def wording(self) -> str:
        return self.term.label

    @property
    def voice(self) -> Voice:
        return self.reading.voice

    def evidence(self, value: float) -> Evidence:
        """The passage, flagged where it is negated or disguised, and what it adds to a score."""
        flags = [flag for flag in ("negated", "disguised") if self.term.attributes[flag]]
        label = f"{self.wording} ({', '.join(flags)})" if flags else self.wording
        return Evidence(self.term.pieces, label, value, self.voice, self.reading.source)


Unread = Callable[[Layers], Mapping[tuple[str, str], str]]


def unread_wordings(codebook: Codebook) -> Unread:
    """Which wordings (concept, wording) cannot be found in a document's language, each with the reason."""
    patterns = patterns_of(codebook)
    names = [[(concept.name, wording.name) for wording in concept.wordings] for concept in codebook.concepts]
    known: dict[str, Mapping[tuple[str, str], str]] = {}

    def unread(layers: Layers) -> Mapping[tuple[str, str], str]:
        code = layers.language.code
        if code not in known:
            known[code] = {names[c][w]: why for (c, w), why in patterns.unread(layers.language).items()}
        return known[code]

    return unread


def unread_concept(concept: Concept, unread: Mapping[tuple[str, str], str]) -> str:
    """Why rivals of a concept cannot be weighed against each other in a document's language; '' where they can."""
    return next((why for wording in concept.wordings if (why := unread.get((concept.name, wording.name)))), "")


def mentions_by_concept(codebook: Codebook, layers: Layers) -> list[tuple[Concept, list[Mention]]]:
    """Each concept of the codebook with its mentions in the regions that count, in the order of the text."""
    found: dict[str, list[Mention]] = {concept.name: [] for concept in codebook.concepts}
    for term in layers.counted("terms"):
        of_concept = found.get(str(term.attributes["concept"]))
        if of_concept is not None:
            of_concept.append(Mention(term, layers.voices.of(term.pieces)))
    return [(concept, found[concept.name]) for concept in codebook.concepts]


def by_wording(concept: Concept, mentions: Iterable[Mention]) -> list[tuple[str, list[Mention]]]:
    """The mentions of each of a concept's wordings, in the order of the codebook."""
    found: dict[str, list[Mention]] = {wording.name: [] for wording in concept.wordings}
    for mention in mentions:
        found[mention.wording].append(mention)
    return list(found.items())


def voices_of(mentions: Iterable[Mention]) -> tuple[Voice, ...]:
    """The voices that are told apart here: with "unknown" where some mention's voice could not be computed."""
    return (*KNOWN_VOICES, "unknown") if any(mention.voice == "unknown" for mention in mentions) else KNOWN_VOICES


def count_voice(
    mentions: list[Mention],
    denominator: float,
    voice: Voice,
    voices: tuple[Voice, ...],
    target: str,
    category: str = "",
    knows_distance: bool = True,
) -> Score:
    """How many of some mentions are in a voice; no score for a voice that unknown ones may be in."""
    if "unknown" in voices and voice in ("own", "attributed"):
        return no_score(VOICE_UNKNOWN, target=target, category=category, voice=voice)
    if voice == "distanced" and not knows_distance and mentions:
        return no_score(VOICE_UNKNOWN, target=target, category=category, voice=voice)
    evidence = tuple(mention.evidence(1) for mention in mentions if mention.voice == voice)
    return Score(len(evidence), denominator, target=target, category=category, voice=voice, evidence=evidence)
