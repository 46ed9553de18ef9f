"""The readers, each with the files it reads and the library it needs. Nothing is imported before a file is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from framing import Reader
from framing_readers.files import Row, Skip


def _later(module: str, name: str) -> Callable[[Path, Skip], Iterator[Row]]:
    """A function of a module that is imported when it is first called."""

    def read(path: Path, skip: Skip) -> Iterator[Row]:
        found: Iterator[Row] = getattr(import_module(f"framing_readers.{module}"), name)(path, skip)
        return found

    return read


def _told(module: str, name: str) -> Callable[[bytes, Path], bool]:
    def recognises(head: bytes, path: Path) -> bool:
        return bool(getattr(import_module(f"framing_readers.{module}"), name)(head, path))

    return recognises


READERS = (
    Reader(
        name="readers.exports",
        suffixes=(".txt",),
        read=_later("texts", "read"),
        recognises=_told("texts", "recognises"),
        specific=True,
    ),
    Reader(
        name="readers.sheets",
        suffixes=(".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
        read=_later("sheets", "read"),
        recognises=_told("sheets", "recognises"),
        packages=("python-calamine",),
    ),
    Reader(
        name="readers.feeds",
        suffixes=(".rss", ".atom", ".xml"),
        read=_later("feeds", "read"),
        recognises=_told("feeds", "recognises"),
        packages=("feedparser",),
    ),
    Reader(
        name="readers.pages",
        suffixes=(".html", ".htm", ".xhtml", ".mhtml", ".mht"),
        read=_later("pages", "read"),
        recognises=_told("pages", "recognises"),
        packages=("trafilatura", "lxml-html-clean"),
    ),
    Reader(name="readers.docx", suffixes=(".docx", ".docm"), read=_later("documents", "read_docx"), packages=("python-docx",)),
    Reader(name="readers.odt", suffixes=(".odt",), read=_later("documents", "read_odt")),
    Reader(
        name="readers.rtf",
        suffixes=(".rtf", ".doc"),
        read=_later("documents", "read_rtf"),
        recognises=_told("documents", "is_rtf"),
        packages=("striprtf",),
    ),
    Reader(
        name="readers.pdf",
        suffixes=(".pdf",),
        read=_later("pdf", "read"),
        recognises=_told("pdf", "recognises"),
        packages=("pypdf",),
    ),
    Reader(
        name="readers.warc",
        suffixes=(".warc",),
        read=_later("gathered", "read_warc"),
        packages=("warcio", "trafilatura", "lxml-html-clean"),
    ),
    Reader(
        name="readers.epub",
        suffixes=(".epub",),
        read=_later("gathered", "read_epub"),
        packages=("trafilatura", "lxml-html-clean"),
    ),
    Reader(name="readers.ris", suffixes=(".ris",), read=_later("gathered", "read_ris"), packages=("rispy",)),
)
