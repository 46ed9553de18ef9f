"""SQLite: the table with the articles, opened for reading alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from framing.errors import InputError

from ....corpora import ARTICLE, read, reasons, write  # noqa: TID252

TABLE = f"CREATE TABLE articles (doc_id, newspaper, body); INSERT INTO articles VALUES (7, 'Quay Post', '{ARTICLE}');"
OTHER = "CREATE TABLE comments (text); CREATE TABLE authors (name);"


def database(path: Path, script: str) -> Path:
    with closing(sqlite3.connect(path)) as opened:
        opened.executescript(script)
    return path


@pytest.mark.parametrize("suffix", [".sqlite", ".sqlite3", ".db"])
def test_the_table_with_texts_is_read(tmp_path: Path, suffix: str) -> None:
    path = database(
        tmp_path / f"news{suffix}", TABLE + "CREATE TABLE authors (name); CREATE VIEW texts AS SELECT body AS text FROM articles;"
    )
    (document,), corpus = read(path)
    assert (document.id, document.outlet, document.text) == ("7", "Quay Post", ARTICLE)
    assert not corpus.skipped


def test_of_two_tables_with_texts_one_is_to_be_named(tmp_path: Path) -> None:
    path = database(tmp_path / "news.db", TABLE + OTHER)
    with pytest.raises(InputError, match="several tables hold texts: articles, comments; name the one to read: --columns table="):
        read(path)
    (document,), _ = read(path, columns="table=articles")
    assert document.text == ARTICLE
    with pytest.raises(InputError, match="no table 'article'; found: articles, authors, comments"):
        read(path, columns="table=article")


def test_a_table_may_have_names_of_its_own(tmp_path: Path) -> None:
    path = database(tmp_path / "news.db", f'CREATE TABLE "a ""b""" ("Der Text"); INSERT INTO "a ""b""" VALUES (\'{ARTICLE}\');')
    with pytest.raises(InputError, match=r"no text column; .* found: Der Text"):
        read(path)
    assert read(path, columns={"text": "Der Text"})[0][0].text == ARTICLE


def test_nothing_is_written_beside_it_or_into_it(tmp_path: Path) -> None:
    path = database(tmp_path / "news.db", TABLE)
    before = path.read_bytes()
    path.chmod(0o444)
    read(path)
    assert [found.name for found in tmp_path.iterdir()] == ["news.db"]
    assert path.read_bytes() == before


def test_one_that_is_being_written_is_refused(tmp_path: Path) -> None:
    path = database(tmp_path / "news.db", f"PRAGMA journal_mode=WAL; {TABLE}")
    with closing(sqlite3.connect(path)) as writing:
        writing.execute("INSERT INTO articles VALUES (8, 'Herald', 'x')")
        writing.commit()
        with pytest.raises(InputError, match=r"is being written.*news\.db-wal stands beside it.*close the program"):
            read(path)
    assert len(read(path)[0]) == 2


def test_a_locked_one_is_read_as_it_stands(tmp_path: Path) -> None:
    path = database(tmp_path / "news.db", TABLE)
    with closing(sqlite3.connect(path, isolation_level=None)) as writing:
        writing.execute("BEGIN EXCLUSIVE")
        assert len(read(path)[0]) == 1


@pytest.mark.parametrize("damage", ["header", "page"])
def test_a_corrupt_one_is_told(tmp_path: Path, damage: str) -> None:
    path = database(
        tmp_path / "news.db", TABLE + "".join(f"INSERT INTO articles VALUES ({n}, 'Post', '{ARTICLE * 9}');" for n in range(40))
    )
    raw = bytearray(path.read_bytes())
    begin = 100 if damage == "header" else 4096
    raw[begin : begin + 300] = b"\xff" * 300
    path.write_bytes(bytes(raw))
    with pytest.raises(InputError, match=r"an SQLite database that cannot be read: .*\.recover"):
        read(path)


def test_a_row_that_is_too_large_or_broken_is_told_and_those_before_it_are_read(tmp_path: Path) -> None:
    rows = "".join(f"INSERT INTO articles VALUES ({n}, 'Post', '{ARTICLE * 40} {n}');" for n in range(60))
    path = database(tmp_path / "news.db", f"CREATE TABLE articles (doc_id, newspaper, body); {rows}")
    raw = bytearray(path.read_bytes())
    raw[-4096 * 3 :] = b"\xff" * (4096 * 3)
    path.write_bytes(bytes(raw))
    documents, corpus = read(path)
    assert 0 < len(documents) < 60
    assert any("cannot be read from here on" in reason for reason in reasons(corpus))


def test_what_is_called_a_database_and_is_none_is_told(tmp_path: Path) -> None:
    write(tmp_path, news_DOT_db=ARTICLE)
    with pytest.raises(InputError, match="no SQLite database, though it is called one"):
        read(tmp_path / "news.db")


def test_in_a_folder_saved_results_and_other_databases_are_left_out_and_named(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_txt=ARTICLE, thumbs_DOT_db="x")
    database(tmp_path / "news.sqlite", TABLE)
    database(tmp_path / "run.sqlite", "CREATE TABLE run (key); CREATE TABLE scores (doc_id); CREATE TABLE documents (text);")
    database(tmp_path / "zotero.sqlite", "CREATE TABLE items (name);")
    documents, corpus = read(tmp_path)
    assert len(documents) == 2
    assert corpus.notices[0].endswith("left out: run.sqlite, thumbs.db, zotero.sqlite")
    assert not corpus.skipped
