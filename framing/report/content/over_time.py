"""Over time: a picture of each outlet's line with its intervals, the test over the whole, and the numbers by period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from framing.compare.dates import is_of_time
from framing.compare.groups import fields_of
from framing.compare.trend import Line, Trend, trend
from framing.report.blocks import Block, Cell, Course, Prose, Row, Table
from framing.report.content.numbers import count, scale, short, show_cell, show_number
from framing.report.sections import Subject
from framing.statistics import FEWEST

if TYPE_CHECKING:
    from framing.compare.estimates import Key
    from framing.extension import Measure

SHOWN = 8  # series of a measure
LONGEST = 40  # periods whose numbers stand below the picture
NOTE = (
    f"A dot is a period's number, the bar its 95% interval; a hollow dot has fewer than {FEWEST} articles (or stories), so no "
    "interval and no line through it. q is of one test over the whole: whether the number differs between periods at all, by "
    "more than chance would produce. It says nothing about single periods, or about a direction."
)


def make(subject: Subject) -> Iterable[Block]:
    """A picture and its numbers for each series with a tested line; nothing where dates do not reach for any."""
    comparison = subject.comparison
    days = comparison.results.lazy("documents").select("published").collect()["published"]
    if any(map(is_of_time, fields_of(comparison.by))) or len({day for day in days if day}) < 2:
        return
    settings = comparison.run.get("compare", {})
    results = comparison.results.view()
    results.measures = {measure.name: measure for measure in subject.measures() if measure.name in results.measures}
    found = trend(results, comparison.by, seed=settings.get("seed", 0), copies=settings.get("copies", "once"))
    drawn = [block for measure in results.measures.values() for block in pictures(found, measure)]
    if drawn:
        yield Prose((told(found),))
        yield from drawn


def told(found: Trend) -> str:
    """What the lines are of, what is left out, and how to read them."""
    left = f" {count(len(found.undated), 'article')} without a date left out." if found.undated else ""
    return f"By {found.every}, {found.periods[0]} to {found.periods[-1]}.{left} {NOTE}"


def pictures(found: Trend, measure: Measure) -> Iterable[Block]:
    """The tables of a measure: pictures, then numbers, of the series that a line is tested of, the clearest first if many."""
    series = {key: lines for key, lines in found.series().items() if key[0] == measure.name and any(told_of(lines))}
    if not series:
        return
    chosen = sorted(series, key=lambda key: min(told_of(series[key])))[:SHOWN] if len(series) > SHOWN else list(series)
    kept = [key for key in series if key in chosen]
    ends = scale((cell for key in kept for line in series[key] for cell in line.cells.values() if cell.sampled), measure)
    head = f"{found.periods[0]} – {found.periods[-1]} ({show_number(ends[0], measure)} – {show_number(ends[1], measure)})"
    rows = [row for key in kept for row in _rows(found, key, series[key], measure, ends)]
    name = f"time.{measure.name}"
    more = f"{len(series) - len(kept)} more are tested; framing trend lists them." if len(series) > len(kept) else ""
    yield Table(name, _title(found, measure), (head, "lowest to highest", "q"), tuple(rows), note=more, corner=found.by)
    if len(found.periods) <= LONGEST:
        for number, key in enumerate(kept, 1):
            yield numbers(found, series[key], measure, f"{name}.{number}")


def told_of(lines: Sequence[Line]) -> list[float]:
    """The q of the lines that are tested."""
    return [line.q for line in lines if line.q is not None]


def _title(found: Trend, measure: Measure) -> str:
    meaning = short(measure.meaning)
    return f"{meaning[:1].upper()}{meaning[1:]}, by {found.every}"


def about(key: Key) -> str:
    """What a series is of beside its measure; '' for a measure of the article as a whole."""
    return " · ".join(part for part in (key[1], key[2], f"{key[3]} voice" if key[3] else "") if part)


def _rows(found: Trend, key: Key, lines: Sequence[Line], measure: Measure, ends: tuple[float, float]) -> Iterable[Row]:
    if named := about(key):
        yield Row(named)
    for line in lines:
        cells = [line.cells.get(period) for period in found.periods]
        points = tuple(
            None if c is None or c.estimate is None else (c.estimate, c.low if c.sampled else None, c.high if c.sampled else None)
            for c in cells
        )
        if not line.sampled:
            yield Row(line.group, (Cell("no period with an interval"), Cell(""), Cell("–", note=line.reason)))
            continue
        sure = [cell.estimate for cell in line.cells.values() if cell.sampled and cell.estimate is not None]
        reach = f"{show_number(min(sure), measure)} to {show_number(max(sure), measure)}"
        many = f"{len(line.sampled)} of {count(len(found.periods), found.every)} with an interval"
        yield Row(line.group, (Cell(many, Course(points, *ends)), Cell(reach), Cell(show_q(line), note=line.reason)))


def show_q(line: Line) -> str:
    """The q of a line as text; "–" for none."""
    return "–" if line.q is None else "<.001" if line.q < 0.001 else f"{line.q:.3f}".lstrip("0") if line.q < 1 else "1"


def numbers(found: Trend, lines: Sequence[Line], measure: Measure, name: str) -> Table:
    """The numbers of a series, a row a period with an article, a column a line, the test last."""
    used = [period for period in found.periods if any(period in line.cells for line in lines)]
    rows = [Row(period, tuple(_number(line, period, measure) for line in lines)) for period in used]
    rows.append(Row("q, over the whole", tuple(Cell(show_q(line), note=line.reason) for line in lines)))
    named = about(lines[0].key)
    title = f"{_title(found, measure)}{f': {named}' if named else ''}"
    return Table(name, title, tuple(line.group for line in lines), tuple(rows), note=f"({measure.name})", corner=found.every)


def _number(line: Line, period: str, measure: Measure) -> Cell:
    cell = line.cells.get(period)
    if cell is None or cell.estimate is None:
        return Cell("–", note=cell.reason if cell else "no article")
    return Cell(show_cell(cell, measure), note=f"{count(cell.documents, 'article')}{f'; {cell.reason}' if cell.reason else ''}")
