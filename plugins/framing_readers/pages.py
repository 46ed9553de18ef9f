"""Web pages (HTML, MHTML): the article of a page with outlet, title, date and author, by trafilatura. Nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from framing import InputError
from framing_readers.consent import cut_by_paywall, wall
from framing_readers.exports import split as exports
from framing_readers.exports import web
from framing_readers.files import Row, Skip, content, decoded, quiet, understood

_LARGEST = 1 << 25  # bytes of a page
_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype html|html|head)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_MESSAGE = re.compile(rb"(?:From|MIME-Version|Subject|Snapshot-Content-Location|Content-Type):", re.IGNORECASE)


def recognises(head: bytes, path: Path) -> bool:
    """Whether a file begins as a whole web page does."""
    return bool(_BEGINS.match(head.removeprefix(b"\xef\xbb\xbf"))) or _is_message(head)


def _is_message(head: bytes) -> bool:
    return bool(_MESSAGE.match(head)) and b"multipart/related" in head.lower()


def read(path: Path, skip: Skip) -> Iterator[Row]:
    """The article of a page, or the articles of an archive's export."""
    data = content(path)
    if len(data) > _LARGEST:
        raise InputError(f"a page of {len(data) >> 20} MB; at most {_LARGEST >> 20} MB are read of one")
    page, address = _of_message(data) if _is_message(data[:4096]) else (_markup(data), "")
    yield from articles(page, address, skip)


def articles(page: str, address: str, skip: Skip) -> Iterator[Row]:
    """The article of a page with this address, or the articles of an archive's export. Raises InputError where there is none."""
    with understood("a web page", "save the page again from the browser, as HTML"):
        export = web.split(page)
    if export is not None:
        yield from exports.rows(export, skip)
        return
    yield "", *article(page, address)


def article(page: str, address: str = "") -> tuple[dict[str, str], tuple[str, ...]]:
    """The fields of the one article of a page, and notes. Raises InputError where it shows none."""
    import trafilatura

    quiet("trafilatura")
    with understood("a web page", "save the page again from the browser, as HTML"):
        found: Any = trafilatura.bare_extraction(
            page,
            url=address or None,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    text = (found.text or "").strip() if found is not None else ""
    if not text:
        why = wall(_shown(page))
        raise InputError(
            _no_article(why) if why else "no article in the page; if a script shows it, save the page again from the browser"
        )
    if why := wall(text):
        raise InputError(_no_article(why))
    fields = {
        "text": text,
        "title": found.title,
        "author": "; ".join(dict.fromkeys((found.author or "").split("; "))),
        "outlet": found.sitename or found.hostname,
        "date": found.date,
        "url": found.url or address,
    }
    notes = ("text cut short by a paywall",) if cut_by_paywall(_shown(page)) else ()
    return {name: value for name, value in fields.items() if value}, notes


def _no_article(wall: str) -> str:
    return f"{wall} and no article; open the page in a browser, pass it, and save the page again"


def _shown(page: str) -> str:
    """All that a page shows, in the order in which it does."""
    from lxml import html

    with understood("a web page", "save the page again from the browser, as HTML"):
        tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
        for unread in tree.xpath("//script | //style | //noscript | //template"):
            unread.drop_tree()
        return " ".join(tree.text_content().split())


def _markup(data: bytes) -> str:
    """A page as text, by the encoding that it names."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(named[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(data)


def _of_message(data: bytes) -> tuple[str, str]:
    """The page that a browser saved in one file (MHTML), and its address."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            body = part.get_payload(decode=True)
            charset = part.get_content_charset() or ""
            address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
            if isinstance(body, bytes) and body:
                try:
                    page = body.decode(charset) if charset else _markup(body)
                except (LookupError, UnicodeDecodeError):
                    page = _markup(body)
                return page, address if address.startswith(("http://", "https://")) else ""
    raise InputError("a saved page without its HTML part; save the page again from the browser, as HTML")
