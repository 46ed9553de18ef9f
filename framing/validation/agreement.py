"""How far two readings agree: precision, recall and F1 of spans, Krippendorff's alpha of labels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from framing.model import Pieces

Ratings = Iterable[tuple[str, Hashable, str]]  # who, of what, which label


class Tally(NamedTuple):
    """Right ones, those found, those marked; a share of nothing is None."""

    right: int = 0
    found: int = 0
    marked: int = 0

    @property
    def precision(self) -> float | None:
        """Share of those found that are right, 0 … 1."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of those marked that were found, 0 … 1."""
        return self.right / self.marked if self.marked else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, 0 … 1."""
        total = self.found + self.marked
        return 2 * self.right / total if total else None

    def plus(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.marked + other.marked)


class Span(NamedTuple):
    """A labelled passage of a document."""

    pieces: Pieces
    label: str


def exact_pairs(marked: Sequence[Span], found: Sequence[Span]) -> dict[int, int]:
    """For each passage that was marked the one found with the very same pieces; those of the same label first."""
    free: dict[Pieces, list[int]] = {}
    for j, span in enumerate(found):
        free.setdefault(span.pieces, []).append(j)
    pairs: dict[int, int] = {}
    for same in (True, False):
        for i, span in enumerate(marked):
            left = free.get(span.pieces, [])
            fitting = [j for j in left if found[j].label == span.label or not same]
            if fitting and i not in pairs:
                pairs[i] = fitting[0]
                left.remove(fitting[0])
    return pairs


def overlap_pairs(marked: Sequence[Span], found: Sequence[Span]) -> dict[int, int]:
    """For each passage that was marked one found that shares characters with it, one to one, the closest pairs first.

    Close is what has a large share of both in common (Jaccard), of equals what comes first.
    """
    candidates = sorted(
        (-shared / (length(marked[i].pieces) + length(found[j].pieces) - shared), i, j)
        for i, j in _touching(marked, found)
        if (shared := common(marked[i].pieces, found[j].pieces))
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _touching(marked: Sequence[Span], found: Sequence[Span]) -> Iterable[tuple[int, int]]:
    order = sorted(range(len(found)), key=lambda j: found[j].pieces[0][0])
    starts = [found[j].pieces[0][0] for j in order]
    longest = max((span.pieces[-1][1] - span.pieces[0][0] for span in found), default=0)
    for i, span in enumerate(marked):
        first, last = span.pieces[0][0], span.pieces[-1][1]
        for place in range(bisect_left(starts, first - longest), bisect_right(starts, last)):
            yield i, order[place]


def length(pieces: Pieces) -> int:
    return sum(end - start for start, end in pieces)


def common(one: Pieces, other: Pieces) -> int:
    """How many characters two passages share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def alpha(ratings: Ratings, *, numbers: bool = False) -> tuple[float | None, str]:
    """Krippendorff's (1980) alpha, as nltk computes it, or None and why there is none.

    Labels are names, or with ``numbers`` points of an interval scale. What only one reader rated does not count.
    """
    by_item: dict[Hashable, list[tuple[str, str]]] = {}
    for who, item, label in ratings:
        by_item.setdefault(item, []).append((who, label))
    pairable = [rated for rated in by_item.values() if len(rated) > 1]
    if not pairable:
        return None, "nothing was coded by two"
    labels = {label for rated in pairable for _, label in rated}
    if len(labels) == 1:
        return None, f"all say '{labels.pop()}': alpha is not defined"
    from nltk.metrics.agreement import MAX_AGREEMENT_LABELS, AnnotationTask
    from nltk.metrics.distance import binary_distance, interval_distance

    if len(labels) > MAX_AGREEMENT_LABELS:
        return None, f"more than {MAX_AGREEMENT_LABELS} labels"
    data = [(who, i, float(label) if numbers else label) for i, rated in enumerate(pairable) for who, label in rated]
    return float(AnnotationTask(data, interval_distance if numbers else binary_distance).alpha()), ""


def per_label(pairs: Sequence[tuple[str, str]]) -> Mapping[str, Tally]:
    """Of pairs (marked, found) the tally of each label."""
    labels = sorted({label for pair in pairs for label in pair})
    return {
        label: Tally(sum(m == f == label for m, f in pairs), sum(f == label for _, f in pairs), sum(m == label for m, _ in pairs))
        for label in labels
    }
