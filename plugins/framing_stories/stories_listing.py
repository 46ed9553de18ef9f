"""Stories as text: a block a story with its articles, those of several outlets first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.compare import dates
from framing.report import layout, numbers

if TYPE_CHECKING:
    from framing.tables import TableSet

Row = Mapping[str, Any]


@dataclass(frozen=True)
class StoriesListing:
    """How to show stories: columns to write in, stories (0 for all)."""

    width: int
    style: layout.Style
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
        return layout.page([*blocks, list(self._rest(len(stories), len(several), len(blocks)))])

    def _story(self, name: str, rows: Sequence[Row], first: Row | None) -> Iterator[str]:
        outlets = len({row["outlet"] for row in rows})
        told = [f"{numbers.count(len(rows), 'article')} of {numbers.count(outlets, 'outlet')}"]
        if first:
            told.append(f"first: {dates.in_words(first)}")
        yield from layout.heading(name, told, self.width, self.style)
        yield from layout.table(
            [
                layout.Column("outlet", [row["outlet"] for row in rows], is_text=True),
                layout.Column("date", [row["published"] for row in rows]),
                layout.Column("sure", [f"{row['confidence']:.2f}" for row in rows]),
                layout.Column("document", [row["doc_id"] for row in rows], is_text=True),
                layout.Column("title", [row["title"] for row in rows], is_text=True),
            ],
            self.width,
            self.style,
            dropped=(),
        )

    def _rest(self, stories: int, several: int, shown: int) -> Iterator[str]:
        single = f"{numbers.count(stories - several, 'article')} on a story of {'its' if stories - several == 1 else 'their'} own"
        more = f"{numbers.count(several - shown, 'more story', 'more stories')}; --show 0 lists all" if several > shown else ""
        told = ". ".join(part for part in (more, single) if part)
        note = "sure: 0.5 a toss-up, 1 sure or given. With --output stories.csv, a table to correct and give back with --stories."
        yield from layout.notes([f"{told}. {note}"], self.width, self.style, hang="")
