"""The layer ``evaluations``: how each mention of a target is evaluated, in whose words, by which link.

A mention is evaluated only where an evaluating word is linked to it in its clause (:mod:`framing_stance.evaluation.links`);
questions, conditions and words of names are none. The voice is that of the evaluating word: "Berg falsely claimed" is the
outlet's, "Berg is a liar, Holm said" is Holm's, "Holm praised Berg" is attributed too, and "I applaud Berg" is the writer's own.
The sentence model finds nothing by itself; it may only veto what stands in the outlet's own voice, where it reads the opposite.
``value`` is +1 or −1, and 0 for a mention that nothing evaluates or that is evaluated both ways in one voice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from framing import Annotation, Document, Span, Voice, VoiceReading
from framing_stance.agency.agency import placed
from framing_stance.agency.clause_words import Words
from framing_stance.evaluation.features import sentence
from framing_stance.evaluation.links import links
from framing_stance.evaluation.rules.asserted import asserted
from framing_stance.evaluation.rules.constructions import TROUBLE
from framing_stance.evaluation.rules.echoes import another_acts, echoes
from framing_stance.evaluation.rules.furniture import furniture
from framing_stance.evaluation.rules.judging import JUDGING, by_writer
from framing_stance.evaluation.rules.link import Link
from framing_stance.evaluation.rules.mild import is_mild
from framing_stance.evaluation.words import Lists, load
from framing_stance.model.encoder import loader_named
from framing_stance.targets.targets import persons_of, surnames_of

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
    targets = settings.codebook.targets
    persons = persons_of(targets) | surnames_of(targets)

    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        mentions = layers.annotations("targets")
        return list(_Reader(layers, lists, model, persons).all(mentions)) if mentions else []

    return annotate


@lru_cache(maxsize=1)
def _worth_reading() -> tuple[frozenset[str], frozenset[str]]:
    """The forms and the dictionary forms of which a sentence has to have one."""
    lists = load()
    return lists.forms | JUDGING, lists.lemmas | JUDGING | TROUBLE


class _Mention(NamedTuple):
    """A mention of a target, its sentence, its tokens."""

    of: Annotation
    sentence: int
    where: range

    @property
    def is_pronoun(self) -> bool:
        return self.of.attributes.get("kind") == "pronoun"


class _Reader:
    """Reads the mentions of one document."""

    def __init__(self, layers: Layers, lists: Lists, model: Callable[[], SentenceModel], persons: Collection[str]) -> None:
        self.persons = persons
        self.layers, self.tokens, self.voices, self.lists, self.model = layers, layers.tokens, layers.voices, lists, model
        self.sentences = layers.sentences
        self.starts = [start for start, _ in self.sentences]
        forms, bases = _worth_reading()
        pairs = enumerate(zip(self.tokens.forms, layers.lemmas, strict=True))
        self.candidates = [i for i, (form, lemma) in pairs if form in forms or lemma in bases]
        self.names: dict[range, frozenset[int]] = {}

    def all(self, mentions: Sequence[Annotation]) -> Iterable[Annotation]:
        read = [_Mention(each, self._number(each), self.tokens.within(each.start, each.end)) for each in mentions]
        same: dict[tuple[str, int], list[_Mention]] = {}
        for each in read:
            same.setdefault((each.of.label, each.sentence), []).append(each)
        for each in read:
            if each.where:
                yield self._evaluated(each, same[each.of.label, each.sentence])

    def _number(self, mention: Annotation) -> int:
        """Which sentence a mention begins in."""
        return max(0, bisect_right(self.starts, mention.start) - 1)

    def _evaluated(self, read: _Mention, same: Sequence[_Mention]) -> Annotation:
        """The mention with its passage, and what evaluates it; ``same`` are all of its target in the sentence."""
        mention, number, where = read
        inside = self.tokens.within(*self.sentences[number])
        around = range(max(inside.start, where.start - WINDOW), max(where.stop, min(inside.stop, where.stop + WINDOW)))
        told = self._told_of(read, same, around) if self._has_candidate(around) and not self._in_furniture(where, inside) else []
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

    def _in_furniture(self, where: range, inside: range) -> bool:
        return any(where.start in each for each in furniture(self.tokens.written, inside))

    def _has_candidate(self, around: range) -> bool:
        at = bisect_left(self.candidates, around.start)
        return at < len(self.candidates) and self.candidates[at] < around.stop

    def _told(self, where: range, around: range) -> list[Told]:
        words = Words(self.tokens.forms, self.layers.lemmas, self.layers["pos"], around.start, around.stop)
        found = links(words, where.start, where.stop, self.lists, self._names(around))
        told = [self._voiced(words, link) for link in found if asserted(words, where.start, link.at[0])]
        return [each for each in told if each is not None and not (each.voice == "own" and self._opposes(words, where, each))]

    def _echoes(self, mention: Annotation, where: range, around: range) -> list[range]:
        """Where "it" or "they" stand for a mention; never for that of a person."""
        if mention.label in self.persons:
            return []
        words = Words(self.tokens.forms, self.layers.lemmas, self.layers["pos"], around.start, around.stop)
        place = placed(words, where.start, where.stop)
        return [range(i, i + 1) for i in echoes(words, place, where.start, where.stop)]

    def _told_of(self, read: _Mention, same: Sequence[_Mention], around: range) -> list[Told]:
        """What evaluates a mention at its place, else where a pronoun goes on to speak of it in the same sentence."""
        if read.is_pronoun:
            earlier = [each.where for each in same if each.where.stop <= read.where.start]
            return one_voice(
                self._told_by_pronoun(earlier[-1], read.where, around) if earlier else self._told(read.where, around)
            )
        if told := one_voice(self._told(read.where, around)):
            return told
        pronouns = [*(each.where for each in same if each.is_pronoun), *self._echoes(read.of, read.where, around)]
        return one_voice([told for pronoun in pronouns for told in self._told_by_pronoun(read.where, pronoun, around)])

    def _told_by_pronoun(self, where: range, pronoun: range, around: range) -> list[Told]:
        """What a pronoun's place tells of an earlier mention; not how that judges itself: "Berg defended her record"."""
        words = Words(self.tokens.forms, self.layers.lemmas, self.layers["pos"], around.start, around.stop)
        told = self._told(pronoun, around)
        return [each for each in told if not each.link.others or another_acts(words, where.stop, each.link.at[0])]

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
        if (known := self.names.get(around)) is not None:
            return known
        written = self.tokens.written
        letters = [i for i in around if written[i][:1].isalpha()]
        raised = [i for i in letters[1:] if written[i][0].isupper()]
        self.names[around] = frozenset() if len(raised) > _TITLE_CASE * len(letters) else frozenset(raised)
        return self.names[around]

    def _voiced(self, words: Words, link: Link) -> Told | None:
        """The link with the voice of its first word; none where that is held at arm's length, or is too mild for the outlet."""
        span: Span = self.tokens.starts[link.at[0]], self.tokens.ends[link.at[0]]
        reading: VoiceReading = self.voices.of((span,))
        if link.others:
            own = reading.voice == "own" and by_writer(words, link.at[0])
            return Told(link, "own" if own else "unknown" if reading.voice == "unknown" else "attributed", reading.source)
        if reading.voice == "distanced" or (reading.voice == "own" and is_mild(words, link, self.lists.mild)):
            return None
        return Told(link, reading.voice, reading.source)


def one_voice(told: Sequence[Told]) -> list[Told]:
    """The evaluations in the voice that counts, the outlet's before its sources'; none where they contradict each other."""
    voice = next((name for name in ("own", "attributed", "unknown") if any(each.voice == name for each in told)), None)
    found = [each for each in told if each.voice == voice]
    return found if len({each.link.sign for each in found}) == 1 else []
