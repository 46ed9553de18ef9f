"""Collocates as text: for each group the words that stand beside the pattern, strongest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.report import layout, numbers

if TYPE_CHECKING:
    from framing.tables import TableSet

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Beside:
    """How to show collocates: columns to write in, words a group (0 for all)."""

    width: int
    style: layout.Style
    shown: int = 10

    def render(self, found: TableSet) -> str:
        """A block a group that has the pattern."""
        rows: dict[str, list[Row]] = {}
        for row in found.to_polars().iter_rows(named=True):
            rows.setdefault(row["group"], []).append(row)
        nodes = list(found.table("nodes").iter_rows(named=True))
        blocks = [list(self._block(node, rows.get(node["group"], []))) for node in nodes if node["matches"]]
        return layout.page([*blocks, layout.notes(_legend(found, nodes), self.width, self.style)])

    def _block(self, node: Row, rows: Sequence[Row]) -> Iterator[str]:
        matches, articles = numbers.count(node["matches"], "match", "matches"), numbers.count(node["articles"], "article")
        where = f"{matches} in {node['found_in']:,} of {articles}"
        facts = [where if rows else f"{where}; no word stands beside it often enough"]
        yield from layout.heading(node["group"], facts, self.width, self.style)
        if rows:
            yield from layout.table(_columns(rows[: self.shown or None]), self.width, self.style)
        if len(rows) > self.shown > 0:
            yield f"  and {len(rows) - self.shown:,} more; --show 0 lists all"


def _columns(rows: Sequence[Row]) -> list[layout.Column]:
    return [
        layout.Column("collocate", [row["collocate"] for row in rows], is_text=True, least=12),
        layout.Column("count", [f"{row['count']:,}" for row in rows]),
        layout.Column("left", [f"{row['left']:,}" for row in rows]),
        layout.Column("right", [f"{row['right']:,}" for row in rows]),
        layout.Column("articles", [f"{row['articles']:,}" for row in rows]),
        layout.Column("in all", [f"{row['frequency']:,}" for row in rows]),
        layout.Column("expected", [numbers.decimal(row["expected"], 1) for row in rows]),
        layout.Column("G²", [numbers.decimal(row["likelihood_ratio"], 1) for row in rows]),
        layout.Column("logDice", [numbers.decimal(row["log_dice"], 1) for row in rows]),
        layout.Column("t", [numbers.decimal(row["t"], 1) for row in rows]),
        layout.Column("PMI", [numbers.decimal(row["pmi"], 1) for row in rows]),
    ]


def _legend(found: TableSet, nodes: Sequence[Row]) -> Iterator[str]:
    asked = found.run["collocates"]
    if not any(node["matches"] for node in nodes):
        yield f"no match of {layout.one_line(asked['pattern'])}"
        return
    if without := [node["group"] for node in nodes if not node["matches"]]:
        yield f"no match: {layout.one_line(', '.join(without))}"
    yield (
        f"Words within {asked['window']} words of a match, in its sentence, {asked['least']} times or more; G²: log-likelihood; "
        "logDice: comparable across outlets; t favors frequent words, PMI rare ones. No test: a word may come from one article."
    )
