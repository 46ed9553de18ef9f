"""Collocates as text: for each group the words that stand beside the pattern, strongest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.report.content.numbers import count, decimal
from framing.report.layout import Column, heading, notes, page, table
from framing.report.terminal import Style, one_line

if TYPE_CHECKING:
    from framing_terms.collocates import Collocates

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Beside:
    """How to show collocates: columns to write in, words a group (0 for all)."""

    width: int
    style: Style
    shown: int = 10

    def render(self, found: Collocates) -> str:
        """A block a group that has the pattern."""
        rows: dict[str, list[Row]] = {}
        for row in found.to_polars().iter_rows(named=True):
            rows.setdefault(row["group"], []).append(row)
        nodes = list(found.table("nodes").iter_rows(named=True))
        blocks = [list(self._block(node, rows.get(node["group"], []))) for node in nodes if node["matches"]]
        return page([*blocks, notes(_legend(found, nodes), self.width, self.style)])

    def _block(self, node: Row, rows: Sequence[Row]) -> Iterator[str]:
        matches, articles = count(node["matches"], "match", "matches"), count(node["articles"], "article")
        where = f"{matches} in {node['found_in']:,} of {articles}"
        facts = [where if rows else f"{where}; no word stands beside it often enough"]
        yield from heading(node["group"], facts, self.width, self.style)
        if rows:
            yield from table(_columns(rows[: self.shown or None]), self.width, self.style)
        if len(rows) > self.shown > 0:
            yield f"  and {len(rows) - self.shown:,} more; --show 0 lists all"


def _columns(rows: Sequence[Row]) -> list[Column]:
    return [
        Column("collocate", [row["collocate"] for row in rows], is_text=True, least=12),
        Column("count", [f"{row['count']:,}" for row in rows]),
        Column("left", [f"{row['left']:,}" for row in rows]),
        Column("right", [f"{row['right']:,}" for row in rows]),
        Column("articles", [f"{row['articles']:,}" for row in rows]),
        Column("in all", [f"{row['frequency']:,}" for row in rows]),
        Column("expected", [decimal(row["expected"], 1) for row in rows]),
        Column("G²", [decimal(row["likelihood_ratio"], 1) for row in rows]),
        Column("logDice", [decimal(row["log_dice"], 1) for row in rows]),
        Column("t", [decimal(row["t"], 1) for row in rows]),
        Column("PMI", [decimal(row["pmi"], 1) for row in rows]),
    ]


def _legend(found: Collocates, nodes: Sequence[Row]) -> Iterator[str]:
    asked = found.run["collocates"]
    if not any(node["matches"] for node in nodes):
        yield f"no match of {one_line(asked['pattern'])}"
        return
    if without := [node["group"] for node in nodes if not node["matches"]]:
        yield f"no match: {one_line(', '.join(without))}"
    yield (
        f"Words within {asked['window']} words of a match, in its sentence, {asked['least']} times or more; G²: log-likelihood; "
        "logDice: comparable across outlets; t favours frequent words, PMI rare ones. No test: a word may come from one article."
    )
