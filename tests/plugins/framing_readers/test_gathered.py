"""Web archives, books and references."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

import framing

from .test_pages import BODY, check, page

pytest.importorskip("trafilatura", reason="trafilatura comes with the extra readers")


def response(address: str, status: str, kind: str, body: str) -> bytes:
    """A record of a web archive."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-01-05T07:00:00Z\r\n"
    head += (
        "WARC-Record-ID: <urn:uuid:5d7c3c1e-0000-4000-8000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\n"
    )
    return f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"


def test_a_web_archive_gives_the_articles_of_its_pages(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="warcio comes with the extra readers")
    path = tmp_path / "crawl.warc"
    path.write_bytes(
        response("https://courier.example.org/2024/old-ferry", "200 OK", "text/html; charset=utf-8", page())
        + response("https://courier.example.org/logo.png", "200 OK", "image/png", "PNG")
        + response("https://courier.example.org/gone", "404 Not Found", "text/html", page())
        + response("https://courier.example.org/app", "200 OK", "text/html", "<html><body></body></html>")
    )
    corpus = framing.load(path)
    (document,) = corpus
    check(document)
    (skipped,) = corpus.skipped
    assert skipped.where.endswith("(https://courier.example.org/app)") and "no article in the page" in skipped.reason


def test_a_book_gives_its_chapters(tmp_path: Path) -> None:
    path = tmp_path / "issue.epub"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/>'
            "</rootfiles></container>",
        )
        packed.writestr(
            "OPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            "<dc:title>The Quay Courier</dc:title></metadata><manifest>"
            '<item id="b" href="text/two.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="c" href="text/gone.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>',
        )
        for name, paragraphs in (("one", BODY[:2]), ("two", BODY[2:])):
            body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
            packed.writestr(f"OPS/text/{name}.xhtml", f"<html><head><title>{name}</title></head><body>{body}</body></html>")
    corpus = framing.load(path)
    documents = list(corpus)
    assert [(document.id, document.outlet) for document in documents] == [
        ("issue:1", "The Quay Courier"),
        ("issue:2", "The Quay Courier"),
    ]
    assert BODY[0] in documents[0].text and BODY[3] in documents[1].text
    assert [item.where for item in corpus.skipped] == [f"{path}, chapter 3"]


def test_references_give_their_abstracts_and_say_so(tmp_path: Path) -> None:
    pytest.importorskip("rispy", reason="rispy comes with the extra readers")
    path = tmp_path / "export.ris"
    path.write_text(
        "TY  - NEWS\nTI  - Ferry stops\nT2  - The Quay Courier\nAU  - Pell, Ada\nDA  - 2024/01/05/\nPY  - 2024\nSP  - A4\n"
        "AB  - The ferry stopped at noon, the master said.\nER  - \n\nTY  - NEWS\nTI  - Rain\nT2  - The Gull\nER  - \n"
    )
    corpus = framing.load(path)
    (document,) = corpus
    assert (document.outlet, document.title, document.author) == ("The Quay Courier", "Ferry stops", "Pell, Ada")
    assert document.published == date(2024, 1, 5)
    assert "text is the abstract of the reference" in document.notes
    assert [str(item) for item in corpus.skipped] == [f"{path}, reference 2: no text in it"]
