"""The layer ``evaluations``: how each mention of a target is evaluated, by the words of the voice that it stands in.

A mention in the outlet's own voice is read without what sources say in the same sentence; a mention in a
source's words is read by those words alone. So "the mayor said the festival was a triumph" says
nothing of the outlet's stance, and all of the mayor's. Others' judgements ("residents praised the police")
count as attributed. ``value`` is P(positive) − P(negative) where words evaluate the target, else 0.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.errors import LayerUnavailable
from framing.model import Annotation, Document, Pieces
from framing.voice import VOICED_ACTS, VoiceReading
from framing_stance.features import sentence
from framing_stance.judgements import others_judgement
from framing_stance.model import WINDOW, Model, load
from framing_stance.verdicts import Topics, evaluating_words

if TYPE_CHECKING:
    from framing.annotate import Layers
    from framing.extension import Annotate, Settings

JUDGED = 0.5  # value of a judgement that is told where the model reads none, or the other


def bind(settings: Settings) -> Annotate:
    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        mentions = layers.annotations("targets")
        if not mentions:
            return []
        reader = _Reader(document, layers, load())
        return [evaluation for mention in mentions if (evaluation := reader.evaluate(mention))]

    return annotate


class _Reader:
    """Reads the mentions of one document."""

    def __init__(self, document: Document, layers: Layers, model: Model) -> None:
        self.tokens, self.lemmas, self.voices, self.model = layers.tokens, layers.lemmas, layers.voices, model
        self.sentences = layers.sentences
        self.sentence_starts = [start for start, _ in self.sentences]
        self.topics = Topics(layers.tokens, layers.lemmas, layers.sentences, layers.annotations("targets"))
        self.named = {i: mention.label for mention in layers.annotations("targets") for i in self._positions(mention.pieces)}
        self.said: dict[int, set[int]] = {}  # token → the attributions whose content it lies in
        self.cues: dict[int, list[int]] = {}  # token of a source → the tokens of its cue
        for number, attribution in enumerate(_attributions(layers)):
            if attribution.attributes.get("act") in VOICED_ACTS:
                for position in self._positions(attribution.roles.get("content", attribution.pieces)):
                    self.said.setdefault(position, set()).add(number)
                cue = self._positions(attribution.roles.get("cue", ()))
                self.cues.update(dict.fromkeys(self._positions(attribution.roles.get("source", ())), cue))

    def _positions(self, pieces: Pieces) -> list[int]:
        return [position for start, end in pieces for position in self.tokens.within(start, end)]

    def evaluate(self, mention: Annotation) -> Annotation | None:
        """The mention with its passage, probabilities, voice and strongest words."""
        where = self._positions(mention.pieces)
        if not where:
            return None
        kept = self._kept(mention, where)
        first, last = bisect_left(kept, where[0]), bisect_right(kept, where[-1])
        forms, lemmas = [self.tokens.forms[i] for i in kept], [self.lemmas[i] for i in kept]
        named = self.named
        others = [at for at, i in enumerate(kept) if i in named and named[i] != mention.label and not first <= at < last]
        context = sentence(forms, lemmas, first, last, others)
        probabilities = self.model.read(context)
        words = evaluating_words(probabilities, context, self.model.lexicon, self.topics, mention.label)
        voice = self.voices.of(mention.pieces)
        judgement = others_judgement(context.forms, context.lemmas, context.target)
        if judgement and voice.voice == "own":
            voice = VoiceReading("attributed")
        passage = (self.tokens.starts[kept[0]], self.tokens.ends[kept[-1]])
        attributes = _attributes(probabilities, voice, words, where[0] in self.cues)
        if judgement and (not words or (probabilities[2] > probabilities[0]) != (judgement.sign > 0)):
            attributes |= {"value": JUDGED * judgement.sign, "words": judgement.word, "votes": True}
        return Annotation(mention.label, mention.pieces, {"passage": (passage,)}, attributes)

    def _kept(self, mention: Annotation, where: Sequence[int]) -> list[int]:
        """The tokens that are read: those of the sentence that are in the same words as the mention.

        Where the mention is a source that speaks, only the cue: "the ministry boasted" evaluates, "said" does not.
        """
        number = max(0, bisect_left(self.sentence_starts, mention.start + 1) - 1)
        inside = self.tokens.within(*self.sentences[number])
        low, high = max(inside.start, where[0] - WINDOW), min(inside.stop, where[-1] + WINDOW + 1)
        said = self.said
        voice, cue = said.get(where[0]), self.cues.get(where[0])
        return [
            i
            for i in range(low, high)
            if where[0] <= i <= where[-1]
            or (i in cue if cue else i in said and not voice.isdisjoint(said[i]) if voice else i not in said)
        ]


def _attributions(layers: Layers) -> Sequence[Annotation]:
    try:
        return layers.annotations("attributions")
    except LayerUnavailable:
        return ()


def _attributes(
    probabilities: tuple[float, float, float], voice: VoiceReading, words: Sequence[str], speaks: bool
) -> dict[str, str | float | bool]:
    negative, neutral, positive = probabilities
    return {
        "negative": negative,
        "neutral": neutral,
        "positive": positive,
        "value": positive - negative if words else 0.0,
        "voice": voice.voice,
        "source": voice.source,
        "words": ", ".join(words),
        "votes": bool(words) or not speaks,
    }
