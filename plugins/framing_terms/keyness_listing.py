"""Key terms as text: for each group what it has more often, most telling first, and what it has less often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.compare import contrasts
from framing.report import layout, numbers

if TYPE_CHECKING:
    from framing.tables import TableSet

Row = Mapping[str, Any]

_INSIDE = 0.8  # a term that stands so often inside a longer one is not listed beside it


@dataclass(frozen=True)
class Terms:
    """How to show key terms: columns to write in, terms a group (0 for all)."""

    width: int
    style: layout.Style
    shown: int = 10

    def render(self, found: TableSet) -> str:
        """A block a group; what the columns mean at the end."""
        rows: dict[str, list[Row]] = {}
        for row in found.to_polars().iter_rows(named=True):
            rows.setdefault(row["group"], []).append(row)
        groups = list(found.table("compared").iter_rows(named=True))
        blocks = [list(self._block(group, rows.get(group["group"], []), found)) for group in groups]
        return layout.page([*blocks, layout.notes(_legend(groups, found), self.width, self.style)])

    def _block(self, group: Row, rows: Sequence[Row], found: TableSet) -> Iterator[str]:
        yield from layout.heading(group["group"], [_facts(group, found.run["keyness"]["q"])], self.width, self.style)
        style = [row for row in rows if row["style"] and row["z"] > 0]
        rows = [row for row in rows if not row["style"]]
        more = list(without_parts([row for row in rows if row["z"] > 0]))
        less = list(without_parts([row for row in reversed(rows) if row["z"] < 0]))
        if group["key"] is None:
            less = []  # what one article does not say tells nothing
        if more:
            yield from layout.table(self._columns(more[: self.shown or None]), self.width, self.style)
        elif style:
            yield "  nothing but house style"
        yield from self._style(style)
        if len(more) > self.shown > 0:
            yield f"  and {len(more) - self.shown:,} more; --show 0 lists all"
        if less:
            told = [f"{layout.one_line(row['term'])} ({row['count']}:{row['other_count']})" for row in less[: self.shown or None]]
            listed = ", ".join(told)
            yield from layout.indented(f"less often: {listed}", self.width, most=4)

    def _style(self, rows: Sequence[Row]) -> Iterator[str]:
        if rows:
            shown = ", ".join(
                f"{layout.one_line(row['term'])} ({row['count']}:{row['other_count']})" for row in rows[: self.shown or None]
            )
            yield from (
                self.style.dim(f"  {line}") for line in layout.wrap(f"house style: {shown}", self.width - 2, indent="  ", most=2)
            )

    def _columns(self, rows: Sequence[Row]) -> list[layout.Column]:
        columns = [
            layout.Column("term", [row["term"] for row in rows], is_text=True, least=12),
            layout.Column("count", [f"{row['count']:,}" for row in rows]),
            layout.Column("articles", [f"{row['articles']:,}" for row in rows]),
            layout.Column("others", [f"{row['other_count']:,}" for row in rows]),
            layout.Column("articles of others", [f"{row['other_articles']:,}" for row in rows]),
            layout.Column("/1,000", [numbers.decimal(row["rate"]) for row in rows]),
            layout.Column("others", [numbers.decimal(row["other_rate"]) for row in rows]),
            layout.Column("log ratio", [numbers.decimal(row["log_ratio"], 1, signed=True) for row in rows]),
            layout.Column("z", [numbers.decimal(row["z"], 1) for row in rows]),
            layout.Column("q", [_q(row["q"]) for row in rows]),
            layout.Column("G²", [numbers.decimal(row["g2"], 1) for row in rows]),
            layout.Column("largest", ["" if row["largest"] is None else f"{row['largest']:.0%}" for row in rows]),
        ]
        silent = {"q": "", "articles": "1", "largest": "100%"}
        return [column for column in columns if any(cell != silent.get(column.title) for cell in column.cells)]


def without_parts(rows: Sequence[Row]) -> Iterator[Row]:
    """Terms but those that stand nearly always inside a longer one of the same list."""
    longer: dict[str, int] = {}
    for row in rows:
        words = row["term"].split()
        for size in range(1, len(words)):
            for start in range(len(words) - size + 1):
                part = " ".join(words[start : start + size])
                longer[part] = max(longer.get(part, 0), row["count"] + row["other_count"])
    for row in rows:
        if longer.get(row["term"], 0) < _INSIDE * (row["count"] + row["other_count"]):
            yield row


def _q(q: float | None) -> str:
    return "" if q is None else "<.001" if q < 0.001 else f"{q:.3f}".lstrip("0") if q < 1 else "1"


def _facts(group: Row, q: float) -> str:
    said = f"{numbers.count(group['articles'], 'article')}, {numbers.count(group['words'], 'word')}, against {group['against']}: "
    if group["key"] is None:
        return f"{said}{numbers.count(group['tested'], 'term')} compared, too few articles for a test"
    if not group["key"]:
        return f"{said}none of {group['tested']:,} terms has q ≤ {q:g}; --q 1 lists the strongest all the same"
    return f"{said}{group['key']:,} of {group['tested']:,} terms have q ≤ {q:g}"


def _legend(groups: Sequence[Row], found: TableSet) -> Iterator[str]:
    tested, untested = any(g["key"] is not None for g in groups), any(g["key"] is None for g in groups)
    yield (
        "Ranked by z, the log-odds ratio with a Dirichlet prior over its standard error; log ratio: +1 is twice as often; G²: "
        "log-likelihood; largest: share of the count that stands in one article. House style (titles, spellings, reporting "
        "verbs, names of outlets) is set apart; what recurs over articles does not count."
    )
    if tested:
        yield (
            f"q: false discovery rate over the terms that {contrasts.MIN_DOCUMENTS} articles hold; p goes by words and takes "
            "whole articles. Less often: count here:with the others."
        )
    if untested:
        few = contrasts.MIN_DOCUMENTS
        yield f"Fewer than {few} articles on a side: the order shows which words to read, not that outlets differ."
    yield "A key term may be due to the topic: compare articles on the same story, and read it in its contexts (framing kwic)."
