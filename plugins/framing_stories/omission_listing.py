"""Omissions as text: a block a story and outlet, what most others report first, each with passages of theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.report import layout, numbers

if TYPE_CHECKING:
    from framing_stories.omission_tables import Omissions

Row = Mapping[str, Any]
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}


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
        return layout.page([*shown, [] if blocks else [_nothing(found)], self._legend(found)])

    def _block(
        self, key: tuple[str, str], rows: Sequence[Row], said: Mapping[tuple[str, str, str], Sequence[Row]], several: bool
    ) -> Iterator[str]:
        story, outlet = key
        facts = [f"on {story}"] if several else []
        yield from layout.heading(f"{outlet} does not report", facts, self.width, self.style)
        passages = [self._passages(said.get((row["story"], row["kind"], row["item"]), ()), outlet) for row in rows]
        rows, passages = _beside(rows, passages)
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
        yield from self._lines(lines, passages[: len(cut)])
        if len(rows) > len(cut):
            yield self.style.dim(f"  and {numbers.count(len(rows) - len(cut), 'more item')}; --show 0 lists all")

    def _alone(
        self, key: tuple[str, str], rows: Sequence[Row], said: Mapping[tuple[str, str, str], Sequence[Row]], several: bool
    ) -> Iterator[str]:
        story, outlet = key
        rows, passages = _beside(rows, [self._passages(said.get((story, row["kind"], row["item"]), ()), "") for row in rows])
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
        yield from self._lines(lines, passages)

    def _lines(self, lines: Sequence[str], passages: Sequence[Sequence[str]]) -> Iterator[str]:
        """Each item with its passages below; passages that several have, one behind the other, stand below the last."""
        for place, (line, told) in enumerate(zip(lines, passages, strict=True)):
            yield line
            if told != (passages[place + 1] if place + 1 < len(lines) else ()):
                for passage in told:
                    yield from layout.quoted(passage, self.width, self.style, 2)

    def _passages(self, rows: Sequence[Row], outlet: str) -> Sequence[str]:
        """A passage of each of the first other outlets."""
        by_outlet = {row["outlet"]: row for row in reversed(rows) if row["outlet"] != outlet}
        return tuple(f"{name}: {by_outlet[name]['passage']}" for name in sorted(by_outlet)[: self.passages])

    def _legend(self, found: Omissions) -> list[str]:
        untold = len(found.table("matrix").filter(status="untold"))
        columns = (
            "others: outlets on the story that report it, copies once; central: how central they make it; ?: dates are "
            "missing, so it may not have been known."
        )
        gaps = (
            f"{numbers.count(untold, 'other gap')} could not be judged, because the article is short or older, or has something "
            "like it: table matrix."
        )
        listed = len(found.table("omissions")) + len(found.table("alone"))
        told = [columns, "Listing an omission does not mean it was wrong."] if listed else []
        return layout.notes([*told[:1], *([gaps] if untold else []), *told[1:]], self.width, self.style, hang="")


def _beside(rows: Sequence[Row], passages: Sequence[Sequence[str]]) -> tuple[list[Row], list[Sequence[str]]]:
    """The items with their passages, those with the same passages behind the first of them."""
    first: dict[Sequence[str], int] = {}
    for place, told in enumerate(passages):
        first.setdefault(told or (str(place),), place)
    order = sorted(range(len(rows)), key=lambda i: (first[passages[i] or (str(i),)], i))
    return [rows[i] for i in order], [passages[i] for i in order]


def _nothing(found: Omissions) -> str:
    """Why no omission is listed."""
    stories = len(found.run["stories"])
    outlets: dict[str, int] = found.run["outlets"]
    needed = int(found.run["least"]) + 1
    few = sum(number < needed for number in outlets.values())
    told = f"No omission found in {numbers.count(stories, 'story', 'stories')}."
    if not few:
        return told
    which = ("It has" if stories == 1 else "All have") if few == stories else f"{few:,} of them {'has' if few == 1 else 'have'}"
    return f"{told} {which} fewer than {_NUMBERS.get(needed, str(needed))} outlets, and such a story cannot show an omission."
