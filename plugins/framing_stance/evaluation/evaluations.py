"""The layer ``evaluations``: how each mention of a target is evaluated, in whose words, by which link.

A mention is evaluated only where an evaluating word is linked to it in its clause (:mod:`framing_stance.evaluation.links`);
questions, conditions and words of names are none. The voice is that of the evaluating word: "Berg falsely claimed" is the
outlet's, "Berg is a liar, Holm said" is Holm's, "Holm praised Berg" is attributed too, and "I applaud Berg" is the writer's own.
The sentence model finds nothing by itself; it may only veto what stands in the outlet's own voice, where it reads the opposite.
``value`` is +1 or −1, and 0 for a mention that nothing evaluates or that is evaluated both ways in one voice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing import Annotation, Document, Span, Voice, VoiceReading
from framing_stance.agency.clause_words import Words
from framing_stance.evaluation.features import sentence
from framing_stance.evaluation.links import Link, links
from framing_stance.evaluation.rules.asserted import asserted
from framing_stance.evaluation.rules.judging import JUDGING, by_writer
from framing_stance.evaluation.words import Lists, load
from framing_stance.model.encoder import loader_named

if TYPE_CHECKING:
    from framing import Annotate, Layers, Settings
    from framing_stance.model.model import SentenceModel

WINDOW = 60  # tokens either side of a mention that are read at most
# Probability of the opposite from which the model vetoes; of 34 passages of the tuning articles above 0.5, 20 were wrong.
OPPOSED = 0.6
_PLAIN = frozenset(("predicate", "apposition", "judged", "called", "verdict"))
_TITLE_CASE = 0.6  # share of capitals from which a sentence is a headline, whose capitals make no names


class Told(NamedTuple):
    """An evaluation: its link, and whose it is."""

    link: Link
    voice: Voice
    source: str


def bind(settings: Settings) -> Annotate:
    lists, model = load(), loader_named(settings.options.get("model", "default"))

    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        mentions = layers.annotations("targets")
        return list(_Reader(layers, lists, model).all(mentions)) if mentions else []

    return annotate


class _Reader:
    """Reads the mentions of one document."""

    def __init__(self, layers: Layers, lists: Lists, model: Callable[[], SentenceModel]) -> None:
        self.layers, self.tokens, self.voices, self.lists, self.model = layers, layers.tokens, layers.voices, lists, model
        self.sentences = layers.sentences
        self.starts = [start for start, _ in self.sentences]
        pairs = enumerate(zip(self.tokens.forms, layers.lemmas, strict=True))
        self.candidates = [i for i, (form, lemma) in pairs if lists.holds(form, lemma) or lemma in JUDGING or form in JUDGING]

    def all(self, mentions: Iterable[Annotation]) -> Iterable[Annotation]:
        for mention in mentions:
            where = self.tokens.within(mention.start, mention.end)
            if where:
                yield self._evaluated(mention, where)

    def _evaluated(self, mention: Annotation, where: range) -> Annotation:
        """The mention with its passage, and what evaluates it."""
        number = max(0, bisect_right(self.starts, mention.start) - 1)
        inside = self.tokens.within(*self.sentences[number])
        around = range(max(inside.start, where.start - WINDOW), max(where.stop, min(inside.stop, where.stop + WINDOW)))
        told = one_voice(self._told(where, around)) if self._has_candidate(around) else []
        at = sorted({i for each in told for i in each.link.at})
        reading = self.voices.of(mention.pieces)
        attributes: dict[str, str | float] = {
            "value": float(told[0].link.sign) if told else 0.0,
            "words": ", ".join(dict.fromkeys(self.tokens.forms[i] for i in at)),
            "turned": "negation" if any(each.link.turned for each in told) else "",
            "link": told[0].link.kind if told else "",
            "voice": told[0].voice if told else reading.voice,
            "source": told[0].source if told else reading.source,
            "sentence": number,
        }
        passage = self.tokens.starts[around.start], self.tokens.ends[around.stop - 1]
        words = tuple((self.tokens.starts[i], self.tokens.ends[i]) for i in at)
        return Annotation(mention.label, mention.pieces, {"passage": (passage,), "words": words}, attributes)

    def _has_candidate(self, around: range) -> bool:
        at = bisect_left(self.candidates, around.start)
        return at < len(self.candidates) and self.candidates[at] < around.stop

    def _told(self, where: range, around: range) -> list[Told]:
        words = Words(self.tokens.forms, self.layers.lemmas, self.layers["pos"], around.start, around.stop)
        found = links(words, where.start, where.stop, self.lists, self._names(around))
        told = [self._voiced(words, link) for link in found if asserted(words, where.start, link.at[0])]
        return [each for each in told if each is not None and not (each.voice == "own" and self._opposes(words, where, each))]

    def _opposes(self, words: Words, where: range, told: Told) -> bool:
        """Whether the sentence model reads the opposite of a link; it is not asked where the target is called something."""
        if told.link.kind in _PLAIN:
            return False
        inside = slice(words.low, words.high)
        read = sentence(words.forms[inside], words.lemmas[inside], where.start - words.low, where.stop - words.low)
        negative, _, positive = self.model().read(read)
        return (negative if told.link.sign > 0 else positive) >= OPPOSED

    def _names(self, around: range) -> frozenset[int]:
        """The words written with a capital inside a sentence: parts of names, but for headlines."""
        written = self.tokens.written
        letters = [i for i in around if written[i][:1].isalpha()]
        raised = [i for i in letters[1:] if written[i][0].isupper()]
        return frozenset() if len(raised) > _TITLE_CASE * len(letters) else frozenset(raised)

    def _voiced(self, words: Words, link: Link) -> Told | None:
        """The link with the voice of its first word; none where that is held at arm's length."""
        span: Span = self.tokens.starts[link.at[0]], self.tokens.ends[link.at[0]]
        reading: VoiceReading = self.voices.of((span,))
        if link.others:
            own = reading.voice == "own" and by_writer(words, link.at[0])
            return Told(link, "own" if own else "unknown" if reading.voice == "unknown" else "attributed", reading.source)
        return None if reading.voice == "distanced" else Told(link, reading.voice, reading.source)


def one_voice(told: Sequence[Told]) -> list[Told]:
    """The evaluations in the voice that counts, the outlet's before its sources'; none where they contradict each other."""
    voice = next((name for name in ("own", "attributed", "unknown") if any(each.voice == name for each in told)), None)
    found = [each for each in told if each.voice == voice]
    return found if len({each.link.sign for each in found}) == 1 else []
