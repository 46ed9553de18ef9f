"""Tables come back from every format as they went in."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.compare.comparison import compare
from framing.errors import InputError, RequestError
from framing.tables.contract import TABLES, Column, frame, schema
from framing.tables.export import frames_of, save, write_csv, write_folder, write_jsonl, write_parquet, write_sqlite
from framing.tables.results import Tables, TableSet

HOSTILE = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'quoted", "", " ", '"', '""', "a,b;c\td", "one\ntwo\r\nthree\rfour\n"),
    *(
        "nul\0in it",
        "\x1b[31mred\x07",
        "\u202eright to left",
        "e\u0301 é",
        "\ufeffmark",
        "\ufffe",
        "😀🏳️‍🌈",
        "NULL",
        "nan",
        "-inf",
        "\u2028",
    ),
]
TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(HOSTILE), min_size=1, max_size=8)


class Made(Tables):
    """Tables as a run gives them."""

    main = "scores"
    names = ("documents", "scores")
    run = {"framing": "1.0", "options": {"seed": 0}, "reason": "half a pair: \ud800"}  # noqa: RUF012  the contract is a plain attribute

    def __init__(self, texts: list[str]) -> None:
        ids = [f"d{i}" for i in range(len(texts))]
        numbers = [-0.25, None, 1e-300, 3.0]
        self._frames = {
            "documents": frame("documents", {"doc_id": ids, "text": texts, "words": list(range(len(texts)))}),
            "scores": frame(
                "scores",
                {
                    "doc_id": ids,
                    "reason": texts,
                    "measure": ["m.x"] * len(ids),
                    "value": [numbers[i % 4] for i in range(len(ids))],
                },
            ),
        }

    def table(self, name: str) -> pl.DataFrame:
        return self._frames[name]


class MadeComparison(Made):
    main = "comparison"
    names = ("comparison", "contrasts")

    def __init__(self, results: Made) -> None:
        self.results = results
        self._frames = {
            "comparison": frame("comparison", {"group": ["Herald"], "estimate": [0.5]}),
            "contrasts": frame("contrasts", {}),
        }


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def from_csv(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, schema=schema("documents"))


def from_sqlite(path: Path) -> pl.DataFrame:
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT * FROM documents").fetchall()
    found = pl.DataFrame(rows, schema=schema("documents"), orient="row")
    return found.with_columns(pl.col("published").fill_null(""))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_texts_come_back_exactly(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("exported")
    documents = Made(texts).table("documents")
    write_csv(folder / "d.csv", documents, mode="raw")
    write_jsonl(folder / "d.jsonl", documents)
    write_parquet(folder / "d.parquet", documents)
    write_sqlite(folder / "d.sqlite", {"documents": documents}, {})
    assert from_csv(folder / "d.csv").equals(documents)
    assert [json.loads(line) for line in (folder / "d.jsonl").read_bytes().splitlines()] == documents.to_dicts()
    assert pl.read_parquet(folder / "d.parquet").equals(documents)
    assert from_sqlite(folder / "d.sqlite").equals(documents)
    with (folder / "d.csv").open(newline="", encoding="utf-8") as handle:
        assert [row[1] for row in csv.reader(handle)] == ["text", *texts]


def test_other_tools_read_the_files(tmp_path: Path) -> None:
    made = Made(["One.", "-Two."])
    save(made, tmp_path / "all", kind="csv")
    save(made, tmp_path / "all.parquet")
    with duckdb.connect() as database:
        assert database.sql(f"SELECT value FROM '{tmp_path}/all/scores.csv'").fetchall() == [(-0.25,), (None,)]
        assert database.sql(f"SELECT reason FROM '{tmp_path}/all.parquet'").fetchall() == [("One.",), ("-Two.",)]


class TestCsv:
    def test_safe_mode_disarms_formulas_in_texts_and_leaves_numbers(self, tmp_path: Path) -> None:
        write_csv(tmp_path / "s.csv", Made(HOSTILE).table("scores"))
        with (tmp_path / "s.csv").open(newline="", encoding="utf-8") as handle:
            rows = list(csv.DictReader(handle))
        assert [row["reason"] for row in rows] == [
            "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text for text in HOSTILE
        ]
        assert [row["value"] for row in rows][:4] == ["-0.25", "", "1e-300", "3.0"]


def test_dates_are_dates_where_a_format_has_them(tmp_path: Path) -> None:
    columns = {"t": (Column("name", "String", ""), Column("published", "Date", ""))}
    rows = [{"name": "a", "published": "2023-09-04"}, {"name": "b", "published": ""}, {"name": "", "published": None}]
    made = TableSet({"t": rows}, columns, {})
    assert made.table("t")["published"].to_list() == ["2023-09-04", "", ""]
    made.save(tmp_path / "t.parquet")
    table = pl.read_parquet(tmp_path / "t.parquet")
    assert table["published"].to_list() == [date(2023, 9, 4), None, None] and table["name"].to_list() == ["a", "b", ""]
    with duckdb.connect() as database:
        asked = f"SELECT typeof(published), year(published) FROM '{tmp_path}/t.parquet'"
        assert database.sql(asked).fetchall() == [("DATE", 2023), ("DATE", None), ("DATE", None)]
    made.save(tmp_path / "t.sqlite")
    with closing(sqlite3.connect(tmp_path / "t.sqlite")) as file:
        assert file.execute("SELECT published, typeof(published) FROM t").fetchall()[:2] == [
            ("2023-09-04", "text"),
            (None, "null"),
        ]
        assert [row[2] for row in file.execute("PRAGMA table_info(t)")] == ["TEXT", "DATE"]
    made.save(tmp_path / "folder")
    fields = json.loads((tmp_path / "folder" / "datapackage.json").read_text("utf-8"))["resources"][0]["schema"]["fields"]
    assert [field["type"] for field in fields] == ["string", "date"]


def test_a_column_may_have_any_name(tmp_path: Path) -> None:
    columns = {"t": (Column('a" TEXT); DROP TABLE t; --', "String", ""),)}
    TableSet({"t": [('"',)]}, columns, {}).save(tmp_path / "t.sqlite")
    with closing(sqlite3.connect(tmp_path / "t.sqlite")) as file:
        assert [row[1] for row in file.execute("PRAGMA table_info(t)")] == ['a" TEXT); DROP TABLE t; --']


class TestSqlite:
    def test_one_file_has_every_table_and_the_run(self, tmp_path: Path) -> None:
        save(MadeComparison(Made(HOSTILE)), tmp_path / "all.sqlite")
        with closing(sqlite3.connect(tmp_path / "all.sqlite")) as database:
            names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")]
            assert names == ["documents", "scores", "comparison", "contrasts", "run"]
            assert dict(database.execute("SELECT * FROM run"))["options"] == '{"seed": 0}'
            assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            assert database.execute("PRAGMA foreign_key_list(scores)").fetchone()[2:5] == ("documents", "doc_id", "doc_id")
            columns = [row[1] for row in database.execute("PRAGMA table_info(scores)")]
            assert columns == [column.name for column in TABLES["scores"]]

    def test_two_documents_with_one_id_are_refused_in_one_line(self, tmp_path: Path) -> None:
        twins = frame("documents", {"doc_id": ["a", "a"]})
        with pytest.raises(InputError, match="two documents have one id"):
            write_sqlite(tmp_path / "d.sqlite", {"documents": twins}, {})
        assert names_in(tmp_path) == []


class TestFolder:
    def test_a_folder_has_a_file_a_table_and_what_describes_them(self, tmp_path: Path) -> None:
        made = Made(HOSTILE)
        save(made, tmp_path / "out", kind="csv")
        assert names_in(tmp_path / "out") == ["datapackage.json", "documents.csv", "run.json", "scores.csv"]
        assert json.loads((tmp_path / "out" / "run.json").read_bytes()) == made.run
        package = json.loads((tmp_path / "out" / "datapackage.json").read_bytes())
        assert package["framing:csv-mode"] == "safe"
        for resource in package["resources"]:
            content = (tmp_path / "out" / resource["path"]).read_bytes()
            assert resource["bytes"] == len(content)
            assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
            if resource["name"] == "run":
                continue
            header = content.partition(b"\n")[0].decode()
            assert [field["name"] for field in resource["schema"]["fields"]] == [name.strip('"') for name in header.split(",")]

    @pytest.mark.parametrize("kind", ["jsonl", "parquet"])
    def test_a_folder_in_another_format(self, tmp_path: Path, kind: str) -> None:
        save(Made(HOSTILE), tmp_path / "out", kind=kind)
        assert {f"documents.{kind}", f"scores.{kind}"} < set(names_in(tmp_path / "out"))
        assert "framing:csv-mode" not in json.loads((tmp_path / "out" / "datapackage.json").read_bytes())

    def test_files_of_others_are_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "mine.txt").write_text("keep")
        save(Made(["One."]), tmp_path)
        assert (tmp_path / "mine.txt").read_text() == "keep"

    def test_a_file_in_its_place(self, tmp_path: Path) -> None:
        (tmp_path / "out").touch()
        with pytest.raises(RequestError, match=r"out: is a file, and no suffix says its format; there are csv"):
            save(Made(["One."]), tmp_path / "out")
        with pytest.raises(InputError, match=r"out: is a file; name a folder, or a file with a suffix"):
            write_folder(tmp_path / "out", {}, {})

    def test_a_folder_in_none(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="cannot be created: No such file or directory"):
            save(Made(["One."]), tmp_path / "no" / "out")


@pytest.mark.parametrize("name", ["out", "out.csv", "out.jsonl", "out.parquet", "out.sqlite"])
def test_the_same_tables_give_the_same_bytes(tmp_path: Path, name: str) -> None:
    def bytes_of(path: Path) -> dict[str, bytes]:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        return {file.name: file.read_bytes() for file in files}

    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        save(Made(HOSTILE), tmp_path / folder / name)
    assert bytes_of(tmp_path / "one" / name) == bytes_of(tmp_path / "two" / name)


def test_a_format_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="no format 'ods'; there are csv, jsonl, parquet, sqlite and xlsx"):
        save(Made(["One."]), tmp_path / "out.ods")


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet", "sqlite"])
def test_a_place_that_is_not_writable_gets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(InputError, match="permission denied"):
        save(Made(["One."]), tmp_path / f"out.{suffix}")
    assert names_in(tmp_path) == []


def test_a_comparison_brings_the_tables_it_was_made_from() -> None:
    frames: dict[str, Any] = frames_of(MadeComparison(Made(["One."])))
    assert list(frames) == ["documents", "scores", "comparison", "contrasts"]


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_a_data_package_is_valid_by_frictionless(kind: str, make: Any, tmp_path: Path) -> None:
    if find_spec("frictionless") is None:
        pytest.skip("Frictionless is in the extra 'interop'")
    documents = [make.article("A word, and a word.", "Gazette", 1), make.article("No such thing.", "Tribune", 2)]
    compared = compare(make.scored(documents, make.word_measure("word", main=True)))
    save(compared, tmp_path / "run", kind=kind)
    code = "import sys; from frictionless import validate; r = validate(sys.argv[1]); print(r.valid, r.flatten(['type', 'note']))"
    command = [sys.executable, "-W", "ignore", "-c", code, str(tmp_path / "run" / "datapackage.json")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "True []"
    (tmp_path / "run" / "run.json").write_text("changed")
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.startswith("False")


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_that_cannot_be_filled_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    def full(*_: object) -> None:
        raise InputError("No space left on device")

    folder = tmp_path / "run"
    if there:
        folder.mkdir()
        (folder / "notes.txt").write_text("mine", encoding="utf-8")
    monkeypatch.setattr("framing.tables.export.write_text", full)
    with pytest.raises(InputError, match="No space"):
        write_folder(folder, frames_of(Made(["one"])), {})
    assert folder.exists() is there
    assert not there or (folder / "notes.txt").read_text("utf-8") == "mine"
