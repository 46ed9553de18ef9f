"""Wordings as text: a block a concept, a line for each wording and group that uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.report import layout, numbers
from framing_terms.kwic_listing import MEANINGS, VOICES

if TYPE_CHECKING:
    from framing.tables import TableSet

Row = Mapping[str, Any]
_Said = Mapping[tuple[str, ...], Sequence[Row]]  # passages by concept, wording and group


@dataclass(frozen=True)
class Wordings:
    """How to show wordings: columns to write in, passages a line."""

    width: int
    style: layout.Style
    passages: int = 0

    def render(self, found: TableSet) -> str:
        """A block a concept, in the order of the codebook."""
        concepts: dict[str, list[Row]] = {}
        for row in found.table("terms").iter_rows(named=True):
            concepts.setdefault(row["concept"], []).append(row)
        said = self._said(found) if self.passages else {}
        blocks = [list(self._block(name, rows, said, found)) for name, rows in concepts.items()]
        return layout.page([*blocks, layout.notes(_legend(found), self.width, self.style)])

    def _block(self, name: str, rows: Sequence[Row], said: _Said, found: TableSet) -> Iterator[str]:
        lines = [line for line in _by_wording(rows) if any(row["mentions"] for row in line)]
        groups, by = {row["group"] for row in rows if row["mentions"]}, found.run["terms"]["by"]
        mentions = numbers.count(sum(row["mentions"] for row in rows), "mention")
        every = f"{len({row['group'] for row in rows})} {'outlets' if by == 'outlet' else 'groups'}"
        facts = f"{mentions} in {len(groups)} of {every}" if lines else "not mentioned"
        yield from layout.heading(name, [facts], self.width, self.style)
        if lines:
            header, *shown = layout.table(_columns(lines, by), self.width, self.style)
            yield header
            for line, text in zip(lines, shown, strict=True):
                yield text
                yield from self._passages(said.get((line[0]["concept"], line[0]["wording"], line[0]["group"]), ()))
            if unused := ", ".join(_unused(rows)):
                yield from layout.indented(f"not found: {layout.one_line(unused)}", self.width)

    def _passages(self, rows: Iterable[Row]) -> Iterator[str]:
        for row in rows:
            source = f" {row['source']}" if row["source"] else ""
            told = f"{row['doc_id']}: [{VOICES[row['voice']]}{source}] {row['passage']}"
            yield from layout.quoted(told, self.width, self.style)

    def _said(self, found: TableSet) -> _Said:
        said: dict[tuple[str, ...], list[Row]] = {}
        voice = found.run["terms"]["voice"]
        for row in found.table("mentions").iter_rows(named=True):
            passages = said.setdefault((row["concept"], row["wording"], row["group"]), [])
            if len(passages) < self.passages and voice in ("", row["voice"]):
                passages.append(row)
        return said


def _by_wording(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each wording and group: its voices."""
    lines: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        lines.setdefault((row["wording"], row["group"]), []).append(row)
    return list(lines.values())


def _unused(rows: Sequence[Row]) -> list[str]:
    """The wordings that no group uses."""
    mentions: dict[str, int] = {}
    for row in rows:
        mentions[row["wording"]] = mentions.get(row["wording"], 0) + row["mentions"]
    return [wording for wording, number in mentions.items() if not number]


def _columns(lines: Sequence[Sequence[Row]], by: str) -> list[layout.Column]:
    wordings = [line[0]["wording"] for line in lines]
    before = ["", *wordings]
    columns = [
        layout.Column("wording", ["" if name == before[i] else name for i, name in enumerate(wordings)], is_text=True, least=12),
        layout.Column(by, [line[0]["group"] for line in lines], is_text=True, least=12),
        layout.Column("said", [f"{sum(row['mentions'] for row in line):,}" for line in lines]),
        layout.Column("/1,000", [numbers.decimal(sum(row["rate"] or 0 for row in line)) for line in lines]),
        *(layout.Column(short, [_in_voice(line, voice) for line in lines]) for voice, short in VOICES.items()),
        layout.Column("share", [_share(line) for line in lines]),
        layout.Column("attributed to", [_sources(line) for line in lines], is_text=True, least=12),
    ]
    return [column for column in columns if any(column.cells)]


def _in_voice(line: Sequence[Row], voice: str) -> str:
    mentions = sum(row["mentions"] for row in line if row["voice"] == voice)
    return f"{mentions:,}" if mentions else ""


def _share(line: Sequence[Row]) -> str:
    shares = [row["share"] for row in line if row["share"] is not None]
    return f"{sum(shares):.0%}" if shares else ""


def _sources(line: Sequence[Row]) -> str:
    return ", ".join(row["sources"] for row in line if row["sources"])


def _legend(found: TableSet) -> Iterator[str]:
    terms = found.table("terms")
    there = [meaning for voice, meaning in MEANINGS.items() if (terms.filter(voice=voice)["mentions"] > 0).any()]
    whose = "outlet" if found.run["terms"]["by"] == "outlet" else "group"
    yield "; ".join([*there, f"share: of all that the {whose} calls the concept by"])
