"""How far two groups lie apart in each measure, from 0 to 1, and what chance alone would give.

The measure decides the distance, which is bounded so that unlike measures can be averaged:

- what is spread over categories (source types, rival wordings by voice): the Jensen-Shannon distance of the two
  distributions, base 2 (Lin 1991; Endres & Schindelin 2003);
- a single share: Cohen's h over its maximum π (Cohen 1988);
- a signed score: half the difference, its range being 2;
- a rate: difference over sum (Lance & Williams 1967).

Distances of small samples are large by chance. So the documents of each two groups are exchanged at random
(``draws`` times), each for one about as long, since short texts lie farther apart than long ones: the mean distance of the
exchanged is what to expect of two groups that do not differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from framing import Comparison
from framing.tables import TableSet
from framing_profiles.profile_tables import DISTANCE_TABLES
from framing_profiles.wording import tells

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

DRAWS = 500
_LENGTHS = 5  # classes of length that documents are exchanged within, of at least so many:
_ALIKE = 6
_BLOCK = 4_000_000  # draws × units at a time: bounds memory


@dataclass(frozen=True)
class Part:
    """Some series that make one distance: a measure, or one of its targets."""

    measure: str
    target: str
    kind: str  # spread, share, signed, rate
    series: Sequence[int]


class Distances(TableSet):
    """The tables ``distances`` and ``drivers`` of a comparison."""

    def __init__(self, comparison: Comparison, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        super().__init__(rows, DISTANCE_TABLES, comparison.run)
        self.comparison, self.rows = comparison, rows


def distances_of(comparison: Comparison, *, draws: int = DRAWS, fewest: int = 6, seed: int = 0) -> Distances:
    """Each two groups, nearest first, over the measures that a comparison tells unasked.

    With fewer than ``fewest`` documents on a side there is a distance and no inference.
    """
    from framing.compare import contrasts

    parts = list(_parts(comparison))
    units = _Units(comparison)
    pairs: list[dict[str, Any]] = []
    drivers: list[dict[str, Any]] = []
    for number, (a, b) in enumerate(combinations(sorted(comparison.groups), 2)):
        row, parted = _pair(
            units, parts, a, b, draws if min(units.documents[a], units.documents[b]) >= fewest else 0, [seed, number]
        )
        pairs.append(row)
        drivers.extend(parted)
    tested = [row for row in pairs if row.get("p") is not None]
    for row, q in zip(tested, contrasts.false_discovery([row["p"] for row in tested]), strict=True):
        row["q"] = q
    order = {(row["group_a"], row["group_b"]): i for i, row in enumerate(sorted(pairs, key=_nearest))}
    pairs.sort(key=_nearest)
    drivers.sort(key=lambda row: (order[row["group_a"], row["group_b"]], -row["distance"], row["measure"], row["target"]))
    return Distances(comparison, {"distances": pairs, "drivers": drivers})


def _nearest(row: Mapping[str, Any]) -> tuple[float, str, str]:
    return (row.get("distance", 2.0), row["group_a"], row["group_b"])


def _parts(comparison: Comparison) -> Iterator[Part]:
    """The series of the measures that are told unasked, by what makes one distance."""
    found: dict[tuple[str, str], list[int]] = {}
    spread: set[tuple[str, str]] = set()
    measures = comparison.measures
    for i, (name, target, category, voice) in enumerate(comparison.sample.keys):
        if tells(measures[name]):
            found.setdefault((name, target), []).append(i)
            if (category or voice) and measures[name].show in ("share", "count"):
                spread.add((name, target))
    for (name, target), series in found.items():
        show = measures[name].show
        kind = "spread" if (name, target) in spread else show if show in ("share", "signed") else "rate"
        if kind == "spread" or len(series) == 1:
            yield Part(name, target, kind, series)


class _Units:
    """What each unit (a document, or a story's documents of one group) adds to each series, by group."""

    def __init__(self, comparison: Comparison) -> None:
        import numpy as np
        import polars as pl

        sample = comparison.sample
        self.documents = sample.documents
        parts = sample.members.select("part", "group").unique().sort("part")
        shape = (len(parts), len(sample.keys))
        at = sample.rows["part"].to_numpy().astype(np.int64) * shape[1] + sample.rows["series"].to_numpy().astype(np.int64)
        self.n, self.d = (
            np.bincount(at, sample.rows[name].to_numpy(), shape[0] * shape[1]).astype(np.float64).reshape(shape) for name in "nd"
        )
        groups = parts["group"].to_numpy()
        words = comparison.results.lazy("documents").select("doc_id", "words").collect()
        summed = sample.members.select("doc_id", "part").join(words, on="doc_id").group_by("part").agg(pl.col("words").sum())
        self.words = summed.sort("part")["words"].to_numpy().astype(np.float64)
        self.of = {group: np.flatnonzero(groups == group) for group in sample.documents}


def _pair(
    units: _Units, parts: Sequence[Part], a: str, b: str, draws: int, seed: Sequence[int]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The rows of two groups in both tables."""
    import numpy as np

    here = np.concatenate([units.of[a], units.of[b]])
    n, d = units.n[here], units.d[here]
    first = np.zeros((1, len(here)))
    first[0, : len(units.of[a])] = 1
    observed = _distances(first, n, d, parts)[0]
    used = np.isfinite(observed)
    row: dict[str, Any] = {"group_a": a, "group_b": b, "documents_a": units.documents[a], "documents_b": units.documents[b]}
    if not used.any():
        return {**row, "measures": 0, "reason": "not comparable: no measure has a value in both"}, []
    kept = [part for part, use in zip(parts, used, strict=True) if use]
    weights = _weights([part.measure for part in kept])
    whole = float(weights @ observed[used])
    expected: Sequence[float | None] = [None] * len(kept)
    if draws:
        chance = np.vstack([_distances(w, n, d, parts) for w in _exchanged(first[0], units.words[here], draws, seed)])[:, used]
        row |= _by_chance(chance, weights, whole)
        expected = [float(x) for x in np.nansum(chance, axis=0) / np.maximum(np.isfinite(chance).sum(axis=0), 1)]
    else:
        row["reason"] = "few documents: the distance describes them; nothing is inferred"
    adds: dict[str, float] = {}
    drivers = []
    for part, value, weight, by_chance in zip(kept, map(float, observed[used]), map(float, weights), expected, strict=True):
        adds[part.measure] = adds.get(part.measure, 0.0) + weight * value
        share = weight * value / whole if whole else 0.0
        told = {"measure": part.measure, "target": part.target, "distance": value, "expected": by_chance, "share": share}
        drivers.append({"group_a": a, "group_b": b, **told})
    return {**row, "distance": whole, "measures": len(adds), "drivers": _named(adds)}, drivers


def _by_chance(chance: Floats, weights: Floats, whole: float) -> dict[str, float]:
    """What exchanging documents at random gives: the mean distance, and how often it is as large as the observed."""
    import numpy as np

    known = np.isfinite(chance)
    means = (np.where(known, chance, 0.0) @ weights) / np.maximum(known @ weights, 1e-12)
    p = (1 + int(np.count_nonzero(means >= whole - 1e-12))) / (1 + len(chance))
    return {"expected": float(means.mean()), "p": p}


def _named(adds: Mapping[str, float]) -> str:
    """The measures that add most to a distance."""
    most = sorted(adds.items(), key=lambda item: (-item[1], item[0]))
    return "; ".join(f"{name} {value:.2f}" for name, value in most[:3] if value > 0.0005)


def _weights(measures: Sequence[str]) -> Floats:
    """Each measure counts the same, and so does each of its targets."""
    import numpy as np

    names = list(dict.fromkeys(measures))
    return np.array([1 / len(names) / measures.count(name) for name in measures])


def _exchanged(first: Floats, words: Floats, draws: int, seed: Sequence[int]) -> Iterator[Floats]:
    """Random choices of as many units as are in ``first``, and as many of each length, some rows of weights at a time."""
    import numpy as np

    random = np.random.default_rng(list(seed))
    units = len(first)
    classes = min(_LENGTHS, max(1, units // _ALIKE))
    stratum = np.searchsorted(np.quantile(words, np.arange(1, classes) / classes), words)  # equal lengths stay together
    lengths = np.sort(stratum)
    starts = np.searchsorted(lengths, lengths)  # where the stratum of each place begins
    chosen = np.arange(units) - starts < np.bincount(stratum, first, classes)[lengths]
    block = max(1, _BLOCK // units)
    for start in range(0, draws, block):
        rows = min(block, draws - start)
        order = (random.random((rows, units)) + stratum).argsort(axis=1)
        weights = np.zeros((rows, units))
        np.put_along_axis(weights, order[:, chosen], 1.0, axis=1)
        yield weights


def _distances(weights: Floats, n: Floats, d: Floats, parts: Sequence[Part]) -> Floats:
    """Distances (draws × parts) of the units with weight 1 from the others; NaN where a side has no value."""
    import numpy as np

    a_n, a_d = weights @ n, weights @ d
    b_n, b_d = n.sum(axis=0) - a_n, d.sum(axis=0) - a_d
    columns = [_distance(part, *(sums[:, part.series] for sums in (a_n, a_d, b_n, b_d))) for part in parts]
    return np.column_stack(columns) if columns else np.zeros((len(weights), 0))


def _distance(part: Part, a_n: Floats, a_d: Floats, b_n: Floats, b_d: Floats) -> Floats:
    import numpy as np

    if part.kind == "spread":
        return _jensen_shannon(np.maximum(a_n, 0), np.maximum(b_n, 0))
    there = (a_d[:, 0] > 0.5e-9) & (b_d[:, 0] > 0.5e-9)
    a = np.divide(a_n[:, 0], a_d[:, 0], out=np.zeros(len(a_n)), where=there)
    b = np.divide(b_n[:, 0], b_d[:, 0], out=np.zeros(len(b_n)), where=there)
    if part.kind == "share":
        found = np.abs(np.arcsin(np.sqrt(np.clip(a, 0, 1))) - np.arcsin(np.sqrt(np.clip(b, 0, 1)))) * 2 / np.pi
    elif part.kind == "signed":
        found = np.minimum(np.abs(a - b) / 2, 1)
    else:
        total = np.abs(a) + np.abs(b)
        found = np.divide(np.abs(a - b), total, out=np.zeros(len(a)), where=total > 0)
    return np.where(there, found, np.nan)


def _jensen_shannon(a: Floats, b: Floats) -> Floats:
    import numpy as np

    sums_a, sums_b = a.sum(axis=1, keepdims=True), b.sum(axis=1, keepdims=True)
    there = (sums_a > 0.5e-9) & (sums_b > 0.5e-9)
    p = np.divide(a, sums_a, out=np.zeros_like(a), where=there)
    q = np.divide(b, sums_b, out=np.zeros_like(b), where=there)
    m = (p + q) / 2

    def divergence(x: Floats) -> Floats:
        ratio = np.divide(x, m, out=np.ones_like(x), where=(x > 0) & (m > 0))
        return np.asarray((x * np.log2(ratio)).sum(axis=1))

    found = np.sqrt(np.clip((divergence(p) + divergence(q)) / 2, 0, 1))
    return np.where(there[:, 0], found, np.nan)
