"""Facts in common nouns that other outlets tell and one does not: the stickers on the van.

Two sentences of different outlets tell one fact where they share rare words. An outlet leaves it out where about half of these
words or more, by weight, stand nowhere in its articles, in no form.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from framing import LayerUnavailable
from framing.english import CLASSES
from framing_stories.items import Item, Mention
from framing_stories.vectors import weight

if TYPE_CHECKING:
    from framing import Span
    from framing_stories.omission import Told

_RARE = 2.2  # −log share of news articles with a word, from which it says something
_FEWEST = 2  # rare words that two sentences share and the outlet has nowhere …
_ABSENT = 0.45  # … of the weight of all that they share …
_SAME = 0.16  # … which is this share of the weight of the shorter of them
_HEAVY, _HEAVY_PAIR = 8.0, 10.0  # weight of the words that are missing, and where they are two
MOST = 5  # facts told of an outlet and story
_SHOWN = 4  # words that name a fact
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STEM, _LEAST_STEM = 5, 4  # first letters that the forms of a word share


class Sentence(NamedTuple):
    """A sentence that counts, with its rare words (lemma → as it is written)."""

    told: Told
    span: Span
    words: Mapping[str, str]
    common: frozenset[str]  # of these, what is written small


@dataclass(frozen=True)
class Fact:
    """What two outlets tell: the sentences, and the words that name it."""

    sentences: tuple[Sentence, Sentence]
    words: frozenset[str]
    weight: float

    @property
    def label(self) -> str:
        """Its rarest words, in the order of the first sentence."""
        first = self.sentences[0].words
        named = sorted(self.words, key=lambda word: (-weight(word), word))[:_SHOWN]
        return ", ".join(first[word] for word in first if word in named)


def sentences_of(told: Told) -> list[Sentence]:
    """The sentences of an article that count; none in a language whose dictionary forms nobody knows."""
    layers = told.article.layers
    try:
        tokens, lemmas = layers.tokens, layers.lemmas
    except LayerUnavailable:
        return []
    found = []
    for start, end in layers.sentences:
        if not layers.counts(start):
            continue
        words: dict[str, str] = {}
        small: set[str] = set()
        for i in tokens.within(start, end):
            lemma, written = lemmas[i], tokens.written[i]
            if len(lemma) < _LEAST_STEM or lemma in CLASSES.function_words or not lemma.isalpha() or lemma.endswith("ly"):
                continue
            if weight(lemma) < _RARE:
                continue
            words.setdefault(lemma, written)
            if written[:1].islower():
                small.add(lemma)
        found.append(Sentence(told, (start, end), words, frozenset(small)))
    return found


def missing_facts(own: Sequence[Told], others: Sequence[Sequence[Sentence]]) -> list[Fact]:
    """What is told in sentences of two others, and not in these articles; what weighs most first, each sentence once."""
    stems = {form[:end] for told in own for form in told.article.forms for end in (_LEAST_STEM, _STEM)}
    absent = {word for each in others for sentence in each for word in sentence.words if word[: _stem(word)] not in stems}
    candidates = sorted(_candidates(others, absent), key=lambda fact: (-fact.weight, sorted(fact.words)))
    used: set[tuple[str, Span]] = set()
    found: list[Fact] = []
    for fact in candidates:
        keys = {(sentence.told.article.document.id, sentence.span) for sentence in fact.sentences}
        if used.isdisjoint(keys) and all(len(fact.words & other.words) < _FEWEST for other in found):
            found.append(fact)
            used |= keys
    return found


def _stem(word: str) -> int:
    return _STEM if len(word) > _STEM else _LEAST_STEM


def _candidates(others: Sequence[Sequence[Sentence]], absent: set[str]) -> Iterator[Fact]:
    by_word: dict[str, list[tuple[int, Sentence]]] = {}
    for number, each in enumerate(others):
        for sentence in each:
            if len(absent & sentence.words.keys()) < _FEWEST:
                continue
            partners: dict[int, Sentence] = {}
            for word in sorted(absent & sentence.words.keys()):
                partners.update({id(s): s for n, s in by_word.get(word, ()) if n != number})
            for partner in partners.values():
                fact = _fact(partner, sentence, absent)
                if fact is not None:
                    yield fact
        for sentence in each:
            for word in absent & sentence.words.keys():
                by_word.setdefault(word, []).append((number, sentence))


def _fact(one: Sentence, other: Sentence, absent: set[str]) -> Fact | None:
    shared = one.words.keys() & other.words.keys()
    missing = frozenset(shared & absent)
    if len(missing) < _FEWEST or not missing & (one.common | other.common):
        return None
    heavy, all_shared = math.fsum(map(weight, sorted(missing))), math.fsum(map(weight, sorted(shared)))
    shorter = min(math.fsum(map(weight, sorted(each.words))) for each in (one, other))
    if heavy < max(_HEAVY if len(missing) > _FEWEST else _HEAVY_PAIR, _ABSENT * all_shared) or all_shared < _SAME * shorter:
        return None
    return Fact((one, other), missing, heavy)


def mentions_of(fact: Fact) -> dict[int, Mention]:
    """Where the two articles tell it (by the identity of what was told)."""
    item = Item("fact", " ".join(sorted(fact.words)))
    return {id(s.told): Mention(item, fact.label, s.span, year=_year(s)) for s in fact.sentences}


def _year(sentence: Sentence) -> int:
    """The latest year that a sentence speaks of, 0 where it names none; years to come were known before."""
    document = sentence.told.article.document
    years = map(int, _YEAR.findall(document.text[sentence.span[0] : sentence.span[1]]))
    return max((year for year in years if not document.published or year <= document.published.year), default=0)
