"""What was saved comes back the same, from every format that holds all tables."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from framing.compare.comparison import Comparison, compare
from framing.errors import InputError
from framing.plugins import Plugins
from framing.saved import is_saved, load_saved
from framing.tables.export import save

TEXTS = (
    "The word is =SUM(A1), and the word stands.",
    "'=already so",
    "=1+1 begins it, word.",
    "@word and 'word'",
    "No such thing.",
)


@pytest.fixture
def comparison(make: Any) -> Comparison:
    documents = [make.article(text, "=A" if n % 2 else "'B", n, author="-x", title="+t") for n, text in enumerate(TEXTS)]
    return compare(make.scored(documents, make.word_measure("word", main=True, unit="per word")))


def same(one: Comparison, other: Comparison) -> bool:
    pairs = [(one.results.table(name), other.results.table(name)) for name in one.results.names]
    pairs += [(one.table(name), other.table(name)) for name in one.names]
    return all(a.equals(b) for a, b in pairs) and dict(one.run) == dict(other.run)


@pytest.mark.parametrize("kind", ["sqlite", "csv", "jsonl", "parquet"])
def test_it_comes_back_as_it_was(comparison: Comparison, make: Any, kind: str, tmp_path: Path) -> None:
    path = tmp_path / ("saved.sqlite" if kind == "sqlite" else "saved")
    save(comparison, path, kind=kind)
    assert is_saved(path)
    results, back = load_saved(path, make.plugins_of(make.word_measure("word", main=True, unit="per word")))
    assert back is not None and same(comparison, back)
    assert results.measures["count.word"].unit == "per word"


def test_results_alone_come_back_without_a_comparison(comparison: Comparison, tmp_path: Path) -> None:
    save(comparison.results, tmp_path / "run.sqlite")
    results, back = load_saved(tmp_path / "run.sqlite", Plugins())
    assert back is None and results.table("scores").equals(comparison.results.table("scores"))
    assert compare(results).groups == comparison.groups


def test_a_measure_that_no_plugin_has_keeps_its_name_and_meaning(comparison: Comparison, tmp_path: Path) -> None:
    save(comparison, tmp_path / "run.sqlite")
    results, _ = load_saved(tmp_path / "run.sqlite", Plugins())
    assert (results.measures["count.word"].name, results.measures["count.word"].meaning) == ("count.word", "nothing")


def test_an_earlier_version_without_a_column_is_read(comparison: Comparison, tmp_path: Path) -> None:
    save(comparison, tmp_path / "run.sqlite")
    with sqlite3.connect(tmp_path / "run.sqlite") as database:
        database.execute("ALTER TABLE documents DROP COLUMN genre")
    database.close()
    results, _ = load_saved(tmp_path / "run.sqlite", Plugins())
    assert results.table("documents")["genre"].to_list() == [""] * len(TEXTS)


def test_what_is_no_saved_result_says_so(comparison: Comparison, tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_bytes(b"no database at all, but long enough to look at" * 20)
    with pytest.raises(InputError, match=r"x\.sqlite: is no result that framing saved"):
        load_saved(tmp_path / "x.sqlite", Plugins())
    with sqlite3.connect(tmp_path / "y.db") as database:
        database.execute("CREATE TABLE other (x)")
    database.close()
    with pytest.raises(InputError, match="holds no table 'documents'"):
        load_saved(tmp_path / "y.db", Plugins())
    (tmp_path / "run.json").write_text("{", "utf-8")
    with pytest.raises(InputError, match="is no result that framing saved"):
        load_saved(tmp_path, Plugins())
    (tmp_path / "run.json").write_text(json.dumps({}), "utf-8")
    with pytest.raises(InputError, match="holds no table 'documents'"):
        load_saved(tmp_path, Plugins())


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM run WHERE key = 'compare'",
        "DELETE FROM run WHERE key = 'measures'",
        "DROP TABLE run",
        "UPDATE run SET value = '{' WHERE key = 'compare'",
        "UPDATE run SET value = '[1]' WHERE key = 'compare'",
        "UPDATE run SET value = 5 WHERE key = 'measures'",
        "UPDATE evidence SET pieces = 'x'",
        "UPDATE evidence SET pieces = '[]'",
        "UPDATE evidence SET pieces = '[[5, 2]]'",
        "UPDATE documents SET meta = 'x'",
        "UPDATE comparison SET estimate = 'many'",
        "ALTER TABLE scores DROP COLUMN value",
        "ALTER TABLE evidence DROP COLUMN start",
    ],
)
def test_what_was_damaged_is_told_with_the_next_step(comparison: Comparison, tmp_path: Path, damage: str) -> None:
    path = tmp_path / "run.sqlite"
    save(comparison, path)
    with sqlite3.connect(path) as database:
        database.execute(damage)
    database.close()
    with pytest.raises(InputError) as caught:
        load_saved(path, Plugins())
    wrong = "run: the field 'compare' is [1]; expected an object" if "[1]" in damage else "is no result that framing saved"
    assert f"run.sqlite: {wrong}" in str(caught.value)
    assert "score the articles again: framing score ARTICLES --output NAME" in str(caught.value)


def test_articles_are_no_saved_result(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("An article.", "utf-8")
    assert not is_saved(tmp_path) and not is_saved(tmp_path / "a.txt") and not is_saved(tmp_path / "missing")
