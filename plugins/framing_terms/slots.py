"""Where a word stands: the words around it, how telling each is, and how alike the surroundings of two words are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import NamedTuple

from framing.annotate import Layers
from framing.model import Pieces, Span
from framing_terms.counts import EMPTY_WORDS, is_empty

REACH = 10  # words to either side that are looked at
_NEAR = 8.0  # a neighbour so many words away tells a third of what the next word tells
_ENDINGS = ("ed", "ing", "ly", "ion", "ions", "ment", "ers", "er", "s")


class Word(NamedTuple):
    """A word of content in a sentence: its lemma, which word of the sentence it is, its ending, where it stands.

    ``before`` and ``after`` are the function words at its sides, as "the _" and "_ of"; empty where there is none.
    """

    lemma: str
    place: int
    ending: str
    span: Span
    before: str
    after: str


class Sentence(NamedTuple):
    """A sentence of a document (by its number in the reading): its words of content."""

    document: int
    group: str
    span: Span
    words: tuple[Word, ...]


class Slot(NamedTuple):
    """A wording in a sentence: which of its words it takes up, and what the ending of the first is."""

    sentence: Sentence
    first: int
    last: int
    ending: str

    def neighbours(self) -> dict[str, int]:
        """The lemmas around it and the function words at its sides, and how far before (−) or after (+) it each stands."""
        found: dict[str, int] = {}
        for word in self.sentence.words:
            if self.first <= word.place <= self.last:
                continue
            distance = word.place - (self.first if word.place < self.first else self.last)
            if abs(distance) <= REACH and abs(distance) < abs(found.get(word.lemma, REACH + 1)):
                found[word.lemma] = distance
        sides = {word.before: -1 for word in self.sentence.words if word.place == self.first}
        sides |= {word.after: 1 for word in self.sentence.words if word.place == self.last}
        return found | {side: distance for side, distance in sides.items() if side}


def sentences_of(layers: Layers, document: int, group: str) -> Iterator[Sentence]:
    """The sentences that count, with their words of content."""
    tokens, lemmas = layers.tokens, layers.lemmas
    for span in layers.sentences:
        if layers.counts(span[0]):
            places = [position for position in tokens.within(*span) if tokens.forms[position][0].isalnum()]
            forms = ["", *(tokens.forms[position] for position in places), ""]
            words = tuple(
                Word(
                    lemmas[p],
                    place,
                    ending_of(tokens.forms[p], lemmas[p]),
                    (tokens.starts[p], tokens.ends[p]),
                    f"{forms[place]} _" if forms[place] in EMPTY_WORDS else "",
                    f"_ {forms[place + 2]}" if forms[place + 2] in EMPTY_WORDS else "",
                )
                for place, p in enumerate(places)
                if _tells(tokens.forms[p]) and _tells(lemmas[p])
            )
            yield Sentence(document, group, span, words)


def _tells(form: str) -> bool:
    """Whether a word is one of content; numbers are, since they are the same in articles on one story."""
    return not is_empty(form) or (len(form) > 1 and form[0].isdigit())


def ending_of(form: str, lemma: str) -> str:
    """The ending by which words of one kind are told: ed (brought too), ing, ion …"""
    regular = next((ending for ending in _ENDINGS if form.endswith(ending) and len(form) > len(ending) + 2), "")
    return regular or ("ed" if form != lemma else "")


def slot_of(pieces: Pieces, sentence: Sentence) -> Slot | None:
    """The slot that a match takes up by its words of content; None where it has none."""
    inside = [word for word in sentence.words if any(start <= word.span[0] < end for start, end in pieces)]
    return Slot(sentence, inside[0].place, inside[-1].place, inside[0].ending) if inside else None


Surroundings = Mapping[str, float]  # lemma → how telling and how near


@dataclass(frozen=True)
class Weights:
    """How often each lemma of a story occurs, as a share of its words of content; ``of`` also says how telling it is."""

    share: Mapping[str, float]

    @classmethod
    def from_sentences(cls, sentences: Sequence[Sentence]) -> Weights:
        """The weights of a story."""
        words = [word for sentence in sentences for word in sentence.words]
        counts = Counter(part for word in words for part in (word.lemma, word.before, word.after) if part)
        return cls({lemma: count / len(words) for lemma, count in counts.items()})

    def of(self, lemma: str) -> float:
        """How telling a lemma is: the logarithm of the words of the story over its occurrences."""
        return -log(self.share[lemma])

    def around(self, slots: Iterable[Slot]) -> Surroundings:
        """What stands around some slots more than elsewhere: positive pointwise mutual information (Bullinaria & Levy 2007).

        What is near weighs more, and so does what stands there often.
        """
        found: dict[str, float] = {}
        for slot in slots:
            for lemma, distance in slot.neighbours().items():
                found[lemma] = found.get(lemma, 0.0) + exp(-abs(distance) / _NEAR)
        every = sum(found.values())
        telling = {lemma: log(value / every / self.share[lemma]) for lemma, value in found.items()}
        return {lemma: told * sqrt(found[lemma]) for lemma, told in telling.items() if told > 0}


def likeness(a: Surroundings, b: Surroundings, smallest: float = 0.0) -> tuple[float, list[str]]:
    """Cosine of two surroundings, 0 to 1, and what they share, most telling first; ``smallest`` is added to the length of b."""
    shared = {lemma: a[lemma] * b[lemma] for lemma in a.keys() & b.keys()}
    told = sorted((lemma for lemma in shared if "_" not in lemma), key=lambda lemma: (-shared[lemma], lemma))
    both = length(a) * (length(b) + smallest)
    return (sum(shared.values()) / both if both else 0.0), told


def length(surroundings: Surroundings) -> float:
    """Length of the vector."""
    return sqrt(sum(weight * weight for weight in surroundings.values()))
