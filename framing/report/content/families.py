"""A section for each plugin: its measures by target and category, each drawn as the shape of its numbers asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from framing.compare.estimates import Cell as Estimate
from framing.extension import Measure, Section, plugin_of
from framing.model import VOICES
from framing.report.blocks import MANY_GROUPS, Block, Cell, Prose, Ref, Row, Stack, Table, Voices
from framing.report.content.names import names
from framing.report.content.numbers import counted, interval, rests_on, scale, show_cell, show_number, whole
from framing.report.sections import Subject

TITLES = {"terms": "Wording"}  # of plugins whose name does not say it
ABREAST = 6  # columns of a table
PLACES = {"stance": 31, "sourcing": 32, "terms": 33}
Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Series:
    """The cells of a measure by group and key, with the order of its targets and categories."""

    measure: Measure
    groups: Sequence[str]
    cells: Mapping[tuple[str, Key], Estimate]

    @property
    def keys(self) -> list[Key]:
        return list(dict.fromkeys(key for _, key in self.cells))

    @property
    def voices(self) -> list[str]:
        return list(dict.fromkeys(key[3] for key in self.keys))

    def at(self, group: str, target: str, category: str, voice: str | None = None) -> Estimate | None:
        """The cell of a group; of a measure that does not tell voices apart in the one it has."""
        voice = self.voices[0] if voice is None else voice
        return self.cells.get((group, (self.measure.name, target, category, voice)))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Targets and categories of which some group has a number that is not nothing."""
        found = dict.fromkeys(key[1:3] for key in self.keys)
        told = {
            key[1:3] for (_, key), cell in self.cells.items() if cell.estimate is not None and (cell.estimate or cell.passages)
        }
        return [pair for pair in found if pair in told]

    @property
    def sampled(self) -> bool:
        return any(cell.sampled for cell in self.cells.values())


def sections(measures: Iterable[Measure]) -> list[Section]:
    """A section for each plugin that measures anything."""
    plugins = dict.fromkeys(plugin_of(measure.name) for measure in measures)
    return [
        Section(
            name=f"report.{plugin}",
            title=TITLES.get(plugin, plugin[:1].upper() + plugin[1:]),
            make=partial(_make, plugin=plugin),
            place=PLACES.get(plugin, 40),
        )
        for plugin in plugins
    ]


def _make(subject: Subject, plugin: str) -> Iterable[Block]:
    shown: list[Measure] = []
    for measure in (measure for measure in subject.measures() if plugin_of(measure.name) == plugin):
        series = series_of(subject, measure)
        if any(any(key[1:]) for key in series.keys) and series.pairs:
            shown.append(measure)
            yield from drawn(series)
            if measure.lists:
                yield from names(subject, measure)
    for caution in dict.fromkeys(measure.caution for measure in shown if measure.caution):
        yield Prose((f"{caution[:1].upper()}{caution[1:]}.",))


def series_of(subject: Subject, measure: Measure) -> Series:
    """The cells of a measure."""
    found = {(cell.group, cell.key): cell for cell in subject.comparison.cells if cell.key[0] == measure.name}
    return Series(measure, subject.comparison.groups, found)


def drawn(series: Series) -> list[Table]:
    """The tables of a measure: shares of a whole stacked, voices side by side, else a point with its interval.

    With many groups, which are rows then, a table for each target, and no table with more columns than fit a page.
    """
    if len(series.voices) > 1:
        return _grids(series, _by_voice(series))
    if series.measure.show == "share" and _is_whole(series):
        return [_stacked(series)]
    return _grids(series, _as_interval(series))


def _title(measure: Measure, unit: str = "") -> str:
    return f"{measure.meaning[:1].upper()}{measure.meaning[1:]}{unit}"


# Shares of a whole.


def _is_whole(series: Series) -> bool:
    """Whether the categories are parts of one whole, so that their shares add up."""
    sums: dict[str, float] = {}
    for (group, key), cell in series.cells.items():
        if key[1] or not key[2]:
            return False
        sums[group] = sums.get(group, 0.0) + (cell.estimate or 0.0)
    return all(total < 1.001 for total in sums.values())


def _stacked(series: Series) -> Table:
    measure = series.measure
    weight = {
        category: sum((c.numerator or 0.0) for (_, key), c in series.cells.items() if key[2] == category)
        for _, category in series.pairs
    }
    categories = sorted(weight, key=lambda category: -weight[category])
    noun = measure.unit.rpartition(" of ")[2] or "all"
    rows = []
    for group in _ranked(series, ("", categories[0])):
        found = [series.at(group, "", category) for category in categories]
        total = next((cell.denominator for cell in found if cell and cell.denominator), 0.0)
        parts = tuple(
            (category, (cell.estimate or 0.0) if cell else 0.0, show_cell_share(cell, measure))
            for category, cell in zip(categories, found, strict=True)
        )
        rows.append(Row(group, (Cell(counted(total or 0, noun), Stack(parts)), *(_share(cell, measure) for cell in found))))
    return Table(measure.name, _title(measure), (whole(measure).removeprefix("the "), *categories), tuple(rows))


def show_cell_share(cell: Estimate | None, measure: Measure) -> str:
    """A share as it stands inside a stack."""
    return show_number(cell.estimate, measure) if cell and cell.estimate else ""


def _share(cell: Estimate | None, measure: Measure) -> Cell:
    if cell is None or cell.estimate is None:
        return Cell("–", note=cell.reason if cell else "")
    if not cell.estimate:
        return Cell("0%", note=rests_on(cell, measure))
    return Cell(show_cell(cell, measure), to=Ref(cell.group, *cell.key[:3]), note=rests_on(cell, measure))


# Targets and categories by group.

Drawing = Callable[[str, str, str], Cell]  # group, target, category


def _grids(series: Series, draw: Drawing) -> list[Table]:
    """Groups as columns, or as rows where they are many; targets head their categories."""
    measure = series.measure
    counts = measure.show == "count" and not series.sampled
    unit = "" if measure.show in ("share", "signed") else ": how many" if counts else f", {measure.unit}"
    title = _title(measure, unit)
    if len(series.groups) <= MANY_GROUPS:
        return [Table(measure.name, title, tuple(series.groups), tuple(_rows(series, draw)))]
    tables = []
    for number, (heads, pairs) in enumerate(_packed(series.pairs), 1):
        target = heads[0][0] if len(heads) == 1 else ""
        columns = tuple(pair[1] or pair[0] for pair in pairs)
        rows = tuple(Row(group, tuple(draw(group, *pair) for pair in pairs)) for group in _ranked(series, pairs[0]))
        name = measure.name if number == 1 else f"{measure.name}.{number}"
        spanning = tuple(heads) if len(heads) > 1 else ()
        tables.append(Table(name, f"{title}: {target}" if target else title, columns, rows, heads=spanning))
    return tables


def _packed(pairs: Sequence[tuple[str, str]]) -> Iterable[tuple[list[tuple[str, int]], list[tuple[str, str]]]]:
    """The columns of each table under the targets that span them: as many whole targets beside each other as fit a page."""
    heads, columns = list[tuple[str, int]](), list[tuple[str, str]]()
    for head, of_head in _abreast(pairs):
        if columns and len(columns) + len(of_head) > ABREAST:
            yield heads, columns
            heads, columns = [], []
        heads, columns = [*heads, (head, len(of_head))], [*columns, *of_head]
    if columns:
        yield heads, columns


def _abreast(pairs: Sequence[tuple[str, str]]) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """The columns of each table, and the target that heads it: one for a target with categories, no more than fit a page."""
    by_head: dict[str, list[tuple[str, str]]] = {}
    for target, category in pairs:
        by_head.setdefault(target if category else "", []).append((target, category))
    for head, of_head in by_head.items():
        for first in range(0, len(of_head), ABREAST):
            yield head, of_head[first : first + ABREAST]


def _ranked(series: Series, pair: tuple[str, str]) -> list[str]:
    """The groups, the largest number of a series first, those without one last."""

    def number(group: str) -> float:
        found = [cell for voice in series.voices if (cell := series.at(group, *pair, voice)) and cell.estimate is not None]
        return sum(cell.estimate or 0.0 for cell in found) if found else float("-inf")

    return sorted(series.groups, key=lambda group: -number(group))


def _rows(series: Series, draw: Drawing) -> Iterable[Row]:
    head = ""
    for target, category in series.pairs:
        if target and category and target != head:
            head = target
            yield Row(target)
        yield Row(category or target, tuple(draw(group, target, category) for group in series.groups))


def _as_interval(series: Series) -> Drawing:
    ends = scale(series.cells.values(), series.measure)

    def draw(group: str, target: str, category: str) -> Cell:
        cell = series.at(group, target, category)
        if cell is None or cell.estimate is None:
            return Cell("–", note=cell.reason if cell else "")
        text = show_cell(cell, series.measure)
        mark = None if text.startswith("?") else interval(cell, ends)
        return Cell(text, mark, Ref(group, *cell.key[:3]), rests_on(cell, series.measure))

    return draw


def _by_voice(series: Series) -> Drawing:
    """Counts in each voice where documents are few, else the rates."""
    counts = series.measure.show == "count" and not series.sampled

    def numbers(group: str, target: str, category: str) -> dict[str, float]:
        found = {voice: series.at(group, target, category, voice) for voice in VOICES}
        return {v: float((c.numerator if counts else c.estimate) or 0.0) for v, c in found.items() if c is not None}

    most = max((sum(numbers(group, *pair).values()) for group in series.groups for pair in series.pairs), default=1.0)

    def draw(group: str, target: str, category: str) -> Cell:
        found: dict[str, Any] = numbers(group, target, category)
        if not found:
            return Cell("–")
        told = {voice: number for voice, number in found.items() if number}
        if not told:
            return Cell("0")
        text = ", ".join(f"{_told(number, series.measure, counts)} {voice}" for voice, number in told.items())
        return Cell(text, Voices(**found, most=most or 1.0), Ref(group, series.measure.name, target, category))

    return draw


def _told(number: float, measure: Measure, counts: bool) -> str:
    return f"{number:g}" if counts else show_number(number, measure)
