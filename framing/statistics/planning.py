"""Which units to code, each with a known chance, and how many of them for an interval of a given length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.statistics.basics import Floats
from framing.statistics.intervals import LEVEL, Integers, reach, student
from framing.statistics.rectified import FEWEST_CODED

_LEAST_ODDS, _MOST_ODDS = 0.5, 3.0  # of units that the program is sure and unsure of: weights stay within six times


def chances(size: int, unsure: Floats) -> Floats:
    """How likely each unit is to be drawn if so many are: alike where ``unsure`` is, more for those of which it is larger."""
    mean = float(unsure.mean()) if len(unsure) else 0.0
    odds = np.clip(0.5 + 0.5 * unsure / mean, _LEAST_ODDS, _MOST_ODDS) if mean > 0 else np.ones(len(unsure))
    if size >= len(odds):
        return np.ones(len(odds))
    found = np.zeros(len(odds))
    while True:  # who is sure to be drawn leaves fewer places to the others
        free = found < 1
        share = odds[free] * (size - (~free).sum()) / odds[free].sum()
        found[free] = np.minimum(share, 1.0)
        if not (share >= 1).any() or (share <= 1 + 1e-12).all():
            return found


def systematic(chance: Floats, order: Sequence[object], random: np.random.Generator) -> Integers:
    """The places of the units that are drawn, each with its chance: every so many of a list in random order, sorted by ``order``.

    Units of one kind by ``order`` (a story, a month) are so drawn in proportion (Madow 1949). As many are drawn as the chances
    add up to.
    """
    shuffled = random.permutation(len(chance))
    names = {name: place for place, name in enumerate(sorted(set(order), key=str))}
    listed = shuffled[np.argsort([names[order[i]] for i in shuffled], kind="stable")]
    ends = np.cumsum(chance[listed]) + random.random()
    drawn = np.floor(ends + 1e-9) > np.floor(ends - chance[listed] + 1e-9)
    return np.sort(listed[drawn])


def needed(variance: float, floor: float, units: int, precision: float) -> int | None:
    """How many of ``units`` to code for an interval of ± ``precision``; None where coding all would not do.

    ``variance`` is what one coded unit leaves of error, ``floor`` the variance of the number that stays if all are coded.
    """
    sizes = np.arange(min(FEWEST_CODED, units), units + 1, dtype=np.float64)
    if not len(sizes):
        return None
    half = student(reach(LEVEL), np.maximum(sizes - 1, 1.0)) * np.sqrt(variance / sizes + floor)
    enough = np.flatnonzero(half <= precision)
    return int(sizes[enough[0]]) if len(enough) else None
