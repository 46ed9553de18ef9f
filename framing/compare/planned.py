"""How many articles of each group to code for intervals of a given length."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from framing.coding.agreement import named
from framing.compare.corrected import codes_of, correct
from framing.compare.groups import grouped
from framing.compare.sample import Key, Sample, sample
from framing.extension import Measure
from framing.statistics import FEWEST
from framing.tables.results import Results

if TYPE_CHECKING:
    from framing.statistics.basics import Floats

PILOT = "by the pilot"
ALONE = "as if the program were useless and people's counts varied as its own do"


@dataclass(frozen=True)
class Needed:
    """How many of a group's articles to code for intervals of ± ``precision``; None where coding all would not do."""

    group: str
    key: Key
    articles: int | None
    of: int
    precision: float
    least: float  # what stays where all are coded
    rests_on: str
    unit: str

    def __str__(self) -> str:
        said = named(self.key)
        asked = f"±{self.precision:g} {self.unit}"
        if self.articles is None:
            if self.of < 2:
                return f"{self.group}: {said}: {asked} cannot be had: of one article there is no interval; add articles"
            limit = f"its {self.of} articles leave ±{self.least:.3g} {self.unit} even if all are coded"
            return f"{self.group}: {said}: {asked} cannot be had: {limit} ({self.rests_on})"
        return f"{self.group}: {said}: code {self.articles} of {self.of} articles for {asked} ({self.rests_on})"


def needed_for(results: Results, by: str, precision: float, pilot: str | Path | None = None) -> list[Needed]:
    """For each group and series how many articles to code; ``precision`` in points of shares, else in the measure's unit.

    With a ``pilot``, a coded sheet, the program's errors in it count; of groups that it does not correct, and without one,
    the number is what coding alone would take.
    """
    drawn = sample(results, by, grouped(results, by, "once"), FEWEST)
    if pilot is not None:
        drawn, _ = correct(drawn, results, codes_of(pilot))
    found = []
    for key, series in drawn.places.items():
        measure = results.measures[key[0]]
        for group in sorted(drawn.documents):
            found += [_needed(drawn, group, key, series, measure, precision)]
    return found


def _needed(drawn: Sample, group: str, key: Key, series: int, measure: Measure, precision: float) -> Needed:
    from framing.statistics.intervals import LEVEL, reach
    from framing.statistics.planning import needed

    shares = measure.show == "share"
    factor = 100.0 if shares else 1.0
    documents, own = drawn.documents[group], drawn.rectified.get((group, series))
    if own is not None and own.whole > 0:
        variance, floor, why = own.coded * own.measured / own.whole**2, own.sampled / own.whole**2, PILOT
    else:
        variance, floor, why = _alone(drawn, group, series), 0.0, ALONE
    articles = needed(variance, floor, documents, precision / factor)
    least = factor * reach(LEVEL) * float(variance / max(documents, 1) + floor) ** 0.5
    unit = "points" if shares else measure.unit
    return Needed(group, key, articles, documents, precision, least, why, unit)


def _alone(drawn: Sample, group: str, series: int) -> float:
    """The variance that one coded article leaves without a program: that of the program's own numbers."""
    import numpy as np
    import polars as pl

    rows = drawn.rows.filter((pl.col("series") == series) & (pl.col("group") == group))
    n, d = (rows[name].to_numpy().astype(np.float64) for name in "nd")
    if len(n) < 2 or not d.sum() > 0:
        return float("inf")
    residuals: Floats = n - n.sum() / d.sum() * d
    return float(np.square(residuals).sum() / (len(n) - 1) / (d.sum() / drawn.documents[group]) ** 2)
