"""A program's numbers of all units, put right by what people coded of a sample of them: design-based supervised learning.

The program's ratio over all units, plus what people's ratio of the coded units is above the program's of the same (Egami,
Hinck, Stewart & Wei 2023; Angelopoulos et al. 2023): right on average, but for the small bias of any ratio, whatever the
program does, as only how the units were drawn is assumed. Each document is then given a *design-adjusted* numerator and
denominator, whose sums have that ratio and whose residuals are its influence on it, so that everything else goes on as with
numbers that nobody corrected.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from framing.statistics import FEWEST
from framing.statistics.basics import Floats
from framing.statistics.intervals import Flags, Integers, Margin, Scale, Seen

FEWEST_CODED = 10
"""Coded units of a group from which on it is corrected: with fewer, intervals hold the truth too seldom."""
_OWN = 10.0  # coded units of a group that tell as much of what the program is worth there as all groups together
_SAME = 1e-9  # relative: numbers as near as this are one number


class Coded(NamedTuple):
    """One group and series: the program's ``n`` and ``d`` by document, and what people counted of some of them.

    ``at`` are the places of the coded documents, ``human_n`` and ``human_d`` what people counted, ``weight`` one over how likely
    each was to be drawn; ``unit`` says by document which unit (a story, copies of one text) it belongs to.
    """

    n: Floats
    d: Floats
    at: Integers
    human_n: Floats
    human_d: Floats
    weight: Floats
    unit: Integers


@dataclass(frozen=True, eq=False)
class Rectified:
    """One group and series put right: design-adjusted ``n`` and ``d`` by document, whose ratio of sums is the estimate.

    ``measured`` and ``sampled`` are sums of squares over the units, of what comes from the coded ones and from the program's
    numbers; ``squares`` that of both together, ``alone`` that of coding without a program. ``coded`` units were coded, in
    ``differing`` people counted otherwise than the program, ``holding`` hold any of what is counted and ``lacking`` do not
    consist of it alone; as many units with equal weights and normal errors as ``effective`` tell as much as the coded ones, and
    as many as ``every`` as all. ``weight`` is the program's, 1 unless it is of little use. ``least`` and ``most`` are the ends
    of the range.
    """

    n: Floats
    d: Floats
    squares: float
    measured: float
    sampled: float
    units: int
    coded: int
    effective: float
    every: float
    differing: int
    holding: int
    lacking: int
    weight: float
    alone: float
    least: float = -np.inf
    most: float = np.inf

    @property
    def estimate(self) -> float:
        """The ratio, drawn to the end of the range where it lies out of it."""
        return float(np.clip(self.ratio, self.least, self.most))

    @property
    def ratio(self) -> float:
        """The ratio of sums; NaN where nothing is in the denominator."""
        whole = float(self.d.sum())
        return float(self.n.sum()) / whole if whole > 0 else float("nan")

    @property
    def whole(self) -> float:
        """The sum of the denominators."""
        return float(self.d.sum())

    @property
    def freedom(self) -> float:
        """Degrees of freedom of the variance, of the coded units and of all units (Satterthwaite 1946)."""
        coded, every = max(self.effective - 1, 1.0), max(self.every - 1, 1.0)
        below = self.measured**2 / coded + self.sampled**2 / every
        return float((self.measured + self.sampled) ** 2 / below) if below > 0 else coded


def rectify(groups: Sequence[Coded], least: float = -np.inf, most: float = np.inf) -> list[Rectified]:
    """Each group of one series put right; ``least`` and ``most`` are the ends of the measure's range.

    The program's weight is the one with the least variance, at most 1: what the program is worth, judged by the group's own coded
    units and those of all groups together.
    """
    sides = [_Side.of(group) for group in groups]
    moments = [side.moments for side in sides]
    pool = np.sum(moments, axis=0) / max(sum(len(group.at) for group in groups), 1)
    found = [_rectified(side, _weight(side.moments + _OWN * pool), least, most) for side in sides]
    return _with_least(found)


class _Side(NamedTuple):
    """A group with its coded documents' shares of the weight, and residuals over mean denominators: people's, the program's of
    the coded documents and of all; and the ratios that they are from.
    """

    group: Coded
    shares: Floats
    human: Floats
    program: Floats
    every: Floats
    ratios: tuple[float, float, float]
    whole: float

    @classmethod
    def of(cls, group: Coded) -> _Side:
        shares = group.weight / group.weight.sum() if len(group.at) else group.weight
        coded_n, coded_d = group.n[group.at], group.d[group.at]
        human, r_human = _residuals(group.human_n, group.human_d, shares)
        program, r_program = _residuals(coded_n, coded_d, shares)
        every, r_every = _residuals(group.n, group.d, np.full(len(group.n), 1 / max(len(group.n), 1)))
        whole = float(group.d.sum() + len(group.n) * (shares * (group.human_d - coded_d)).sum())
        if whole <= 0:
            whole = len(group.n) * float((shares * group.human_d).sum())
        return cls(group, shares, human, program, every, (r_human, r_program, r_every), whole)

    @property
    def moments(self) -> Floats:
        """Sums over the coded documents: of people's residuals times the program's, and of the squares of the program's."""
        count = len(self.shares)
        return count * np.array([(self.shares * self.human * self.program).sum(), (self.shares * self.program**2).sum()])


def _residuals(n: Floats, d: Floats, shares: Floats) -> tuple[Floats, float]:
    """How far each lies from the ratio of sums, in units of that ratio; and the ratio. Nothing where there is no denominator."""
    mean = float((shares * d).sum())
    if mean <= 0:
        return np.zeros(len(n)), 0.0
    ratio = float((shares * n).sum()) / mean
    return (n - ratio * d) / mean, ratio


def _weight(moments: Floats) -> float:
    """The weight with the least variance, from 0 to 1 (Angelopoulos, Duchi & Zrnic 2023)."""
    together, program = moments
    return float(np.clip(together / program, 0.0, 1.0)) if program > 0 else 1.0


def _rectified(side: _Side, weight: float, least: float, most: float) -> Rectified:
    group, size = side.group, len(side.group.n)
    human, program, every = side.ratios
    weight = weight if np.any(side.group.d[group.at]) else 0.0
    ratio = weight * every + human - weight * program
    error = side.shares * (side.human - weight * side.program)
    units, at = np.unique(group.unit, return_inverse=True)
    coded_at = at[group.at]
    leverage = np.bincount(coded_at, side.shares, len(units))
    measured = side.whole * np.bincount(coded_at, error, len(units)) / np.maximum(1 - leverage, 0.5)
    sampled = side.whole * np.bincount(at, weight * side.every / size, len(units))
    drawn = np.bincount(coded_at, minlength=len(units)) > 0
    coded = int(drawn.sum())
    if weight < 1:  # which was judged by the same units
        measured *= np.sqrt(coded / max(coded - 1, 1))
    influence = weight * side.every / size
    influence[group.at] += error
    alone = side.whole * np.bincount(coded_at, side.shares * side.human, len(units))
    lacks = np.abs(group.human_n - most * group.human_d) > _SAME if np.isfinite(most) else np.ones(len(group.at), dtype=bool)
    differ = np.maximum(np.abs(group.human_n - group.n[group.at]), np.abs(group.human_d - group.d[group.at])) > _SAME
    return Rectified(
        ratio * side.whole / size + side.whole * influence,
        np.full(size, side.whole / size),
        squares=float(np.square(measured + sampled).sum()),
        measured=float(np.square(measured).sum()),
        sampled=float(np.square(sampled).sum()),
        units=len(units),
        coded=coded,
        effective=_effective(leverage[drawn], measured[drawn]),
        every=_effective(np.bincount(at) / size, sampled),
        differing=_units(coded_at, differ),
        holding=_units(coded_at, np.abs(group.human_n) > _SAME),
        lacking=_units(coded_at, lacks),
        weight=weight,
        alone=float(np.square(alone).sum()),
        least=least,
        most=most,
    )


def _effective(leverage: Any, errors: Any) -> float:
    """How many units of equal weight and normal errors tell as much of the variance.

    A variance of errors with long tails has fewer degrees of freedom, by their kurtosis (O'Neill 2014); but symmetric tails harm
    no interval, so no more is taken off than the kurtosis of a gamma distribution of the same skewness would.
    """
    equal, squares = float(1 / np.square(leverage).sum()), float(np.square(errors).sum())
    if not squares:
        return equal
    skewness = len(errors) ** 0.5 * float((errors**3).sum()) / squares**1.5
    kurtosis = len(errors) * float((errors**4).sum()) / squares**2
    return 1 + (equal - 1) * float(min(1.0, 2 / max(min(kurtosis - 1, 2 + 1.5 * skewness**2), 1.0)))


def _units(at: Integers, wanted: Flags) -> int:
    """In how many units something is so of any document."""
    return len(np.unique(at[wanted]))


def _with_least(groups: Sequence[Rectified]) -> list[Rectified]:
    """The groups with no less error of measurement than can be ruled out.

    Where people and program differ in fewer than six coded units of a group, what all groups show stands in if it is more; and
    one unit more than were coded may always have been read as wrongly as the units differ.
    """
    told = [(g.coded, g.coded * g.measured / max(float(g.d.sum()), _SAME) ** 2) for g in groups]
    pool = sum(k * v for k, v in told) / max(sum(k for k, _ in told), 1)
    found = []
    for group in groups:
        least = group.alone / max(group.coded, 1)
        if group.differing < FEWEST:
            least = max(least, pool * float(group.d.sum()) ** 2 / max(group.coded, 1))
        more = max(least - group.measured, 0.0)
        found.append(replace(group, measured=group.measured + more, squares=group.squares + more))
    return found


def margin(found: Sequence[Rectified], scale: Scale) -> Margin:
    """How far corrected ratios may lie off, of one group on some series: as for any other ratio, with the variance above.

    A ratio out of its range is drawn to the end of it.
    """
    values = np.array([[g.ratio, g.d.sum(), g.squares, g.freedom] for g in found], dtype=np.float64).reshape(-1, 4)
    ratio, whole, squares, freedom = values.T
    counts = np.array([[g.coded, g.holding, g.lacking] for g in found], dtype=np.int64).reshape(-1, 3)
    clipped = np.clip(ratio, scale.least, scale.most)
    seen = Seen(clipped, whole, squares, freedom + 1, *counts.T)
    with np.errstate(invalid="ignore", divide="ignore"):
        error = np.sqrt(squares) / whole
        low, high = scale.least + error, scale.most - error
        inside = np.where(low < high, np.clip(clipped, low, high), (scale.least + scale.most) / 2)
        dispersion = np.maximum(np.nan_to_num(squares / (whole * scale.variance(inside))), scale.grain)
    return Margin(seen, scale, dispersion, freedom)


def put_right(whole: Margin, found: Mapping[int, Rectified]) -> Margin:
    """The margin of a group on all series with those that were corrected, by their places among them."""
    if not found:
        return whole
    at = np.array(list(found), dtype=np.int64)
    own = margin(list(found.values()), whole.scale.of(at))
    seen = Seen(*(_replaced(old, at, new) for old, new in zip(whole.seen, own.seen, strict=True)))
    dispersion = _replaced(whole.dispersion, at, own.dispersion)
    return Margin(seen, whole.scale, dispersion, _replaced(whole.freedom, at, own.freedom))


def _replaced(values: Any, at: Integers, by: Any) -> Any:
    changed = values.copy()
    changed[at] = by
    return changed
