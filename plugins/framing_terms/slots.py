"""Where a word stands: the words around it, how telling each is, and how alike the places of two words are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import NamedTuple

from framing import Layers, LayerUnavailable, Pieces, Span
from framing.english import CLASSES
from framing_terms.counts import EMPTY_WORDS, is_empty

REACH = 5  # words of content to either side that are looked at
NUMBER = "#"  # any number, beside itself
_NEAR = 1.5  # a neighbour so many words farther away tells a third of what the next word tells
_TURNED = 0.25  # what a neighbour tells that stands on the other side, as in "ten were evicted" and "they evicted ten"
_NEXT = 2
_NO_VERB_AFTER = (CLASSES.determiners - {"her", "that"}) | {"more", "most", "less", "least", "very"}
_DATES = ((CLASSES.weekdays | CLASSES.months) - {"may"}) | {"sept"}  # say when, not what
_KINDS = {"NNP": "name", "NN": "noun", "VB": "verb", "JJ": "adjective", "RB": "adverb"}


class Word(NamedTuple):
    """A word of content in a sentence: its lemma, which word of the sentence it is, its kind, where it stands.

    ``kind`` is noun, name, verb, adjective, adverb or empty, ``tag`` the part of speech it comes from; ``before`` and ``after``
    are the function words at its sides, as "the _" and "_ of", empty where there is none.
    """

    lemma: str
    place: int
    kind: str
    tag: str
    span: Span
    before: str
    after: str

    @property
    def is_number(self) -> bool:
        return self.lemma[0].isdigit()


class Sentence(NamedTuple):
    """A sentence of a document (by its number in the reading): its words of content."""

    document: int
    group: str
    span: Span
    words: tuple[Word, ...]

    @property
    def lemmas(self) -> set[str]:
        return {NUMBER if word.is_number else word.lemma for word in self.words}


class Slot(NamedTuple):
    """A wording in a sentence: its own words of content. What stands in its gaps is around it."""

    sentence: Sentence
    own: tuple[Word, ...]

    @property
    def kind(self) -> str:
        """What the wording is: a verb where it has one, else what its last word is."""
        return "verb" if any(word.kind == "verb" for word in self.own) else self.own[-1].kind

    @property
    def span(self) -> Span:
        return self.own[0].span[0], self.own[-1].span[1]

    def neighbours(self) -> dict[str, int]:
        """The lemmas around it and the function words at its sides: which word of content before (−) or after (+) it each is."""
        words = self.sentence.words
        own = [i for i, word in enumerate(words) if word in self.own]
        found: dict[str, int] = {}
        for i in range(max(0, own[0] - REACH), min(len(words), own[-1] + REACH + 1)):
            distance = min((i - place for place in own), key=abs)
            if distance:
                for name in (words[i].lemma, NUMBER) if words[i].is_number else (words[i].lemma,):
                    if abs(distance) < abs(found.get(name, REACH + 1)):
                        found[name] = distance
        sides = {self.own[0].before: -1, self.own[-1].after: 1}
        return found | {side: distance for side, distance in sides.items() if side}


def sentences_of(layers: Layers, document: int, group: str, also: Sequence[Span] = ()) -> Iterator[Sentence]:
    """The sentences that count, and those that lie in ``also``, with their words of content."""
    tokens, lemmas, tags = layers.tokens, layers.lemmas, _tags(layers)
    for span in layers.sentences:
        if layers.counts(span[0]) or any(start <= span[0] < end for start, end in also):
            places = [position for position in tokens.within(*span) if tokens.forms[position][0].isalnum()]
            forms = ["", *(tokens.forms[position] for position in places), ""]
            words = tuple(
                Word(
                    lemmas[p],
                    place,
                    _kind(tags[p], forms[place]) if tags else "",
                    tags[p] if tags else "",
                    (tokens.starts[p], tokens.ends[p]),
                    f"{forms[place]} _" if forms[place] in EMPTY_WORDS else "",
                    f"_ {forms[place + 2]}" if forms[place + 2] in EMPTY_WORDS else "",
                )
                for place, p in enumerate(places)
                if _tells(tokens.forms[p]) and _tells(lemmas[p])
            )
            yield Sentence(document, group, span, words)


def _kind(tag: str, before: str) -> str:
    """The kind of word of a tag; behind "the" or "more" nothing is a verb ("the timing", "more forgiving")."""
    kind = next((kind for start, kind in _KINDS.items() if tag.startswith(start)), "")
    return "noun" if kind == "verb" and before in _NO_VERB_AFTER else kind


def _tags(layers: Layers) -> Sequence[str]:
    """Parts of speech; none where nobody provides them: then words of all kinds are rivals."""
    try:
        tags: Sequence[str] = layers["pos"]
    except LayerUnavailable:
        return ()
    return tags


def _tells(form: str) -> bool:
    """Whether a word is one of content, no date; numbers are, since they are the same in articles on one story."""
    return (not is_empty(form) and form not in _DATES) or (len(form) > 1 and form[0].isdigit())


def slot_of(pieces: Pieces, sentence: Sentence) -> Slot | None:
    """The slot that a match takes up by its words of content; None where it has none."""
    inside = [word for word in sentence.words if any(start <= word.span[0] < end for start, end in pieces)]
    return Slot(sentence, tuple(inside)) if inside else None


def fits(a: Mapping[str, int], b: Mapping[str, int], is_verb: bool) -> bool:
    """Whether two slots share their nearest neighbours: two among the two words of content next to each, on the same side.

    Those before a verb only say who did something: then what is done to whom, or the function word before it, is shared too.
    """
    shared = [lemma for lemma in a.keys() & b.keys() if a[lemma] * b[lemma] > 0]
    near = [lemma for lemma in shared if "_" not in lemma and max(abs(a[lemma]), abs(b[lemma])) <= _NEXT]
    exact = any(lemma[0].isdigit() for lemma in near)  # the same number is not also any number
    if len(near) - (exact and NUMBER in near) < _NEXT:
        return False
    return not is_verb or any(a[lemma] > 0 or lemma.endswith(" _") for lemma in shared)


@dataclass(frozen=True)
class Weights:
    """How often each lemma of a story occurs, as a share of its words of content."""

    share: Mapping[str, float]

    @classmethod
    def from_sentences(cls, sentences: Iterable[Sentence]) -> Weights:
        """The weights of a story."""
        words = [word for sentence in sentences for word in sentence.words]
        counts = Counter(part for word in words for part in (word.lemma, word.before, word.after) if part)
        counts[NUMBER] = sum(word.is_number for word in words)
        return cls({lemma: max(1, count) / len(words) for lemma, count in counts.items()})

    def of(self, lemma: str, distance: int) -> float:
        """How much a neighbour tells: the logarithm of the words of the story over its occurrences, less where it is far."""
        return -log(self.share[lemma]) * exp((1 - abs(distance)) / _NEAR)

    def likeness(self, a: Mapping[str, int], b: Mapping[str, int]) -> tuple[float, list[str]]:
        """Cosine of the neighbours of two slots, 0 to 1, and those that both have, most telling first."""
        both = a.keys() & b.keys()
        if any(lemma[0].isdigit() for lemma in both):
            both.discard(NUMBER)  # the same number is not also any number
        shared = {
            lemma: sqrt(self.of(lemma, a[lemma]) * self.of(lemma, b[lemma])) * (1 if a[lemma] * b[lemma] > 0 else _TURNED)
            for lemma in both
        }
        told = sorted((lemma for lemma in shared if "_" not in lemma), key=lambda lemma: (-shared[lemma], lemma))
        length = sqrt(sum(self.of(*item) for item in a.items()) * sum(self.of(*item) for item in b.items()))
        return (sum(shared[lemma] for lemma in sorted(shared)) / length if length else 0.0), told
