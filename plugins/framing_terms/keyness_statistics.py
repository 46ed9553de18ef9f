"""The measures of keyness, and how seldom chance alone gives as much: all terms at once, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from framing_terms.counts import Matrix

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.statistics.intervals import Seen

    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Sides:
    """How often a group has each term and how often others have it, with the words of both."""

    count: Integers
    other: Integers
    words: int
    other_words: int

    def log_odds(self, prior: float) -> tuple[Floats, Floats]:
        """Log-odds ratio with an informative Dirichlet prior, and the same over its standard error.

        The prior is the share of each term in both sides together, weighing as much as ``prior`` words on either side
        (Monroe, Colaresi & Quinn 2008, equations 16 and 20 to 22).
        """
        import numpy as np

        every = np.maximum(self.count + self.other, 0.5)  # a term that neither has is no term of theirs
        before = prior * every / max(self.words + self.other_words, 1)
        here, there = self.count + before, self.other + before
        odds = np.log(here / (self.words + prior - here)) - np.log(there / (self.other_words + prior - there))
        return odds, odds / np.sqrt(1 / here + 1 / there)

    def g2(self) -> Floats:
        """Log-likelihood ratio of the table term or not × here or there (Dunning 1993); negative where the term is rarer here."""
        import numpy as np

        every = self.words + self.other_words
        sums = np.zeros(len(self.count))
        both = (self.count + self.other).astype(np.float64)
        for found, words in ((self.count, self.words), (self.other, self.other_words)):
            for seen, of_all in ((found, both), (words - found, every - both)):
                expected = of_all * words / max(every, 1)
                ratio = np.divide(seen, expected, out=np.ones_like(expected), where=(expected > 0) & (seen > 0))
                sums += seen * np.log(ratio)
        return cast("Floats", 2 * sums.clip(0) * np.sign(self.log_ratio()))

    def log_ratio(self) -> Floats:
        """Binary logarithm of the ratio of the rates, a count of zero taken as one half (Hardie 2014)."""
        import numpy as np

        here, there = np.where(self.count > 0, self.count, 0.5), np.where(self.other > 0, self.other, 0.5)
        return cast("Floats", np.log2(here / max(self.words, 1)) - np.log2(there / max(self.other_words, 1)))


def rate_p(matrix: Matrix, here: Flags, there: Flags) -> Floats:
    """How seldom chance sets the rates of two sets of documents so far apart, by term; NaN where a term is not tested.

    The p-value of :class:`framing.statistics.paired.Pair`, as for every other difference: a term's rate is its count over
    all words of a side, so that a longer article is expected to have more of it; a document is drawn whole, so that what
    one document repeats is soon as far off by chance. Tested are terms that :data:`~framing.statistics.FEWEST` documents
    hold, where each side has as many documents with words.
    """
    import numpy as np

    from framing.statistics import FEWEST
    from framing.statistics.intervals import Margin, Scale, pooled
    from framing.statistics.paired import Pair

    a, b = (rates_seen(matrix, side) for side in (here, there))
    tested = a.holding + b.holding >= FEWEST
    p = np.full(len(matrix.terms), np.nan)
    if min(int((matrix.lengths[side] > 0).sum()) for side in (here, there)) < FEWEST or not tested.any():
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


def rates_seen(matrix: Matrix, inside: Flags) -> Seen:
    """What some documents show of the rate of each term: :func:`framing.statistics.intervals.seen` without the zeros."""
    import numpy as np

    from framing.statistics.intervals import Seen

    lengths = np.where(inside, matrix.lengths, 0).astype(np.float64)
    words, terms = lengths.sum(), len(matrix.terms)
    left = 1 - lengths / max(words, 1.0)
    weight = np.divide(1.0, left**2, out=np.zeros_like(left), where=left > 0)
    there = inside[matrix.document]
    term, n, d = matrix.term[there], matrix.count[there].astype(np.float64), lengths[matrix.document[there]]
    w = weight[matrix.document[there]]

    def by_term(values: Floats) -> Floats:
        return np.bincount(term, values, minlength=terms).astype(np.float64)

    ratio = by_term(n) / max(words, 1.0)
    squares = by_term(w * n**2) - 2 * ratio * by_term(w * n * d) + ratio**2 * (weight * lengths**2).sum()
    used = np.full(terms, int((lengths > 0).sum()))
    effective = words**2 / max((lengths**2).sum(), 1.0)
    holding = np.bincount(term[d > 0], minlength=terms)
    return Seen(ratio, np.full(terms, words), np.maximum(squares, 0.0), np.full(terms, effective), used, holding, used)
