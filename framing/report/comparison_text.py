"""Stage 5: a comparison as text for the terminal. Files are the business of reporters and of :mod:`framing.tables.export`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.compare.comparison import Comparison
from framing.compare.dates import day_of
from framing.compare.effect import is_shown
from framing.compare.estimates import VARIATION
from framing.compare.estimates import Cell as Estimate
from framing.compare.groups import NO_GROUP, fields_of
from framing.extension import Measure
from framing.model import VOICES
from framing.report.blocks import MANY_GROUPS, Cell, Prose, Row, Table
from framing.report.brief_text import brief
from framing.report.content.corrected import blocks as corrected
from framing.report.content.numbers import count, short, show_cell
from framing.report.layout import grid, titled
from framing.report.sections import Made
from framing.report.signs import signs
from framing.report.strongest_text import strongest
from framing.report.terminal import Style, clean, wrap

LISTED = 5
PROPOSED = "proposed"  # the codebook that the articles propose
KEEP = "framing codebook propose PATH --output codebook.toml"


def render(
    comparison: Comparison,
    *,
    width: int = 100,
    style: Style | None = None,
    everything: bool = False,
    sections: Iterable[Made] = (),
) -> str:
    """The comparison as text no wider than ``width``: measures by group, then the strongest contrasts with passages.

    ``sections`` are what parts of a report say in short, and stand above the numbers.
    """
    style = style or Style()
    measures = [measure for measure in comparison.measures.values() if everything or is_shown(measure, comparison)]
    blocks = [
        _head(comparison, width, style),
        *brief(sections, width, style),
        *(grid(table, width, style) for table in _tables(comparison, measures)),
        *_corrected(comparison, width, style),
    ]
    blocks.extend(_listings(comparison, measures, width, style))
    blocks.append(strongest(comparison, width=width, style=style))
    blocks.append(_legend(comparison, width, style))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(comparison: Comparison, width: int, style: Style) -> str:
    rows = comparison.results.lazy("documents").select("doc_id", "words").collect()
    documents = rows if not any(map(day_of, fields_of(comparison.by))) else rows.join(comparison.members, on="doc_id")
    words = int(documents["words"].sum())
    codebook = comparison.run.get("codebook", {}).get("name", "")
    told = _groups(comparison)
    named = f" · codebook “{clean(codebook)}”" if codebook else ""
    rest = f"· {count(len(documents), 'document')} · {words:,} words counted{named}"
    head = titled(told, rest, width, style, str)
    return f"{head}\n{_proposed(width)}" if codebook == PROPOSED and documents.height else head


def _proposed(width: int) -> str:
    """That nobody chose the targets, and how to make them one's own."""
    told = "These targets were proposed from the articles; you did not choose them. To edit and keep them:"
    return "\n".join([*wrap(told, width), f"  {KEEP}"])


def _groups(comparison: Comparison) -> str:
    """How many groups there are, of what; or by which day they are divided."""
    fields = fields_of(comparison.by)
    day = next((day for field in fields if (day := day_of(field))), "")
    if not day:
        held = [group for group in comparison.groups if group != NO_GROUP]
        return count(len(held), comparison.by) + (", and articles without one" if len(held) < len(comparison.groups) else "")
    within = ", ".join(field for field in fields if not day_of(field))
    return f"Before {day} against from {day} on, {f'within each {within}' if within else 'over all'}"


# Tables: which cells stand where.


def _tables(comparison: Comparison, measures: Sequence[Measure]) -> Iterable[Table]:
    cells = {(cell.group, cell.key): cell for cell in comparison.cells}
    plain = [m for m in measures if all(not any(key[1:]) for _, key in cells if key[0] == m.name)]
    if (overview := _overview(comparison, plain, cells)).rows:
        yield overview
    for measure in measures:
        if measure not in plain and (table := _breakdown(comparison, measure, cells)).rows:
            yield table


Cells = dict[tuple[str, tuple[str, str, str, str]], Estimate]


def _overview(comparison: Comparison, measures: Sequence[Measure], cells: Cells) -> Table:
    rows = []
    for measure in measures:
        found = [cells.get((group, (measure.name, "", "", ""))) for group in comparison.groups]
        if any(cell and cell.estimate is not None for cell in found):
            rows.append(Row(short(measure.meaning), tuple(Cell(show_cell(cell, measure)) for cell in found)))
    return Table("glance", "At a glance", comparison.groups, tuple(rows))


def _breakdown(comparison: Comparison, measure: Measure, cells: Cells) -> Table:
    keys = list(dict.fromkeys(key for _, key in cells if key[0] == measure.name))
    counts = measure.show == "count" and not any(cell.sampled for (_, key), cell in cells.items() if key[0] == measure.name)
    rows: list[Row] = []
    by_voice = len({key[3] for key in keys}) > 1
    for target in dict.fromkeys(key[1] for key in keys):
        categories = list(dict.fromkeys(key[2] for key in keys if key[1] == target))
        inside = []
        for category in categories:
            voices: list[str] = [voice for voice in VOICES if (measure.name, target, category, voice) in keys] or [""]
            keyed = [[(group, (measure.name, target, category, voice)) for voice in voices] for group in comparison.groups]
            drawn = [_voiced(measure, list(map(cells.get, own)), voices, by_voice, counts) for own in keyed]
            if not _EMPTY.issuperset(drawn):
                inside.append((category, tuple(map(Cell, drawn))))
        rows.extend(_of_target(target, inside, named=categories != [""]))
    return Table(measure.name, _title(measure, counts), comparison.groups, tuple(rows), note=f"({measure.name})")


def _title(measure: Measure, counts: bool) -> str:
    unit = "" if measure.show in ("share", "signed") else ": how many" if counts else f", {measure.unit}"
    return measure.meaning[:1].upper() + measure.meaning[1:] + unit


def _of_target(target: str, inside: Sequence[tuple[str, tuple[Cell, ...]]], *, named: bool) -> Iterable[Row]:
    """The rows of a target: its name above its categories, where it has both."""
    if not (target and named):
        return [Row(category or target, drawn) for category, drawn in inside]
    return [Row(target), *(Row(f"  {category}", drawn) for category, drawn in inside)] if inside else []


_EMPTY = frozenset(("", "–", "0", "0%"))


def _voiced(measure: Measure, found: Sequence[Estimate | None], voices: Sequence[str], by_voice: bool, counts: bool) -> str:
    if not by_voice:
        return show_cell(found[0], measure, counts=counts)
    parts = [f"{show_cell(c, measure, counts=counts)} {v}" for c, v in zip(found, voices, strict=True) if c and c.estimate]
    return "\n".join(parts) or ("0" if any(cell and cell.status == "ok" for cell in found) else "–")


def _corrected(comparison: Comparison, width: int, style: Style) -> Iterable[str]:
    """What coding corrects, beside the program's own numbers."""
    for block in corrected(comparison):
        if isinstance(block, Prose):
            yield "\n".join(wrap("".join(map(str, block.parts)), width))
        elif isinstance(block, Table):
            yield grid(block, width, style)


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
                own.group_by("category", "label")
                .agg(pl.len())
                .sort(pl.col("label") == "", "len", "category", "label", descending=[False, True, False, False])
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
    cells = [cell for cell in comparison.cells if is_shown(comparison.measures[cell.key[0]], comparison)]
    if any(cell.interval == VARIATION for cell in cells) or not any(cell.sampled for cell in cells):
        notes.append("few documents per outlet: counts and descriptions, no inference")
    shown = {cell.key[0] for cell in cells if cell.estimate is not None}
    notes.extend(dict.fromkeys(m.caution for m in comparison.measures.values() if m.caution and m.name in shown))
    failures = comparison.run.get("failures", [])
    if failures:
        notes.append(f"{len(failures)} failures, see run.json")
    return style.dim("\n".join(wrap(". ".join(note[:1].upper() + note[1:] for note in notes) + ".", width)))
