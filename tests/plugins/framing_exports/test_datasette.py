"""A folder for Datasette: search finds what it should, and Datasette itself serves what metadata.json says."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from framing.tables.results import Results
from framing_exports.datasette import write


@pytest.fixture
def site(plain: Results, tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    write(plain, None, tmp_path / "site")
    return tmp_path / "site"


def found(database: sqlite3.Connection, table: str, words: str) -> list[Any]:
    matching = f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?"
    return database.execute(f"SELECT doc_id FROM {table} WHERE rowid IN ({matching})", (words,)).fetchall()


def test_search_finds_texts_and_quotes(site: Path) -> None:
    with closing(sqlite3.connect(site / "framing.db")) as database:
        assert found(database, "documents", "harbour") == [("quay",)]
        assert found(database, "documents", "HARBOUR OR pier") == [("pier",), ("quay",)]
        assert found(database, "evidence", "closed") == [("pier",)]
        assert found(database, "evidence", "harbour") == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_description_names_tables_and_columns_that_there_are(site: Path) -> None:
    described = json.loads((site / "metadata.json").read_text("utf-8"))["databases"]["framing"]["tables"]
    with closing(sqlite3.connect(site / "framing.db")) as database:
        for table, about in described.items():
            columns = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
            assert columns, table
            assert {*about["columns"], *about.get("facets", ())} <= columns


def test_no_text_of_an_article_is_in_the_description(hostile: Results, tmp_path: Path) -> None:
    write(hostile, None, tmp_path)
    assert "script" not in (tmp_path / "metadata.json").read_text("utf-8").replace("description", "").lower()


def test_datasette_serves_it(site: Path) -> None:
    if find_spec("datasette") is None:
        pytest.skip("Datasette is in the extra 'interop'")

    def get(address: str) -> Any:
        command = [sys.executable, "-m", "datasette", str(site), "--get", address]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    assert get("/framing/documents.json?_search=harbour&_shape=array&_col=doc_id") == [{"doc_id": "quay"}]
    scores = get("/framing/scores.json")
    assert {*scores["facet_results"]} == {"measure", "target", "voice", "status"}
    assert len(scores["rows"]) == 2
