"""The measures of keyness, and how seldom chance alone gives as much: all terms at once, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
