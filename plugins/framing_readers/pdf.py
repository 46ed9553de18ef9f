"""PDF: the text of its pages, with the lines of each paragraph joined; a scan without text is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from framing import InputError
from framing_readers.exports import known
from framing_readers.exports import split as exports
from framing_readers.files import Row, Skip, check_size, quiet, understood

_ADVICE = "open it in another program and print it as a PDF again"
_ENCRYPTED = "encrypted; open it with its password and save it without one"
_RECOGNISE = "recognize its text first: ocrmypdf in.pdf out.pdf"
_FEW = 3  # pages that are named one by one
_SCANNED = 20  # characters on a page up to which it is a picture
_MOST_PAGES = 3_000
_FULL = 0.75  # of the usual length of a line, from which on it goes on in the next
_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_RUNNING = 3  # pages on which a first or last line recurs that belongs to none of them


class _Page(NamedTuple):
    """What a page of a PDF holds."""

    text: str
    pictures: bool


def recognises(head: bytes, path: Path) -> bool:
    """Whether a file is a PDF, whatever its name."""
    return head.lstrip().startswith(b"%PDF-")


def read(path: Path, skip: Skip) -> Iterator[Row]:
    """The text of a PDF as one article, or the articles of an archive's export."""
    check_size(path)
    pages = _pages(path)
    _tell_pictures(pages, skip)
    lines = [page.text.split("\n") for page in pages]
    if export := known.split("\n".join(_without_running(lines, feet=False))):
        yield from exports.rows(replace(export, articles=[_flowing(article) for article in export.articles]), skip)
    elif text := "\n".join(flowing(_without_running(lines))):
        yield "", {"text": text}, ("lines of the PDF joined to paragraphs",)
    else:
        raise InputError("no text in it")


def _tell_pictures(pages: Sequence[_Page], skip: Skip) -> None:
    """Tells the pages that are pictures of a text. Raises InputError where all that hold anything are."""
    scans = [number for number, page in enumerate(pages, 1) if page.pictures and len(page.text.strip()) < _SCANNED]
    if scans and sum(len(page.text.strip()) for page in pages) < _SCANNED * len(pages):
        raise InputError(f"a scan without text ({len(scans)} pages of pictures); {_RECOGNISE}")
    if len(scans) > _FEW:
        skip(f"{len(scans)} of {len(pages)} pages", f"pictures without text; {_RECOGNISE}")
    else:
        for number in scans:
            skip(f"page {number}", f"a picture without text; {_RECOGNISE}")


def _pages(path: Path) -> list[_Page]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    quiet("pypdf")
    with understood("a PDF", _ADVICE):
        reader = PdfReader(path)
        try:
            if reader.is_encrypted and not reader.decrypt(""):
                raise InputError(_ENCRYPTED)
            if len(reader.pages) > _MOST_PAGES:
                raise InputError(f"{len(reader.pages):,} pages; at most {_MOST_PAGES:,} are read of one file: split it")
            return [_Page(page.extract_text(), "/XObject" in (page.get("/Resources") or {})) for page in reader.pages]
        except (DependencyError, FileNotDecryptedError):
            raise InputError(_ENCRYPTED) from None


def _without_running(pages: Sequence[Sequence[str]], feet: bool = True) -> Iterator[str]:
    """The lines of the pages without the first, and last, that recur on others, whatever number of the page they hold."""
    ends = Counter(key for page in pages for key in {_key(line) for line in _ends(page, feet)})
    for page in pages:
        running = {line for line in _ends(page, feet) if ends[_key(line)] >= _RUNNING}
        yield from (line for line in page if line not in running)


def _ends(page: Sequence[str], feet: bool) -> list[str]:
    filled = [line for line in page if line.strip()]
    return [*filled[:1], *(filled[-1:] if feet else ())]


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _flowing(article: exports.Article) -> exports.Article:
    text = "\n".join(flowing(article.fields.get("text", "").split("\n")))
    return article if article.problem else replace(article, fields={**article.fields, "text": text})


def flowing(lines: Iterable[str]) -> list[str]:
    """Lines as paragraphs: a line that is full and does not end a sentence goes on in the next."""
    kept = [line.strip() for line in lines]
    lengths = sorted(len(line) for line in kept if line)
    usual = lengths[int(len(lengths) * 0.8)] if lengths else 0
    found: list[str] = []
    open_line = False
    for line in kept:
        if line and open_line:
            found[-1] = f"{found[-1][:-1]}{line}" if _hyphenated(found[-1], line) else f"{found[-1]} {line}"
        elif line:
            found.append(line)
        open_line = bool(line) and len(line) >= _FULL * usual and not (_END.search(line) and len(line) < 0.9 * usual)
    return found


def _hyphenated(before: str, after: str) -> bool:
    return before.endswith("-") and before[-2:-1].islower() and after[:1].islower()
