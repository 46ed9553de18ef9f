"""Stage 5: a comparison as text for the terminal. Files are the business of reporters and of :mod:`framing.tables.export`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.compare.comparison import Comparison
from framing.compare.estimates import VARIATION, Cell
from framing.extension import Measure
from framing.model import VOICES
from framing.report.numbers import plural, short, show_number
from framing.report.signs import signs
from framing.report.strongest_text import strongest
from framing.report.terminal import Style, cell_len, clean, fit, heading, wrap

MANY_GROUPS = 6  # with more, groups become the rows
LABEL_WIDTH = 30
NARROWEST = 12  # a column of words takes this much before the grid is broken into several
SHORTEST_LABEL = 18
LISTED = 5


@dataclass(frozen=True)
class Grid:
    """A table of text: a title, a note, the head of its columns, and rows of a label and cells."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def render(comparison: Comparison, *, width: int = 100, style: Style | None = None, everything: bool = False) -> str:
    """The comparison as text no wider than ``width``: measures by group, then the strongest contrasts with passages."""
    style = style or Style()
    measures = [measure for measure in comparison.measures.values() if measure.main or everything]
    blocks = [_head(comparison, width, style), *(_draw(grid, width, style) for grid in _grids(comparison, measures))]
    blocks.extend(_listings(comparison, measures, width, style))
    blocks.append(strongest(comparison, width=width, style=style))
    blocks.append(_legend(comparison, width, style))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(comparison: Comparison, width: int, style: Style) -> str:
    documents = comparison.results.lazy("documents").select("words").collect()
    words = int(documents["words"].sum())
    codebook = comparison.run.get("codebook", {}).get("name", "")
    told = f"{len(comparison.groups)} {plural(comparison.by, len(comparison.groups))}"
    named = f" · codebook “{clean(codebook)}”" if codebook else ""
    rest = f"· {len(documents)} {plural('document', len(documents))} · {words:,} words counted{named}"
    return heading(told, rest, width, style, str)


# Grids: which cells stand where.


def _grids(comparison: Comparison, measures: Sequence[Measure]) -> Iterable[Grid]:
    cells = {(cell.group, cell.key): cell for cell in comparison.cells}
    plain = [m for m in measures if all(not any(key[1:]) for _, key in cells if key[0] == m.name)]
    if (overview := _overview(comparison, plain, cells)).rows:
        yield overview
    for measure in measures:
        if measure not in plain and (grid := _breakdown(comparison, measure, cells)).rows:
            yield grid


Cells = dict[tuple[str, tuple[str, str, str, str]], Cell]


def _overview(comparison: Comparison, measures: Sequence[Measure], cells: Cells) -> Grid:
    rows = []
    for measure in measures:
        found = [cells.get((group, (measure.name, "", "", ""))) for group in comparison.groups]
        if any(cell and cell.estimate is not None for cell in found):
            rows.append((short(measure.meaning), tuple(show_cell(cell, measure) for cell in found)))
    return Grid("At a glance", "", comparison.groups, tuple(rows))


def _breakdown(comparison: Comparison, measure: Measure, cells: Cells) -> Grid:
    keys = list(dict.fromkeys(key for _, key in cells if key[0] == measure.name))
    counts = measure.show == "count" and not any(cell.sampled for (_, key), cell in cells.items() if key[0] == measure.name)
    rows: list[tuple[str, tuple[str, ...]]] = []
    by_voice = len({key[3] for key in keys}) > 1
    for target in dict.fromkeys(key[1] for key in keys):
        categories = list(dict.fromkeys(key[2] for key in keys if key[1] == target))
        inside = []
        for category in categories:
            voices: list[str] = [voice for voice in VOICES if (measure.name, target, category, voice) in keys] or [""]
            drawn = tuple(
                _voiced(
                    measure,
                    [cells.get((group, (measure.name, target, category, voice))) for voice in voices],
                    voices,
                    by_voice,
                    counts,
                )
                for group in comparison.groups
            )
            if any(text not in ("", "–", "0", "0%") for text in drawn):
                inside.append((category, drawn))
        if target and categories != [""]:
            rows.extend([(target, ("",) * len(comparison.groups))] if inside else [])
            rows.extend((f"  {category}", drawn) for category, drawn in inside)
        else:
            rows.extend((category or target, drawn) for category, drawn in inside)
    unit = "" if measure.show in ("share", "signed") else ": how many" if counts else f", {measure.unit}"
    title = measure.meaning[:1].upper() + measure.meaning[1:] + unit
    return Grid(title, f"({measure.name})", comparison.groups, tuple(rows))


def _voiced(measure: Measure, found: Sequence[Cell | None], voices: Sequence[str], by_voice: bool, counts: bool) -> str:
    if not by_voice:
        return show_cell(found[0], measure, counts=counts)
    parts = [f"{show_cell(c, measure, counts=counts)} {v}" for c, v in zip(found, voices, strict=True) if c and c.estimate]
    return "\n".join(parts) or ("0" if any(cell and cell.status == "ok" for cell in found) else "–")


def show_cell(cell: Cell | None, measure: Measure, *, counts: bool = False) -> str:
    """A cell as text: the number (or only what was counted), what it rests on, and its interval from sampling if it has one."""
    if cell is None or cell.estimate is None:
        return "–"
    if counts and cell.numerator is not None:
        return f"{cell.numerator:g}"
    text = show_number(cell.estimate, measure)
    if cell.sampled:
        return f"{text} [{show_number(cell.low, measure)}, {show_number(cell.high, measure)}]"
    if measure.show == "share" and cell.denominator is not None and cell.denominator < 1000:
        return f"{text} ({cell.numerator:g}/{cell.denominator:g})" if cell.numerator else text
    if measure.show == "signed":
        return f"{_doubted(text, cell)} ({cell.passages})"
    return text


def _doubted(text: str, cell: Cell) -> str:
    """A signed score, with a "?" if it is in doubt, and only that if it rests on one passage."""
    if cell.passages == 1 and cell.documents == 1:
        return "?"
    return f"{text}?" if cell.doubted else text


# Drawing: how a grid becomes lines.


def _draw(grid: Grid, width: int, style: Style) -> str:
    if len(grid.columns) > MANY_GROUPS:
        grid = _transposed(grid)
    label, each, columns = _widths(grid, width)
    lines = [heading(clean(grid.title), clean(grid.note), width, style, style.dim)]
    for first in range(0, len(grid.columns), columns):
        lines.extend(_block(grid, slice(first, first + columns), label, each, style))
    return "\n".join(lines)


def _widths(grid: Grid, width: int) -> tuple[int, int, int]:
    """The width of the labels and of a column, and how many columns stand side by side: all of them if that can be."""
    parts = [clean(part) for _, cells in grid.rows for cell in cells for part in cell.split("\n")]
    widest = max(map(cell_len, (*parts, *map(clean, grid.columns))))
    unbroken = [word for text in (*parts, *map(clean, grid.columns)) for word in text.split()]
    unbroken += [part for part in parts if "(" not in part and "[" not in part]
    numbers = [word for part in parts for word in part.split()]  # which are never broken
    needed = max(min(NARROWEST, max(map(cell_len, unbroken))), *map(cell_len, numbers), 0)
    label = min(LABEL_WIDTH, max(NARROWEST, *(cell_len(clean(text)) for text, _ in grid.rows)), width // 3)
    columns = len(grid.columns)
    if width < label + columns * (needed + 2):
        label = min(label, max(SHORTEST_LABEL, width - columns * (needed + 2)))
    if width < label + columns * (needed + 2):
        columns = max(1, (width - label) // (max(needed, min(widest, 16)) + 2))
    return label, max(4, min(widest, (width - label) // columns - 2)), columns


def _block(grid: Grid, block: slice, label: int, each: int, style: Style) -> Iterable[str]:
    heads = [wrap(clean(head), each, most=3) for head in grid.columns[block]]
    yield from (style.dim(line) for line in _lines([], heads, label, each))
    for text, cells in grid.rows:
        indent = text[: len(text) - len(text.lstrip())]
        room = label - len(indent)
        hang = "  " if max(map(cell_len, clean(text).split()), default=0) <= room - 2 else ""
        labels = [indent + line for line in wrap(clean(text), room, indent=hang, most=2)]
        yield from _lines(labels, [_cell_lines(clean(cell), each) for cell in cells[block]], label, each)


def _cell_lines(text: str, width: int) -> list[str]:
    """A cell on one line if it fits, else each of its parts (which a line feed divides) on lines of its own."""
    whole = text.replace("\n", ", ")
    if cell_len(whole) <= width:
        return [whole]
    return [line for part in text.split("\n") for line in wrap(part, width)]


def _lines(labels: Sequence[str], cells: Sequence[Sequence[str]], label: int, each: int) -> Iterable[str]:
    """A row whose label and cells may take several lines, line by line."""
    for i in range(max(1, len(labels), *map(len, cells))):
        shown = "  ".join(fit(cell[i] if i < len(cell) else "", each) for cell in cells)
        yield f"{fit(labels[i] if i < len(labels) else '', label)}  {shown}".rstrip()


def _transposed(grid: Grid) -> Grid:
    parent = ""
    columns: list[str] = []
    picked: list[tuple[str, ...]] = []
    for text, cells in grid.rows:
        if not any(cells):
            parent = text
            continue
        columns.append(f"{parent}: {text.strip()}" if text.startswith("  ") else text)
        picked.append(cells)
    rows = tuple((group, tuple(cells[i] for cells in picked)) for i, group in enumerate(grid.columns))
    return Grid(grid.title, grid.note, tuple(columns), rows)


# Whom the evidence names.


def _listings(comparison: Comparison, measures: Sequence[Measure], width: int, style: Style) -> Iterable[str]:
    import polars as pl

    for measure in measures:
        if not measure.lists or len(comparison.groups) > MANY_GROUPS:
            continue
        lines = [style.bold(f"The {measure.lists} by name")]
        found = comparison.evidence(pl.col("measure") == measure.name)
        for group in comparison.groups:
            own = found.filter(pl.col("group") == group)
            counts = (
                own.group_by("category", "label").agg(pl.len()).sort("len", "category", "label", descending=[True, False, False])
            )
            named = [
                f"{clean(label) or 'unnamed'} ({category}) {count}" for category, label, count in counts.head(LISTED).iter_rows()
            ]
            more = f", {len(counts) - LISTED} more" if len(counts) > LISTED else ""
            text = ", ".join(named) + more if named else "nobody"
            lines.extend(wrap(f"{clean(group)}: {text}", width, indent="    "))
        yield "\n".join(lines)


def _legend(comparison: Comparison, width: int, style: Style) -> str:
    notes = signs(comparison)
    cells = [cell for cell in comparison.cells if comparison.measures[cell.key[0]].main]
    if any(cell.interval == VARIATION for cell in cells) or not any(cell.sampled for cell in cells):
        notes.append("few documents an outlet: counts and descriptions, no inference")
    shown = {cell.key[0] for cell in cells if cell.estimate is not None}
    notes.extend(dict.fromkeys(m.caution for m in comparison.measures.values() if m.caution and m.name in shown))
    failures = comparison.run.get("failures", [])
    if failures:
        notes.append(f"{len(failures)} failures, see run.json")
    return style.dim("\n".join(wrap(". ".join(note[:1].upper() + note[1:] for note in notes) + ".", width)))
