"""Copies as text: a block a cluster with what its versions add and cut, and a table of the outlets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.report import layout, numbers

if TYPE_CHECKING:
    from framing.tables import TableSet

Row = Mapping[str, Any]
SIGNS = {"adds": "+", "cuts": "−", "changes": "~"}


@dataclass(frozen=True)
class CopiesListing:
    """How to show copies: columns to write in, clusters, differences a version (0 for all)."""

    width: int
    style: layout.Style
    shown: int = 10
    sentences: int = 3

    def render(self, found: TableSet) -> str:
        """The clusters, then the outlets, then what it means."""
        clusters, told = _grouped(found.table("copies"), "cluster"), _grouped(found.table("differences"), "doc_id")
        shown = list(clusters.values())[: self.shown or None]
        blocks = [list(self._cluster(rows, told)) for rows in shown]
        if rest := len(clusters) - len(shown):
            blocks.append([self.style.dim(f"and {numbers.count(rest, 'more cluster')}; --show 0 lists all")])
        if not clusters:
            blocks.append(["no copies: " + numbers.count(found.run["documents"], "article") + " were set against each other"])
        return layout.page([*blocks, list(self._outlets(list(found.table("outlets").iter_rows(named=True)))), self._legend()])

    def _cluster(self, rows: Sequence[Row], told: Mapping[str, Sequence[Row]]) -> Iterator[str]:
        outlets = len({row["outlet"] for row in rows})
        facts = f"{numbers.count(len(rows), 'version')} at {numbers.count(outlets, 'outlet')}; the earliest first"
        yield from layout.heading(rows[0]["title"] or rows[0]["doc_id"], [facts], self.width, self.style)
        header, *lines = layout.table(_columns(rows), self.width, self.style, dropped=())
        yield header
        for row, line in zip(rows, lines, strict=True):
            yield line
            differences = told.get(row["doc_id"], ())
            for difference in differences[: self.sentences or None]:
                instead = f"  [for: {difference['instead_of']}]" if difference["instead_of"] else ""
                yield from layout.quoted(f"{SIGNS[difference['kind']]} {difference['quote']}{instead}", self.width, self.style)
            if self.sentences and len(differences) > self.sentences:
                yield self.style.dim(f"      and {numbers.count(len(differences) - self.sentences, 'sentence')} more")

    def _outlets(self, rows: Sequence[Row]) -> Iterator[str]:
        yield self.style.bold("Outlets")
        shown = [
            layout.Column("outlet", [row["outlet"] for row in rows], is_text=True),
            layout.Column("articles", [f"{row['documents']:,}" for row in rows]),
            layout.Column("copies", [f"{row['copies']:,}" for row in rows]),
            layout.Column("uncounted", [f"{row['uncounted']:,}" for row in rows]),
            layout.Column("words", [f"{row['words']:,}" for row in rows]),
            layout.Column("copied", [numbers.percent(row["copied_share"]) for row in rows]),
        ]
        yield from layout.table(shown, self.width, self.style, dropped=())

    def _legend(self) -> list[str]:
        told = (
            "words: without quotations, furniture, repeats and what the outlet prints under many articles; copied: share of "
            "these in passages that another outlet has too; uncounted: left out where copies count once an outlet; "
            "+ added, − cut, ~ changed, as against the earliest version."
        )
        return layout.notes([told], self.width, self.style, hang="")


def _columns(rows: Sequence[Row]) -> list[layout.Column]:
    return [
        layout.Column("outlet", [row["outlet"] for row in rows], is_text=True),
        layout.Column("document", [row["doc_id"] for row in rows], is_text=True),
        layout.Column("date", [row["published"] for row in rows]),
        layout.Column("words", [f"{row['words']:,}" for row in rows]),
        layout.Column("in others", [numbers.percent(row["in_others"]) for row in rows]),
        *(layout.Column(kind, [f"{row[kind]:,}" if row[kind] else "" for row in rows]) for kind in SIGNS),
        layout.Column("counts", ["yes" if row["counted"] else "no" for row in rows]),
    ]


def _grouped(table: Any, column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in table.iter_rows(named=True):
        found.setdefault(row[column], []).append(row)
    return found
