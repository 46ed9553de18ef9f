"""How far attributions found agree with attributions marked: linked F1, and what is right about the linked ones."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

Pieces = Sequence[Sequence[int]]
Roles = Mapping[str, Pieces]

WORD = re.compile(r"\w+")
OVERLAP = 0.5  # of two contents, at least this share of all their words is in both (Jaccard)


class Tally(NamedTuple):
    """Right ones, those found, those marked."""

    right: int = 0
    found: int = 0
    marked: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        total = self.found + self.marked
        return 200 * self.right / total if total else 0.0

    def plus(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.marked + other.marked)


class Pair(NamedTuple):
    """Positions of a marked attribution and of the one found for it, and whether their sources agree."""

    marked: int
    found: int
    same_source: bool


class Words:
    """The words of a text, to tell which of them lie in a span."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in WORD.finditer(text) if match[0].isalnum()]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def of(self, pieces: Pieces) -> frozenset[int]:
        """The positions of the words that lie in these spans, wholly or in part."""
        return frozenset(
            position
            for start, end in pieces
            for position in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        )


def link(text: str, marked: Sequence[Roles], found: Sequence[Roles]) -> list[Pair]:
    """Pair marked and found attributions one to one by content, those that overlap most first.

    Sources agree if they share a word, or if both attributions have none.
    """
    words = Words(text)
    contents = [[words.of(a["content"]) for a in side] for side in (marked, found)]
    candidates = sorted(
        (-len(ours & theirs) / len(ours | theirs), i, j)
        for i, ours in enumerate(contents[0])
        for j, theirs in enumerate(contents[1])
        if ours & theirs and len(ours & theirs) >= OVERLAP * len(ours | theirs)
    )
    pairs: dict[int, Pair] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in pairs and j not in taken:
            sources = [words.of(a.get("source", ())) for a in (marked[i], found[j])]
            pairs[i] = Pair(i, j, bool(sources[0] & sources[1]) or not any(sources))
            taken.add(j)
    return list(pairs.values())


def linked(text: str, marked: Sequence[Roles], found: Sequence[Roles]) -> Tally:
    """An attribution found is right if it is linked and the sources agree."""
    return Tally(sum(pair.same_source for pair in link(text, marked, found)), len(found), len(marked))


def share_right(pairs: Sequence[tuple[object, object]]) -> float:
    """Of pairs (marked, found), the percentage that are equal."""
    return 100 * sum(marked == found for marked, found in pairs) / len(pairs)


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1, in percent, of the labels that occur among the marked."""
    labels = sorted({marked for marked, _ in pairs})
    return sum(_of_label(label, pairs).f1 for label in labels) / len(labels)


def _of_label(label: str, pairs: Iterable[tuple[str, str]]) -> Tally:
    both = [(marked == label, found == label) for marked, found in pairs]
    return Tally(sum(m and f for m, f in both), sum(f for _, f in both), sum(m for m, _ in both))


def b_cubed(pairs: Sequence[tuple[object, object]]) -> float:
    """B³ F1, in percent, of two ways of grouping the same items (Bagga & Baldwin 1998); a pair is an item's two groups."""

    def mean_overlap(own: int) -> float:
        shares = [
            sum(other == item for other in pairs) / sum(other[own] == item[own] for other in pairs) for item in pairs
        ]  # of those in the item's group, how many are with it in the other grouping too
        return sum(shares) / len(shares)

    recall, precision = mean_overlap(0), mean_overlap(1)
    return 200 * precision * recall / (precision + recall)
