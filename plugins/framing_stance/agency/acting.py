"""The layer ``agency``: what part each mention of a target has in its clause, and in whose words.

The label is the target; ``part`` is agent, patient, hidden (patient of nobody who is named) or none.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from framing import Annotation, Document, Span
from framing_stance.agency.agency import Part, part_of
from framing_stance.agency.clause_words import REACH, Words

if TYPE_CHECKING:
    from framing import Annotate, Layers, Settings


class Clauses:
    """Tells the part of any stretch of a document in its clause."""

    def __init__(self, layers: Layers) -> None:
        self._tokens, self._lemmas, self._tags, self._sentences = layers.tokens, layers.lemmas, layers["pos"], layers.sentences
        self._starts = [start for start, _ in self._sentences]

    def part(self, start: int, end: int) -> Part:
        """The part of what stands in [start, end)."""
        where = self._tokens.within(start, end)
        if not where:
            return "none"
        around = self._around(where)
        words = Words(self._tokens.forms, self._lemmas, self._tags, around.start, around.stop)
        return part_of(words, where.start, where.stop)

    def passage(self, start: int, end: int) -> Span:
        """The sentence of what stands in [start, end), as far as it is looked at."""
        around = self._around(self._tokens.within(start, end))
        return min(start, self._tokens.starts[around.start]), max(end, self._tokens.ends[around.stop - 1])

    def _around(self, where: range) -> range:
        sentence = self._sentences[max(0, bisect_right(self._starts, self._tokens.starts[where.start]) - 1)]
        inside = self._tokens.within(*sentence)
        return range(max(inside.start, where.start - REACH), min(max(inside.stop, where.stop), where.stop + REACH))


def bind(settings: Settings) -> Annotate:
    return annotate


def annotate(document: Document, layers: Layers) -> list[Annotation]:
    """Every mention with its part, its sentence as ``passage``, and its voice."""
    mentions = layers.annotations("targets")
    if not mentions:
        return []
    clauses, voices = Clauses(layers), layers.voices
    found = []
    for mention in mentions:
        voice = voices.of(mention.pieces)
        span = mention.start, mention.end
        attributes = {"part": clauses.part(*span), "voice": voice.voice, "source": voice.source}
        found.append(Annotation(mention.label, mention.pieces, {"passage": (clauses.passage(*span),)}, attributes))
    return found
