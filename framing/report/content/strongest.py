"""The passages that the numbers rest on: the strongest of each, of how many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from framing.extension import Measure
from framing.report.blocks import Block, Heading, Passage, Quotes, Ref
from framing.report.content.apart import apart
from framing.report.content.numbers import short
from framing.report.sections import Subject
from framing.tables.contract import read_pieces

if TYPE_CHECKING:
    import polars as pl

MOST = (20, 10, 5, 3, 2, 1)  # passages of a number; fewer where numbers are many
SERIES = ["group", "measure", "target", "category"]
BUDGET = 2500  # passages of all numbers together


def make(subject: Subject) -> Iterable[Block]:
    """For each measure, group, target and category the strongest passages."""
    found = _evidence(subject)
    most = next((most for most in MOST if sum(min(most, len(rows)) for rows in found.values()) <= BUDGET), MOST[-1])
    for measure in subject.comparison.measures.values():
        refs = [ref for ref in found if ref.measure == measure.name]
        if refs:
            yield Heading(_about(measure))
        for ref in sorted(refs, key=_order(subject, refs)):
            rows = found[ref]
            passages = tuple(passage_of(row) for row in rows.head(most).iter_rows(named=True))
            yield Quotes(" · ".join(part for part in (ref.target, ref.category, ref.group) if part), passages, len(rows), ref)


def _shown(subject: Subject) -> set[Ref]:
    """The numbers that stand in the report: of the main measures, of the article as a whole, and those told first."""
    main = {measure.name for measure in subject.measures()}
    cells = [cell for cell in subject.comparison.cells if cell.key[0] in main or not any(cell.key[1:])]
    said = [(row[group], *(row[n] for n in SERIES[1:])) for row in apart(subject.comparison) for group in ("group_a", "group_b")]
    return {Ref(cell.group, *cell.key[:3]) for cell in cells} | {Ref(*map(str, key)) for key in said}


def _about(measure: Measure) -> str:
    meaning = short(measure.meaning)
    return meaning[:1].upper() + meaning[1:]


def _order(subject: Subject, refs: list[Ref]) -> Any:
    targets = {pair: place for place, pair in enumerate(dict.fromkeys(cell.key[1:3] for cell in subject.comparison.cells))}
    groups = {group: place for place, group in enumerate(subject.comparison.groups)}
    return lambda ref: (targets.get((ref.target, ref.category), len(targets)), groups.get(ref.group, 0))


def _evidence(subject: Subject) -> Mapping[Ref, pl.DataFrame]:
    """The evidence by the number it supports, weightiest first, then the first of each article before the second of any.

    A number without a category gets the passages of every category.
    """
    import polars as pl

    shown = pl.DataFrame(sorted(_shown(subject)), schema=dict.fromkeys([*SERIES, "voice"], pl.String), orient="row").drop("voice")
    rows = subject.comparison.evidence(pl.col("measure").is_in(shown["measure"].unique().to_list()))
    by_category = rows.join(shown, on=SERIES, how="semi", maintain_order="left")
    whole = rows.filter(pl.col("category") != "").with_columns(pl.lit("").alias("category"))
    rows = pl.concat([by_category, whole.join(shown, on=SERIES, how="semi", maintain_order="left")])
    rows = rows.unique([*SERIES, "doc_id", "start", "end"], keep="first", maintain_order=True)
    rows = (
        rows.with_columns(pl.col("value").abs().fill_null(0).alias("weight"))
        .with_columns(pl.int_range(pl.len()).over(*SERIES, "doc_id").alias("turn"))
        .sort(pl.col("weight"), pl.col("turn"), descending=[True, False], maintain_order=True)
    )
    return {Ref(*map(str, key)): part for key, part in rows.partition_by(SERIES, as_dict=True, maintain_order=True).items()}


def passage_of(row: Mapping[str, Any]) -> Passage:
    """A row of ``evidence`` as a passage, with its voice, source, label and value."""
    said = row["voice"] if row["voice"] not in ("", "unknown") else ""
    label = row["label"] if row["label"] not in (row["category"], row["source"], row["target"]) else ""
    value = "" if row["value"] is None else f"{row['value']:+.2f}".replace("-", "−")
    note = " · ".join(part for part in (said, row["source"], label, value) if part)
    return Passage(row["doc_id"], read_pieces(row), note)
