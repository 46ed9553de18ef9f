"""At a glance: every measure of an article as a whole, groups below each other, one small scale a measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from framing.compare.estimates import Cell as Estimate
from framing.extension import Measure
from framing.report.blocks import Block, Cell, Ref, Row, Table
from framing.report.content.numbers import interval, rests_on, scale, short, show_number
from framing.report.sections import Subject

ABREAST = 6  # measures in one table


def make(subject: Subject) -> Iterable[Block]:
    """Small multiples: a row a group, a column a measure; without what is shown only when asked for and errs too often."""
    cells: dict[str, dict[str, Estimate]] = {}
    for cell in subject.comparison.cells:
        if not any(cell.key[1:]):
            cells.setdefault(cell.key[0], {})[cell.group] = cell
    trusted = [m for m in subject.comparison.measures.values() if m.main or not m.caution]
    measures = [m for m in trusted if any(c.estimate is not None for c in cells.get(m.name, {}).values())]
    measures.sort(key=lambda measure: not measure.main)
    plugins = [*dict.fromkeys(measure.name.partition(".")[0] for measure in measures)]
    measures.sort(key=lambda measure: (plugins.index(measure.name.partition(".")[0]), not measure.main))
    for first in range(0, len(measures), ABREAST):
        yield _table(subject, measures[first : first + ABREAST], cells, f"glance{'' if not first else first // ABREAST + 1}")


def _table(subject: Subject, measures: list[Measure], cells: dict[str, dict[str, Estimate]], name: str) -> Table:
    scales = {measure.name: scale(cells[measure.name].values(), measure) for measure in measures}
    rows = tuple(
        Row(group, tuple(shown(cells[m.name].get(group), m, scales[m.name]) for m in measures))
        for group in _ranked(subject.comparison.groups, cells[measures[0].name])
    )
    columns = tuple(heading(measure, scales[measure.name]) for measure in measures)
    return Table(name, "", columns, rows, corner=subject.comparison.by, heads=_heads(measures))


def _heads(measures: Sequence[Measure]) -> tuple[tuple[str, int], ...]:
    """What measures of one plugin beside each other have in common; none where that is all of them."""
    runs = [(name.capitalize(), len([*of_it])) for name, of_it in groupby(m.name.partition(".")[0] for m in measures)]
    return tuple(runs) if len(runs) > 1 else ()


def _ranked(groups: Sequence[str], cells: Mapping[str, Estimate]) -> list[str]:
    """The groups, the largest number of the first column first, those without one last."""

    def number(group: str) -> float:
        cell = cells.get(group)
        return float("-inf") if cell is None or cell.estimate is None else cell.estimate

    return sorted(groups, key=lambda group: -number(group))


def heading(measure: Measure, ends: tuple[float, float]) -> str:
    """The head of a column: what is measured, and where its scale ends."""
    meaning = short(measure.meaning)
    return f"{meaning} ({show_number(ends[0], measure)} – {show_number(ends[1], measure)})"


def shown(cell: Estimate | None, measure: Measure, ends: tuple[float, float]) -> Cell:
    """A number with its mark, linked to its passages."""
    if cell is None or cell.estimate is None:
        return Cell("–", note=cell.reason if cell else "")
    number = show_number(cell.estimate, measure)
    if cell.sampled:
        number += f" [{show_number(cell.low, measure)}, {show_number(cell.high, measure)}]"
    return Cell(number, interval(cell, ends), Ref(cell.group, *cell.key[:3]), rests_on(cell, measure))
