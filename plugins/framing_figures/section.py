"""Figures in a report: the same fact in each group's numbers, conflicts marked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.compare import dates
from framing.report import Subject, blocks, numbers
from framing_figures.spoken import spoken

LISTED = 30  # facts
MOST_ARTICLES = 400  # to read again for a report
MANY_GROUPS = 8
ALONE = 10  # facts of a group that no other tells
NOT_COMPARED = (
    "Not compared: no other has an article that is known to be on the same story. framing stories groups articles by story; "
    "--stories takes its table."
)
Told = Mapping[tuple[int, str], Sequence[Mapping[str, Any]]]


def make(subject: Subject) -> Iterable[blocks.Block]:
    """A row a fact that several groups tell or that another contradicts, a column a group."""
    from framing_figures.corpus import list_figures

    comparison = subject.comparison
    articles = comparison.results.lazy("documents").select("doc_id").collect().height
    if len(comparison.groups) < 2:
        return
    if articles > MOST_ARTICLES:
        yield blocks.Prose((f"{articles:,} articles are too many to align their numbers here: framing figures lists them.",))
        return
    found = list_figures(list(subject.documents()), by=comparison.by, **subject.settings())
    facts = list(found.table("facts").iter_rows(named=True))
    shown = [fact for fact in facts if fact["told_by"] > 1 or _conflicts(fact)][:LISTED]
    told: dict[tuple[int, str], list[Mapping[str, Any]]] = {}
    for row in found.table("figures").iter_rows(named=True):
        told.setdefault((row["fact"], row["group"]), []).append(row)
    groups = [group for group in comparison.groups if any((fact["fact"], group) in told for fact in shown)]
    if shown:
        columns = (*(groups if len(groups) <= MANY_GROUPS else ["reported by"]), "first")
        rows = tuple(blocks.Row(_label(fact), (*_cells(fact, groups, told), _first(fact))) for fact in shown)
        yield blocks.Table("figures.aligned", "The same fact in each one’s numbers", columns, rows, note=_note(shown))
    for group in found.table("groups").iter_rows(named=True):
        own = [fact for fact in facts if fact["told_by"] == 1 and json.loads(fact["groups"]) == [group["group"]]]
        yield alone(group, own, told)
    if any(not fact["compared"] for fact in facts):
        yield blocks.Prose((NOT_COMPARED,))


def alone(group: Mapping[str, Any], facts: Sequence[Mapping[str, Any]], told: Told) -> blocks.Prose:
    """How many figures a group has, and the facts that no other tells."""
    parts: list[str | blocks.Cell] = [f"{numbers.count(group['figures'], 'figure')}, {numbers.count(group['facts'], 'fact')}"]
    for lead, compared in (("only here", 1), ("not compared", 0)):
        listed = [fact for fact in facts if fact["compared"] == compared]
        for place, fact in enumerate(listed[:ALONE]):
            row = told[fact["fact"], group["group"]][0]
            cell = blocks.Cell(
                fact["quote"], to=blocks.Passage(row["doc_id"], ((row["start"], row["end"]),)), note=row["passage"]
            )
            parts += [f"; {lead}: " if place == 0 else ", ", cell]
        if len(listed) > ALONE:
            parts.append(f", {len(listed) - ALONE:,} more")
    return blocks.Prose(tuple(parts), lead=group["group"])


def _conflicts(fact: Mapping[str, Any]) -> list[int]:
    return json.loads(fact["conflicts"]) if fact["conflicts"] else []


def _label(fact: Mapping[str, Any]) -> str:
    about = " · ".join(part for part in (fact["quote"], fact["nouns"], spoken(fact["period"]), fact["place"]) if part)
    others = _conflicts(fact)
    return f"{fact['fact']}. {about}{f' ✗ contradicts {chr(44).join(map(str, others))}' if others else ''}"


def _cells(
    fact: Mapping[str, Any], groups: list[str], told: Mapping[tuple[int, str], list[Mapping[str, Any]]]
) -> Iterable[blocks.Cell]:
    cells = [_cell(told.get((fact["fact"], group), [])) for group in groups]
    if len(groups) <= MANY_GROUPS:
        yield from cells
    else:
        yield blocks.Cell(", ".join(group for group in groups if (fact["fact"], group) in told))


def _first(fact: Mapping[str, Any]) -> blocks.Cell:
    """Who told a fact first; of those that one alone tells nothing."""
    return blocks.Cell(dates.in_words(fact) if fact["told_by"] > 1 else "–")


def _cell(rows: list[Mapping[str, Any]]) -> blocks.Cell:
    if not rows:
        return blocks.Cell("–")
    row = rows[0]
    said = f" ({row['source'] or 'a source'})" if row["voice"] == "attributed" else ""
    more = f", {len(rows)} times" if len(rows) > 1 else ""
    counted = f" {row['counted']}" if row["counted"] and row["counted"] not in row["quote"] else ""
    return blocks.Cell(
        f"{row['quote']}{counted}{said}{more}",
        to=blocks.Passage(row["doc_id"], ((row["start"], row["end"]),)),
        note=row["passage"],
    )


def _note(facts: Sequence[Mapping[str, Any]]) -> str:
    told = "Two figures report the same fact where number, what is counted, period and place agree as far as they are given."
    return f"{told} ✗ marks facts that agree in all but the number." if any(map(_conflicts, facts)) else told
