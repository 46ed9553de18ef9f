"""A comparison corrected by coding: of each coded measure the outlets' numbers, put right by what people counted of a sample."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.coding.codes import Codes, read_codes
from framing.coding.design import population_hash
from framing.coding.kept import record_of
from framing.coding.questions import Counted
from framing.compare.sample import KEYS, Key, Sample
from framing.errors import InputError, RequestError
from framing.extension import Measure
from framing.tables.results import Results

if TYPE_CHECKING:
    import polars as pl

    from framing.compare.comparison import Comparison
    from framing.statistics.rectified import Coded

TABLE = "correction"
At = tuple[str, int]  # a group, and the place of a series


@dataclass(frozen=True)
class Correction:
    """What a coded sample does to a comparison: the codes, how many were coded of whom, and why a number stays as it was."""

    codes: Codes
    coded: Mapping[At, int]
    documents: Mapping[At, int]
    refused: Mapping[At, str]
    notes: Sequence[str]

    def record(self, effect: Effect | None) -> dict[str, Any]:
        """For the manifest of the run, with what it does to the differences."""
        design = self.codes.design
        return {
            **record_of(self.codes),
            "kind": design.kind,
            "measures": dict(design.measures),
            "documents": len({name for name, _ in self.codes.complete}),
            "of": design.documents,
            "seed": design.seed,
            "effect": "" if effect is None else str(effect),
        }


def codes_of(coded: Codes | str | Path) -> Codes:
    """The codes that are given, read where they are a file."""
    return coded if isinstance(coded, Codes) else read_codes(coded)


def correct(drawn: Sample, results: Results, codes: Codes) -> tuple[Sample, Correction]:
    """The sample with the numbers that the codes correct.

    Raises :class:`~framing.errors.InputError` for codes of another population, or of passages, and
    :class:`~framing.errors.RequestError` for results that the user's corrections have changed, or without a coded measure.
    """
    import polars as pl

    from framing.statistics.rectified import rectify

    _check(drawn, results, codes)
    places = _places(drawn)
    rectified, coded, documents, refused = {}, {}, {}, {}
    adjusted: list[pl.DataFrame] = []
    notes = [*codes.notes, *_notes(results, codes)]
    for key, human in _by_series(codes).items():
        if (series := drawn.places.get(key)) is None:
            notes.append(
                f"{codes.name}: {' · '.join(filter(None, key))}: coded, and not in this comparison, so it corrects nothing"
            )
            continue
        measure = results.measures[key[0]]
        members = _scored(places, results, key[0])
        if lost := sorted(set(human) - set(members["doc_id"])):
            told = f"{len(lost)} coded that the program could not score, which correct nothing: {', '.join(lost[:3])}"
            notes.append(f"{codes.name}: {' · '.join(filter(None, key))}: {told}")
        found = {group: _group(drawn, members, group, series, human, codes, measure) for group in drawn.documents}
        for group, given in found.items():
            at = group, series
            coded[at], documents[at] = len(given.at), len(given.n)
            if why := _too_few(given):
                refused[at] = why
        enough = [group for group in found if (group, series) not in refused]
        ends = [float("inf") if end is None else float(end) for end in measure.range]
        least = -float("inf") if measure.range[0] is None else ends[0]
        for group, own in zip(enough, rectify([found[group] for group in enough], least, ends[1]), strict=True):
            rectified[group, series] = own
            added = members.filter(group=group).with_columns(pl.Series("n", own.n), pl.Series("d", own.d))
            adjusted.append(added.with_columns(pl.lit(series, dtype=drawn.rows["series"].dtype).alias("series")))
    correction = Correction(codes, coded, documents, refused, notes)
    return replace(drawn, rectified=rectified, adjusted=_with(drawn, rectified, adjusted)), correction


def _check(drawn: Sample, results: Results, codes: Codes) -> None:
    design = codes.design
    if design.kind != "articles":
        why = {
            "shown": "passages that the program shows tell how often it is right, and nothing of what it misses",
            "passages": "a number is corrected article by article",
        }[design.kind]
        raise InputError(f"{codes.name}: codes of {design.kind} can be validated, and correct nothing: {why}; draw articles")
    if missing := [name for name in design.measures if name not in results.measures]:
        raise RequestError(f"{codes.name}: codes {', '.join(missing)}, which was not scored; name it with --measures")
    if (results.run.get("corrections") or {}).get("layers"):
        name = results.run["corrections"].get("file", "corrections.csv")
        raise RequestError(
            f"{codes.name}: needs the program's numbers as it finds them, for coded and uncoded articles alike, and {name} has "
            "changed some of them; score without it"
        )
    texts = results.lazy("documents").select("doc_id", "sha256").collect().join(drawn.members.select("doc_id"), on="doc_id")
    if population_hash(texts.iter_rows()) != design.population:
        known = set(texts["doc_id"])
        gone = sum(name not in known for name in design.probability)
        lost = f"; {gone} of the {len(design.probability)} coded ones are not among them" if gone else ""
        raise InputError(
            f"{codes.name}: codes of another population: the sample was drawn from {design.documents:,} articles, and these "
            f"{len(known):,} are not the same texts{lost}; compare the articles that it was drawn from, with the same --copies "
            f"({design.copies})"
        )


def _places(drawn: Sample) -> pl.DataFrame:
    """The documents with what a row of the sample has: their number, group, story and part; and their unit."""
    return drawn.members.select("doc_id", "group", "story", "part", "unit").with_row_index("document")


def _by_series(codes: Codes) -> dict[Key, dict[str, Counted]]:
    """What each wholly coded document counts, by series: the sum of its items."""
    found: dict[Key, dict[str, Counted]] = {}
    for (name, key), items in codes.complete.items():
        told = [counted for _, counted in items]
        d = None if any(counted.d is None for counted in told) else sum(counted.d or 0.0 for counted in told)
        found.setdefault(key, {})[name] = Counted(sum(counted.n for counted in told), d)
    return found


def _scored(places: pl.DataFrame, results: Results, measure: str) -> pl.DataFrame:
    """The documents that the program could score by a measure, with a number or without ground for one."""
    import polars as pl

    rows = results.lazy("scores").filter(pl.col("measure") == measure)
    lost = rows.filter(pl.col("status").is_in(["skipped", "failed"])).select("doc_id").unique()
    known = rows.select("doc_id").unique().join(lost, on="doc_id", how="anti").collect()
    return places.join(known, on="doc_id", how="semi", maintain_order="left")


def _group(
    drawn: Sample,
    members: pl.DataFrame,
    group: str,
    series: int,
    human: Mapping[str, Counted],
    codes: Codes,
    measure: Measure,
) -> Coded:
    """One group on one series: the program's numbers by document, and what was counted of the coded ones."""
    import numpy as np
    import polars as pl

    from framing.statistics.rectified import Coded

    own = members.filter(group=group)
    rows = drawn.rows.filter((pl.col("series") == series) & (pl.col("group") == group)).select("document", "n", "d")
    told = own.join(rows, on="document", how="left", maintain_order="left").with_columns(pl.col("n", "d").fill_null(0.0))
    n, d = told["n"].to_numpy().astype(np.float64), told["d"].to_numpy().astype(np.float64)
    ids = told["doc_id"].to_list()
    at = np.array([place for place, name in enumerate(ids) if name in human], dtype=np.int64)
    scale = measure.scale if measure.estimand == "ratio" else 1.0
    counted = [human[ids[place]] for place in at]
    human_d = [d[place] if said.d is None else said.d for place, said in zip(at, counted, strict=True)]
    weight = [1 / codes.design.probability[ids[place]] for place in at]
    return Coded(
        n,
        d,
        at,
        np.array([said.n * scale for said in counted], dtype=np.float64),
        np.array(human_d, dtype=np.float64),
        np.array(weight, dtype=np.float64),
        told["unit"].to_numpy().astype(np.int64),
    )


def _too_few(given: Coded) -> str:
    """Why a group is not corrected; '' where it is."""
    from framing.statistics.rectified import FEWEST_CODED

    units = len({*given.unit[given.at].tolist()})
    if units < FEWEST_CODED:
        of = "" if units == len(given.at) else f" ({units} stories or texts)"
        return f"not corrected: {len(given.at)} coded{of}; a correction needs {FEWEST_CODED}"
    if not (given.weight * given.human_d).sum() > 0:
        return "not corrected: none of the coded documents has anything to count it in"
    return ""


def _with(drawn: Sample, rectified: Mapping[At, Any], adjusted: Sequence[pl.DataFrame]) -> pl.DataFrame | None:
    """The rows with what each document adds once it is corrected."""
    import polars as pl

    if not adjusted:
        return None
    columns = ["series", "document", "group", "part", "n", "d"]
    own = pl.DataFrame([*rectified], schema={"group": pl.String, "series": drawn.rows["series"].dtype}, orient="row")
    kept = drawn.rows.join(own, on=["group", "series"], how="anti", maintain_order="left").select(columns)
    added = [frame.select(columns).cast(dict(kept.schema)) for frame in adjusted]  # type: ignore[arg-type]
    return pl.concat([kept, *added]).sort("series", "document", maintain_order=True)


def _notes(results: Results, codes: Codes) -> Iterator[str]:
    design = codes.design
    changed = [name for name, version in design.measures.items() if results.measures[name].version != version]
    if changed:
        yield (
            f"{codes.name}: {', '.join(changed)} has another version than when the sample was drawn: the codes hold, unless "
            "the program was changed by looking at them"
        )


# What is told of it.


def rows(comparison: Comparison) -> list[dict[str, Any]]:
    """The rows of the table ``correction``, in the order of the comparison."""
    found, plain = comparison.correction, comparison.uncorrected
    if found is None or plain is None:
        return []
    own = {(cell.group, cell.key): cell for cell in plain.cells}
    told = []
    for cell in comparison.cells:
        at = cell.group, comparison.sample.places.get(cell.key, -1)
        if at not in found.coded:
            continue
        program, right = own[cell.group, cell.key], comparison.sample.rectified.get(at)
        row = {
            "group": cell.group,
            **dict(zip(KEYS, cell.key, strict=True)),
            **{"program": program.estimate, "program_low": program.low, "program_high": program.high},
            **{"coded": found.coded[at], "documents": found.documents[at], "reason": found.refused.get(at, "")},
        }
        if right is not None:
            row |= {"corrected": cell.estimate, "low": cell.low, "high": cell.high, "weight": right.weight}
        told.append(row)
    return told


SURE = 0.05


@dataclass(frozen=True)
class Effect:
    """What the correction does to the differences that the program alone would tell: how many, and those that change."""

    told: int
    gone: int
    turned: int
    new: int

    def __str__(self) -> str:
        if not self.told:
            lead = "the program alone told no difference of the coded measures"
        elif not self.gone:
            lead = "the one difference still holds" if self.told == 1 else f"all {self.told} differences still hold"
        else:
            lead = f"{self.gone} of {self.told} differences no longer hold{'s' if self.gone == 1 else ''}"
            lead = "the one difference no longer holds" if self.told == 1 else lead
        turned = f", {self.turned} of them with the opposite sign now" if self.turned else ""
        return f"{lead}{turned}" + (f"; {self.new} {'is' if self.new == 1 else 'are'} told only now" if self.new else "")


def effect(comparison: Comparison) -> Effect | None:
    """How the differences of corrected numbers (q ≤ 0.05) change; None where nothing is corrected."""
    plain = comparison.uncorrected
    if plain is None or not comparison.sample.rectified:
        return None
    series = {comparison.sample.keys[place] for _, place in comparison.sample.rectified}
    before, after = (_signs(each.table("differences").iter_rows(named=True), series) for each in (plain, comparison))
    lost = [at for at in before if after.get(at) != before[at]]
    return Effect(len(before), len(lost), sum(at in after for at in lost), sum(at not in before for at in after))


def _signs(found: Iterable[Mapping[str, Any]], series: set[Key]) -> dict[tuple[object, ...], bool]:
    """The differences that are told, with their signs."""
    return {
        (*key, row["group_a"], row["group_b"]): row["difference"] > 0
        for row in found
        if row["q"] is not None and row["q"] <= SURE and (key := tuple(row[name] for name in KEYS)) in series
    }
