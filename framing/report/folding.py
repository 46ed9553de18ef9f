"""Rows of a table in which there is nothing: left out, and named below it, since no ground for a number is no zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from framing.report.blocks import Row, Table
from framing.report.content.spoken import listed

NOTHING = frozenset(("–", "0", "0%"))
SHORTEST = 3  # rows below which a table stays as it is
NAMED = 12  # rows that are named


def folded(table: Table) -> Table:
    """The table without its rows of nothing, and without heads below which nothing is left; a table of nothing as it is."""
    first = 1 if table.is_stacked else 0  # what a stack is the whole of does not count
    empty = [row for row in table.rows if row.cells and NOTHING.issuperset(cell.text for cell in row.cells[first:])]
    rows = tuple(_headed([row for row in table.rows if row not in empty]))
    if not empty or not rows or len(table.rows) < SHORTEST:
        return table
    dashes = [row.label for row in empty if all(cell.text == "–" for cell in row.cells[first:])]
    zeros = [row.label for row in empty if row.label not in dashes]
    notes = (_note("No ground for a number", dashes), _note("Nothing found", zeros), table.note)
    return replace(table, rows=rows, note=" ".join(filter(None, notes)))


def _headed(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows but for heads with no row of their own."""
    for place, row in enumerate(rows):
        if row.cells or (place + 1 < len(rows) and rows[place + 1].cells):
            yield row


def _note(what: str, names: Sequence[str]) -> str:
    return f"{what}: {listed(names, NAMED)}." if names else ""
