"""A folder for Datasette (datasette.io): the tables in SQLite with full-text search, and ``metadata.json`` beside them.

``datasette FOLDER`` serves it: titles, what each column means, facets, and a search box over texts and quotes.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from framing import Comparison, Results

DATABASE = "framing"
SEARCHED = {"documents": ("title", "text"), "evidence": ("quote", "source", "label")}
TITLES = {
    "documents": ("Articles", "One row per article, with its text."),
    "scores": ("Scores", "One row an article, measure, target, category and voice. No value is no ground for a score, never 0."),
    "evidence": ("Passages", "The passages that the scores rest on, with their place in the text."),
    "parts": ("Scores by paragraph", "What was counted in each paragraph."),
    "layers": ("Layers", "Annotations that were kept with the scores."),
    "run": ("How it was made", "Versions, codebook, options and measures."),
}
FACETS = {
    "documents": ("outlet", "language", "genre", "story"),
    "scores": ("measure", "target", "voice", "status"),
    "evidence": ("measure", "target", "voice"),
}
LABELS = {"documents": "doc_id"}  # what stands for a row where another table refers to it
HIDDEN = ("parts", "layers")


def write(results: Results, comparison: Comparison | None, path: Path) -> None:
    """Write the database and its description into a folder."""
    file = path / f"{DATABASE}.db"
    results.save(file)
    with closing(sqlite3.connect(file)) as database, database:
        for table, columns in SEARCHED.items():
            search(database, table, columns)
    text = json.dumps(metadata(results), ensure_ascii=False, indent=2)
    (path / "metadata.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")


def search(database: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    """Set up full-text search of a table, accents and case aside (SQLite FTS5, whose index holds no second copy of the texts)."""
    listed = ", ".join(columns)
    database.execute(
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5({listed}, content='{table}', tokenize='unicode61 remove_diacritics 2')"
    )
    database.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")


def metadata(results: Results) -> dict[str, Any]:
    """What Datasette shows of the tables: titles, meanings of columns, facets."""
    tables: dict[str, Any] = {}
    for name, (title, description) in TITLES.items():
        columns = {column.name: column.meaning for column in results.columns.get(name, ())}
        about: dict[str, Any] = {"title": title, "description": description, "columns": columns}
        if name in FACETS:
            about["facets"] = list(FACETS[name])
        if name in LABELS:
            about["label_column"] = LABELS[name]
        if name in SEARCHED:
            about["fts_table"] = f"{name}_fts"
        if name in HIDDEN:
            about["hidden"] = True
        tables[name] = about
    told = f"{results.count():,} articles, scored by framing {results.run.get('framing', '')}".strip()
    return {"title": "How outlets tell the story", "description": told, "databases": {DATABASE: {"tables": tables}}}
