"""The measures of keyness, and how often chance alone gives as much: all terms at once, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING, cast

from framing_terms.counts import Matrix

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

FIRST_DRAWS = 499  # permutations for all terms
FURTHER = ((9_500, 10), (40_000, 1))  # so many more for the terms that fewer than so many of those before reach
_TOLERANCE = 1e-9


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


def permutation_p(matrix: Matrix, labels: Integers, width: int, seed: int) -> tuple[Floats, Floats, int]:
    """How often chance makes a term as much commoner, or rarer, in the documents of a label.

    A document's rate is its count of the term over its words; what is compared is the mean rate of a label's documents
    (as Lijffijt et al. 2016 advise), and chance is a random allotment of the documents to the labels. So a long article
    weighs no more than a short one, and what one article repeats is soon as far off by chance. Gives for each term and
    label the share of the allotments, the true one among them, that are as far off; how far off the true one is; and
    the number of allotments. Where none is as far off, Bernstein's bound stands in if it is smaller (Hoeffding 1963).
    Documents labelled -1 take no part.
    """
    import numpy as np

    random, rates = np.random.default_rng(seed), _Rates.of(matrix, labels, width)
    expected = rates.expected()
    off = rates.sums() - expected
    aim = np.abs(off) * (1 - _TOLERANCE)
    reached, draws = np.zeros(off.shape, dtype=np.int64), np.full(off.shape, FIRST_DRAWS)
    for _ in range(FIRST_DRAWS):
        reached += np.abs(rates.sums(rates.shuffled(random)) - expected) >= aim
    bound = rates.bound(off)
    for more, clear in FURTHER:
        pairs = np.nonzero((reached < clear) & (bound > 1 / (draws + more)))
        if len(pairs[0]):
            reached[pairs] += rates.reached(pairs, aim[pairs], random, more)
            draws[pairs] += more
    p = (reached + 1) / (draws + 1)
    return np.where(reached == 0, np.minimum(p, bound), p), off, int(draws.max())


@dataclass(frozen=True)
class _Rates:
    """The rate of each term in each document that has it, and the labels of the documents."""

    matrix: Matrix
    rate: Floats
    labels: Integers
    width: int

    @classmethod
    def of(cls, matrix: Matrix, labels: Integers, width: int) -> _Rates:
        """The rates of the documents that take part."""
        import numpy as np

        places = np.cumsum(labels >= 0) - 1
        inside = labels[matrix.document] >= 0
        rate = matrix.count[inside] / np.maximum(matrix.lengths[matrix.document[inside]], 1)
        kept = Matrix(matrix.terms, matrix.term[inside], places[matrix.document[inside]], matrix.count[inside], matrix.lengths)
        return cls(kept, rate, labels[labels >= 0], width)

    def shuffled(self, random: np.random.Generator) -> Integers:
        """The labels at random."""
        return random.permutation(self.labels)

    def sums(self, labels: Integers | None = None) -> Floats:
        """The sum of the rates of each term in each label."""
        import numpy as np

        cells = self.matrix.term * self.width + (self.labels if labels is None else labels)[self.matrix.document]
        summed = np.bincount(cells, self.rate, minlength=len(self.matrix.terms) * self.width)
        return summed.reshape(len(self.matrix.terms), self.width).astype(np.float64)

    def expected(self) -> Floats:
        """The sum of the rates of each term expected in each label, of so many documents."""
        import numpy as np

        shares = np.bincount(self.labels, minlength=self.width) / len(self.labels)
        every = np.bincount(self.matrix.term, self.rate, minlength=len(self.matrix.terms))
        return every[:, None] * shares[None, :]

    def reached(self, pairs: tuple[Integers, ...], aim: Floats, random: np.random.Generator, draws: int) -> Integers:
        """In how many random allotments some pairs of term and label are as far off as ``aim``."""
        import numpy as np

        pair, document, rate, label = self._of_pairs(*pairs)
        order = np.argsort(label * len(self.labels) + document, kind="stable")  # a document allotted to a label is one slice
        pair, rate = pair[order], rate[order]
        places = np.arange(len(self.labels) * self.width + 1)
        first = np.searchsorted((label * len(self.labels) + document)[order], places)
        expected, found = self.expected()[pairs], np.zeros(len(aim), dtype=np.int64)
        for _ in range(draws):
            cell = self.shuffled(random) * len(self.labels) + places[: len(self.labels)]
            entry = _ranges(first[cell], first[cell + 1] - first[cell])
            found += np.abs(np.bincount(pair[entry], rate[entry], minlength=len(aim)) - expected) >= aim
        return found

    def _of_pairs(self, terms: Integers, label: Integers) -> tuple[Integers, Integers, Floats, Integers]:
        """Every document that has the term of a pair: number of the pair, document, rate, label of the pair."""
        import numpy as np

        first = np.searchsorted(self.matrix.term, np.arange(len(self.matrix.terms) + 1))
        length = first[terms + 1] - first[terms]
        entry, pair = _ranges(first[terms], length), np.repeat(np.arange(len(terms)), length)
        return pair, self.matrix.document[entry], self.rate[entry], label[pair]

    def bound(self, off: Floats) -> Floats:
        """Bernstein's bound of the chance to be as far off on either side."""
        import numpy as np

        documents, size = len(self.labels), np.bincount(self.labels, minlength=self.width)[None, :]
        mean = (np.bincount(self.matrix.term, self.rate, minlength=len(self.matrix.terms)) / documents)[:, None]
        squares = (np.bincount(self.matrix.term, self.rate**2, minlength=len(self.matrix.terms)) / documents)[:, None]
        most = np.zeros(len(self.matrix.terms))
        np.maximum.at(most, self.matrix.term, self.rate)
        widest = np.where(off > 0, most[:, None] - mean, mean)
        spread = 2 * (size * (squares - mean**2) + widest * np.abs(off) / 3)
        return cast("Floats", np.minimum(1, 2 * np.exp(-np.divide(off**2, spread, out=np.zeros_like(off), where=spread > 0))))


def _ranges(start: Integers, length: Integers) -> Integers:
    """The numbers of several ranges, one after the other."""
    import numpy as np

    return cast("Integers", np.repeat(start - np.cumsum(length) + length, length) + np.arange(length.sum()))


def smallest_p(here: int, there: int, draws: int) -> float:
    """The least p that permutations of so many documents here and there can give."""
    return max(1 / (draws + 1), 1 / comb(here + there, here))


def rarest(spread: Integers, here: int, there: int) -> Floats:
    """The chance that all documents with a term fall on the smaller side; 0 for terms that more documents have.

    No allotment is rarer, so a term for which it is large cannot come out and is better left untested (Tarone 1990).
    """
    import numpy as np

    smaller, every = min(here, there), here + there
    chance = np.cumprod([1.0, *((smaller - i) / (every - i) for i in range(smaller))])
    return cast("Floats", np.where(spread > smaller, 0.0, chance[np.minimum(spread, smaller)]))


def benjamini_hochberg(p: Floats) -> Floats:
    """The least false discovery rate at which each is discovered (Benjamini & Hochberg 1995)."""
    import numpy as np

    order = np.argsort(p)[::-1]
    scaled = p[order] * len(p) / np.arange(len(p), 0, -1)
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum.accumulate(scaled).clip(max=1)
    return adjusted
