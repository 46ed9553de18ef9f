"""Profiles and distances as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from framing import Measure
from framing.report import layout
from framing_profiles.distance import Distances
from framing_profiles.standing import Profiles, told_first
from framing_profiles.wording import about, beside, grounds, nothing_told, sureness, weightiest, why_apart

Row = Mapping[str, Any]
MATRIX = 12  # groups that stand as a matrix; of more only pairs are listed
LISTED = 5


def profiles_as_text(profiles: Profiles, width: int, style: layout.Style, most: int, passages: int) -> str:
    """Each group with what marks it out, and passages that show it."""
    groups = dict.fromkeys(row["group"] for row in profiles.rows)
    blocks = [list(_profile(profiles, group, width, style, most, passages)) for group in groups]
    if not blocks:
        return "Nothing to report: it takes two groups, and measures in which they differ.\n"
    legend = "“here”: this group; “the others”: all other groups together."
    if any(row["q"] is not None for row in profiles.rows):
        legend += " q: p after Benjamini & Hochberg (1995); only q < 0.05 is reported."
    return layout.page([*blocks, layout.notes([legend], width, style, hang="")])


def _profile(profiles: Profiles, group: str, width: int, style: layout.Style, most: int, passages: int) -> Iterable[str]:
    yield style.bold(layout.truncate(f"How {layout.clean(group)} tells it", width))
    told = told_first(profiles.of(group), most)
    if not told:
        yield f"  {nothing_told(profiles.comparison, group)}"
    for number, row in enumerate(told, start=1):
        measure = profiles.comparison.measures[row["measure"]]
        text = f"{layout.clean(about(row, measure))}: {beside(row, measure)} ({grounds(row)}; {sureness(row)})"
        yield from layout.indented(f"{number}. {text}", width, "  ")
        yield style.dim(f"     {layout.truncate(f'{layout.clean(measure.meaning)} ({measure.name})', width - 5)}")
        yield from _quoted(profiles, row, width, passages)


def _quoted(profiles: Profiles, row: Row, width: int, passages: int) -> Iterable[str]:
    comparison = profiles.comparison
    whose, found = weightiest(comparison, row, passages)
    for passage in found:
        text = layout.clean(layout.excerpt(comparison.results.text(passage["doc_id"]), passage, most=2 * width))
        named = "" if whose == row["group"] else f" ({layout.clean(whose)})"
        yield from layout.indented(f"– {text}{named}", width, "     ", most=4)


def distances_as_text(distances: Distances, width: int, style: layout.Style) -> str:
    """A matrix of few groups, then the nearest and farthest pairs with what drives them apart."""
    rows = distances.rows["distances"]
    if not rows:
        return "Nothing to report: a distance takes two groups.\n"
    groups, measures = sorted(distances.comparison.groups), distances.comparison.measures
    blocks = [list(_matrix(rows, groups, width, style))] if len(groups) <= MATRIX else []
    known = [row for row in rows if "distance" in row]
    far = known[::-1][: LISTED if len(known) > 2 * LISTED else len(known)]
    near = known[:LISTED] if len(known) > 2 * LISTED else []
    blocks.append([style.bold("Farthest apart"), *(line for row in far for line in _pair(row, measures, width))])
    if near:
        blocks.append([style.bold("Nearest"), *(line for row in near for line in _pair(row, measures, width))])
    legend = "0 the same, 1 nothing in common: the mean over the measures for which both have a value."
    if any("expected" in row for row in rows):
        legend += (
            " “by chance”: what two groups drawn from one pool of documents would show; only what lies above it "
            "distinguishes them."
        )
    else:
        legend += " With few documents it describes them, and nothing is inferred."
    return layout.page([*blocks, layout.notes([legend], width, style, hang="")])


def _matrix(rows: Iterable[Row], groups: list[str], width: int, style: layout.Style) -> Iterable[str]:
    found = {frozenset((row["group_a"], row["group_b"])): row.get("distance") for row in rows}
    label = min(max(layout.cell_len(layout.clean(group)) for group in groups), max(12, width - 8 * len(groups)))
    each = max(5, min(12, (width - label) // len(groups) - 2))

    def told(group: str, other: str) -> str:
        value = found.get(frozenset((group, other))) if group != other else None
        return "" if value is None else f"{value:.2f}"

    columns = [layout.Column(other, [told(group, other) for group in groups], exactly=each) for other in groups]
    yield style.bold("Distance between groups")
    yield from layout.table([layout.Column("", groups, is_text=True, exactly=label), *columns], None, style, indent="")


def _q(q: float) -> str:
    return f"q {q:.3f}" if q >= 0.001 else "q < 0.001"


def _pair(row: Row, measures: Mapping[str, Measure], width: int) -> Iterable[str]:
    chance = "" if "expected" not in row else f", {row['expected']:.2f} by chance, {_q(row['q'])}"
    text = f"{layout.clean(row['group_a'])} – {layout.clean(row['group_b'])}: {row['distance']:.2f}{chance}"
    yield from layout.indented(text, width, "  ")
    yield from layout.indented(layout.clean(why_apart(row, measures)), width, "     ")
