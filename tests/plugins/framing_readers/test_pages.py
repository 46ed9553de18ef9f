"""Saved web pages: the article with its metadata, and never what stands before it."""

from __future__ import annotations

import socket
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import framing

pytest.importorskip("trafilatura", reason="trafilatura comes with the extra readers")

BODY = (
    "The harbour master said on Monday that the old ferry would sail for another year, although its engine had failed twice.",
    "Residents of the island, who had written forty letters to the ministry, called the decision careless and asked for a boat.",
    "“Nobody here trusts that engine any more,” said Tom Reed, who runs the only shop at the pier and has crossed every week.",
    "The ministry will decide in spring whether a second boat can be paid for, a spokeswoman said; nothing was settled.",
)
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>Old ferry to sail on | The Quay Courier</title>
<meta property="og:site_name" content="The Quay Courier"><meta property="og:title" content="Old ferry to sail on">
<meta property="article:published_time" content="2024-01-05T06:30:00Z"><meta name="author" content="Ada Pell">
<link rel="canonical" href="https://courier.example.org/2024/old-ferry"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies. Accept all cookies or manage preferences.</p></div>
<article><h1>Old ferry to sail on</h1><p class="byline">By Ada Pell</p>{body}</article>
<footer><p>Copyright 2024 The Quay Courier. All rights reserved.</p></footer><script>var x = "tracking";</script></body></html>"""


def page(paragraphs: tuple[str, ...] = BODY, charset: str = "utf-8") -> str:
    return PAGE.format(body="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs), charset=charset)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: Any) -> Any:
        raise AssertionError("a reader reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def check(document: framing.Document) -> None:
    assert (document.outlet, document.title, document.author) == ("The Quay Courier", "Old ferry to sail on", "Ada Pell")
    assert document.published == date(2024, 1, 5)
    assert document.url == "https://courier.example.org/2024/old-ferry"
    for paragraph in BODY:
        assert paragraph in document.text
    for furniture in ("Accept all cookies", "Sport", "All rights reserved", "tracking"):
        assert furniture not in document.text


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page.txt", "page.xhtml"])
def test_a_page_gives_its_article_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(page(), encoding="utf-8")
    (document,) = framing.load(path)
    check(document)


@pytest.mark.parametrize("charset", ["windows-1252", "utf-16", "utf-8"])
def test_a_page_is_decoded_as_it_says(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(charset=charset).encode(charset))
    (document,) = framing.load(path)
    check(document)


def test_a_page_in_one_file_with_its_pictures(tmp_path: Path) -> None:
    without = page().replace('<link rel="canonical" href="https://courier.example.org/2024/old-ferry">', "")
    path = tmp_path / "page.mhtml"
    path.write_bytes(
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example.org/2024/old-ferry\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n'
        b"------B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + without.encode().replace(b"\n", b"\r\n")
        + b"\r\n------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------B--\r\n"
    )
    (document,) = framing.load(path)
    check(document)


CONSENT = (
    "Before you continue to the Courier",
    "We and our partners use cookies to store and/or access information on a device.",
    "You can accept all cookies or manage preferences at any time.",
    "Read our privacy policy and cookie policy to learn how your personal data is used.",
)
PAYWALL = (
    "This article is for subscribers",
    "Subscribe now to continue reading. Already a subscriber? Log in to continue. Cancel any time.",
)
ROBOTS = (
    "Please enable JavaScript to go on.",
    "We have detected unusual traffic. Verify you are human and complete the captcha.",
)


@pytest.mark.parametrize(
    ("paragraphs", "reason"),
    [
        (CONSENT, "a notice on cookies and no article"),
        (PAYWALL, "a paywall and no article"),
        (ROBOTS, "a check for robots and no article"),
    ],
)
def test_what_stands_before_an_article_is_none(tmp_path: Path, paragraphs: tuple[str, ...], reason: str) -> None:
    bad = tmp_path / "wall.html"
    bad.write_text(f"<html><head><title>Courier</title></head><body>{''.join(f'<p>{p}</p>' for p in paragraphs)}</body></html>")
    (tmp_path / "page.html").write_text(page(), encoding="utf-8")
    corpus = framing.load(tmp_path)
    assert [document.title for document in corpus] == ["Old ferry to sail on"]
    (skipped,) = corpus.skipped
    assert skipped.where == str(bad) and reason in skipped.reason and "save the page again" in skipped.reason


def test_an_article_on_cookies_is_one(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    about = (
        "Sites which make readers accept all cookies break the law, and a cookie policy of forty pages informs nobody, he said."
    )
    path.write_text(page((*BODY, about)), encoding="utf-8")
    (document,) = framing.load(path)
    assert about in document.text
    assert not any("paywall" in note for note in document.notes)


def test_an_article_that_ends_at_a_paywall_says_so(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page((*BODY[:2], "Subscribe now to continue reading.", "Already a subscriber? Log in to continue.")))
    (document,) = framing.load(path)
    assert "text cut short by a paywall" in document.notes


@pytest.mark.parametrize("content", ["<html></html>", "<html><body><div id=app></div><script>go()</script></body></html>"])
def test_a_page_that_a_script_fills_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "app.html"
    path.write_text(content)
    with pytest.raises(framing.InputError, match="no article in the page"):
        list(framing.load(path))


def test_deep_markup_ends_in_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text(f"<html><body>{'<div>' * 30_000}It rained.")
    with pytest.raises(framing.InputError):
        list(framing.load(path))
