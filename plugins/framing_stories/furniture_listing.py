"""The lines that recur over articles and were set aside, as a table and as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing import unknown
from framing.report import Style, layout, numbers
from framing.report import layout as listing
from framing.tables import Column, Tables
from framing.tables.contract import frame

if TYPE_CHECKING:
    import polars as pl

    from framing.copies.furniture import Recurring

FURNITURE: tuple[Column, ...] = (
    Column("outlet", "String", "whose articles have it; empty for a footer below articles of any outlet"),
    Column("kind", "String", "line, head (of lines such as SEE ALSO: …), or footer"),
    Column("articles", "Int64", "articles that have it, versions of one article counted once"),
    Column("of", "Int64", "articles of the outlet that were looked at"),
    Column("text", "String", "the line as the first of them has it, or the head"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {"furniture": FURNITURE}


class FurnitureTables(Tables):
    """A row a line, by outlet."""

    main = "furniture"
    names = ("furniture",)
    columns = TABLES

    def __init__(self, found: Sequence[Recurring], documents: int) -> None:
        self._found, self.run = found, {"documents": documents}

    def table(self, name: str) -> pl.DataFrame:
        if name not in self.names:
            raise unknown("table", name, self.names)
        return frame(name, {column.name: [getattr(row, column.name) for row in self._found] for column in FURNITURE}, TABLES)


@dataclass(frozen=True)
class FurnitureListing:
    """How to show it: columns to write in."""

    width: int
    style: Style

    def render(self, found: Sequence[Recurring]) -> str:
        blocks: dict[str, list[Recurring]] = {}
        for row in found:
            blocks.setdefault(row.outlet, []).append(row)
        shown = [list(self._block(name, rows)) for name, rows in blocks.items()]
        note = "Set aside beside what every page has; not counted unless asked for with --region furniture."
        if not found:
            note = "No line recurs over articles."
        return listing.page([*shown, [self.style.dim(line) for line in layout.wrap(note, self.width)]])

    def _block(self, name: str, rows: Sequence[Recurring]) -> Iterator[str]:
        facts = [] if not name else [f"of {numbers.count(rows[0].of, 'article')}"]
        yield from listing.heading(name or "below articles of any outlet", facts, self.width, self.style)
        ranked = sorted(rows, key=lambda row: (-row.articles, row.text))
        columns = [
            listing.Column("articles", [f"{row.articles:,}" for row in ranked]),
            listing.Column("line", [f"{row.text}: …" if row.kind == "head" else row.text for row in ranked], is_text=True),
        ]
        yield from listing.table(columns, self.width, self.style, dropped=())
