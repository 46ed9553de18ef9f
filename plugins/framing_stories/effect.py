"""What the choice of counting copies does to each contrast between two outlets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

from framing import Comparison, Results, compare
from framing.report import layout, numbers
from framing.tables import Column, TableSet

EFFECT: tuple[Column, ...] = (
    Column("measure", "String", "plugin.measure"),
    Column("target", "String", "as in scores"),
    Column("category", "String", "as in scores"),
    Column("voice", "String", "as in scores"),
    Column("group_a", "String", "group with the higher estimate where copies count once an outlet"),
    Column("group_b", "String", "the other group"),
    Column("once", "Float64", "difference a − b where copies count once an outlet"),
    Column("all", "Float64", "difference where all copies count; empty where a side has no estimate"),
    Column("drop", "Float64", "difference where only the earliest of a cluster counts; empty where a side has no estimate"),
    Column("changes", "String", "no; size; sign (another group is the higher one); gone (a side has no estimate)"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {"effect": EFFECT}
KEEPS = 0.1  # share of the difference by which another choice may change it without being told of
Choice = Literal["once", "all", "drop"]  # how copies count, as framing.compare has it
CHOICES: tuple[Choice, ...] = get_args(Choice)
Estimates = Mapping[tuple[tuple[str, ...], str], float | None]


def compare_choices(results: Results, by: str = "outlet", *, seed: int = 0) -> TableSet:
    """The contrasts of :func:`framing.compare`, in their order, with what they are under the other choices."""
    comparisons = {choice: compare(results, by, seed=seed, copies=choice) for choice in CHOICES}
    estimates = {choice: _estimates(comparison) for choice, comparison in comparisons.items()}
    rows = [_row(contrast, estimates) for contrast in comparisons["once"].table("contrasts").iter_rows(named=True)]
    uncounted = results.table("documents").filter(counted=0).height
    run = {**results.run, "copies": {"uncounted": uncounted}}
    return TableSet({"effect": rows}, TABLES, run)


def _estimates(comparison: Comparison) -> Estimates:
    return {(cell.key, cell.group): cell.estimate for cell in comparison.cells}


def _row(contrast: Mapping[str, Any], estimates: Mapping[Choice, Estimates]) -> dict[str, Any]:
    names = ("measure", "target", "category", "voice", "group_a", "group_b")
    key = (contrast["measure"], contrast["target"], contrast["category"], contrast["voice"])
    differences: dict[str, float | None] = {}
    for choice, found in estimates.items():
        a, b = (found.get((key, contrast[side])) for side in ("group_a", "group_b"))
        differences[choice] = None if a is None or b is None else a - b
    return {**{name: contrast[name] for name in names}, **differences, "changes": _change(differences)}


def _change(differences: Mapping[str, float | None]) -> str:
    once, others = differences["once"], [differences[choice] for choice in CHOICES if choice != "once"]
    if once is None or any(other is None for other in others):
        return "gone"
    if any(other is not None and other * once < 0 for other in others):
        return "sign"
    return "size" if any(other is not None and abs(other - once) > KEEPS * abs(once) for other in others) else "no"


def render(choices: TableSet, width: int, style: layout.Style, shown: int) -> str:
    """The contrasts that the choice changes, in their order."""
    rows = [row for row in choices.table("effect").iter_rows(named=True) if row["changes"] != "no"]
    total, uncounted = len(choices.table("effect")), choices.run["copies"]["uncounted"]
    facts = f"{numbers.count(uncounted, 'copy', 'copies')} within an outlet; {len(rows):,} of {numbers.count(total, 'contrast')} "
    lines = layout.heading("Counting copies", [facts + "change by more than a tenth with the choice"], width, style)
    if rows:
        cut = rows[: shown or None]
        lines += layout.table(_columns(cut), width, style, dropped=())
    return layout.page([lines])


def _columns(rows: Sequence[Mapping[str, Any]]) -> list[layout.Column]:
    told = [" ".join(filter(None, (r["measure"], r["target"], r["category"], r["voice"]))) for r in rows]
    return [
        layout.Column("measure", told, is_text=True),
        layout.Column("higher", [row["group_a"] for row in rows], is_text=True),
        layout.Column("lower", [row["group_b"] for row in rows], is_text=True),
        *(layout.Column(choice, [_number(row[choice]) for row in rows]) for choice in CHOICES),
        layout.Column("changes", [row["changes"] for row in rows]),
    ]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:+.3g}".replace("-", "−")
