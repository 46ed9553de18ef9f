"""DOCX, ODT and RTF of single articles, and what only has their names."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import framing

from ...exported import as_docx, as_rtf  # noqa: TID252  tests have no absolute name

LINES = [
    "The ferry stopped",
    "The ferry stopped at noon, the master said.",
    "“Nobody knows why,” said Zoë Ræd — {not} even \\he\\.",
]


def odt(path: Path, body: str, before: str = "") -> Path:
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0"?>{before}<office:document-content {spaces}><office:body><office:text>{body}</office:text>'
            "</office:body></office:document-content>",
        )
    return path


def test_word(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx comes with the extra readers")
    path = as_docx(LINES, tmp_path / "a.docx")
    document = docx.Document(str(path))
    document.add_table(1, 1).cell(0, 0).text = "In a table stood the fares."
    document.save(str(path))
    (article,) = framing.load(path)
    assert [line for line in article.text.split("\n") if line] == [*LINES, "In a table stood the fares."]


def test_open_document_text(tmp_path: Path) -> None:
    body = (
        "<text:h>The ferry stopped</text:h><text:p>The <text:span>ferry</text:span> stopped<text:s text:c='2'/>at"
        "<text:tab/>noon.<text:line-break/>Nobody knew why.</text:p>"
    )
    (article,) = framing.load(odt(tmp_path / "a.odt", body))
    assert article.text == "The ferry stopped\nThe ferry stopped  at\tnoon.\nNobody knew why."


@pytest.mark.parametrize("name", ["a.rtf", "a.doc", "a.txt"])
def test_rtf_whatever_its_name(tmp_path: Path, name: str) -> None:
    pytest.importorskip("striprtf", reason="striprtf comes with the extra readers")
    path = tmp_path / name
    path.write_bytes(as_rtf(LINES))
    (article,) = framing.load(path)
    assert article.text == "\n".join(LINES)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted; open it with its password",
        ),
        ("a.docx", b"PK\x03\x04 broken", "save it again"),
        ("a.docx", b"just a text", "save it again"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "save it as .docx"),
        ("a.doc", b"<html><body>It rained.</body></html>", "a web page"),
        ("a.rtf", b"It rained.", "no RTF file"),
        ("a.odt", b"", "the file is empty"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_next_step(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    for library in ("docx", "striprtf"):
        pytest.importorskip(library, reason="comes with the extra readers")
    bad = tmp_path / name
    bad.write_bytes(content)
    (tmp_path / "good.txt").write_text("It rained all day, the keeper said.")
    corpus = framing.load(tmp_path)
    assert len(list(corpus)) == 1
    (skipped,) = corpus.skipped
    assert skipped.where == str(bad) and reason in skipped.reason


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(framing.InputError, match="declares entities"):
        list(framing.load(odt(tmp_path / "a.odt", "<text:p>&b;</text:p>", before=bomb)))
