"""A concordance as text: the matches in one column, what stands before and after them on either side."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.report import layout

if TYPE_CHECKING:
    from framing.tables import TableSet

Row = Mapping[str, Any]
VOICES = {"own": "own", "attributed": "attr.", "distanced": "dist.", "unknown": "?"}
MEANINGS = {
    "own": "own: the outlet's words",
    "attributed": "attr.: a source's",
    "distanced": "dist.: in scare quotes or so-called",
    "unknown": "?: whose words cannot be determined",
}
_BETWEEN = "  "
_LONGEST_NAME = 18
_LONGEST_GAP = 3  # words between two pieces that are shown, not elided
_MATCH = 0.4  # of the width of a line, at most
_LEFT = 0.5  # of what is left beside the match
_MOST_GROUPS = 8  # whose rates are told
_ISOLATE, _POP = "\u2068", "\u2069"  # a cell whose letters run from right to left moves no other cell


class _Columns(NamedTuple):
    names: tuple[str, ...]
    widths: tuple[int, ...]
    left: int
    match: int
    right: int


@dataclass(frozen=True)
class Lines:
    """How to show a concordance: columns to write in, lines at most (0 for all), what the documents are grouped by."""

    width: int
    style: layout.Style
    shown: int = 0

    def render(self, found: TableSet) -> str:
        """A line a match under a header; what there is in all at the end."""
        rows = list(found.to_polars().head(self.shown or len(found)).iter_rows(named=True))
        end = [self.style.dim(line) for told in _end(found, len(rows)) for line in layout.wrap(told, self.width, indent="  ")]
        return "\n".join([*(self._table(rows, found.run["kwic"]["by"]) if rows else ()), *end]) + "\n"

    def _table(self, rows: Sequence[Row], by: str) -> Iterator[str]:
        columns = self._columns(rows, by)
        titles = zip(columns.names, columns.widths, strict=True)
        yield self.style.dim(_BETWEEN.join(layout.fit(by if name == "group" else _TITLES[name], width) for name, width in titles))
        for row in rows:
            heads = [isolated(layout.fit(_head(row, n), width)) for n, width in zip(columns.names, columns.widths, strict=True)]
            left = isolated(ending(layout.clean(row["left"]), columns.left))
            match = self.style.bold(isolated(layout.fit(_match(row), columns.match)))
            yield _BETWEEN.join(
                [*heads, f"{left}{match}{isolated(layout.fit(layout.clean(row['right']), columns.right).rstrip())}"]
            )
        yield ""

    def _columns(self, rows: Sequence[Row], by: str) -> _Columns:
        names = tuple(name for name in ("group", "published", "voice") if any(row[name] for row in rows))
        titles = [by if name == "group" else _TITLES[name] for name in names]
        longest = [
            max(map(layout.cell_len, (title, *(_head(r, n) for r in rows)))) for title, n in zip(titles, names, strict=True)
        ]
        widths = tuple(min(_LONGEST_NAME, width) for width in longest)
        room = max(20, self.width - sum(widths) - len(_BETWEEN) * len(widths))
        match = min(int(room * _MATCH), max(layout.cell_len(_match(row)) for row in rows))
        left = int((room - match) * _LEFT)
        return _Columns(names, widths, left, match, room - match - left)


_TITLES = {"published": "date", "voice": "voice"}


def _head(row: Row, name: str) -> str:
    return VOICES[row[name]] if name == "voice" else layout.one_line(row[name])


def _match(row: Row) -> str:
    """The match; between its pieces what stands there, if that is short."""
    pieces, gaps = row["match"].split(" … "), row["gap"].split(" … ")
    if len(gaps) != len(pieces) - 1:
        return layout.clean(str(row["match"]))
    shown = [f" {gap} " if len(gap.split()) <= _LONGEST_GAP else " … " for gap in gaps]
    return layout.clean("".join(part for pair in zip(pieces, [*shown, ""], strict=True) for part in pair))


def ending(text: str, columns: int) -> str:
    """A text filled or cut on the left to so many columns; whole words where there are any."""
    if layout.cell_len(text) <= columns:
        return " " * (columns - layout.cell_len(text)) + text
    start, room = len(text), columns - 1
    while start and room >= (width := layout.cell_len(text[start - 1])):
        start, room = start - 1, room - width
    while start < len(text) and unicodedata.combining(text[start]):
        start += 1
    word = text.find(" ", start)
    whole = text[word:].lstrip() if 0 <= word < len(text.rstrip()) and not text[start - 1].isspace() else text[start:].lstrip()
    cut = f"…{whole}" if whole else "…"
    return " " * (columns - layout.cell_len(cut)) + cut


def isolated(cell: str) -> str:
    """A cell that does not reorder its neighbours, though its letters run from right to left."""
    if cell.isascii() or not any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in cell):
        return cell
    return f"{_ISOLATE}{cell}{_POP}"


def _end(found: TableSet, shown: int) -> Iterator[str]:
    """How much there is in all, and what the marks mean."""
    table, asked = found.to_polars(), found.run["kwic"]
    if not len(table):
        yield f"no match of {layout.one_line(asked['pattern'])}" + (f" in the voice {asked['voice']}" if asked["voice"] else "")
    else:
        yield _summary(found)
        if shown < len(table):
            yield f"and {len(table) - shown:,} more; --show 0 lists all"
        yield "; ".join(meaning for voice, meaning in MEANINGS.items() if (table["voice"] == voice).any())
    if asked["elsewhere"]:
        places = ", ".join(f"{count:,} in {region or 'no region'}" for region, count in asked["elsewhere"].items())
        yield f"not counted: {places}; --region {next(iter(asked['elsewhere'])) or 'headline'} shows such"


def _summary(found: TableSet) -> str:
    table, groups = found.to_polars(), found.table("groups")
    counts = {short: (table["voice"] == voice).sum() for voice, short in VOICES.items()}
    voices = ", ".join(f"{count:,} {short}" for short, count in counts.items() if count)
    most = groups.sort("rate", descending=True, nulls_last=True).head(_MOST_GROUPS)
    rates = [
        f"{layout.one_line(r['group'])} {r['matches']:,} ({r['rate']:.2f})" for r in most.iter_rows(named=True) if r["matches"]
    ]
    having = (groups["matches"] > 0).sum() - len(rates)
    return (
        f"{len(table):,} {'line' if len(table) == 1 else 'lines'} in {groups['found_in'].sum():,} of "
        f"{groups['articles'].sum():,} articles: {voices}; by {found.run['kwic']['by']}, per 1,000 words in brackets: "
        f"{', '.join(rates)}{f' and {having:,} more' if having else ''}"
    )
