"""Tables that were written beside the articles, which have the suffixes of articles and are none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.load.corpus import load
from framing.load.readers.tabular import header_of
from framing.load.sheets import ITEM, is_sheet, no_articles

from ...corpora import ARTICLE, read, reasons, write  # noqa: TID252  tests have no absolute name

HEADER = (ITEM, "headline", "context", "question", "answers", "coder 1")


def book(path: Path, header: tuple[str, ...], *rows: tuple[str, ...]) -> Path:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(str(path)) as made:
        made.add_worksheet("Notes").write_string(0, 0, "How we coded")
        page = made.add_worksheet("Coding")
        for number, row in enumerate([header, *rows]):
            page.write_row(number, 0, row)
    return path


def told(path: Path) -> str:
    return no_articles(path, header_of(path))


def packed(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "/") + ".xml", data)
    return path


def test_a_coding_sheet_in_a_spreadsheet_is_no_articles(tmp_path: Path) -> None:
    assert told(book(tmp_path / "codes.xlsx", HEADER, ("i1", "A headline", "A text", "How?", "none", ""))) == "a coding sheet"


def test_articles_in_a_spreadsheet_are_read_even_where_one_is_about_coding_sheets(tmp_path: Path) -> None:
    about = book(tmp_path / "news.xlsx", ("headline", "text"), ("Column", f"The column {ITEM} names the items."))
    assert told(about) == ""


def test_sheets_that_other_programs_saved_are_known(tmp_path: Path) -> None:
    filler = b"<si><t>" + b"a" * ((1 << 20) - 20) + b"</t></si>"
    within = packed(tmp_path / "a.xlsx", xl__sharedStrings=filler + f"<si><t xml:space='preserve'>{ITEM}</t></si>".encode())
    inline = packed(tmp_path / "b.XLSX", xl__worksheets__sheet1=f"<c t='inlineStr'><is><t>{ITEM}</t></is></c>".encode())
    office = packed(tmp_path / "c.ods", content=f"<text:p>{ITEM}</text:p>".encode())
    assert [told(path) for path in (within, inline, office)] == ["a coding sheet"] * 3
    assert told(packed(tmp_path / "d.xlsx", docProps__app=f"<t>{ITEM}</t>".encode())) == ""


def test_a_broken_spreadsheet_is_left_to_its_reader(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 no zip")
    assert told(broken) == ""


def test_a_named_sheet_is_not_read_and_the_option_that_takes_it_is_told(tmp_path: Path) -> None:
    write(tmp_path, article_DOT_txt=ARTICLE)
    documents, corpus = read(tmp_path / "article.txt", book(tmp_path / "codes.xlsx", HEADER))
    assert [document.id for document in documents] == ["article"]
    assert any("is a coding sheet, which holds no articles; compare takes it by --coded" in told for told in reasons(corpus))


QUOTES = (
    "doc_id,outlet,content,cue,source,voice,start,end,cue_start,source_start\na,Post,No such plan,said,Ann,attributed,0,4,5,9\n"
)


def test_quotes_that_were_written_into_the_folder_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("There is no such plan, said Ann.")
    (tmp_path / "quotes.csv").write_text(QUOTES)
    corpus = load(tmp_path)
    assert [document.id for document in corpus] == ["a"]
    assert any("quotes.csv" in notice and "framing quotes" in notice for notice in corpus.notices)


def test_quotes_that_are_named_are_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "quotes.csv").write_text(QUOTES)
    with pytest.raises(InputError, match=r"a table that framing quotes wrote, which holds no articles$"):
        load(tmp_path / "quotes.csv")


def test_a_table_of_articles_with_a_column_called_content_is_read(tmp_path: Path) -> None:
    (tmp_path / "articles.csv").write_text("doc_id,content,source\n1,There is no such plan.,Post\n")
    assert [document.outlet for document in load(tmp_path)] == ["Post"]


def test_a_coding_sheet_is_told_by_its_columns_alone(tmp_path: Path) -> None:
    """One with rows that cannot be read is one, too: its reader says what is wrong with it."""
    rows = {"codes.csv": f"{ITEM},coder 1\ni1,a\ni1,b\n", "codes.txt": f"coder 1;{ITEM}\na;i1\n", "codes.tsv": f"{ITEM}\tcoder\n"}
    others = {"other.csv": f"text,outlet\n{ITEM},Herald\n", "other.txt": "A ferry left.\n", "empty.csv": ""}
    for name, content in (rows | others).items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert is_sheet(tmp_path / name) is (name in rows), name
    assert is_sheet(book(tmp_path / "codes.xlsx", HEADER)) and not is_sheet(book(tmp_path / "other.xlsx", ("text", "outlet")))
    assert not is_sheet(tmp_path) and not is_sheet(tmp_path / "none.csv")
