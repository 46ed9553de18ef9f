"""How often chance alone would set two groups as far apart: labels dealt out anew, for many series at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import cast

import numpy as np
import numpy.typing as npt

from framing.statistics.basics import Floats, safe_divide
from framing.statistics.resampling import Moments, Side, few_units

Hands = npt.NDArray[np.int32]

BATCHES = 40  # of units that the labels of the smaller side are dealt out in, at least, where it has that many
_CARDS = 2_000  # dealt at a time: bounds memory
_FEW = 8  # times as many batches as are in a hand: then it is quicker to gather them
_STILL = 1e-12  # variance, relative to the difference squared, that is none
_SAME = 1e-9  # relative: what is as near as this to the difference at hand is as large


class Pool:
    """Units that either side could have: what each adds, singly or summed in random batches of equal size."""

    def __init__(self, products: Floats, seed: Sequence[int]) -> None:
        self.products = products
        self.rng = np.random.default_rng([*seed])
        self.batches = lru_cache(maxsize=4)(self._batches)

    def _batches(self, size: int) -> Floats:
        if size == 1:
            return self.products
        order = self.rng.permutation(len(self.products))[: len(self.products) // size * size]
        starts = np.arange(0, len(order), size)
        return cast("Floats", np.add.reduceat(self.products[order], starts, axis=0))

    def dealt(self, hand: int, draws: int) -> Floats:
        """Sums over ``hand`` units drawn without replacement, ``draws`` times over."""
        if hand == 0:
            return np.zeros((draws, self.products.shape[1]))
        if 2 * hand > len(self.products):
            return cast("Floats", self.products.sum(axis=0) - self.dealt(len(self.products) - hand, draws))
        batches = self.batches(2 ** max(0, (hand // BATCHES).bit_length() - 1))
        size = len(self.products) // len(batches)
        return np.vstack([_added(batches, hands) for hands in self._hands(len(batches), max(1, round(hand / size)), draws)])

    def _hands(self, batches: int, hand: int, draws: int) -> Iterator[Hands]:
        """Which batches are in each hand (draws × batches in the hand), several hands being dealt from one shuffle."""
        each = batches // hand
        block = max(1, _CARDS // hand // each) * each
        for first in range(0, draws, block):
            wanted = min(block, draws - first)
            decks = np.tile(np.arange(batches, dtype=np.int32), (-(-wanted // each), 1))
            yield self.rng.permuted(decks, axis=1)[:, : each * hand].reshape(-1, hand)[:wanted]


def _added(batches: Floats, hands: Hands) -> Floats:
    """The sums over the batches in each hand: gathered where few of all are in it, else as a product of matrices."""
    if _FEW * hands.shape[1] < len(batches):
        return cast("Floats", batches[hands].sum(axis=1))
    chosen = np.zeros((len(hands), len(batches)))
    np.put_along_axis(chosen, hands, 1.0, axis=1)
    return chosen @ batches


class Labels:
    """The units of one side and of all others, ready to be dealt out anew.

    Within a unit that both have (a story, a cluster of copies) the side gets what any one of those who have it adds;
    units of one side only are pooled. Many of either move in batches.
    """

    def __init__(self, a: Side, others: Sequence[Side], seed: Sequence[int], pool: Pool | None = None) -> None:
        """``pool`` is that of all units where none is shared: the same for every side that is set against the others."""
        self.a, self.seed = a, seed
        self.used = a.used, np.sum([side.used for side in others], axis=0)
        self.own = np.hstack(a.observed)[0]
        self.whole = self.own + np.sum([np.hstack(side.observed)[0] for side in others], axis=0)
        self.hand, self.pool, self.choices = len(a.units), pool, [np.zeros((0, 1, len(self.own)))]
        if pool is None:
            self._sort(others)

    def _sort(self, others: Sequence[Side]) -> None:
        rng = np.random.default_rng([*self.seed, 1])
        sides = [self.a, *others]
        units = np.concatenate([side.units for side in sides])
        theirs = np.repeat(np.arange(len(sides)) > 0, [len(side.units) for side in sides])
        products = np.vstack([side.products for side in sides])
        kept = np.any(np.vstack([side.d for side in sides]) != 0, axis=1)
        order = np.lexsort((rng.random(len(units)), theirs, units))
        order = order[kept[order]]
        _, starts, lengths = np.unique(units[order], return_index=True, return_counts=True)
        ours = ~theirs[order][starts]
        shared = ours & (lengths > 1)
        single = np.flatnonzero(~shared)
        sums = np.add.reduceat(products[order], starts, axis=0) if len(starts) else products[:0]
        self.hand = int(np.count_nonzero(ours & ~shared))
        self.pool = Pool(sums[single], [*self.seed, 2])
        self.choices = [
            _batched(products[order][starts[at][:, None] + np.arange(length)], int(np.count_nonzero(shared)), rng)
            for length in np.unique(lengths[shared])
            for at in [np.flatnonzero(shared & (lengths == length))]
        ]

    def sums(self, draws: int) -> Floats:
        """What the side adds up to under each relabelling: draws × sums."""
        rng = np.random.default_rng([*self.seed, 3])
        assert self.pool is not None
        total = self.pool.dealt(self.hand, draws)
        for choices in self.choices:
            batches, length, width = choices.shape
            chosen = rng.integers(0, length, (draws, batches, 1)) == np.arange(length)
            total = total + chosen.reshape(draws, batches * length).astype(np.float64) @ choices.reshape(-1, width)
        return total

    def p(self, draws: int) -> Floats:
        """Two-sided p of each series: the share of relabellings whose studentised difference is as large (Janssen 1997).

        The labels at hand count as one of the draws.
        """
        observed = self._pivot(self.own[None, :])[0]
        drawn = self._pivot(self.sums(draws))
        smaller = np.abs(drawn) < np.abs(observed) * (1 - _SAME)
        return np.where(~np.isnan(observed), (1 + np.count_nonzero(~smaller, axis=0)) / (1 + draws), np.nan)

    def _pivot(self, own: Floats) -> Floats:
        a, b = Moments(*np.split(own, 5, axis=1)), Moments(*np.split(self.whole - own, 5, axis=1))
        on_a, on_b = map(few_units, self.used)
        off, variance = a.deviation - b.deviation, a.variance * on_a + b.variance * on_b
        still = variance <= _STILL * off**2
        return np.where(still & (off != 0), np.copysign(np.inf, off), safe_divide(off, np.sqrt(np.where(still, 1.0, variance))))


def _batched(choices: Floats, shared: int, rng: np.random.Generator) -> Floats:
    """Units × choices × sums, with units that have as many choices put together at random where many are shared."""
    size = max(1, shared // BATCHES)
    if size == 1:
        return choices
    return cast("Floats", np.add.reduceat(choices[rng.permutation(len(choices))], np.arange(0, len(choices), size), axis=0))
