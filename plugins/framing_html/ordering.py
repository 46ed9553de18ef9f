"""The groups of a figure in the order of their numbers: whoever looks at it looks for the highest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from framing.report import blocks


def by_value(table: blocks.Table, groups: Collection[str]) -> blocks.Table:
    """The table with its groups from the highest number to the lowest; those without one last.

    Groups as rows go by the first column, groups as columns by the first row that has numbers. Where neither are groups, the
    table stays as it is.
    """
    if table.rows and all(row.label in groups for row in table.rows):
        return replace(table, rows=tuple(sorted(table.rows, key=lambda row: _place(row.cells[:1]))))
    first = next((row for row in table.rows if row.cells), None)
    if first is None or not all(column in groups for column in table.columns):
        return table
    order = sorted(range(len(table.columns)), key=lambda at: _place(first.cells[at : at + 1]))
    rows = tuple(replace(row, cells=tuple(row.cells[at] for at in order)) if row.cells else row for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in order), rows=rows)


def as_given(table: blocks.Table, groups: Sequence[str]) -> blocks.Table:
    """The table with its groups in this order, as rows or as columns; as it is where neither are groups."""
    place = {group: at for at, group in enumerate(groups)}
    if table.rows and all(row.label in place for row in table.rows):
        return replace(table, rows=tuple(sorted(table.rows, key=lambda row: place[row.label])))
    if not all(column in place for column in table.columns):
        return table
    order = sorted(range(len(table.columns)), key=lambda at: place[table.columns[at]])
    rows = tuple(replace(row, cells=tuple(row.cells[at] for at in order)) if row.cells else row for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in order), rows=rows)


def _place(cells: Sequence[blocks.Cell]) -> tuple[bool, float]:
    value = _number(cells[0].mark) if cells else None
    return value is None, -(value or 0.0)


def _number(mark: blocks.Mark | None) -> float | None:
    """The number of a mark by which it is set before others: its value, its first share, all its mentions, its last period."""
    if isinstance(mark, blocks.Interval):
        return mark.value
    if isinstance(mark, blocks.Stack):
        return mark.parts[0][1] if mark.parts else None
    if isinstance(mark, blocks.Voices):
        return mark.own + mark.attributed + mark.distanced + mark.unknown
    if isinstance(mark, blocks.Course):
        return next((point[0] for point in reversed(mark.points) if point), None)
    return None
