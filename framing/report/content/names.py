"""Whom the evidence of a measure names, group by group, most often first."""

from __future__ import annotations

from collections.abc import Iterable

from framing.extension import Measure
from framing.report.blocks import Block, Cell, Heading, Prose, Ref
from framing.report.sections import Subject

LISTED = 8


def names(subject: Subject, measure: Measure) -> Iterable[Block]:
    """A line a group: the names with their category and how often they stand there, what has no name last."""
    import polars as pl

    found = subject.comparison.evidence(pl.col("measure") == measure.name)
    counted = (
        found.group_by("group", "category", "label")
        .agg(pl.len())
        .sort(pl.col("label") == "", "len", "category", "label", descending=[False, True, False, False])
    )
    if not len(counted):
        return
    yield Heading(f"The {measure.lists} by name")
    by_group = {key[0]: rows for key, rows in counted.partition_by("group", as_dict=True).items()}
    for group in subject.comparison.groups:
        rows = by_group.get(group)
        if rows is None:
            yield Prose(("nobody",), lead=group)
            continue
        parts: list[str | Cell] = []
        for category, label, count in rows.select("category", "label", "len").head(LISTED).iter_rows():
            parts += [Cell(f"{label or 'unnamed'} ({category})", to=Ref(group, measure.name, "", category)), f" {count}, "]
        more = f", {len(rows) - LISTED} more" if len(rows) > LISTED else ""
        last = str(parts.pop()).removesuffix(", ")
        yield Prose((*parts, f"{last}{more}"), lead=group)
