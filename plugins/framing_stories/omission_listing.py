"""Omissions as text: a block a story and outlet, what most others report first, each with passages of theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.report import layout, numbers

if TYPE_CHECKING:
    from framing_stories.omission_tables import Omissions

Row = Mapping[str, Any]


@dataclass(frozen=True)
class OmissionListing:
    """How to show omissions: columns to write in, items an outlet (0 for all), passages an item."""

    width: int
    style: layout.Style
    shown: int = 10
    passages: int = 1

    def render(self, found: Omissions) -> str:
        """Story by story, outlet by outlet; then what it means."""
        blocks: dict[tuple[str, str], list[Row]] = {}
        for row in found.table("omissions").iter_rows(named=True):
            blocks.setdefault((row["story"], row["outlet"]), []).append(row)
        said: dict[tuple[str, str, str], list[Row]] = {}
        for row in found.table("passages").iter_rows(named=True):
            said.setdefault((row["story"], row["kind"], row["item"]), []).append(row)
        several = len(found.run["stories"]) > 1
        shown = [list(self._block(key, rows, said, several)) for key, rows in sorted(blocks.items())]
        only: dict[tuple[str, str], list[Row]] = {}
        for row in found.table("alone").iter_rows(named=True):
            only.setdefault((row["story"], row["outlet"]), []).append(row)
        shown += [list(self._alone(key, rows, said, several)) for key, rows in sorted(only.items())]
        none = (
            []
            if blocks
            else [f"nothing that can be said to be left out, in {numbers.count(len(found.run['stories']), 'story', 'stories')}"]
        )
        return layout.page([*shown, none, self._legend(found)])

    def _block(
        self, key: tuple[str, str], rows: Sequence[Row], said: Mapping[tuple[str, str, str], Sequence[Row]], several: bool
    ) -> Iterator[str]:
        story, outlet = key
        facts = [f"on {story}"] if several else []
        yield from layout.heading(f"{outlet} does not report", facts, self.width, self.style)
        cut = rows[: self.shown or None]
        header, *lines = layout.table(
            [
                layout.Column("what", [row["item"] for row in cut], is_text=True),
                layout.Column("kind", [row["kind"] for row in cut], is_text=True),
                layout.Column("others", [f"{row['others']} of {row['of']}" for row in cut]),
                layout.Column("central", [numbers.percent(row["centrality"]) for row in cut]),
                layout.Column("", ["" if row["dated"] else "?" for row in cut]),
            ],
            self.width,
            self.style,
            dropped=(),
        )
        yield header
        for row, line in zip(cut, lines, strict=True):
            yield line
            yield from self._said(said.get((row["story"], row["kind"], row["item"]), ()), outlet)
        if len(rows) > len(cut):
            yield self.style.dim(f"  and {numbers.count(len(rows) - len(cut), 'more item')}; --show 0 lists all")

    def _alone(
        self, key: tuple[str, str], rows: Sequence[Row], said: Mapping[tuple[str, str, str], Sequence[Row]], several: bool
    ) -> Iterator[str]:
        story, outlet = key
        yield from layout.heading(f"only {outlet} reports", [f"on {story}"] if several else [], self.width, self.style)
        header, *lines = layout.table(
            [
                layout.Column("what", [row["item"] for row in rows], is_text=True),
                layout.Column("kind", [row["kind"] for row in rows], is_text=True),
                layout.Column("central", [numbers.percent(row["centrality"]) for row in rows]),
            ],
            self.width,
            self.style,
            dropped=(),
        )
        yield header
        for row, line in zip(rows, lines, strict=True):
            yield line
            yield from self._said(said.get((row["story"], row["kind"], row["item"]), ()), "")

    def _said(self, rows: Sequence[Row], outlet: str) -> Iterator[str]:
        """A passage of each of the first other outlets."""
        by_outlet = {row["outlet"]: row for row in reversed(rows) if row["outlet"] != outlet}
        for name in sorted(by_outlet)[: self.passages]:
            yield from layout.quoted(f"{name}: {by_outlet[name]['passage']}", self.width, self.style, 2)

    def _legend(self, found: Omissions) -> list[str]:
        untold = len(found.table("matrix").filter(status="untold"))
        told = (
            "others: outlets on the story that report it, copies once; central: how central they make it; ?: dates are "
            f"missing, so it may not have been known. {numbers.count(untold, 'other gap')} could not be told, since the "
            "article is short or older, or something like it stands in it: table matrix. That something is left out is no "
            "judgement."
        )
        return layout.notes([told], self.width, self.style, hang="")
