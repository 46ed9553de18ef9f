"""Measures over time as text for the terminal: a compact table a series, the test over the whole in its last row."""

from __future__ import annotations

from collections.abc import Iterable

from framing.compare.contrasts import FALSE
from framing.compare.trend import Line, Trend
from framing.report.content.numbers import count
from framing.report.content.over_time import numbers, told_of
from framing.report.layout import grid, notes, titled
from framing.report.terminal import Style, clean, wrap
from framing.statistics import FEWEST

SHOWN = 10


def render(found: Trend, *, width: int = 100, style: Style | None = None, shown: int = SHOWN) -> str:
    """The series of which a line is tested, the clearest first if there are more than ``shown`` (0 for all)."""
    style = style or Style()
    series = {key: lines for key, lines in found.series().items() if any(line.sampled for line in lines)}
    chosen = sorted(series, key=lambda key: min(told_of(series[key]), default=2.0))[: shown or None]
    blocks = [_head(found, width, style)]
    measures = found.comparison.measures
    drawn = [numbers(found, lines, measures[key[0]], "numbers") for key, lines in series.items() if key in chosen]
    blocks.extend(grid(table, width, style) for table in drawn)
    blocks.append("\n".join(_said(found, width, style)))
    left = len(found.series()) - len(series)
    blocks.append("\n".join(notes(_legend(found, len(series) - len(chosen), left), width, style, hang="")))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(found: Trend, width: int, style: Style) -> str:
    documents = len(found.comparison.members)
    rest = f"· {found.periods[0]} to {found.periods[-1]} · {count(len(found.groups), 'line')} · {count(documents, 'document')}"
    return titled(f"Over time, by {found.every}", rest, width, style, str)


def _said(found: Trend, width: int, style: Style) -> Iterable[str]:
    """Which lines differ over time by more than chance, of how many."""
    tested = [line for line in found.lines if line.q is not None]
    moved = [line for line in tested if (line.q or 0.0) <= FALSE]
    if not tested:
        return
    said = f"{len(moved)} of {count(len(tested), 'tested line')} differ over time by more than chance (q ≤ {FALSE:g})"
    yield from map(style.bold, wrap(said, width, indent="  "))
    yield from notes((f"  {_named(line)}" for line in moved[:SHOWN]), width, style, hang="    ")
    if len(moved) > SHOWN:
        yield style.dim(f"  and {len(moved) - SHOWN} more")


def _named(line: Line) -> str:
    return clean(" · ".join(part for part in (line.group, *line.key) if part))


def _legend(found: Trend, more: int, left: int) -> Iterable[str]:
    yield (
        f"[low, high]: 95% interval. A period with fewer than {FEWEST} articles (or stories) of a line has none. q is of one "
        "test over the periods with an interval: whether the number differs between them at all. It says nothing about single "
        "periods, or about a direction."
    )
    if more:
        yield f"{count(more, 'more series', 'more series')}; --show 0 lists all."
    if left:
        yield f"{count(left, 'series', 'series')} left out, since no period has an interval; --output writes them."
