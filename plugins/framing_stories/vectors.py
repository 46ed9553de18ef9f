"""What an article is about, as weighted words: TF-IDF in which names and figures weigh more, and the head more than the rest.

Weights are (1 + log tf) · idf (Salton & Buckley 1988), of unit length. Document frequencies are those of the corpus and,
as if it held ``PRIOR`` further articles, those of news in general, so that they mean something in a folder of five.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from framing import Document, Pieces
from framing.english import CLASSES
from framing.text import words_of

PRIOR = 50  # articles that what is known of news in general weighs as much as
HEAD = 150  # first words, which weigh …
HEAD_WEIGHT = 2.0
NAME = 2.0  # a word that the article never writes in lower case
COMMON = 1.0  # idf below which a word says nothing
_SENTENCES = 25  # of an article, to go from sentences to articles
_UNSEEN = 0.5  # sentences that a word stands in which the list does not have

_CALENDAR = (CLASSES.months | CLASSES.short_months | CLASSES.weekdays | CLASSES.short_weekdays) - {
    "may",
    "thur",
}  # no words to name a story by

Vector = Mapping[str, float]


@cache
def background() -> Mapping[str, float]:
    """The share of news articles that a word stands in, estimated from sentences; '' for a word that is not listed."""
    lines = files("framing_stories").joinpath("background.txt").read_text(encoding="utf-8").splitlines()
    sentences = int(lines[0].split("of ")[1].split()[0])
    counts = {word: float(count) for word, count in (line.split() for line in lines[1:])}
    return {word: 1 - (1 - count / sentences) ** _SENTENCES for word, count in [*counts.items(), ("", _UNSEEN)]}


@cache
def weight(word: str) -> float:
    """How much a word says: −log of the share of news articles that have it."""
    known = background()
    return -math.log(known.get(word, known[""]))


def vectors(documents: Iterable[Document], told: Mapping[str, Mapping[str, float]] | None = None) -> list[Vector]:
    """The vector of each document; ``told`` has what :func:`amounts_of` gives, by id, where that has been worked out already."""
    done = told or {}
    amounts = [done[document.id] if document.id in done else amounts_of(document) for document in documents]
    frequency = Counter(word for each in amounts for word in each)
    known, total = background(), len(amounts) + PRIOR
    idf = {word: -math.log((n + PRIOR * known.get(word, known[""])) / total) for word, n in frequency.items()}
    return [_unit({word: amount * idf[word] for word, amount in each.items() if idf[word] > COMMON}) for each in amounts]


def amounts_of(document: Document) -> dict[str, float]:
    """1 + log tf of each word, names twice; the title is part of the text, and so of its head."""
    words = words_of(_without(document.text, document.furniture))
    counts: dict[str, float] = {}
    lower: set[str] = set()
    for listed, weight in ((words, 1.0), (words[:HEAD], HEAD_WEIGHT - 1)):
        for word, times in Counter(listed).items():
            key = word.lower()
            counts[key] = counts.get(key, 0.0) + weight * times
            if key == word:
                lower.add(word)
    return {
        word: (1 + math.log(count)) * (1.0 if word in lower else NAME)
        for word, count in counts.items()
        if len(word) > (2 if word.isdigit() else 1)
    }


def _without(text: str, furniture: Pieces) -> str:
    """The text without what recurs over its outlet's articles."""
    kept, at = [], 0
    for start, end in furniture:
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def _unit(vector: Mapping[str, float]) -> Vector:
    length = math.sqrt(math.fsum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """Similarity of two vectors, 0 to 1."""
    return math.fsum(a[word] * b[word] for word in a.keys() & b.keys())  # which is exact, so that the order has no say


def heaviest(vector: Vector, most: int) -> list[str]:
    """The words with the greatest weights, the greatest first."""
    return sorted(vector, key=lambda word: (-vector[word], word))[:most]


def shared_words(members: Sequence[Vector], most: int) -> list[str]:
    """The words that tell best what several vectors have in common."""
    total: dict[str, float] = {}
    holders = Counter(word for vector in members for word in vector)
    for vector in members:
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
    least = 2 if len(members) > 1 else 1
    telling = (word for word in total if holders[word] >= least and not word.isdigit() and word not in _CALENDAR)
    kept = {word: total[word] * holders[word] for word in telling}
    return heaviest(kept, most)
