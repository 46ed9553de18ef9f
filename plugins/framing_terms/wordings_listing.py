"""Proposed rivals as text: what each group writes in a wording's place, with the two passages to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.report import layout

if TYPE_CHECKING:
    from framing.tables import TableSet

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Rivals:
    """How to show proposals: columns to write in, proposals a concept and group (0 for all)."""

    width: int
    style: layout.Style
    shown: int = 5

    def render(self, found: TableSet) -> str:
        """A block a concept and group."""
        blocks: dict[tuple[str, str], list[Row]] = {}
        asked = found.run["wordings"]
        for row in found.to_polars().iter_rows(named=True):
            blocks.setdefault((row["concept"] or asked["pattern"], row["group"]), []).append(row)
        told = [list(self._block(f"{concept} · {group}", rows)) for (concept, group), rows in blocks.items()]
        return layout.page([*told, layout.notes(_legend(bool(blocks)), self.width, self.style)])

    def _block(self, name: str, rows: Sequence[Row]) -> Iterator[str]:
        yield from layout.heading(name, [], self.width, self.style)
        for row in rows[: self.shown or None]:
            known = f" (codebook: {row['known']})" if row["known"] else ""
            what = f"{row['proposal']}{known}, {row['count']}×, likeness {row['score']:.2f}, around both: {row['shared']}"
            yield from layout.indented(layout.one_line(what), self.width, hang="    ", most=2)
            yield from layout.quoted(f"{row['doc_id']}: {row['passage']}", self.width, self.style, 2)
            yield from layout.quoted(f"beside {row['beside_doc_id']}: {row['beside']}", self.width, self.style, 2)
        if len(rows) > self.shown > 0:
            yield f"  and {len(rows) - self.shown:,} more; --show 0 lists all"


@dataclass(frozen=True)
class EventRivals:
    """How to show the rivals of events: columns to write in, pairs a story (0 for all)."""

    width: int
    style: layout.Style
    shown: int = 10

    def render(self, found: TableSet) -> str:
        """A block a story."""
        blocks: dict[str, list[Row]] = {}
        for row in found.to_polars().iter_rows(named=True):
            blocks.setdefault(row["story"], []).append(row)
        told = [list(self._block(story or "all articles", rows)) for story, rows in blocks.items()]
        return layout.page([*told, layout.notes(_event_legend(bool(blocks)), self.width, self.style)])

    def _block(self, name: str, rows: Sequence[Row]) -> Iterator[str]:
        yield from layout.heading(name, [], self.width, self.style)
        for row in rows[: self.shown or None]:
            where = " (headline)" if row["headline"] else ""
            what = f"{row['a']} / {row['b']}{where} · {row['a_groups']} / {row['b_groups']}"
            yield from (f"  {line}" for line in layout.wrap(layout.one_line(what), self.width - 2, indent="    ", most=2))
            for side in ("a", "b"):
                told = f"{row[f'{side}_doc_id']}: {row[f'{side}_passage']}"
                yield from (
                    self.style.dim(f"      {line}")
                    for line in layout.wrap(layout.one_line(told), self.width - 6, indent="  ", most=1)
                )
        if len(rows) > self.shown > 0:
            yield f"  and {len(rows) - self.shown:,} more; --show 0 lists all"


def _event_legend(any_found: bool) -> Iterator[str]:
    if not any_found:
        yield "nothing to propose: two outlets must write on one story and call something differently"
        return
    yield (
        "Proposals to be read, not findings: what different outlets may call one thing, person or deed of a story. "
        "Put those that matter into the codebook, and look at them with framing kwic first."
    )


def _legend(any_found: bool) -> Iterator[str]:
    if not any_found:
        yield "nothing to propose: two outlets must write on one story, nearly the same, and one with the wording"
        return
    yield (
        "Proposals to be read, not findings: words that stand where others write the wording, by the words around them. Many are "
        "no rivals. Put those that are into the codebook, and look at them with framing kwic first."
    )
