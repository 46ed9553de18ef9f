"""What comes through a pipe is told from what it is."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest

from framing.load.streams import suffix_of

from ...corpora import ARTICLE, read, reasons  # noqa: TID252

ROW = {"id": "1", "text": ARTICLE, "outlet": "Herald"}


def contents(folder: Path) -> dict[str, bytes]:
    pl.DataFrame([ROW]).write_parquet(folder / "a.parquet")
    pl.DataFrame([ROW]).write_ipc(folder / "a.arrow")
    pl.DataFrame([ROW]).write_ipc_stream(folder / "b.arrow")
    with closing(sqlite3.connect(folder / "a.sqlite")) as database:
        database.executescript(f"CREATE TABLE a (id, text, outlet); INSERT INTO a VALUES ('1', '{ARTICLE}', 'Herald')")
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("a.json", json.dumps([ROW]))
    lines = json.dumps(ROW) + "\n"
    return {
        ".json": json.dumps([ROW]).encode(),
        ".jsonl": (lines + json.dumps({**ROW, "id": "2"}) + "\n").encode(),
        ".csv": f"id,text,outlet\n1,{ARTICLE},Herald\n".encode(),
        ".csv tab": f"id\ttext\toutlet\n1\t{ARTICLE}\tHerald\n".encode(),
        ".csv sep": f"sep=|\nid|text|outlet\n1|{ARTICLE}|Herald\n".encode("utf-16"),
        ".gz": gzip.compress(lines.encode()),
        ".zip": (folder / "a.zip").read_bytes(),
        ".parquet": (folder / "a.parquet").read_bytes(),
        ".arrow": (folder / "a.arrow").read_bytes(),
        ".arrow stream": (folder / "b.arrow").read_bytes(),
        ".sqlite": (folder / "a.sqlite").read_bytes(),
    }


KINDS = (*".json .jsonl .csv .gz .zip .parquet .arrow .sqlite".split(), ".csv tab", ".csv sep", ".arrow stream")


@pytest.mark.parametrize("kind", KINDS)
def test_standard_input_may_be_of_any_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    content = contents(tmp_path)[kind]
    (tmp_path / "x").write_bytes(content)
    assert suffix_of(tmp_path / "x") == kind.split()[0]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    documents, corpus = read("-")
    assert (documents[0].id, documents[0].text, documents[0].outlet) == ("1", ARTICLE, "Herald")
    assert not corpus.skipped


def test_a_table_of_unknown_columns_is_one_where_the_user_names_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = f"Nr;Volltext\n1;{ARTICLE}\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    (document,), _ = read("-", columns="text=Volltext")
    assert document.text == ARTICLE


def test_office_documents_are_no_archives(tmp_path: Path) -> None:
    for name, suffix in (("word/document.xml", ".docx"), ("xl/workbook.xml", ".xlsx"), ("content.xml", ".odt")):
        with zipfile.ZipFile(tmp_path / "x", "w") as archive:
            archive.writestr("mimetype", "x")
            archive.writestr(name, "x")
        assert suffix_of(tmp_path / "x") == suffix


def test_what_no_reader_reads_is_refused_as_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"%PDF-1.7\n")))
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    _, corpus = read("-", tmp_path / "a.txt")
    assert reasons(corpus) == ["standard input: a PDF file, not text; save it as plain text"]


def test_on_a_terminal_it_is_said_what_is_awaited(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(ARTICLE.encode())))
    assert len(read("-")[0]) == 1
    assert capsys.readouterr().err == ("reading articles from the terminal; paste text, JSON or a table and end with Ctrl-D\n")
