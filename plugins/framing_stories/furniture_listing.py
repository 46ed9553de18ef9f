"""The lines that recur over articles and were set aside, as a table and as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from framing.report import layout, numbers
from framing.report import layout as listing
from framing.tables import Column, TableSet

FURNITURE: tuple[Column, ...] = (
    Column("outlet", "String", "whose articles have it; empty for a footer below articles of any outlet"),
    Column("kind", "String", "line, head (of lines such as SEE ALSO: …), or footer"),
    Column("articles", "Int64", "articles that have it, versions of one article counted once"),
    Column("of", "Int64", "articles of the outlet that were looked at"),
    Column("text", "String", "the line as the first of them has it, or the head"),
)
Row = Mapping[str, Any]
TABLES: Mapping[str, tuple[Column, ...]] = {"furniture": FURNITURE}


def furniture_tables(found: Iterable[Any], documents: int) -> TableSet:
    """A row a line, by outlet; ``found`` has the lines as ``Corpus.furniture`` has them, of so many documents."""
    rows = [{column.name: getattr(line, column.name) for column in FURNITURE} for line in found]
    return TableSet({"furniture": rows}, TABLES, {"documents": documents})


@dataclass(frozen=True)
class FurnitureListing:
    """How to show it: columns to write in."""

    width: int
    style: layout.Style

    def render(self, found: TableSet) -> str:
        blocks: dict[str, list[Row]] = {}
        for row in found.table("furniture").iter_rows(named=True):
            blocks.setdefault(row["outlet"], []).append(row)
        shown = [list(self._block(name, rows)) for name, rows in blocks.items()]
        note = "Set aside beside what every page has; not counted unless asked for with --region furniture."
        if not len(found):
            note = "No line recurs over articles."
        return listing.page([*shown, [self.style.dim(line) for line in layout.wrap(note, self.width)]])

    def _block(self, name: str, rows: Sequence[Row]) -> Iterator[str]:
        facts = [] if not name else [f"of {numbers.count(rows[0]['of'], 'article')}"]
        yield from listing.heading(name or "below articles of any outlet", facts, self.width, self.style)
        ranked = sorted(rows, key=lambda row: (-row["articles"], row["text"]))
        columns = [
            listing.Column("articles", [f"{row['articles']:,}" for row in ranked]),
            listing.Column(
                "line", [f"{row['text']}: …" if row["kind"] == "head" else row["text"] for row in ranked], is_text=True
            ),
        ]
        yield from listing.table(columns, self.width, self.style, dropped=())
