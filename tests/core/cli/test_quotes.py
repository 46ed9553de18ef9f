"""``framing quotes``: a row a quote, in every format, with what was not read told."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import polars
import pytest

from framing import quotes
from framing.tables import read_pieces


def test_every_row_leads_back_to_the_text(framing: Any, story: Path) -> None:
    code, out, err = framing("quotes", story, "--format", "jsonl", "--quiet")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "") and rows
    for row in rows:
        text = (story / f"{row['doc_id']}.txt").read_text("utf-8")
        assert " … ".join(text[start:end] for start, end in read_pieces(row)) == row["content"]
        assert text[row["cue_start"] : row["cue_end"]] == row["cue"]
    herald = quotes((story / "herald.txt").read_text("utf-8"))
    assert [row["content"] for row in rows if row["doc_id"] == "herald"] == [quote.content for quote in herald]


def test_as_text_each_document_has_its_quotes_whole(framing: Any, story: Path) -> None:
    code, out, _ = framing("quotes", story)
    assert code == 0 and out.startswith("herald\n")
    assert "  Ines Falk" in out and '"We asked for rest, and they sent us a timetable,"' in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80


def test_what_is_asked_for_is_all_there_is(framing: Any, story: Path) -> None:
    def contents(*options: str) -> list[str]:
        return [json.loads(line)["content"] for line in framing("quotes", story, "-f", "jsonl", *options).out.splitlines()]

    every, direct = contents(), contents("--direct")
    assert direct and set(direct) < set(every)
    assert contents("--outlet", "tribune") == [] or set(contents("--outlet", "tribune")) < set(every)
    assert not set(contents("--act", "belief")) & set(direct)
    assert framing("quotes", story, "--act", "belief").out == "no quote fits\n"


@pytest.mark.parametrize("name", ["q.csv", "q.jsonl", "q.parquet", "q.sqlite", "q.json"])
def test_the_suffix_says_the_format(framing: Any, story: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    lines = framing("quotes", story, "-f", "jsonl").out.splitlines()
    assert framing("quotes", story, "--output", path, "--quiet") == (0, "", "")
    if name == "q.sqlite":
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("select count(*) from quotes").fetchone() == (len(lines),)
    elif name == "q.json":
        assert len(json.loads(path.read_text("utf-8"))["quotes"]) == len(lines)
    else:
        read = {"q.csv": polars.read_csv, "q.jsonl": polars.read_ndjson, "q.parquet": polars.read_parquet}[name]
        assert read(path)["content"].to_list() == [json.loads(line)["content"] for line in lines]


def test_a_document_in_another_language_is_told(framing: Any, story: Path) -> None:
    (story / "anzeiger.txt").write_text("Die Fähre fährt nicht, sagte der Sprecher, und die Leute warten auf der Brücke.\n")
    code, out, err = framing("quotes", story)
    assert code == 0 and "anzeiger" not in out
    assert "note: in a language that no plugin reads, so without quotes: 1, anzeiger" in err
