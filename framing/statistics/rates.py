"""How surely the rates of many terms differ between two sets of documents, from their counts alone: most are zero."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.statistics import FEWEST
from framing.statistics.intervals import Margin, Scale, Seen, pooled
from framing.statistics.paired import Pair

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Counts(NamedTuple):
    """Counts above zero: of which term, in which document; the words of each document; how many terms there are."""

    term: NDArray[np.int64]
    document: NDArray[np.int64]
    counts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    terms: int


def rate_p(counts: Counts, here: Flags, there: Flags) -> Floats:
    """How seldom chance sets the rates of two sets of documents so far apart, by term; NaN where a term is not tested.

    The p-value of :class:`framing.statistics.paired.Pair`, as for every other difference: a term's rate is its count over
    all words of a side, so that a longer article is expected to have more of it; a document is drawn whole, so that what
    one document repeats is soon as far off by chance. Tested are terms that :data:`~framing.statistics.FEWEST` documents
    hold, where each side has as many documents with words.
    """
    a, b = (rates_seen(counts, side) for side in (here, there))
    tested = a.holding + b.holding >= FEWEST
    p = np.full(counts.terms, np.nan)
    if min(int((counts.lengths[side] > 0).sum()) for side in (here, there)) < FEWEST or not tested.any():
        return p
    a, b, terms = _of(a, tested), _of(b, tested), int(tested.sum())
    scale = Scale(np.zeros(terms), np.full(terms, np.inf), np.ones(terms))
    together = pooled([a, b], scale)
    apart, shared = np.zeros(terms), np.zeros(terms, dtype=np.int64)
    p[tested] = Pair(Margin.of(a, scale, together), Margin.of(b, scale, together), apart, shared).p
    return p


def _of(side: Seen, terms: Flags) -> Seen:
    """What a side shows of some of the terms."""
    return side._replace(**{name: values[terms] for name, values in side._asdict().items()})


def rates_seen(counts: Counts, inside: Flags) -> Seen:
    """What some documents show of the rate of each term: :func:`framing.statistics.intervals.seen` without the zeros."""
    lengths = np.where(inside, counts.lengths, 0).astype(np.float64)
    words, terms = lengths.sum(), counts.terms
    left = 1 - lengths / max(words, 1.0)
    weight = np.divide(1.0, left**2, out=np.zeros_like(left), where=left > 0)
    there = inside[counts.document]
    term, n, d = counts.term[there], counts.counts[there].astype(np.float64), lengths[counts.document[there]]
    w = weight[counts.document[there]]

    def by_term(values: Floats) -> Floats:
        return np.bincount(term, values, minlength=terms).astype(np.float64)

    ratio = by_term(n) / max(words, 1.0)
    squares = by_term(w * n**2) - 2 * ratio * by_term(w * n * d) + ratio**2 * (weight * lengths**2).sum()
    used = np.full(terms, int((lengths > 0).sum()))
    effective = words**2 / max((lengths**2).sum(), 1.0)
    holding = np.bincount(term[d > 0], minlength=terms)
    return Seen(ratio, np.full(terms, words), np.maximum(squares, 0.0), np.full(terms, effective), used, holding, used)
