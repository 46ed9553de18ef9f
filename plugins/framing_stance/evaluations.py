"""The layer ``evaluations``: how each mention of a target is evaluated, by the words of the voice that it stands in.

A mention in the outlet's own voice is read without what sources say in the same sentence; a mention in a
source's words is read by those words alone. So "the mayor said the festival was a triumph" says
nothing of the outlet's stance, and all of the mayor's. Others' judgements ("residents praised the police")
count as attributed. ``value`` is P(positive) − P(negative) where the target is evaluated, else 0: in the outlet's own
voice some word must say so, since news tells of what befalls people; who is quoted on somebody takes sides more often
than not, and is taken by the reading alone. ``turned`` says whether negation or contrast turned the words. ``leaning`` is
what a mention that is not evaluated adds to a score nonetheless: nothing where its sentence tells what it suffers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing.annotate.voice import VOICED_ACTS, VoiceReading
from framing.errors import LayerUnavailable
from framing.model import Annotation, Document, Pieces
from framing_stance.bystanders import without_bystanders
from framing_stance.encoder import loader_named
from framing_stance.features import Sentence, sentence
from framing_stance.judgements import Judgement, answered, others_judgement
from framing_stance.model import WINDOW, SentenceModel
from framing_stance.suffering import suffers
from framing_stance.verdicts import LEANING, Topics, compared, denied, predicated, verdict_of

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.extension import Annotate, Settings

REPORTING = frozenset({"document", "media"})  # types of sources that report, as the outlet itself does
_POLLS = frozenset("poll polls survey surveys study data figures results".split())
UNSAID = 0.5  # weight of a source's evaluation that no single word makes
_DASHES = {"--": "—"}
JUDGED = 0.5  # value of a judgement that is told where the model reads none, or the other


def bind(settings: Settings) -> Annotate:
    load = loader_named(settings.options.get("model", "default"))

    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        mentions = layers.annotations("targets")
        if not mentions:
            return []
        reader = _Reader(document, layers, load())
        return [evaluation for mention in mentions if (evaluation := reader.evaluate(mention))]

    return annotate


class Reading(NamedTuple):
    """The probabilities of a mention, its value, the words that evaluate it and where they are, and what turned them."""

    probabilities: tuple[float, float, float]
    value: float
    words: str
    at: tuple[int, ...]
    turned: str
    suffers: bool

    def attributes(self) -> dict[str, str | float]:
        negative, neutral, positive = self.probabilities
        leaning = 0.0 if self.value or self.suffers else LEANING * (positive - negative)
        shown = {"words": self.words, "turned": self.turned}
        numbers = {"negative": negative, "neutral": neutral, "positive": positive, "value": self.value, "leaning": leaning}
        return {**numbers, **shown}


class _Reader:
    """Reads the mentions of one document."""

    def __init__(self, document: Document, layers: Layers, model: SentenceModel) -> None:
        self.tokens, self.lemmas, self.voices, self.model = layers.tokens, layers.lemmas, layers.voices, model
        self.sentences = layers.sentences
        self.sentence_starts = [start for start, _ in self.sentences]
        self.topics = Topics(layers.tokens, layers.lemmas, layers.sentences, layers.annotations("targets"))
        self.named = {i: mention.label for mention in layers.annotations("targets") for i in self._positions(mention.pieces)}
        self.said: dict[int, set[int]] = {}  # token → the attributions whose content it lies in
        self.cues: dict[int, tuple[int, list[int]]] = {}  # token of a source → its attribution, the tokens of its cue
        for number, attribution in enumerate(_attributions(layers)):
            if attribution.attributes.get("act") in VOICED_ACTS:
                for position in self._positions(attribution.roles.get("content", attribution.pieces)):
                    self.said.setdefault(position, set()).add(number)
                cue = self._positions(attribution.roles.get("cue", ()))
                self.cues.update(dict.fromkeys(self._positions(attribution.roles.get("source", ())), (number, cue)))

    def _positions(self, pieces: Pieces) -> list[int]:
        return [position for start, end in pieces for position in self.tokens.within(start, end)]

    def _sentence(self, position: int) -> int:
        return max(0, bisect_left(self.sentence_starts, self.tokens.starts[position] + 1) - 1)

    def evaluate(self, mention: Annotation) -> Annotation | None:
        """The mention with its passage, probabilities, voice and evaluating words."""
        where = self._positions(mention.pieces)
        if not where:
            return None
        kept = self._kept(where)
        first, last = bisect_left(kept, where[0]), bisect_right(kept, where[-1])
        forms, lemmas = [_DASHES.get(form := self.tokens.forms[i], form) for i in kept], [self.lemmas[i] for i in kept]
        named = self.named
        others = [at for at, i in enumerate(kept) if i in named and named[i] != mention.label and not first <= at < last]
        context = without_bystanders(sentence(forms, lemmas, first, last, others))
        voice = self.voices.of(mention.pieces)
        told = others_judgement(context.forms, context.lemmas, context.target)
        if voice.voice == "attributed":
            lexicon = self.model.lexicon
            told = told or compared(context, lexicon) or denied(context, lexicon) or predicated(context, lexicon)
        speaks = where[0] in self.cues and where[0] not in self.said
        if speaks and not told:
            told = self._denied_by_speaker(where)
        if told and voice.voice == "own":
            voice = VoiceReading("attributed")
        strict = speaks or voice.voice != "attributed" or voice.source_type in REPORTING or _is_poll(voice.source)
        read = [*kept[: first + 1], *kept[last:]]  # what the tokens of the context are, the target being one
        aside = {at for at, i in enumerate(read) if i in self.cues} if voice.voice == "attributed" else set()
        found = self._reading(context, mention.label, told, aside, strict=strict)
        attributes = found.attributes() | {"voice": voice.voice, "source": voice.source, "sentence": self._sentence(where[0])}
        passage = (self.tokens.starts[kept[0]], self.tokens.ends[kept[-1]])
        words = tuple(sorted((self.tokens.starts[read[at]], self.tokens.ends[read[at]]) for at in found.at))
        return Annotation(mention.label, mention.pieces, {"passage": (passage,), "words": words}, attributes)

    def _reading(self, context: Sentence, target: str, told: Judgement | None, aside: Container[int], *, strict: bool) -> Reading:
        """What the model reads, and where it is strict only if words say so; else the judgement that is told."""
        probabilities = self.model.read(context)
        negative, _, positive = probabilities
        suffered = suffers(context)
        verdict = verdict_of(probabilities, context, self.model.lexicon, self.topics, target, aside, strict=strict)
        if told and (not verdict.sign or verdict.sign != told.sign):
            return Reading(
                probabilities,
                JUDGED * told.sign,
                told.word,
                (told.at,) if told.at >= 0 else (),
                "negation" if told.turned else "",
                suffered,
            )
        words = ", ".join(context.forms[at] for at in verdict.words)
        weight = 1.0 if words else 0.0 if suffered else UNSAID
        value = weight * (positive - negative) if verdict.sign else 0.0
        return Reading(probabilities, value, words, verdict.words, verdict.turned, suffered)

    def _denied_by_speaker(self, where: Sequence[int]) -> Judgement | None:
        """The reproach that a speaker answers, which stands in what the speaker says: "Berg denied the accusations"."""
        inside = self.tokens.within(*self.sentences[self._sentence(where[0])])
        around = range(max(inside.start, where[0] - WINDOW), min(inside.stop, where[-1] + WINDOW))
        found = answered([self.tokens.forms[i] for i in around], [self.lemmas[i] for i in around], where[-1] - around.start)
        return found._replace(at=-1) if found else None

    def _kept(self, where: Sequence[int]) -> list[int]:
        """The tokens that are read: those of the sentence that are in the same words as the mention.

        Where the mention is a source that speaks, only the cue: "the ministry boasted" evaluates, "said" does not.
        """
        inside = self.tokens.within(*self.sentences[self._sentence(where[0])])
        low, high = max(inside.start, where[0] - WINDOW), min(inside.stop, where[-1] + WINDOW + 1)
        said = self.said
        voice, (spoken, cue) = said.get(where[0]), self.cues.get(where[0], (-1, []))
        return [
            i
            for i in range(low, high)
            if where[0] <= i <= where[-1]
            or (i not in said and (voice or not cue or i in cue))
            or (i in said and voice and not voice.isdisjoint(said[i]) and spoken not in said[i])
        ]


def _attributions(layers: Layers) -> Sequence[Annotation]:
    try:
        return layers.annotations("attributions")
    except LayerUnavailable:
        return ()


def _is_poll(source: str) -> bool:
    return not _POLLS.isdisjoint(source.lower().split())
