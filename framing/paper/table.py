"""A row an outlet, chosen measures as columns, each with its n, its interval and its q."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.compare.estimates import Cell as Estimate
from framing.compare.sample import Key
from framing.extension import Measure
from framing.paper.limits import chosen_groups
from framing.paper.model import NOTHING, WIDEST, Cell, Column, PaperTable, Sort, check_distinct, titled
from framing.paper.notes import notes
from framing.paper.series import Shown, chosen_series, common_categories, counted, tests_of, value_of
from framing.report.content.numbers import doubted, short, show_number

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison


def paper_table(
    comparison: Comparison,
    *,
    measures: Iterable[str] | None = None,
    targets: Sequence[str] = (),
    concepts: Sequence[str] = (),
    wordings: Sequence[str] = (),
    outlets: Sequence[str] = (),
    sort: Sort = "value",
    title: str = "",
) -> PaperTable:
    """A table for a paper: a row an outlet (or other group), a column a measure, with n, 95 % interval and q.

    ``measures`` are names or plugins, by default those that a comparison shows of the article as a whole, and the commonest
    categories of those of shares (types of source) as far as a page is wide; measures of
    ``targets`` and ``concepts`` are added where these are named. Of measures with categories (wordings, types of source) all that
    are found at all are columns, or the ``wordings`` that are named. Rows are in the order of the first column, highest first,
    or of the names (``sort``); ``outlets`` that are named stand in that order. q compares an outlet with all others
    together, over every difference of the run that is tested so, in its two families, whatever the table shows of them.
    Raises :class:`~framing.errors.RequestError` for names that do not exist, measures that were not computed, and a table
    without a column.
    """
    groups = chosen_groups(comparison, outlets)
    check_distinct(groups, comparison.by)
    cells = {(cell.group, cell.key): cell for cell in comparison.cells}
    wanted = chosen_series(comparison, measures, {"target": targets, "concept": concepts}, wordings)
    never = [] if wordings else [key for key in wanted if key[2] and not any(value_of(cells.get((g, key))) for g in groups)]
    keys = [key for key in wanted if key not in never] or wanted
    q, tested = tests_of(comparison)
    if sort == "name":
        groups = sorted(groups)
    elif not outlets:
        first = counted(cells, keys, comparison.measures[keys[0][0]])
        groups = by_value(groups, {group: value_of(cells.get((group, keys[0])), first) for group in groups})
    shown = Shown(comparison, groups, keys, cells, q, tested, never if keys != wanted else ())
    if measures is None and not (targets or concepts or wordings):
        shown = _filled(shown)
    columns, rows = _drawn(shown)
    return titled(PaperTable(comparison.by.capitalize(), columns, rows, tuple(notes(shown))), title)


def by_value(groups: Iterable[str], values: Mapping[str, float | None]) -> list[str]:
    """The groups, that with the highest value first; those without one last, by name."""

    def place(group: str) -> tuple[bool, float, str]:
        value = values.get(group)
        return value is None, -(value or 0.0), group

    return sorted(groups, key=place)


# The table.


def _filled(shown: Shown) -> Shown:
    """The table with the commonest categories of the shares that a comparison shows, as long as it fits a page."""
    for key in common_categories(shown):
        wider = replace(shown, keys=[*shown.keys, key])
        if len(_drawn(wider)[0]) > WIDEST:
            break
        shown = wider
    return shown


def _drawn(shown: Shown) -> tuple[tuple[Column, ...], tuple[tuple[str, tuple[Cell, ...]], ...]]:
    parts = [(column, cells) for key in shown.keys for column, cells in _columns(shown, key)]
    if shown.one_n:
        parts.insert(0, (Column("n", names=("n",)), [_count(shown.n(group, shown.keys[0])) for group in shown.groups]))
    rows = tuple((group, tuple(cells[i] for _, cells in parts)) for i, group in enumerate(shown.groups))
    return tuple(column for column, _ in parts), rows


def _columns(shown: Shown, key: Key) -> Iterable[tuple[Column, list[Cell]]]:
    """The columns of a series: its number, and what of n, interval and q the groups have."""
    measure = shown.measure(key)
    counts, head = shown.counts(measure), heading(measure, key, alone=len(shown.measures) == 1)
    found = [shown.cells.get((group, key)) for group in shown.groups]
    q = [shown.q.get((group, key)) for group in shown.groups]
    ranged = any(cell and cell.sampled for cell in found)
    extra: list[tuple[Column, list[Cell]]] = []
    if not shown.one_n:
        extra.append((Column(head, "n", ("n",)), [_count(shown.n(group, key)) for group in shown.groups]))
    if ranged:
        ends = Column(head, "95% CI", ("low", "high"), measure.show == "share")
        extra.append((ends, [_interval(cell, measure) for cell in found]))
    if any(value is not None for value in q):
        extra.append((Column(head, "q", ("q",)), [_q(value) for value in q]))
    part = "Count" if counts else part_of(measure)
    name = Column(head, part if extra else "", ("count" if counts else "value",), measure.show == "share")
    yield name, [_number(cell, measure, counts) for cell in found]
    yield from extra


def part_of(measure: Measure) -> str:
    """What stands over the numbers of a measure beside those of n and q."""
    return "%" if measure.show == "share" else "Mean" if measure.estimand == "mean" else "Value"


def heading(measure: Measure, key: Key, *, alone: bool = False) -> str:
    """The head of a series in words: what is measured, of whom, in which category and voice.

    Where its measure is the ``alone`` one in the table, target and category say it, and the notes say of what.
    """
    _, target, category, voice = key
    meaning = short(measure.meaning).removesuffix(" toward each target")
    voiced = voice in VOICES and not meaning.startswith("stance of")
    named = ": ".join(part for part in (target, category) if part)
    told = named if named and alone else ", ".join(part for part in (named, meaning.removesuffix(", by voice")) if part)
    told = f"{told}, {VOICES[voice]}" if voiced else told
    return f"{told[:1].upper()}{told[1:]}"


VOICES = {"own": "outlet’s own voice", "attributed": "voice of sources", "distanced": "at a distance", "unknown": "voice unknown"}


def _number(cell: Estimate | None, measure: Measure, counts: bool) -> Cell:
    value = value_of(cell, counts)
    if cell is None or value is None:
        return Cell(NOTHING, (None,))
    text = f"{value:g}" if counts else show_number(value, measure)
    return Cell(doubted(text, cell) if measure.show == "signed" else text, (value,))


def _interval(cell: Estimate | None, measure: Measure) -> Cell:
    if cell is None or not cell.sampled:
        return Cell(NOTHING, (None, None))
    return Cell(f"[{show_number(cell.low, measure)}, {show_number(cell.high, measure)}]", (cell.low, cell.high))


def _q(value: float | None) -> Cell:
    if value is None:
        return Cell(NOTHING, (None,))
    return Cell("<.001" if value < 0.001 else f"{value:.3f}".removeprefix("0"), (value,))


def _count(number: int) -> Cell:
    return Cell(f"{number:,}", (number,))
