"""CSV files as spreadsheets and tools write them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import InputError
from framing.load.corpus import load
from framing.load.readers.records import to_documents
from framing.load.readers.tabular import header_of, read_csv
from framing.model import Document


def read(path: Path, content: str | bytes) -> tuple[list[Document], list[str]]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    skipped: list[str] = []

    def note(where: str, reason: str) -> None:
        skipped.append(f"{where}: {reason}")

    return list(to_documents(read_csv(path, note), path, note)), skipped


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_told_from_the_header(tmp_path: Path, delimiter: str) -> None:
    content = "id,text,outlet\n1,One; and; more,Herald\n".replace(",", delimiter)
    if delimiter == ";":
        content = 'id;text;outlet\n1;"One; and; more";Herald\n'
    (document,), _ = read(tmp_path / "a.csv", content)
    assert (document.id, document.text, document.outlet) == ("1", "One; and; more", "Herald")


def test_cells_may_hold_line_breaks_quotes_and_a_lot(tmp_path: Path) -> None:
    text = 'He said "no".\r\n' * 20_000
    (document,), _ = read(tmp_path / "a.csv", 'text,x\r\n"' + text.replace('"', '""') + '",1\r\n')
    assert document.text == text


def test_a_row_without_text_is_skipped_with_its_row_number(tmp_path: Path) -> None:
    documents, skipped = read(tmp_path / "a.csv", 'text,outlet\n"One\nline.",Herald\n,Herald\nThree.,Herald\n\n')
    assert [d.id for d in documents] == ["a:2", "a:4"]
    assert skipped == ["row 3: no text in it"]


def test_a_row_of_another_length_is_noted(tmp_path: Path) -> None:
    documents, _ = read(tmp_path / "a.csv", "text,outlet\nOne.\nTwo.,Herald,x\n")
    assert [d.notes for d in documents] == [("columns: row 2 has 1, the header 2",), ("columns: row 3 has 3, the header 2",)]


def test_no_text_column(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path / "a.csv", "stories_id,publish_date,title,url,language,media_name\n1,2021-10-26,x,y,en,z\n")
    assert str(caught.value) == (
        "no text column; expected a column named text, content, body, article or maintext; found: stories_id, "
        "publish_date, title, url, language, media_name; say which column holds the articles: --columns text=NAME"
    )


def test_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no text column; .* found: none;"):
        read(tmp_path / "a.csv", "")


def test_a_pandas_index_column_has_no_name(tmp_path: Path) -> None:
    (document,), _ = read(tmp_path / "a.csv", ",text\n7,One.\n")
    assert document.meta == {"column 1": "7"}


def test_excel_writes_windows_text_and_utf8_with_a_mark(tmp_path: Path) -> None:
    (document,), _ = read(tmp_path / "a.csv", "text;outlet\nThe café is “open” to all of us.;Herald\n".encode("cp1252"))
    assert document.text == "The café is “open” to all of us."
    assert document.notes == ("decoded as windows-1252: detected, the file is not UTF-8",)
    (document,), _ = read(tmp_path / "b.csv", "\ufefftext;outlet\nA café.;Herald\n")
    assert (document.text, document.notes) == ("A café.", ())


def test_nul_characters_and_bad_bytes_cost_no_row(tmp_path: Path) -> None:
    documents, skipped = read(tmp_path / "a.csv", b"text,outlet\nOne\0.,Herald\nTwo \xc3\xa9\xc3\xa9\xc3\xa9\xff.,Herald\n")
    assert [d.text for d in documents] == ["One\0.", "Two ééé\udcff."], "load cleans what readers leave"
    assert skipped == []


@settings(max_examples=50)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_what_the_csv_module_writes_is_read(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle, quoting=csv.QUOTE_ALL).writerows([["text"], *([text] for text in texts)])
    assert [d.text for d in read(path, path.read_bytes())[0]] == [text for text in texts if text.strip()]


def test_of_two_columns_of_one_name_the_first_is_read_and_it_is_told(tmp_path: Path) -> None:
    table = tmp_path / "twice.csv"
    table.write_text("Outlet,Text,Text\nPost,The first one.,The second one.\n")
    corpus = load(table)
    (document,) = corpus
    assert document.text == "The first one."
    assert document.meta["Text (2)"] == "The second one."
    assert any("two columns of one name" in notice and "'Text (2)'" in notice for notice in corpus.notices)


def test_an_article_behind_a_mark_that_is_not_closed_is_read_and_it_is_told(tmp_path: Path) -> None:
    table = tmp_path / "open.csv"
    table.write_text('outlet,title,text\nPost,One,"Never closed.\nMail,Two,Another text.\n')
    corpus = load(table)
    assert [document.outlet for document in corpus] == ["Post", "Mail"]
    assert any("quotation marks: row 2" in notice for notice in corpus.notices)


def test_a_table_of_one_column_is_not_cut_at_its_commas(tmp_path: Path) -> None:
    documents, _ = read(tmp_path / "one.csv", 'text\nFirst, a comma; and more.\n"Second, in marks."\n')
    assert [document.text for document in documents] == ["First, a comma; and more.", "Second, in marks."]
    assert [document.notes for document in documents] == [(), ()]


def test_a_header_is_that_of_a_table_that_can_be_read(tmp_path: Path) -> None:
    for name, content in (
        ("a.csv", b"id, text \n1,x\n"),
        ("b.TSV", b"id\ttext\n"),
        ("c.txt", b"id,text\n"),
        ("d.csv", b"%PDF-1.7"),
    ):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "e.csv").mkdir()
    found = [header_of(tmp_path / name) for name in ("a.csv", "b.TSV", "c.txt", "d.csv", "e.csv", "f.csv")]
    assert found == [{"id", "text"}, {"id", "text"}, frozenset(), frozenset(), frozenset(), frozenset()]
