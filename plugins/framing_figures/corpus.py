"""The figures of a corpus: read article by article, then aligned within each story."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, Unpack

from framing import Annotation, Document, How, Layers, Pass
from framing.compare import dates
from framing.tables import TableSet
from framing_figures.conflicts import conflicts_of
from framing_figures.facts import Fact, Figure, facts_of, span, wholes_of
from framing_figures.figure_tables import TABLES
from framing_figures.measures import is_approximate, is_credited
from framing_figures.vocabulary import STOPS

if TYPE_CHECKING:
    pass

ONE_STORY = 50  # articles without story that are taken to be on one; of more, each is aligned with itself alone
Passages = list[tuple[Annotation, str]]  # the figures of a document, each with its sentence


class Figures(TableSet):
    """The figures of a corpus and the facts that they tell; ``run`` is the manifest."""

    def only(self, *, kind: str = "", least: int = 1) -> Figures:
        """Those of one kind, whose fact so many groups tell."""
        import polars as pl

        facts = self.table("facts").filter(pl.col("told_by") >= least)
        if kind:
            facts = facts.filter(pl.col("kind") == kind)
        figures = self.table("figures").join(facts.select("fact"), on="fact", how="semi", maintain_order="left")
        return Figures({"figures": figures, "facts": facts, "groups": self.table("groups")}, TABLES, self.run)


def list_figures(corpus: Iterable[Document], **how: Unpack[How]) -> Figures:
    """The figures of a corpus, aligned within each story; grouped by outlet, "document", "all" or any metadata.

    The other arguments are those of :func:`framing.score`. Raises :class:`~framing.errors.RequestError` for unknown
    names and :class:`~framing.errors.InputError` for an empty corpus.
    """
    reading = Pass(corpus, how, passages_of, layer="figures")
    read = _Read()
    for document, group, found in reading:
        read.add(document, group, found or [])
    unread = reading.unread()
    alone = read.without_story if read.without_story > ONE_STORY else 0
    run = reading.run(figures={"by": reading.by}, unread=unread, unaligned=alone)
    return Figures(read.tables(reading.amounts), TABLES, run)


def passages_of(document: Document, layers: Layers, group: str) -> Passages:
    """The figures of a document that count, each with its sentence."""
    spans, found = layers.sentences, []
    starts = [start for start, _ in spans]
    for figure in layers.counted("figures"):
        start, end = spans[max(0, bisect_right(starts, figure.start) - 1)]
        found.append((figure, " ".join(document.text[start : max(end, figure.end)].split())))
    return found


@dataclass(frozen=True)
class _Row:
    """A figure with where it stands."""

    document: Document
    group: str
    figure: Annotation
    passage: str


@dataclass
class _Read:
    """What has been read so far."""

    rows: list[_Row] = field(default_factory=list)
    without_story: int = 0
    groups: dict[str, set[str]] = field(default_factory=dict)  # story → who has an article on it

    def add(self, document: Document, group: str, found: Passages) -> None:
        self.without_story += not document.story
        self.groups.setdefault(document.story, set()).add(group)
        self.rows.extend(_Row(document, group, figure, passage) for figure, passage in found)

    def tables(self, amounts: Mapping[str, Sequence[int]]) -> Mapping[str, list[tuple[Any, ...]]]:
        """The rows of the tables; ``amounts`` are articles and words of each group."""
        rows = sorted(self.rows, key=lambda row: (row.document.id, row.figure.start))
        facts, parts, conflicts = _aligned(rows, self.without_story <= ONE_STORY)
        facts.sort(key=lambda fact: (-len({rows[f.key].group for f in fact.figures}), -len(fact.figures), fact.figures[0].key))
        new = {fact.number: number for number, fact in enumerate(facts, 1)}
        against: dict[int, list[int]] = {}
        for one, other in conflicts:
            against.setdefault(one, []).append(new[other])
            against.setdefault(other, []).append(new[one])
        told = {figure.key: new[fact.number] for fact in facts for figure in fact.figures}
        listed = [
            (
                *_fact_row(fact, rows, number, new.get(parts.get(fact.number, -1)), sorted(against.get(fact.number, ()))),
                int(self._is_compared(fact, rows)),
                *_first(fact, rows).values(),
            )
            for number, fact in enumerate(facts, 1)
        ]
        return {
            "figures": [_figure_row(row, told[key]) for key, row in enumerate(rows)],
            "facts": listed,
            "groups": self._groups(rows, facts, amounts),
        }

    def _groups(self, rows: Sequence[_Row], facts: Sequence[Fact], amounts: Mapping[str, Sequence[int]]) -> list[tuple[Any, ...]]:
        counts = {group: [0, 0, 0, 0, 0, 0] for group in amounts}
        for row in rows:
            counts[row.group][0] += 1
            counts[row.group][1] += is_credited(row.figure)
            counts[row.group][2] += is_approximate(row.figure)
        for fact in facts:
            groups = {rows[figure.key].group for figure in fact.figures}
            for group in groups:
                counts[group][3] += 1
                counts[group][4 if self._is_compared(fact, rows) else 5] += len(groups) == 1
        return [(group, *amounts[group], *counts[group]) for group in sorted(amounts)]

    def _is_compared(self, fact: Fact, rows: Sequence[_Row]) -> bool:
        """Whether its story has articles of another group, whose figures it was held against."""
        story = rows[fact.figures[0].key].document.story
        return len(self.groups[story]) > 1 and (bool(story) or self.without_story <= ONE_STORY)


def _aligned(rows: Sequence[_Row], together: bool) -> tuple[list[Fact], Mapping[int, int], list[tuple[int, int]]]:
    """The facts of all stories, numbered through; which are parts of which; which contradict each other."""
    figures = [_figure(key, row, rows) for key, row in enumerate(rows)]
    story = [row.document.story or ("" if together else f"\0{row.document.id}") for row in rows]
    facts: list[Fact] = []
    parts: dict[int, int] = {}
    conflicts: list[tuple[int, int]] = []
    ordered = sorted(figures, key=lambda figure: (story[figure.key], figure.key))
    for _, group in groupby(ordered, lambda figure: story[figure.key]):
        found = facts_of(group)
        first = len(facts)
        parts.update({part + first: whole + first for part, whole in wholes_of(found).items()})
        conflicts.extend((one + first, other + first) for one, other in conflicts_of(found))
        for fact in found:
            fact.number += first
        facts.extend(found)
    return facts, parts, conflicts


_WORD = re.compile(r"[^\W\d_]{3,}")


def _figure(key: int, row: _Row, rows: Sequence[_Row]) -> Figure:
    about: Mapping[str, Any] = row.figure.attributes
    whole = None
    if about["part_of"] is not None:
        before = range(key - 1, max(-1, key - 20), -1)
        whole = next((j for j in before if rows[j].document is row.document and rows[j].figure.start == about["part_of"]), None)
    number = frozenset(map(str.lower, _WORD.findall(row.figure.quote(row.document.text))))
    words = frozenset(word for word in map(str.lower, _WORD.findall(row.passage)) if word not in STOPS) - number
    others = ((about["other_low"], about["other_unit"]),) if about["other_unit"] else ()
    return Figure(
        key, row.document.id, row.group,
        row.figure.label, about["value_low"], about["value_high"], about["approx"], about["unit"],
        about["noun"], frozenset(about["modifiers"].split()), about["verb"], about["period"], about["place"], whole,
        words - {about["noun"], f"{about['noun']}s"}, others, row.document.story, row.document.published,
    )  # fmt: skip


def _figure_row(row: _Row, fact: int) -> tuple[Any, ...]:
    document, figure, about = row.document, row.figure, row.figure.attributes
    conversion = figure.roles.get("conversion", ())
    names = "value_low value_high approx unit noun counted verb period place voice source source_type".split()
    return (
        document.id,
        document.outlet,
        row.group,
        document.story,
        fact,
        figure.label,
        *(about[name] for name in names),
        int(bool(about["part"])),
        " ".join(document.text[start:end] for start, end in conversion),
        figure.start,
        figure.end,
        figure.quote(document.text),
        row.passage,
    )


def _fact_row(fact: Fact, rows: Sequence[_Row], number: int, whole: int | None, conflicts: Sequence[int]) -> tuple[Any, ...]:
    told = [rows[figure.key] for figure in fact.figures]
    exact = min(fact.figures, key=lambda figure: (bool(figure.approx), span(figure)[1] - span(figure)[0], figure.key))
    groups = sorted({row.group for row in told})
    return (
        number,
        told[0].document.story,
        written(told[0].document.text, told[0].figure),
        exact.kind,
        exact.low,
        exact.high,
        exact.unit,
        ", ".join(fact.nouns),
        next((figure.period for figure in fact.figures if figure.period), ""),
        next((figure.place for figure in fact.figures if figure.place), ""),
        json.dumps(groups, ensure_ascii=False),
        len(groups),
        len(told),
        sum(is_credited(row.figure) for row in told),
        whole,
        json.dumps(list(conflicts)) if conflicts else "",
    )


def _first(fact: Fact, rows: Sequence[_Row]) -> Mapping[str, Any]:
    """Who told it first, as columns."""
    return dates.who_was_first((rows[figure.key].group, rows[figure.key].document) for figure in fact.figures)


def written(text: str, figure: Annotation) -> str:
    """A figure with its noun as the text has them; what stands between is left out if it is long."""
    quote = figure.quote(text)
    for start, end in figure.roles.get("noun", ()):
        between = text[figure.end : start]
        quote += f" {' '.join(between.split())} ".replace("  ", " ") if len(between) < 20 and between.strip() else " "
        quote += text[start:end]
    if not figure.roles.get("noun") and figure.attributes["counted"] and str(figure.attributes["counted"]) not in quote:
        quote += f" [{figure.attributes['counted']}]"
    return " ".join(quote.split())
