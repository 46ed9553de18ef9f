"""``framing convert``: what is written reads back as equal documents."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from framing.load.corpus import load

ROWS = [
    {"id": "a", "source": "Post", "title": "Bridge opens", "date": "2021-10-26", "text": "<p>One.</p><p>Two.</p>", "words": 5},
    {"id": "a", "source": "Herald", "date": "03/04/2021", "text": "Three ferries &amp; a bridge.", "words": 2.5, "page": 3},
    {"id": "c", "source": "Herald", "text": "Four ferries were late again.", "words": 1 << 60, "page": "A4", "front": True},
]


@pytest.fixture
def articles(story: Path) -> Path:
    (story / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS[:2]), encoding="utf-8")
    return story


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.parquet"])
def test_reading_the_file_gives_equal_documents(framing: Any, articles: Path, tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    outcome = framing("convert", articles, "--output", output)
    assert outcome.code == 0, outcome.err
    before, after = list(load(articles)), list(load(output))
    assert len(before) == 4
    assert sorted(after, key=lambda d: d.id) == sorted(before, key=lambda d: d.id)
    assert {d.id: d.notes for d in after} == {d.id: d.notes for d in before}
    if name.endswith(".jsonl"):  # Parquet has one kind of number in a column
        assert framing("convert", output).out == framing("convert", articles).out == output.read_text(encoding="utf-8")


def test_columns_with_several_kinds_of_values_are_text_in_parquet_and_it_is_said(
    framing: Any, story: Path, tmp_path: Path
) -> None:
    (story / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    outcome = framing("convert", story / "rows.jsonl", "--output", tmp_path / "corpus.parquet")
    assert "note: columns with several kinds of values are text in Parquet: words, page" in outcome.err
    assert [document.meta.get("page") for document in load(tmp_path / "corpus.parquet")] == [None, "3", "A4"]


@pytest.mark.skipif(sys.platform == "win32", reason="no locks tell what is left over")
def test_a_parquet_file_leaves_nothing_temporary_nor_what_a_killed_run_left(
    framing: Any, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "temporary"
    left = place / "framing-left"
    left.mkdir(parents=True)
    (left / ".framing-lock").touch()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    outcome = framing("convert", articles, "--output", tmp_path / "corpus.parquet")
    assert outcome.code == 0, outcome.err
    assert list(place.iterdir()) == []


def test_what_was_left_out_is_told(framing: Any, articles: Path) -> None:
    (articles / "empty.txt").write_text(" ", encoding="utf-8")
    outcome = framing("convert", articles)
    assert outcome.code == 1
    assert f"skipped: {articles / 'empty.txt'}: no text in it" in outcome.err
    assert len(outcome.out.splitlines()) == 4


def test_other_suffixes_and_the_files_that_are_read_are_refused(framing: Any, articles: Path, tmp_path: Path) -> None:
    outcome = framing("convert", articles, "--output", tmp_path / "corpus.csv")
    assert outcome.code == 2
    assert "convert writes .jsonl, .ndjson, .parquet" in outcome.err
    outcome = framing("convert", articles / "rows.jsonl", "--output", articles / "rows.jsonl")
    assert outcome.code == 2
    assert "is one of the files that are read" in outcome.err


def test_every_reading_command_takes_columns(framing: Any, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Nr,Volltext\n1,The ferry was late again.\n", encoding="utf-8")
    assert framing("score", tmp_path / "a.csv", "--plugins", "terms").code == 3
    outcome = framing("score", tmp_path / "a.csv", "--plugins", "terms", "--columns", "text=Volltext", "--format", "jsonl")
    assert outcome.code == 0, outcome.err
    outcome = framing("convert", tmp_path / "a.csv", "--columns", "Volltext")
    assert (outcome.code, "expected FIELD=COLUMN" in outcome.err) == (2, True)
