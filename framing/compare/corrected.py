"""A comparison corrected by coding: of each coded measure the outlets' numbers, put right by what people counted of a sample."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.coding.codes import Codes, read_codes
from framing.coding.design import population_hash
from framing.coding.questions import Counted
from framing.compare.sample import Key, Sample
from framing.errors import InputError, RequestError
from framing.extension import Measure
from framing.tables.results import Results

if TYPE_CHECKING:
    import polars as pl

    from framing.statistics.differential import Error
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
    errors: Mapping[Key, Mapping[str, Error]] = field(default_factory=dict)


def codes_of(coded: Codes | str | Path | Sequence[str | Path]) -> Codes:
    """The codes that are given, read where they are a file, or several of one sample."""
    if isinstance(coded, Codes):
        return coded
    return read_codes(coded) if isinstance(coded, (str, Path)) else read_codes(*coded)


def correct(drawn: Sample, results: Results, codes: Codes) -> tuple[Sample, Correction]:
    """The sample with the numbers that the codes correct.

    Raises :class:`~framing.errors.InputError` for codes of another population, or of passages, and
    :class:`~framing.errors.RequestError` for results that the user's corrections have changed, or without a coded measure.
    """
    import polars as pl

    from framing.statistics.differential import errors
    from framing.statistics.rectified import rectify

    _check(drawn, results, codes)
    rectified, coded, documents, refused, off = {}, {}, {}, {}, {}
    adjusted: list[pl.DataFrame] = []
    notes = [*codes.notes, *_notes(results, codes)]
    for pair in paired(drawn, results, codes):
        notes += [f"{codes.name}: {' · '.join(filter(None, pair.key))}: {pair.note}"] if pair.note else []
        off[pair.key] = dict(zip(pair.groups, errors([*pair.groups.values()]), strict=True))
        series, measure = drawn.places.get(pair.key, -1), results.measures[pair.key[0]]
        for group, given in pair.groups.items():
            at = group, series
            coded[at], documents[at] = len(given.at), len(given.n)
            if why := _too_few(given):
                refused[at] = why
        enough = [group for group in pair.groups if (group, series) not in refused]
        ends = [float("inf") if end is None else float(end) for end in measure.range]
        least = -float("inf") if measure.range[0] is None else ends[0]
        for group, own in zip(enough, rectify([pair.groups[group] for group in enough], least, ends[1]), strict=True):
            rectified[group, series] = own
            added = pair.members.filter(group=group).with_columns(pl.Series("n", own.n), pl.Series("d", own.d))
            adjusted.append(added.with_columns(pl.lit(series, dtype=drawn.rows["series"].dtype).alias("series")))
    correction = Correction(codes, coded, documents, refused, notes, off)
    return replace(drawn, rectified=rectified, adjusted=_with(drawn, rectified, adjusted)), correction


@dataclass(frozen=True)
class Pair:
    """One coded series: the program's numbers of all documents and people's of the coded ones, by group; and what is amiss.

    ``groups`` is empty for a series that the comparison does not have.
    """

    key: Key
    groups: Mapping[str, Coded]
    members: pl.DataFrame
    note: str = ""


def paired(drawn: Sample, results: Results, codes: Codes) -> Iterator[Pair]:
    """What program and people say of each coded series, group by group."""
    places = _places(drawn)
    for key, human in _by_series(codes).items():
        if (series := drawn.places.get(key)) is None:
            yield Pair(key, {}, places.head(0), "coded, and not in this comparison, so it corrects nothing")
            continue
        measure = results.measures[key[0]]
        members = _scored(places, results, key[0])
        lost = sorted(set(human) - set(members["doc_id"]))
        told = f"{len(lost)} coded that the program could not score, which correct nothing: {', '.join(lost[:3])}"
        groups = {group: _group(drawn, members, group, series, human, codes, measure) for group in drawn.documents}
        yield Pair(key, groups, members, told if lost else "")


def _check(drawn: Sample, results: Results, codes: Codes) -> None:
    design = codes.design
    if design.kind != "articles":
        what, why = {
            "shown": ("passages that the program shows", "they tell how often it is right, and not what it misses"),
            "passages": ("sentences", "a number is corrected article by article"),
        }[design.kind]
        measures = ",".join(design.measures)
        raise InputError(
            f"{codes.name}: is a sheet of {what}, which corrects no comparison: {why}; for precision: framing validate PATH "
            f"--gold {codes.name}; to correct, draw articles: framing sample PATH --measures {measures} --output NAME.csv"
        )
    if missing := [name for name in design.measures if name not in results.measures]:
        raise RequestError(f"{codes.name}: codes {', '.join(missing)}, which was not scored; name it with --measures")
    if (results.run.get("corrections") or {}).get("layers"):
        name = results.run["corrections"].get("file", "corrections.csv")
        raise RequestError(
            f"{codes.name}: needs the program's numbers as it finds them, for coded and uncoded articles alike, and {name} has "
            "changed some of them; score without it"
        )
    check_population(drawn, results, codes)


def check_population(drawn: Sample, results: Results, codes: Codes) -> None:
    """Refuse codes of other texts than these. Raises :class:`~framing.errors.InputError`."""
    design = codes.design
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
