"""The sources of each group as text: who, of what type, how often, how many words, by which cues; no wider than asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.report import layout, numbers
from framing_sourcing.grammar.judging import judgement_of

if TYPE_CHECKING:
    import polars as pl

    from framing_sourcing.listing.sources import Sources

Row = Mapping[str, Any]
Passages = Mapping[tuple[str, str, int], Sequence[Row]]
UNTOLD, UNNAMED = "(unknown)", "(unnamed)"
SIGNS = {"against": "−", "for": "+", "": ""}
_FIRST = ("type", "source", "cues")  # get in turn what is left
_TOLD = 0.005  # a type with a smaller share of the words is not told of
_DROPPED = ("articles", "d/m/i", "dist.", "loaded", "cues", "type")  # the first goes first where there is no room

_MEANINGS = {
    "said": "attributions",
    "d/m/i": "of these in quotation marks, partly, not at all",
    "dist.": "of its words, those in scare quotes",
    "share": "of all words given to sources",
    "loaded": "share of its cues that take sides",
}


@dataclass(frozen=True)
class Listing:
    """How to show sources: columns to write in, sources a group (0 for all), passages a source."""

    width: int
    style: layout.Style
    shown: int = 10
    passages: int = 0

    def render(self, sources: Sources) -> str:
        """All groups, most words first in each; a legend at the end."""
        groups = {group["group"]: group for group in sources.table("groups").iter_rows(named=True)}
        rows, types = _by_group(sources.table("sources"), groups), _by_group(sources.table("types"), groups)
        shown = {name: found[: self.shown or None] for name, found in rows.items()}
        every = [row for found in shown.values() for row in found]
        said = _passages(sources, every, self.passages) if self.passages else {}
        columns = layout.fitting(_columns(every), self.width, _DROPPED)
        lines = layout.table(columns, self.width, self.style, dropped=(), first=_FIRST) if every else iter(())
        header = next(lines, "")
        blocks = [
            [
                *self._head(group, types[name], sources.by),
                *self._body(shown[name], header, lines, said, sources.by),
                *self._rest(rows[name][len(shown[name]) :]),
            ]
            for name, group in groups.items()
            if rows[name] or not group["attributions"]
        ]
        none = ["no source fits"] if any(group["attributions"] for group in groups.values()) else []
        return layout.page([*blocks, self._legend(every, columns) if every else none])

    def _head(self, group: Row, types: Sequence[Row], by: str) -> list[str]:
        spread = _types(types)
        facts = [_facts(group, by), *([f"words by type of source: {spread}"] if spread else [])]
        return layout.heading(group["group"], facts, self.width, self.style)

    def _body(self, rows: Sequence[Row], header: str, lines: Iterator[str], said: Passages, by: str) -> Iterator[str]:
        if rows:
            yield header
        for row in rows:
            yield next(lines)
            yield from self._said(said.get(_key(row), ()), by)

    def _rest(self, rows: Sequence[Row]) -> list[str]:
        if not rows:
            return []
        words, share = sum(row["words"] for row in rows), sum(row["share"] or 0 for row in rows)
        return layout.indented(
            f"and {len(rows):,} more with {numbers.count(words, 'word')} ({share:.0%}); --show 0 lists all", self.width
        )

    def _said(self, rows: Iterable[Row], by: str) -> Iterator[str]:
        for row in rows:
            place = "" if by == "document" else f"{row['doc_id']}: "
            sign = SIGNS[row["slant"]]
            yield from layout.quoted(f"{place}[{sign}{row['cue']}] {row['quote']}", self.width, self.style)

    def _legend(self, rows: Sequence[Row], columns: Sequence[layout.Column]) -> list[str]:
        """What the columns and marks that are there mean."""
        there = {column.title for column in columns}
        told = [f"{name}: {meaning}" for name, meaning in _MEANINGS.items() if name in there]
        if "cues" in there and any(row["loaded"] for row in rows):
            told.append("−claim, +reveal: a cue that speaks against what it reports, one that speaks for it")
        names = [_name(row) for row in rows]
        if any(name.startswith("“") for name in names):
            told.append("“…”: a source that names nobody")
        if UNNAMED in names:
            told.append(f"{UNNAMED}: “they” or “who” for such sources")
        if UNTOLD in names:
            told.append(f"{UNTOLD}: the text has no source, or it is not clear who “he” or “they” is")
        return layout.notes(["; ".join(told) + "."], self.width, self.style, hang="")


def _columns(rows: Sequence[Row]) -> list[layout.Column]:
    """Every column that says something."""
    columns = [
        layout.Column("source", tuple(map(_name, rows)), is_text=True, least=20, most=34),
        layout.Column("type", tuple(layout.one_line(row["source_type"]) for row in rows), is_text=True, least=16, most=24),
        layout.Column("articles", tuple(f"{row['articles']:,}" for row in rows)),
        layout.Column("said", tuple(f"{row['attributions']:,}" for row in rows)),
        layout.Column("d/m/i", tuple(f"{row['direct']}/{row['mixed']}/{row['indirect']}" for row in rows)),
        layout.Column("words", tuple(f"{row['words']:,}" for row in rows)),
        layout.Column("dist.", tuple(f"{row['distanced']:,}" if row["distanced"] else "" for row in rows)),
        layout.Column("share", tuple(numbers.percent(row["share"]) for row in rows)),
        layout.Column("loaded", tuple(f"{row['loaded']:.0%}" if row["loaded"] else "" for row in rows)),
        layout.Column("cues", tuple(_signed(layout.one_line(row["cues"])) for row in rows), is_text=True, least=13, most=60),
    ]
    silent = {"articles": "1", "dist.": "", "loaded": ""}
    return [column for column in columns if any(cell != silent.get(column.title) for cell in column.cells)]


def _name(row: Row) -> str:
    """A source's name; the wording in quotation marks of one that names nobody."""
    name = layout.one_line(row["source"])
    if not name:
        return UNNAMED if row["anonymous"] else UNTOLD
    return f"“{name}”" if row["anonymous"] else name


def _signed(cues: str) -> str:
    """ "say 5, −claim 2": the cues with a sign before those that are not neutral."""
    return ", ".join(SIGNS[judgement_of(cue.rpartition(" ")[0]).slant] + cue for cue in cues.split(", ")) if cues else ""


def _facts(group: Row, by: str) -> str:
    articles = [] if by == "document" else [numbers.count(group["articles"], "article")]
    words = numbers.count(group["words"], "word")
    if not group["attributions"]:
        return " · ".join([*articles, words, "no attributions"])
    share = group["attributed"] / group["words"] if group["words"] else 0
    return " · ".join([*articles, words, f"{share:.0%} given to sources", numbers.count(group["attributions"], "attribution")])


def _types(rows: Iterable[Row]) -> str:
    """How a group's words are spread over types of sources; '' where there is nothing to spread."""
    shares = [(layout.one_line(row["source_type"]) or "untyped", row["share"]) for row in rows if (row["share"] or 0) >= _TOLD]
    return ", ".join(f"{name} {share:.0%}" for name, share in shares) if shares != [("untyped", 1)] else ""


def _by_group(table: pl.DataFrame, groups: Iterable[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {group: [] for group in groups}
    for row in table.iter_rows(named=True):
        found[row["group"]].append(row)
    return found


def _key(row: Row) -> tuple[str, str, int]:
    return row["group"], row["source"], row["anonymous"]


def _passages(sources: Sources, shown: Iterable[Row], most: int) -> Passages:
    """The first passages of the sources that are shown."""
    found: dict[tuple[str, str, int], list[Row]] = {_key(row): [] for row in shown}
    first = sources.table("attributions").group_by("group", "source", "anonymous", maintain_order=True).head(most)
    for row in first.iter_rows(named=True):
        if (key := _key(row)) in found:
            found[key].append(row)
    return found
