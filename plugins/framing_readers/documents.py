"""Word documents (DOCX), ODT and RTF: one article, or the articles of an archive's export."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing import InputError
from framing_readers.exports import known
from framing_readers.exports import split as exports
from framing_readers.files import OLE, Row, Skip, check_packed, content, decoded, part_of, understood, xml

RTF = b"{\\rtf"
_WORD = "open it in a word processor and save it again as .docx"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def rows(text: str, skip: Skip, notes: tuple[str, ...] = ()) -> Iterator[Row]:
    """The one article that a text is, or the articles of the export that it is. Raises InputError where there is no text."""
    if export := known.split(text):
        yield from exports.rows(export, skip)
    elif text.strip():
        yield "", {"text": text.strip()}, notes
    else:
        raise InputError("no text in it")


def is_rtf(head: bytes, path: Path) -> bool:
    """Whether a file is RTF, whatever its name."""
    return head.lstrip().startswith(RTF)


def read_docx(path: Path, skip: Skip) -> Iterator[Row]:
    """The paragraphs of a Word document, those in tables among them."""
    from docx import Document
    from docx.text.paragraph import Paragraph

    check_packed(path, "a Word document")
    with understood("a Word document", _WORD):
        document = Document(str(path))
        body: Any = document.element.body
        text = "\n".join(Paragraph(element, document).text for element in body.iter("{*}p") if _is_paragraph(element))
    yield from rows(text, skip)


def _is_paragraph(element: Any) -> bool:
    return str(element.tag).endswith("wordprocessingml/2006/main}p")


def read_odt(path: Path, skip: Skip) -> Iterator[Row]:
    """The paragraphs and headings of an OpenDocument text."""
    check_packed(path, "an OpenDocument text")
    with understood("an OpenDocument text", _WORD), zipfile.ZipFile(path) as packed:
        root = xml(part_of(packed, "content.xml"))
        text = "\n".join(_odt_text(element) for element in root.iter() if element.tag in (f"{_TEXT}p", f"{_TEXT}h"))
    yield from rows(text, skip)


def _odt_text(paragraph: Any) -> str:
    pieces = [paragraph.text or ""]
    for element in paragraph.iter():
        if element is paragraph:
            continue
        if element.tag == f"{_TEXT}s":
            pieces.append(" " * min(int(element.get(f"{_TEXT}c", "1")), 100))
        elif element.tag == f"{_TEXT}tab":
            pieces.append("\t")
        elif element.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        pieces.append(element.text or "")
        pieces.append(element.tail or "")
    return "".join(pieces)


def read_rtf(path: Path, skip: Skip) -> Iterator[Row]:
    """The text of an RTF file, also of one that is called .doc; other files of that name are told from it."""
    data = content(path)
    if data.startswith(OLE):
        check_packed(path, "an RTF file")
    if not data.lstrip().startswith(RTF):
        what = "a web page" if data.lstrip()[:1] == b"<" else "no RTF file"
        raise InputError(f"{what}; {_WORD}")
    yield from rows(rtf_text(data), skip)


def rtf_text(data: bytes) -> str:
    """The text of RTF. Raises InputError for what is broken."""
    from striprtf import striprtf

    to_text: Any = striprtf.rtf_to_text
    with understood("an RTF file", _WORD):
        text = str(to_text(data.decode("latin-1"), errors="replace"))
    return decoded(text.encode("utf-8", "replace"))
