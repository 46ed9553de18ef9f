"""How far a program is off in each of several groups, from units that people coded, and whether it is off by as much in all.

An error that is the same everywhere leaves differences between groups as they are; one that is not makes or hides them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from framing.statistics import FEWEST
from framing.statistics.basics import Floats, safe_divide
from framing.statistics.intervals import LEVEL, Integers, Margin, Scale, Side, pooled, reach, seen, student
from framing.statistics.rectified import Coded

DRAWS = 9999
_SAME = 1e-9


@dataclass(frozen=True)
class Error:
    """The program's number of the coded documents less people's, with a 95 % interval; None where there is none, and why.

    ``coded`` documents in ``units`` that are drawn together (stories); people and program differ in ``differing`` of them.
    """

    program: float | None
    people: float | None
    error: float | None
    low: float | None
    high: float | None
    coded: int
    units: int
    differing: int
    variance: float = 0.0
    freedom: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class Share:
    """A share of passages, such as precision, with a 95 % interval (Wilson 1927, with the dispersion of the articles)."""

    right: float
    of: float
    value: float | None
    low: float | None
    high: float | None
    units: int


def errors(groups: Sequence[Coded]) -> list[Error]:
    """The error of each group: ratios of weighted sums, whose residuals by unit say how sure the difference is.

    Where people and program differ in fewer than six units of a group, what all groups show stands in if it is more.
    """
    found = [_parts(group) for group in groups]
    units = sum(len(by_unit) for by_unit, *_ in found)
    pool = sum(len(by_unit) * float(np.square(by_unit).sum()) for by_unit, *_ in found) / max(units, 1)
    return [_error(group, *parts, pool) for group, parts in zip(groups, found, strict=True)]


def _parts(group: Coded) -> tuple[Floats, Floats, float, float]:
    """By unit its residual of the error and its share of the weight; and the program's and people's ratios."""
    shares = group.weight / group.weight.sum() if len(group.at) else group.weight
    n, d = group.n[group.at], group.d[group.at]
    (program, own), (people, other) = _residuals(n, d, shares), _residuals(group.human_n, group.human_d, shares)
    _, at = np.unique(group.unit[group.at], return_inverse=True)
    count = int(at.max()) + 1 if len(at) else 0
    leverage = np.bincount(at, shares, count)
    residuals = np.bincount(at, shares * (own - other), count) / np.maximum(1 - leverage, 0.5)
    return residuals.astype(np.float64), leverage.astype(np.float64), program, people


def _residuals(n: Floats, d: Floats, shares: Floats) -> tuple[float, Floats]:
    mean = float((shares * d).sum())
    if mean <= 0:
        return float("nan"), np.zeros(len(n))
    ratio = float((shares * n).sum()) / mean
    return ratio, (n - ratio * d) / mean


def _error(group: Coded, residuals: Floats, leverage: Floats, program: float, people: float, pool: float) -> Error:
    differ = np.abs(group.human_n - group.n[group.at]) + np.abs(group.human_d - group.d[group.at]) > _SAME
    counts = len(group.at), len(residuals), int(differ.sum())
    told = None if np.isnan(program) else program, None if np.isnan(people) else people
    if None in told:
        why = "nothing was coded" if not len(group.at) else "nothing to count it in, by the program or by people"
        return Error(*told, None, None, None, *counts, reason=why)
    error, units = program - people, len(residuals)
    if units < 2:
        return Error(*told, error, None, None, *counts, reason="no interval: one unit was coded")
    variance = float(np.square(residuals).sum())
    if counts[2] < FEWEST:
        variance = max(variance, pool / units)
    freedom = max(1 / float(np.square(leverage).sum()) - 1, 1.0)
    if variance <= 0:
        return Error(*told, error, None, None, *counts, reason="no interval: people and program agree in all of them")
    wide = float(student(reach(LEVEL), np.array([freedom]))[0]) * variance**0.5
    return Error(*told, error, error - wide, error + wide, *counts, variance, freedom)


def same_errors(found: Sequence[Error], seed: int = 0) -> float | None:
    """How likely errors that differ as much are where all groups have the same: the parametric bootstrap for means of unequal
    variances (Krishnamoorthy, Lu & Mathew 2007). None where fewer than two groups have an interval.
    """
    known = [each for each in found if each.error is not None and each.variance > 0]
    if len(known) < 2:
        return None
    values, variance, freedom = (np.array(x) for x in zip(*((e.error, e.variance, e.freedom) for e in known), strict=True))
    rng = np.random.default_rng([seed, len(known)])
    drawn = rng.standard_normal((DRAWS, len(known))) * np.sqrt(variance)
    spread = variance * rng.chisquare(freedom, (DRAWS, len(known))) / freedom
    beyond = _apart(drawn, spread) >= _apart(values[None], variance[None])[0]
    return (1 + int(beyond.sum())) / (DRAWS + 1)


def _apart(values: Floats, variance: Floats) -> Floats:
    """How far values lie from their weighted mean, in units of their variances."""
    weight = 1 / np.maximum(variance, np.finfo(np.float64).tiny)
    mean = (weight * values).sum(axis=1, keepdims=True) / weight.sum(axis=1, keepdims=True)
    return np.asarray((weight * (values - mean) ** 2).sum(axis=1))


def shares(groups: Sequence[tuple[Floats, Floats, Integers]]) -> list[Share]:
    """The share of each group from (right, of, unit) by passage; passages of a unit are taken together."""
    scale = Scale(np.zeros(1), np.ones(1), np.ones(1))
    sides = [_side(*group) for group in groups]
    told = [seen(side, np.zeros(1), scale) for side in sides]
    together = pooled(told, scale)
    found = []
    for side, own in zip(sides, told, strict=True):
        right, of, used = float(side.e.sum()), float(side.d.sum()), int(side.used[0])
        if of <= 0:
            found.append(Share(right, of, None, None, None, 0))
            continue
        t = student(reach(LEVEL), np.array([max(used - 1.0, 1.0)]))
        low, high = Margin.of(own, scale, together).within(t)
        found.append(Share(right, of, right / of, float(low[0]), float(high[0]), used))
    return found


def _side(right: Floats, of: Floats, unit: Integers) -> Side:
    units, at = np.unique(unit, return_inverse=True)
    count = len(units)
    e, d = (np.bincount(at, values, count).reshape(-1, 1).astype(np.float64) for values in (right, of))
    return Side(units.astype(np.int64), e, d)


def same_shares(groups: Sequence[tuple[Floats, Floats, Integers]], seed: int = 0) -> float | None:
    """How likely shares that differ as much are where units fall to the groups at random: a permutation of whole units.

    None where fewer than two groups have anything to be right or wrong.
    """
    sides = [_side(*group) for group in groups]
    sizes = [len(side.units) for side in sides]
    e, d = (np.concatenate([getattr(side, name)[:, 0] for side in sides]) for name in "ed")
    if sum(float(side.d.sum()) > 0 for side in sides) < 2:
        return None
    labels = np.repeat(np.arange(len(sides)), sizes)
    rng = np.random.default_rng([seed, len(labels)])
    apart = _spread(e, d, len(sides))
    observed = apart(labels)
    beyond = sum(apart(rng.permutation(labels)) >= observed - _SAME for _ in range(DRAWS))
    return (1 + beyond) / (DRAWS + 1)


def _spread(e: Floats, d: Floats, groups: int) -> Callable[[Integers], float]:
    """How far the groups' ratios lie from that of all, by the labels of the units."""
    ratio = float(e.sum() / d.sum())

    def apart(labels: Integers) -> float:
        whole = np.bincount(labels, d, groups).astype(np.float64)
        own = safe_divide(np.bincount(labels, e - ratio * d, groups).astype(np.float64), whole)
        return float(np.nansum(whole * own**2))

    return apart
