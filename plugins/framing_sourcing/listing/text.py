"""The sources of each group as text: who, of what type, how often, how many words, by which cues; no wider than asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.report.terminal import Style, cell_len, fit, one_line, truncate, wrap
from framing_sourcing.grammar.judging import judgement_of

if TYPE_CHECKING:
    import polars as pl

    from framing_sourcing.listing.sources import Sources

Row = Mapping[str, Any]
Passages = Mapping[tuple[str, str, int], Sequence[Row]]
UNTOLD, UNNAMED = "(not told)", "(unnamed)"
SIGNS = {"against": "−", "for": "+", "": ""}
_GAP = 2
_LEAST = {"source": 20, "type": 16, "cues": 13}  # what a text needs to be worth showing
_MOST = {"type": 24, "source": 34, "cues": 60}
_TOLD = 0.005  # a type with a smaller share of the words is not told of
_DROPPED = ("articles", "d/m/i", "dist.", "loaded", "cues", "type")  # the first goes first where there is no room

_MEANINGS = {
    "said": "attributions",
    "d/m/i": "of these in quotation marks, partly, not at all",
    "dist.": "of its words, those in scare quotes",
    "share": "of all words given to sources",
    "loaded": "share of its cues that take sides",
}


class _Column(NamedTuple):
    name: str
    cells: Sequence[str]
    is_text: bool = False

    @property
    def width(self) -> int:
        return max(cell_len(cell) for cell in (self.name, *self.cells))

    @property
    def least(self) -> int:
        return min(self.width, _LEAST.get(self.name, self.width))


@dataclass(frozen=True)
class Listing:
    """How to show sources: columns to write in, sources a group (0 for all), passages a source."""

    width: int
    style: Style
    shown: int = 10
    passages: int = 0

    def render(self, sources: Sources) -> str:
        """All groups, most words first in each; a legend at the end."""
        groups = {group["group"]: group for group in sources.table("groups").iter_rows(named=True)}
        rows, types = _by_group(sources.table("sources"), groups), _by_group(sources.table("types"), groups)
        shown = {name: found[: self.shown or None] for name, found in rows.items()}
        every = [row for found in shown.values() for row in found]
        said = _passages(sources, every, self.passages) if self.passages else {}
        lines = iter(self._table(every))
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
        end = self._legend(every) if every else ["no source fits"] if any(g["attributions"] for g in groups.values()) else []
        return "\n\n".join("\n".join(block) for block in [*blocks, end] if block) + "\n"

    def _head(self, group: Row, types: Sequence[Row], by: str) -> list[str]:
        spread = _types(types)
        facts = [_facts(group, by), *([f"words by type of source: {spread}"] if spread else [])]
        name = self.style.bold(truncate(one_line(group["group"]) or "(no name)", self.width))
        return [name, *(f"  {line}" for fact in facts for line in wrap(fact, self.width - 2, indent="  "))]

    def _body(self, rows: Sequence[Row], header: str, lines: Iterator[str], said: Passages, by: str) -> Iterator[str]:
        if rows:
            yield self.style.dim(header)
        for row in rows:
            yield next(lines)
            yield from self._said(said.get(_key(row), ()), by)

    def _rest(self, rows: Sequence[Row]) -> list[str]:
        if not rows:
            return []
        words, share = sum(row["words"] for row in rows), sum(row["share"] or 0 for row in rows)
        told = f"and {len(rows):,} more with {_count(words, 'word')} ({share:.0%}); --show 0 lists all"
        return [f"  {line}" for line in wrap(told, self.width - 2, indent="  ")]

    def _table(self, rows: Sequence[Row]) -> Iterator[str]:
        """The header and a line for each row; nothing where there is no row."""
        columns = self._fitting(_columns(rows)) if rows else []
        widths = self._widths(columns)
        for cells in zip(*((column.name, *column.cells) for column in columns), strict=True):
            fitted = (
                fit(cell, width, right=not column.is_text) for cell, column, width in zip(cells, columns, widths, strict=True)
            )
            yield ("  " + (" " * _GAP).join(fitted)).rstrip()

    def _fitting(self, columns: list[_Column]) -> list[_Column]:
        """The columns for which there is room."""
        for name in _DROPPED:
            if self._room(columns) >= sum(column.least for column in columns if column.is_text):
                break
            columns = [column for column in columns if column.name != name]
        return columns

    def _room(self, columns: Sequence[_Column]) -> int:
        """What is left for texts."""
        return self.width - 2 - _GAP * (len(columns) - 1) - sum(column.width for column in columns if not column.is_text)

    def _widths(self, columns: Sequence[_Column]) -> list[int]:
        """Each text as much as it needs at least; what is left goes to types, then to names, then to cues."""
        texts = {column.name: column for column in columns if column.is_text}
        given = {name: column.least for name, column in texts.items()}
        for name in (name for name in _MOST if name in texts):
            left = self._room(columns) - sum(given.values())
            given[name] += max(0, min(left, min(texts[name].width, _MOST[name]) - given[name]))
        if (short := sum(given.values()) - self._room(columns)) > 0:
            given["source"] = max(1, given["source"] - short)
        return [given.get(column.name, column.width) for column in columns]

    def _said(self, rows: Iterable[Row], by: str) -> Iterator[str]:
        for row in rows:
            place = "" if by == "document" else f"{row['doc_id']}: "
            sign = SIGNS[row["slant"]]
            text = one_line(f"{place}[{sign}{row['cue']}] {row['quote']}")
            yield from (self.style.dim(f"      {line}") for line in wrap(text, self.width - 6, indent="  ", most=3))

    def _legend(self, rows: Sequence[Row]) -> list[str]:
        """What the columns and marks that are there mean."""
        there = {column.name for column in self._fitting(_columns(rows))}
        notes = [f"{name}: {meaning}" for name, meaning in _MEANINGS.items() if name in there]
        if "cues" in there and any(row["loaded"] for row in rows):
            notes.append("−claim, +reveal: a cue that speaks against what it reports, one that speaks for it")
        names = [_name(row) for row in rows]
        if any(name.startswith("“") for name in names):
            notes.append("“…”: a source that names nobody")
        if UNNAMED in names:
            notes.append(f"{UNNAMED}: “they” or “who” for such sources")
        if UNTOLD in names:
            notes.append(f"{UNTOLD}: the text has no source, or it could not be told whom “he” or “they” is")
        return [self.style.dim(line) for line in wrap("; ".join(notes) + ".", self.width)]


def _columns(rows: Sequence[Row]) -> list[_Column]:
    """Every column that says something."""
    columns = [
        _Column("source", tuple(map(_name, rows)), is_text=True),
        _Column("type", tuple(one_line(row["source_type"]) for row in rows), is_text=True),
        _Column("articles", tuple(f"{row['articles']:,}" for row in rows)),
        _Column("said", tuple(f"{row['attributions']:,}" for row in rows)),
        _Column("d/m/i", tuple(f"{row['direct']}/{row['mixed']}/{row['indirect']}" for row in rows)),
        _Column("words", tuple(f"{row['words']:,}" for row in rows)),
        _Column("dist.", tuple(f"{row['distanced']:,}" if row["distanced"] else "" for row in rows)),
        _Column("share", tuple("" if row["share"] is None else f"{row['share']:.0%}" for row in rows)),
        _Column("loaded", tuple(f"{row['loaded']:.0%}" if row["loaded"] else "" for row in rows)),
        _Column("cues", tuple(_signed(one_line(row["cues"])) for row in rows), is_text=True),
    ]
    silent = {"articles": "1", "dist.": "", "loaded": ""}
    return [column for column in columns if any(cell != silent.get(column.name) for cell in column.cells)]


def _name(row: Row) -> str:
    """A source's name; the wording in quotation marks of one that names nobody."""
    name = one_line(row["source"])
    if not name:
        return UNNAMED if row["anonymous"] else UNTOLD
    return f"“{name}”" if row["anonymous"] else name


def _signed(cues: str) -> str:
    """ "say 5, −claim 2": the cues with a sign before those that are not neutral."""
    return ", ".join(SIGNS[judgement_of(cue.rpartition(" ")[0]).slant] + cue for cue in cues.split(", ")) if cues else ""


def _facts(group: Row, by: str) -> str:
    articles = [] if by == "document" else [_count(group["articles"], "article")]
    words = _count(group["words"], "word")
    if not group["attributions"]:
        return " · ".join([*articles, words, "no attributions"])
    share = group["attributed"] / group["words"] if group["words"] else 0
    return " · ".join([*articles, words, f"{share:.0%} given to sources", _count(group["attributions"], "attribution")])


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _types(rows: Iterable[Row]) -> str:
    """How a group's words are spread over types of sources; '' where there is nothing to spread."""
    shares = [(one_line(row["source_type"]) or "untyped", row["share"]) for row in rows if (row["share"] or 0) >= _TOLD]
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
