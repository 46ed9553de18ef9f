"""The estimates of a comparison: ratios of sums over documents, how sure they are, and partial pooling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from framing.compare.sample import KEYS as KEYS
from framing.compare.sample import NOTHING, Chunk, Sample, Sums
from framing.compare.sample import Key as Key
from framing.compare.variation import without_a_paragraph
from framing.extension import Measure
from framing.statistics import FEWEST
from framing.tables.results import Results

if TYPE_CHECKING:
    import polars as pl

    from framing.statistics.basics import Floats

SAMPLED = {"document": "95% over documents", "story": "95% over stories"}
CORRECTED = ", corrected by coding"  # ends what an interval is that holds the program's errors too
VARIATION = "if any one paragraph is left out"
WITHHELD = "no interval: "  # begins the reason where a group has documents enough
PLURAL = {"document": "documents", "story": "stories"}


@dataclass(frozen=True)
class Cell:
    """One group's number for one series (measure, target, category, voice)."""

    group: str
    key: Key
    estimate: float | None
    low: float | None = None
    high: float | None = None
    interval: str = ""
    documents: int = 0
    stories: int = 0
    passages: int = 0
    numerator: float | None = None
    denominator: float | None = None
    status: str = "ok"
    reason: str = ""
    partial: float | None = None

    @property
    def sampled(self) -> bool:
        """Whether its interval comes from sampling documents or stories (and not from leaving out paragraphs)."""
        return self.interval.removesuffix(CORRECTED) in SAMPLED.values()

    @property
    def corrected(self) -> bool:
        """Whether coding corrects it: its interval holds the errors of measurement too."""
        return self.interval.endswith(CORRECTED)

    @property
    def doubted(self) -> bool:
        """Whether it is too weak for a signed score, whose sign says for or against.

        One passage, a sign that turns without a paragraph, or documents enough and yet no interval.
        """
        if self.estimate is None or self.sampled:
            return False
        turns = self.low is not None and self.high is not None and self.low < 0 < self.high
        return turns or self.reason.startswith(WITHHELD) or (self.passages == 1 and self.documents == 1)

    def row(self) -> dict[str, Any]:
        """As a row of the table ``comparison``."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "key"}
        return {**dict(zip(KEYS, self.key, strict=True)), **values}


def ratio_cells(sample: Sample, results: Results, fewest: int) -> list[Cell]:
    """The cells of every series that is a ratio of sums; groups of ``fewest`` documents or more get an interval."""
    from framing.statistics.intervals import LEVEL, reach

    small = [group for group, documents in sample.documents.items() if documents < fewest]
    ranges = without_a_paragraph(results, sample, small)
    cells: list[Cell] = []
    for chunk in sample.chunks():
        ends = {group: chunk.margins[group].ends(reach(LEVEL)) for group in chunk.sides if group not in small}
        partial = dict(zip(chunk.sides, _partial(chunk), strict=True))
        for i, key in enumerate(chunk.keys, start=chunk.first):
            for group, (status, reason) in sample.asked[i].items():
                at = i - chunk.first
                sums, measure = sample.sums.get((group, i), NOTHING), results.measures[key[0]]
                base = {**_base(group, key, sums, measure), "partial": _number(partial[group][at])}
                if not sums.d:
                    told = {"estimate": None, "status": status or "none", "reason": reason or "nothing to count it in"}
                elif group in ends:
                    low, high = (float(end[at]) for end in ends[group])
                    told = _sampled(sample, sums, chunk, group, at, (low, high), fewest)
                    if (group, i) in sample.rectified and "interval" in told:
                        told = {**told, "interval": f"{told['interval']}{CORRECTED}"}
                else:
                    told = _told(sample, sums, group, ranges.get((group, i)), fewest)
                cells.append(Cell(**{**base, **told}))
    return cells


def _base(group: str, key: Key, sums: Sums, measure: Measure) -> dict[str, Any]:
    ratios = measure.estimand == "ratio"
    return {
        "group": group,
        "key": key,
        "estimate": sums.n / sums.d if sums.d else None,
        "documents": sums.documents,
        "stories": sums.stories,
        "numerator": sums.n / measure.scale if ratios else None,
        "denominator": sums.d if ratios else None,
    }


def _number(value: float) -> float | None:
    return float(value) if value == value else None


def _told(sample: Sample, sums: Sums, group: str, ends: tuple[float, float] | None, fewest: int) -> dict[str, Any]:
    """What is said of a group with too few documents for an interval."""
    if ends is None:
        return {"reason": too_few(sums.documents, sample.documents[group], fewest)}
    return {"low": ends[0], "high": ends[1], "interval": VARIATION}


def too_few(used: int, documents: int, fewest: int) -> str:
    """Why so few documents get no interval."""
    return f"{used} of {documents} documents have a value; an interval needs {fewest}"


def _sampled(
    sample: Sample, sums: Sums, chunk: Chunk, group: str, at: int, ends: tuple[float, float], fewest: int
) -> dict[str, Any]:
    """The interval of a group with documents enough, or why there is none."""
    used = int(chunk.sides[group].used[at])
    if sums.documents < fewest:
        return {"reason": WITHHELD + too_few(sums.documents, sample.documents[group], fewest)}
    if used < fewest:
        return {"reason": f"{WITHHELD}{sums.documents} documents, but only {used} {PLURAL[sample.unit]}; it needs {fewest}"}
    seen = chunk.seen.values()
    if rare := too_rare(sum(int(s.holding[at]) for s in seen), sum(int(s.lacking[at]) for s in seen), PLURAL[sample.unit]):
        return {"reason": WITHHELD + rare}
    if not ends[1] > ends[0]:
        return {"reason": f"{WITHHELD}does not vary over the {PLURAL[sample.unit]}"}
    return {"low": ends[0], "high": ends[1], "interval": SAMPLED[sample.unit]}


def too_rare(holding: int, lacking: int, units: str) -> str:
    """Why nothing is inferred of what hardly any unit, or all but hardly any, consists of; '' where that is not so."""
    if min(holding, lacking) >= FEWEST:
        return ""
    where = f"{holding} of the {units} hold any" if holding < FEWEST else f"all but {lacking} of the {units} hold nothing else"
    return f"{where}; at least {FEWEST} are needed"


def _partial(chunk: Chunk) -> Floats:
    """Groups × series: each estimate drawn toward that of all groups by how little it rests on."""
    import numpy as np

    from framing.statistics.basics import partially_pooled, safe_divide

    sides = list(chunk.sides.values())
    e, d = (np.vstack([values.sum(axis=0) for values in found]) for found in ([s.e for s in sides], [s.d for s in sides]))
    squares = np.vstack([np.nansum(safe_divide(side.e**2, side.d), axis=0) for side in sides])
    used = np.vstack([side.used for side in sides]).astype(np.float64)
    return np.asarray(chunk.centre + partially_pooled(e, d, squares, used), dtype=np.float64)


def order_of(results: Results) -> dict[tuple[str, ...], int]:
    """Where each series stands among a document's scores of its measure: the codebook's order, whatever the documents'."""
    import polars as pl

    scores = results.lazy("scores").select("doc_id", *KEYS)
    keys = scores.select(KEYS).unique().group_by("measure").len().filter(pl.col("len") > 1).collect()  # of one there is no order
    placed = scores.filter(pl.col("measure").is_in(keys["measure"].to_list())).select(
        *KEYS, pl.int_range(pl.len()).over("doc_id", "measure").alias("place")
    )
    return {row[:4]: row[4] for row in placed.group_by(*KEYS).agg(pl.col("place").min()).collect().iter_rows()}


def with_passages(cells: Sequence[Cell], results: Results, groups: pl.DataFrame) -> list[Cell]:
    """The cells, each told how many passages it rests on; two mentions judged by one sentence are one passage."""
    import polars as pl

    evidence = results.lazy("evidence").join(groups.lazy(), on="doc_id").group_by("group", *KEYS)
    found = evidence.agg(pl.struct("doc_id", "start", "end").n_unique()).collect()
    exact = {row[:5]: row[5] for row in found.iter_rows()}
    any_voice: dict[tuple[str, ...], int] = {}
    any_category: dict[tuple[str, ...], int] = {}
    for row in found.iter_rows():
        any_voice[row[:4]] = any_voice.get(row[:4], 0) + row[5]
        any_category[row[:3]] = any_category.get(row[:3], 0) + row[5]

    def passages(cell: Cell) -> int:
        measure, target, category, voice = cell.key
        if voice:
            return int(exact.get((cell.group, *cell.key), 0))
        if category:
            return any_voice.get((cell.group, measure, target, category), 0)
        return any_category.get((cell.group, measure, target), 0)

    return [replace(cell, passages=passages(cell)) for cell in cells]
