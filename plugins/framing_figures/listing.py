"""The figures of a corpus as text: what several outlets tell, conflicts, parts, and what one alone has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.compare import dates
from framing.report import layout, numbers
from framing_figures.spoken import spoken

if TYPE_CHECKING:
    from framing_figures.corpus import Figures

Row = Mapping[str, Any]
_LEGEND = (
    "facts: different claims; alone: reported by no other; credited: share of the figures with a named or described source; "
    "two figures report one fact where number, what is counted, period and place agree as far as they are given."
)
_UNCOMPARED = (
    " Not compared: no other has an article known to be on the same story; framing stories groups articles, --stories takes "
    "its table."
)
_NAMES = 28  # columns for the name of an outlet


@dataclass(frozen=True)
class Listing:
    """How to show figures: columns to write in, facts a section (0 for all), whether with their sentences."""

    width: int
    style: layout.Style
    shown: int = 10
    passages: bool = False

    def render(self, figures: Figures) -> str:
        """A line for each group, then the facts that several tell, the conflicts, and what each tells alone."""
        facts = list(figures.table("facts").iter_rows(named=True))
        rows: dict[int, list[Row]] = {}
        for row in figures.table("figures").iter_rows(named=True):
            rows.setdefault(row["fact"], []).append(row)
        groups = list(figures.table("groups").iter_rows(named=True))
        shared = [fact for fact in facts if fact["told_by"] > 1]
        quotes = {fact["fact"]: layout.one_line(fact["quote"]) for fact in facts}
        for fact in facts:
            fact["whole"] = quotes.get(fact["part_of"], "another figure") if fact["part_of"] is not None else ""
        sections = [
            list(self._groups(groups)),
            self._section("Told by several", shared, rows),
            list(self._conflicts(facts, rows)),
            *(self._section(title, found, rows) for title, found in _own(facts, groups)),
            self._section("Facts", facts, rows) if len(groups) == 1 else [],
        ]
        if not facts:
            sections.append(["no figure fits" if any(group["figures"] for group in groups) else "no figures"])
        elif len(groups) > 1:
            legend = _LEGEND + ("" if all(fact["compared"] for fact in facts) else _UNCOMPARED)
            sections.append(layout.notes([legend], self.width, self.style, hang=""))
        return layout.page(sections)

    def _groups(self, groups: Sequence[Row]) -> Iterator[str]:
        """A table: figures and facts of each group, those it tells alone, and the share that is credited."""
        several = ["alone", *(["uncompared"] if any(group["uncompared"] for group in groups) else [])]
        counted = ["figures", "facts", *(several if len(groups) > 1 else [])]
        shares = [group["credited"] / group["figures"] if group["figures"] else None for group in groups]
        names = [layout.truncate(layout.one_line(group["group"]) or "(no name)", _NAMES) for group in groups]
        columns = [
            layout.Column("", names, is_text=True, bold=True),
            *(layout.Column(name, [_told_of(group, name) for group in groups]) for name in counted),
            layout.Column("credited", list(map(numbers.percent, shares))),
        ]
        return layout.table(columns, self.width, self.style, indent="", dropped=())

    def _section(self, title: str, facts: Sequence[Row], rows: Mapping[int, Sequence[Row]]) -> list[str]:
        if not facts:
            return []
        shown = facts[: self.shown or None]
        lines = [self.style.bold(layout.truncate(title, self.width))]
        for fact in shown:
            lines.extend(self._fact(fact, rows[fact["fact"]]))
        if len(facts) > len(shown):
            lines.append(f"  and {len(facts) - len(shown):,} more; --show 0 lists all")
        return lines

    def _fact(self, fact: Row, rows: Sequence[Row]) -> Iterator[str]:
        """A fact in a line, and under it how each group tells it."""
        yield from layout.indented(_headline(fact, rows[0]), self.width, hang="    ")
        if fact["told_by"] > 1 and (json.loads(fact["first"]) or not fact["undated"]):
            first = f"first: {layout.one_line(dates.in_words(fact))}"
            yield from map(self.style.dim, layout.indented(first, self.width, layout.PASSAGE, most=2))
        if fact["told_by"] > 1 or self.passages:
            for row in _once(rows, every=self.passages):
                yield from self._told(row)

    def _told(self, row: Row) -> Iterator[str]:
        source = f" ({layout.one_line(row['source'])})" if row["source"] else ""
        name = layout.truncate(layout.one_line(row["group"]) or "(no name)", _NAMES)
        text = f"{name}: {_figure(row)}{source}"
        yield from layout.indented(text, self.width, layout.PASSAGE, most=2)
        if self.passages:
            yield from map(
                self.style.dim, layout.indented(layout.one_line(row["passage"]), self.width, "        ", hang="", most=3)
            )

    def _conflicts(self, facts: Sequence[Row], rows: Mapping[int, Sequence[Row]]) -> Iterator[str]:
        pairs = [(fact["fact"], other) for fact in facts if fact["conflicts"] for other in json.loads(fact["conflicts"])]
        pairs = [(one, other) for one, other in pairs if one < other and other in rows]
        if pairs:
            yield self.style.bold("Conflicts")
        for one, other in pairs:
            yield from layout.indented(f"{_figure(rows[one][0])} ≠ {_figure(rows[other][0])}", self.width, hang="")
            for row in (rows[one][0], rows[other][0]):
                yield from self._told(row)


def _told_of(group: Row, name: str) -> str:
    """What is counted of a group; of one without figures only that."""
    return f"{group[name]:,}" if group["figures"] or name == "figures" else ""


def _own(facts: Sequence[Row], groups: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """What each group tells alone, and what of it was held against nobody's."""
    for group in groups if len(groups) > 1 else ():
        own = [fact for fact in facts if fact["told_by"] == 1 and json.loads(fact["groups"]) == [group["group"]]]
        yield f"Only {layout.one_line(group['group'])}", [fact for fact in own if fact["compared"]]
        yield f"Not compared: {layout.one_line(group['group'])}", [fact for fact in own if not fact["compared"]]


def _once(rows: Sequence[Row], *, every: bool) -> list[Row]:
    """The first figure of each group in each wording, or all."""
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        seen.setdefault((row["group"], row["quote"] + row["counted"]), row)
    return list(rows) if every else list(seen.values())


def _figure(row: Row) -> str:
    """ "nearly 20,000 people": a figure with its unit and what is counted."""
    quote, counted = layout.one_line(row["quote"]), layout.one_line(row["counted"])
    other = f" ({layout.one_line(row['other'])})" if row["other"] else ""
    if not counted or counted in quote:
        return f"{quote}{other}"
    linked = (
        " of" if row["kind"] in ("percent", "share") or (row["quote"].lower().endswith("s") and row["approx"] == "about") else ""
    )
    return f"{quote}{other}{linked} {counted}"


def _headline(fact: Row, row: Row) -> str:
    about = [text for text in (spoken(fact["period"]), fact["place"]) if text]
    nouns = fact["nouns"].split(", ")
    if len(nouns) > 1:
        about.append(f"reported as {' / '.join(nouns)}")
    if fact["whole"]:
        about.append(f"part of: {fact['whole']}")
    other = f" ({layout.one_line(row['other'])})" if row["other"] else ""
    return layout.one_line(fact["quote"]) + other + (f" · {' · '.join(layout.one_line(part) for part in about)}" if about else "")
