"""Files of further kinds, read as users have them: every article with its fields, and what cannot be read told with its place."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

import framing
from framing import Document
from framing_readers.declared import READERS

from ...exported import (  # noqa: TID252  tests have no absolute name
    STORIES,
    Story,
    as_docx,
    as_rtf,
    europresse,
    factiva_coded,
    factiva_page,
    factiva_plain,
    lexis,
    nexis,
    proquest,
)


def read(path: Path) -> list[Document]:
    return list(framing.load(path))


def check(documents: list[Document], *, pages: bool = True, sections: bool = True, authors: bool = True) -> None:
    """Each document is one of the stories, with all that its archive gives of it."""
    assert [document.outlet for document in documents] == [story.outlet for story in STORIES]
    for document, story in zip(documents, STORIES, strict=True):
        assert document.title == story.title
        assert document.published is not None and document.published.year == 2024
        assert document.published == date(2024, 1, int(story.date.split()[1].strip(",")))
        body = document.text.removeprefix(story.title).strip()
        assert [line for line in body.split("\n") if line] == list(story.text)
        if authors:
            assert document.author == story.author
        if sections:
            assert str(document.meta["section"]).casefold() == story.section.casefold()
        if pages:
            assert document.meta["page"] == story.page


def test_nexis_in_word(tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="python-docx comes with the extra readers")
    documents = read(as_docx(nexis(), tmp_path / "nexis.DOCX"))
    check(documents)
    assert [document.id for document in documents] == ["nexis:1", "nexis:2", "nexis:3"]
    assert documents[0].meta["archive"] == "Nexis"


@pytest.mark.parametrize("name", ["nexis.rtf", "nexis.doc", "nexis.txt"])
def test_nexis_in_rtf_whatever_its_name(tmp_path: Path, name: str) -> None:
    pytest.importorskip("striprtf", reason="striprtf comes with the extra readers")
    path = tmp_path / name
    path.write_bytes(as_rtf(nexis()))
    check(read(path))


def test_lexisnexis_in_a_text(tmp_path: Path) -> None:
    path = tmp_path / "export.TXT"
    path.write_text(lexis(), encoding="utf-8")
    documents = read(path)
    check(documents)
    assert documents[1].meta["edition"] == "Edition 1; Scotland"


def test_proquest_in_a_text(tmp_path: Path) -> None:
    path = tmp_path / "ProQuestDocuments.txt"
    without_credit = proquest().replace("\nCREDIT: Staff", "").replace("Author: Anonymous\n\n", "")
    path.write_text(without_credit, encoding="utf-8")
    documents = read(path)
    check(documents)
    assert documents[0].url == "https://example.org/docview/1"


@pytest.mark.parametrize("between", ["\t", "   ", "|", "\n"])
def test_factiva_with_codes(tmp_path: Path, between: str) -> None:
    path = tmp_path / "Factiva-20240105.txt"
    path.write_text("\n".join(factiva_coded(between=between)), encoding="utf-8")
    check(read(path))


def test_factiva_without_codes_in_rtf(tmp_path: Path) -> None:
    pytest.importorskip("striprtf", reason="striprtf comes with the extra readers")
    path = tmp_path / "Factiva-20240105.rtf"
    path.write_bytes(as_rtf(factiva_plain()))
    documents = read(path)
    check(documents)
    assert documents[0].meta["edition"] == "Late Edition - Final"


@pytest.mark.parametrize("coded", [True, False])
def test_factiva_as_a_page(tmp_path: Path, coded: bool) -> None:
    pytest.importorskip("trafilatura", reason="trafilatura comes with the extra readers")
    path = tmp_path / "Factiva.html"
    path.write_text(factiva_page(coded=coded), encoding="utf-8")
    check(read(path), pages=coded, sections=False)


def test_europresse_as_a_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="trafilatura comes with the extra readers")
    path = tmp_path / "biblioeuropresse.HTML"
    path.write_text(europresse(), encoding="utf-8")
    check(read(path))


def test_an_article_that_cannot_be_read_costs_only_itself(tmp_path: Path) -> None:
    broken = (*STORIES[:1], STORIES[1]._replace(text=()), *STORIES[2:])
    path = tmp_path / "export.txt"
    path.write_text(lexis(broken), encoding="utf-8")
    corpus = framing.load(path)
    assert [document.id for document in corpus] == ["export:1", "export:3"]
    assert [str(item) for item in corpus.skipped] == [f"{path}, article 2 of 3: no text below its head"]


def test_articles_that_the_export_announces_and_does_not_hold_are_told(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(lexis(announced=501), encoding="utf-8")
    corpus = framing.load(path)
    assert len(list(corpus)) == 3
    assert [item.reason for item in corpus.skipped] == ["3 of 501 articles that LexisNexis announces; not in the file: 4 to 501"]


def test_the_cover_of_nexis_counts_too(tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="python-docx comes with the extra readers")
    corpus = framing.load(as_docx(nexis(announced=4), tmp_path / "nexis.docx"))
    assert len(list(corpus)) == 3
    assert [item.reason for item in corpus.skipped] == ["3 of 4 articles that Nexis announces; not in the file: 4"]


@pytest.mark.parametrize("archive", ["nexis", "factiva", "proquest"])
def test_an_export_that_cannot_be_split_is_never_one_article(tmp_path: Path, archive: str) -> None:
    """Its heads are lost, so nothing tells one article from the next."""
    texts = {
        "nexis": "\n".join(line for line in nexis() if "Friday" not in line or "Time" in line),
        "factiva": "\n".join(line for line in factiva_coded() if not line.startswith("Document")),
        "proquest": proquest().replace("Full text:", "Text in full:"),
    }
    path = tmp_path / "export.txt"
    path.write_text(texts[archive], encoding="utf-8")
    with pytest.raises(framing.InputError, match="cannot be split"):
        read(path)


def test_a_text_about_an_archive_is_an_article(tmp_path: Path) -> None:
    """Words that exports have too tell none: it needs their heads."""
    path = tmp_path / "herald.txt"
    path.write_text(
        "Archive of the Herald opens\n\nDocument 3 of 12 was missing, the archivist said.\n"
        "Section: the word stood on every shelf. At the end of document twelve was a note.\n",
        encoding="utf-8",
    )
    (document,) = read(path)
    assert document.text.startswith("Archive of the Herald opens")


def test_a_body_may_hold_the_words_of_a_head(tmp_path: Path) -> None:
    text = ("Notes", "IN the harbour they waited.", "Section: that is what he called the wall.", "January 5, 2024 was a Friday.")
    story = STORIES[0]._replace(text=text)
    lines = [*nexis([story, STORIES[1]])]
    path = tmp_path / "nexis.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    documents = read(path)
    assert documents[0].text == "\n".join([story.title, "", *text])
    assert documents[1].title == STORIES[1].title


def test_a_story_without_author_or_page_has_none(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(
        lexis([STORIES[1], Story("A second", "The Gull", "May 1, 2024", "", "NEWS", "2", ("It rained.",))]), encoding="utf-8"
    )
    assert [document.author for document in read(path)] == ["", ""]


def test_every_library_of_a_reader_is_in_the_extra() -> None:
    """And the other way round, but for what a library needs that older versions of pip do not bring along."""
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: {re.split(r"[>=<]", line)[0] for line in lines} for name, lines in project["optional-dependencies"].items()}
    needed = {package for reader in READERS for package in reader.packages}
    assert needed == extras["readers"]
    assert needed <= extras["test"] | extras["interop"]


def test_announcing_readers_imports_no_library() -> None:
    heavy = "docx lxml trafilatura pypdf feedparser warcio rispy striprtf python_calamine"
    code = f"import sys, framing; framing.load_plugins(); print(*set(sys.modules) & set({heavy.split()!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_folder_of_many_kinds_is_read_but_for_the_broken(tmp_path: Path) -> None:
    for library in ("docx", "striprtf", "trafilatura"):
        pytest.importorskip(library, reason="comes with the extra readers")
    as_docx(nexis(), tmp_path / "a.docx")
    (tmp_path / "b.rtf").write_bytes(as_rtf(["It rained all day.", "The keeper stayed."]))
    (tmp_path / "c.html").write_text(europresse(), encoding="utf-8")
    (tmp_path / "d.txt").write_text("It snowed.", encoding="utf-8")
    (tmp_path / "e.docx").write_bytes(b"broken")
    corpus = framing.load(tmp_path)
    assert len(list(corpus)) == 3 + 1 + 3 + 1
    assert [item.where for item in corpus.skipped] == [str(tmp_path / "e.docx")]
