"""The user's own frames, from the codebook: sentences that one of a frame's patterns finds.

A frame with actors also needs one of them named in the sentence. Patterns find what they say and no more: such a frame is weak
until people have coded articles with it (``framing frames train``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from framing import Codebook, Document, Evidence, Layers, Measuring, Score, Settings, Span, no_score
from framing.patterns import PatternsByLanguage, parse_pattern

NO_FRAMES = "the codebook has no frames"


@dataclass(frozen=True)
class Found:
    """A sentence that one of a frame's patterns finds, and where."""

    frame: str
    sentence: Span
    at: Span


class OwnFrames:
    """The frames of a codebook, ready to be found."""

    def __init__(self, codebook: Codebook) -> None:
        self.frames: tuple[Any, ...] = codebook.frames
        aliases = {target.name: target.aliases for target in codebook.targets}
        self._actors: Mapping[str, frozenset[str]] = {frame.name: frozenset(frame.actors) for frame in self.frames}
        self._patterns = PatternsByLanguage(
            [((frame.name, ""), parse_pattern(text)) for frame in self.frames for text in frame.patterns]
            + [(("", name), parse_pattern(alias)) for name in _needed(self.frames) for alias in aliases[name]]
        )

    def unread(self, layers: Layers) -> str:
        """Why some pattern cannot be found in the document's language; '' where all can."""
        return next(iter(self._patterns.unread(layers.language).values()), "")

    def find(self, text: str, layers: Layers) -> list[Found]:
        """The sentences that count and show a frame, in the order of the text, each once a frame."""
        lemmas = layers.lemmas if layers.language.lemma is not None else ()
        patterns = self._patterns.of(layers.language)
        matches = sorted(patterns.find(layers.tokens, lemmas, layers.sentences, text), key=lambda match: match.start)
        found: list[Found] = []
        place = 0
        for start, end in layers.sentences:
            while place < len(matches) and matches[place].start < start:
                place += 1
            inside = []
            while place < len(matches) and matches[place].start < end:
                inside.append(matches[place])
                place += 1
            if inside and layers.counts(start):
                found.extend(self._of_sentence(inside, (start, end)))
        return found

    def _of_sentence(self, inside: list[Any], sentence: Span) -> Iterable[Found]:
        named = {match.key[1] for match in inside if match.key[1]}
        told: dict[str, Span] = {}
        for match in inside:
            frame = match.key[0]
            if frame and not match.negated and (not self._actors[frame] or self._actors[frame] & named):
                told.setdefault(frame, (match.start, match.end))
        return [Found(frame, sentence, at) for frame, at in told.items()]


def _needed(frames: Iterable[Any]) -> list[str]:
    return sorted({actor for frame in frames for actor in frame.actors})


def bind(settings: Settings) -> Measuring:
    """Share of the sentences that one of a frame's patterns finds."""
    own = OwnFrames(settings.codebook)

    def measure(document: Document, layers: Layers) -> Iterable[Score]:
        """Sentences in which a pattern of the frame is found / sentences; 0 to 1."""
        if not own.frames:
            return [no_score(NO_FRAMES)]
        sentences = sum(layers.counts(start) for start, _ in layers.sentences)
        if not sentences or (reason := own.unread(layers)):
            return [no_score(reason if sentences else "no sentence that counts")]
        found = own.find(document.text, layers)
        return [_score(frame.name, [each for each in found if each.frame == frame.name], sentences) for frame in own.frames]

    return measure


def _score(name: str, found: list[Found], sentences: int) -> Score:
    evidence = tuple(Evidence((each.sentence,), name) for each in found)
    return Score(category=name, numerator=len(found), denominator=sentences, evidence=evidence)
