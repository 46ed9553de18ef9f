"""Reports and tables that were written here are told from articles by their mark, and from nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from framing.load.reports import COMMENT, HTML_MARK, MARKDOWN_MARK, is_report, marked
from framing.paper.model import Cell, Column, PaperTable

from ...corpora import ARTICLE, read, reasons, write  # noqa: TID252  tests have no absolute name

TABLE = PaperTable("Outlet", (Column("Share"),), (("Post", (Cell("4%", (0.04,)),)),))
WHY = "a report that framing wrote"


def properties(path: Path, told: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("docProps/core.xml", f"<p><dc:description>{told}</dc:description></p>")
    return path


@pytest.mark.parametrize("suffix", ["md", "html", "docx", "xlsx"])
def test_a_table_that_was_saved_is_no_article(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("docx", reason="python-docx comes with the extra 'report'")
    pytest.importorskip("xlsxwriter", reason="XlsxWriter comes with the extra 'report'")
    TABLE.save(tmp_path / f"t.{suffix}")
    assert is_report(tmp_path / f"t.{suffix}")


def test_pages_and_documents_of_others_are_read(tmp_path: Path) -> None:
    write(tmp_path, a_html="", b_md="")
    page, text = tmp_path / "a.html", tmp_path / "b.md"
    page.write_text('<meta name="generator" content="framing-tool 2"><p>A page about generator: framing.</p>', encoding="utf-8")
    text.write_text(f"# How we work\n\n{MARKDOWN_MARK}", encoding="utf-8")
    assert not is_report(page) and not is_report(text)
    assert not is_report(properties(tmp_path / "c.docx", "Written by framing people"))
    broken = tmp_path / "d.docx"
    broken.write_bytes(b"PK no zip")
    damaged = properties(tmp_path / "e.docx", COMMENT)
    damaged.write_bytes(damaged.read_bytes().replace(b"Written", b"Rotten!"))  # its checksum is another now
    assert not is_report(damaged)
    assert not is_report(broken) and not is_report(tmp_path / "absent.html")


def test_the_mark_is_looked_for_in_the_properties_alone(tmp_path: Path) -> None:
    assert is_report(properties(tmp_path / "a.docx", COMMENT))
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as made:
        made.writestr("word/document.xml", f"<t>{COMMENT}</t>")
    assert not is_report(tmp_path / "b.docx")


def test_formats_without_room_for_a_mark_stay_as_they_are() -> None:
    assert marked(b"a,b\n", "csv") == b"a,b\n" and marked(b"<table>", "html") == HTML_MARK.encode() + b"<table>"


def test_a_report_that_is_named_and_one_in_a_folder_are_told_and_not_read(tmp_path: Path) -> None:
    folder = write(tmp_path, **{"article.txt": ARTICLE})
    report = folder / "report.md"
    report.write_text(f"{MARKDOWN_MARK}\n# Comparison by outlet\n", encoding="utf-8")
    _, named = read(folder / "article.txt", report)
    assert any(f"is {WHY}, which holds no articles" in reason for reason in reasons(named))
    documents, within = read(folder)
    assert [document.id for document in documents] == ["article"]
    assert any("report.md" in notice and WHY in notice for notice in within.notices)
