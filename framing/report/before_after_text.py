"""Before a day against from it on, as text for the terminal: what is tested over all and within each group, then both pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.compare.before_after import BeforeAfter
from framing.compare.comparison import Comparison
from framing.compare.contrasts import FALSE
from framing.compare.dates import is_of_time
from framing.compare.groups import BETWEEN, fields_of
from framing.report.comparison_text import render as render_comparison
from framing.report.content.numbers import short, show_number
from framing.report.layout import Column, indented, notes, table
from framing.report.signs import points, q_told
from framing.report.terminal import Style

SHOWN = 10


def render(found: BeforeAfter, *, width: int = 100, style: Style | None = None, everything: bool = False) -> str:
    """The tested differences, those with the least q first, then the comparison over all and the one within each group."""
    style = style or Style()
    pages = [render_comparison(part, width=width, style=style, everything=everything) for part in (found.whole, found.within)]
    within = ", ".join(field for field in fields_of(found.within.by) if not is_of_time(field))
    tested = [
        *_tested(found.whole, "Tested over all", width, style),
        "",
        *_tested(found.within, f"Tested within each {within}", width, style),
    ]
    return "\n\n".join([*pages, "\n".join(tested) + "\n"])


def _tested(comparison: Comparison, title: str, width: int, style: Style) -> Iterable[str]:
    rows = [row for row in comparison.table("differences").to_dicts() if row["q"] is not None]
    yield style.bold(title)
    if not rows:
        yield from indented(
            "Nothing is tested: too few articles on both sides hold what is counted, or their numbers do not vary.", width
        )
        return
    rows.sort(key=lambda row: row["q"])
    sure = sum(row["q"] <= FALSE for row in rows)
    yield from indented(
        f"{sure} of {len(rows)} differences are larger than chance alone produces among so many (q ≤ {FALSE:g})", width
    )
    yield from table(_columns(comparison, rows[:SHOWN]), width, style, dropped=("95% interval",))
    if len(rows) > SHOWN:
        yield from notes([f"{len(rows) - SHOWN} more: --output holds the table differences."], width, style)


def _columns(comparison: Comparison, rows: Sequence[Mapping[str, Any]]) -> list[Column]:
    measures = [comparison.measures[row["measure"]] for row in rows]

    def what(row: Mapping[str, Any]) -> str:
        named = " · ".join(part for part in (row["target"], row["category"], row["voice"]) if part)
        return f"{named or short(comparison.measures[row['measure']].meaning)} ({row['measure']})"

    groups = [row["group_a"].rpartition(BETWEEN)[0] for row in rows]
    both = list(zip(rows, measures, strict=True))
    return [
        *([Column("group", groups, is_text=True, least=12)] if any(groups) else []),
        Column("what", list(map(what, rows)), is_text=True, least=20),
        Column("before", [show_number(row["estimate_b"], measure) for row, measure in both]),
        Column("after", [show_number(row["estimate_a"], measure) for row, measure in both]),
        Column("difference", [points(row["difference"], measure) for row, measure in both]),
        Column("95% interval", [f"{points(row['low'], measure)} to {points(row['high'], measure)}" for row, measure in both]),
        Column("q", [q_told(row["q"]).removeprefix("q ") for row in rows]),
    ]
