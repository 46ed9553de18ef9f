"""Stories as text: a block a story with its articles, those of several outlets first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.compare.dates import in_words
from framing.report.content.numbers import count
from framing.report.layout import Column, heading, notes, page, table
from framing.report.terminal import Style

if TYPE_CHECKING:
    from framing.tables.results import TableSet

Row = Mapping[str, Any]


@dataclass(frozen=True)
class StoriesListing:
    """How to show stories: columns to write in, stories (0 for all)."""

    width: int
    style: Style
    shown: int = 20

    def render(self, found: TableSet) -> str:
        """The stories of most outlets first; single articles are only counted."""
        stories: dict[str, list[Row]] = {}
        for row in found.table("stories").iter_rows(named=True):
            stories.setdefault(row["story"], []).append(row)
        first = {row["story"]: row for row in found.table("first").iter_rows(named=True)}
        several = {name: rows for name, rows in stories.items() if len(rows) > 1}
        ranked = sorted(several, key=lambda name: -len({row["outlet"] for row in several[name]}))
        blocks = [list(self._story(name, several[name], first.get(name))) for name in ranked[: self.shown or None]]
        return page([*blocks, list(self._rest(len(stories), len(several), len(blocks)))])

    def _story(self, name: str, rows: Sequence[Row], first: Row | None) -> Iterator[str]:
        outlets = len({row["outlet"] for row in rows})
        told = [f"{count(len(rows), 'article')} of {count(outlets, 'outlet')}", *([f"first: {in_words(first)}"] if first else [])]
        yield from heading(name, told, self.width, self.style)
        yield from table(
            [
                Column("outlet", [row["outlet"] for row in rows], is_text=True),
                Column("date", [row["published"] for row in rows]),
                Column("sure", [f"{row['confidence']:.2f}" for row in rows]),
                Column("document", [row["doc_id"] for row in rows], is_text=True),
                Column("title", [row["title"] for row in rows], is_text=True),
            ],
            self.width,
            self.style,
            dropped=(),
        )

    def _rest(self, stories: int, several: int, shown: int) -> Iterator[str]:
        single = f"{count(stories - several, 'article')} on a story of {'its' if stories - several == 1 else 'their'} own"
        more = f"{count(several - shown, 'more story', 'more stories')}; --show 0 lists all" if several > shown else ""
        told = ". ".join(part for part in (more, single) if part)
        note = "sure: 0.5 a toss-up, 1 sure or given. With --output stories.csv, a table to correct and give back with --stories."
        yield from notes([f"{told}. {note}"], self.width, self.style, hang="")
