"""Collections of pages and of references: WARC, EPUB, RIS."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from framing import InputError
from framing_readers import pages
from framing_readers.files import Row, Skip, check_packed, check_size, content, decoded, part_of, understood, xml

_LARGEST = 1 << 25  # bytes of a page
_PAGES = ("text/html", "application/xhtml+xml")
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def read_warc(path: Path, skip: Skip) -> Iterator[Row]:
    """The articles of the pages that a web archive holds; what is no page that was found (200) is left out."""
    from warcio.archiveiterator import ArchiveIterator

    check_size(path)
    held = 0
    with path.open("rb") as handle, understood("a web archive (WARC)", "make it again with the program that made it"):
        for number, record in enumerate(ArchiveIterator(handle), 1):
            if not _is_page(record):
                continue
            held += 1
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            page = decoded(record.content_stream().read(_LARGEST))
            try:
                fields, notes = pages.article(page, address)
            except InputError as error:
                skip(f"record {number} ({address[:120]})", str(error))
            else:
                yield f"record {number}", fields, notes
    if not held:
        raise InputError("a web archive (WARC) without a page; expected responses of type text/html")


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in _PAGES and record.http_headers.get_statuscode() == "200"


def read_epub(path: Path, skip: Skip) -> Iterator[Row]:
    """The chapters of an EPUB that hold an article, each a record; the title of the book is the outlet."""
    check_packed(path, "an EPUB")
    with understood("an EPUB", "save it again in the program that made it"), zipfile.ZipFile(path) as packed:
        book, names = _chapters(packed)
        for number, name in enumerate(names, 1):
            try:
                fields, notes = pages.article(decoded(part_of(packed, name)[:_LARGEST]))
            except (InputError, KeyError) as error:
                skip(f"chapter {number}", str(error))
            else:
                yield f"chapter {number}", {**fields, "outlet": book.get("title", "") or fields.get("outlet", "")}, notes


def _chapters(packed: zipfile.ZipFile) -> tuple[dict[str, str], list[str]]:
    """What the book says of itself, and the names of its chapters in their order."""
    container = xml(part_of(packed, "META-INF/container.xml"))
    root_file = next(element.get("full-path", "") for element in container.iter(f"{_CONTAINER}rootfile"))
    package = xml(part_of(packed, root_file))
    title = next((element.text or "" for element in package.iter(f"{_DC}title")), "")
    files = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
    folder = posixpath.dirname(root_file)
    read = [files[ref.get("idref")] for ref in package.iter(f"{_OPF}itemref") if ref.get("idref") in files]
    return {"title": title.strip()}, [
        posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        for item in read
        if item.get("media-type") in _PAGES
    ]


def read_ris(path: Path, skip: Skip) -> Iterator[Row]:
    """The references of a RIS file that hold a text: the abstract, as a note says; those without are left out."""
    import rispy

    with understood("a RIS file", "export the references again, with their abstracts"):
        found = rispy.loads(decoded(content(path)))
    for number, entry in enumerate(found, 1):
        text = entry.get("notes_abstract") or entry.get("abstract") or ""
        fields = {
            "text": text,
            "title": entry.get("title") or entry.get("primary_title") or "",
            "outlet": entry.get("secondary_title") or entry.get("journal_name") or entry.get("alternate_title3") or "",
            "author": "; ".join(entry.get("authors") or entry.get("first_authors") or ()),
            "date": (entry.get("date") or entry.get("publication_year") or entry.get("year") or "").strip("/").replace("/", "-"),
            "url": next(iter(entry.get("urls") or ()), ""),
            "page": entry.get("start_page") or "",
        }
        yield (
            f"reference {number}",
            {name: value for name, value in fields.items() if value or name == "text"},
            ("text is the abstract of the reference",),
        )
