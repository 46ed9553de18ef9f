"""The passages and articles of a comparison in SQLite, for the pages that search them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing import Comparison
from framing.report import blocks
from framing.tables import read_pieces

PAGE = 50  # rows of a page
LONGEST = 200  # characters of what is searched for
FILTERS = ("group", "measure", "target", "category", "voice")
_TABLES = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, doc_id TEXT, "group" TEXT,
    outlet TEXT, title TEXT, published TEXT, author TEXT, text TEXT, folded TEXT
);
CREATE TABLE passages (
    "group" TEXT, measure TEXT, target TEXT, category TEXT, voice TEXT, doc_id TEXT, start INTEGER, "end" INTEGER, pieces TEXT,
    label TEXT, source TEXT, value REAL, weight REAL, folded TEXT
);
"""
_INDEXES = """
CREATE INDEX by_series ON passages (measure, target, "group");
CREATE INDEX by_group ON passages ("group");
CREATE INDEX by_place ON passages (doc_id, start);
CREATE UNIQUE INDEX by_id ON documents (doc_id);
"""


@dataclass(frozen=True)
class Found:
    """A page of what was asked for, and how much there is."""

    rows: tuple[Mapping[str, Any], ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True)
class Store:
    """A database that is written once and then only read, each request through a connection of its own."""

    path: Path

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            yield database

    def passages(self, asked: Mapping[str, str]) -> Found:
        """Passages by group, measure, target, category, voice and text (``q``), weightiest first."""
        where, values = _where(asked, FILTERS)
        return self._page("passages", where, values, "weight DESC, rowid", asked)

    def passage(self, place: tuple[str, int, int, str]) -> str | None:
        """The text of a passage by document, start, end and measure; None where there is no such passage."""
        query = """SELECT d.text FROM passages p JOIN documents d ON d.doc_id = p.doc_id
            WHERE p.doc_id = ? AND p.start = ? AND p."end" = ? AND p.measure = ?"""
        with self._reading() as database:
            row = database.execute(query, place).fetchone()
        return str(row[0])[place[1] : place[2]] if row else None

    def articles(self, asked: Mapping[str, str]) -> Found:
        """Articles by group and text, in the order of the corpus."""
        where, values = _where(asked, ("group",))
        return self._page(
            "documents",
            where,
            values,
            "number",
            asked,
            'number, doc_id, "group", outlet, title, published, substr(text, 1, 240) AS text',
        )

    def _page(self, table: str, where: str, values: list[str], order: str, asked: Mapping[str, str], columns: str = "*") -> Found:
        with self._reading() as database:
            (total,) = database.execute(f"SELECT count(*) FROM {table} WHERE {where}", values).fetchone()
            wanted = asked.get("page", "")
            page = min(max(1, int(wanted) if wanted.isascii() and wanted.isdigit() else 1), max(1, -(-total // PAGE)))
            query = f"SELECT {columns} FROM {table} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
            rows = database.execute(query, [*values, PAGE, PAGE * (page - 1)]).fetchall()
        return Found(tuple(dict(row) for row in rows), total, page)

    def article(self, number: str) -> Mapping[str, Any] | None:
        """An article by its number."""
        with self._reading() as database:
            row = database.execute("SELECT * FROM documents WHERE number = ?", [number]).fetchone()
        return dict(row) if row else None

    def of(self, doc_ids: list[str]) -> dict[str, Mapping[str, Any]]:
        """Some articles by id."""
        with self._reading() as database:
            rows = [database.execute("SELECT * FROM documents WHERE doc_id = ?", [doc_id]).fetchone() for doc_id in set(doc_ids)]
        return {row["doc_id"]: dict(row) for row in rows if row}

    def numbers(self) -> dict[str, int]:
        """The number of each article."""
        with self._reading() as database:
            return dict(tuple(row) for row in database.execute("SELECT doc_id, number FROM documents"))

    def choices(self, column: str) -> list[str]:
        """What can be chosen of a filter."""
        with self._reading() as database:
            return [
                row[0]
                for row in database.execute(f'SELECT DISTINCT "{column}" FROM passages WHERE "{column}" <> \'\' ORDER BY 1')
            ]


def _where(asked: Mapping[str, str], filters: tuple[str, ...]) -> tuple[str, list[str]]:
    """A condition and its values; names of columns are ours, values are bound."""
    chosen = [(name, asked[name]) for name in filters if asked.get(name)]
    parts, values = [f'"{name}" = ?' for name, _ in chosen], [value for _, value in chosen]
    if text := asked.get("q", "").strip()[:LONGEST]:
        parts.append("instr(folded, ?) > 0")
        values.append(text.casefold())
    return " AND ".join(parts) or "1", values


def passage_of(row: Mapping[str, Any]) -> blocks.Passage:
    """A row as a passage with what is said of it."""
    said = [
        row["measure"],
        row["target"],
        row["category"],
        row["voice"] if row["voice"] != "unknown" else "",
        row["source"],
        row["label"],
    ]
    return blocks.Passage(row["doc_id"], read_pieces(row), " · ".join(dict.fromkeys(part for part in said if part)))


def fill(path: Path, comparison: Comparison) -> Store:
    """Write what a comparison has to a new database."""
    import polars as pl

    documents = comparison.results.table("documents")
    columns = ["doc_id", "group", "outlet", "title", "published", "author", "text"]
    placed = documents.join(comparison.members, on="doc_id", how="left").with_columns(pl.col("group").fill_null(""))
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_TABLES)
        rows = ((number, *row, row[-1].casefold()) for number, row in enumerate(placed.select(columns).iter_rows(), start=1))
        database.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        evidence = comparison.evidence(pl.lit(True)).select(
            "group",
            "measure",
            "target",
            "category",
            "voice",
            "doc_id",
            "start",
            "end",
            "pieces",
            "label",
            "source",
            "value",
            "quote",
        )
        passages = ((*row[:-1], abs(row[11] or 0.0), f"{row[12]} {row[10]}".casefold()) for row in evidence.iter_rows())
        database.executemany(f"INSERT INTO passages VALUES ({', '.join('?' * 14)})", passages)
        database.executescript(_INDEXES)
    return Store(path)
