"""From bytes to text: which encoding, and what had to be repaired."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from framing.english import ENGLISH
from framing.errors import InputError

SAMPLE = 4 << 20  # bytes of a long file that decide on its encoding
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP, DOCX or EPUB file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"SQLite format 3": "an SQLite database",
    b"PAR1": "a Parquet file",
}
_HEAD = 1024  # bytes looked at to tell a binary file
_WESTERN = frozenset("€‚ƒ„…†‡‰Š‹ŒŽ‘’“”•–—™š›œž\xa0¡£¥§©«®°·»¿½¼¾ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûü")
_ESCAPED = re.compile("[\ud800-\udfff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file's bytes and, unless it is UTF-8, a note of its encoding. Raises InputError for a binary file."""
    codec, notes = encoding_of(raw, complete=True)
    return raw.decode(codec, _errors(codec)), notes


@contextmanager
def open_text(path: Path, newline: str | None = None) -> Iterator[tuple[TextIO, tuple[str, ...]]]:
    """A long file for reading line by line, its encoding told from its beginning."""
    with path.open("rb") as binary:
        sample = binary.read(SAMPLE)
    codec, notes = encoding_of(sample, complete=len(sample) < SAMPLE)
    with path.open(encoding=codec, errors=_errors(codec), newline=newline) as handle:
        yield handle, notes


def _errors(codec: str) -> str:
    return "surrogateescape" if codec.startswith("utf-8") else "replace"  # what is escaped, clean() replaces and counts


def encoding_of(sample: bytes, *, complete: bool) -> tuple[str, tuple[str, ...]]:
    """The codec of a text, and a note unless it is UTF-8; other encodings are told by charset-normalizer.

    English text whose only other letters are Western is taken as windows-1252, since a few accents and
    curly quotes are too little to tell by statistics.
    """
    for mark, codec in _BOMS:
        if sample.startswith(mark):
            return codec, () if codec == "utf-8-sig" else (_note(codec),)
    for magic, kind in _BINARY.items():
        if sample.startswith(magic):
            raise InputError(f"{kind}, not text; save it as plain text")
    head = sample[:_HEAD]
    if 4 * head.count(0) > len(head):
        return _two_bytes(head)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=complete)
    except UnicodeDecodeError:
        return _other(sample)
    return "utf-8", ()


def _two_bytes(head: bytes) -> tuple[str, tuple[str, ...]]:
    odd, even = head[1::2].count(0), head[::2].count(0)
    if 4 * min(odd, even) > max(odd, even):
        raise InputError("a binary file, not text")
    codec = "utf-16-le" if odd > even else "utf-16-be"
    return codec, (_note(codec),)


def _other(sample: bytes) -> tuple[str, tuple[str, ...]]:
    head = sample[:65536]
    if 20 * len(_CONTROL.findall(head)) > len(head):
        raise InputError("a binary file, not text")
    text = sample.decode("utf-8", "surrogateescape")
    invalid = len(_ESCAPED.findall(text))
    if len(_NOT_ASCII.findall(text)) > 2 * invalid:
        return "utf-8", ()  # UTF-8 with a few bad bytes
    if ENGLISH.similarity(text[:6000]) > 0:
        high = _NOT_ASCII.findall(sample.decode("cp1252", "replace"))
        return ("cp1252", (_note("windows-1252"),)) if 10 * sum(c in _WESTERN for c in high) >= 9 * len(high) else ("utf-8", ())
    from charset_normalizer import from_bytes

    best = from_bytes(head).best()
    return (best.encoding, (_note(best.encoding.replace("_", "-")),)) if best is not None else ("utf-8", ())


def _note(encoding: str) -> str:
    return f"decoded as {encoding}: detected, the file is not UTF-8"


def with_line_feeds(text: str) -> str:
    """The text with LF for CRLF and CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without byte order mark, with LF line ends and without what is no character, and notes on the repair."""
    text = with_line_feeds(text.removeprefix("\ufeff"))
    notes = []
    text, repaired = _whole(text)
    if repaired:
        notes.append(f"invalid bytes or half characters replaced by U+FFFD: {repaired}")
    if nul := text.count("\0"):  # where it stands, SQLite and R see the end of the text
        notes.append(f"NUL characters replaced by U+FFFD: {nul}")
    return text.replace("\0", "\ufffd"), tuple(notes)


def clean_line(text: str) -> str:
    """A title, name or other short value: on one line, without what is no character."""
    return " ".join(_whole(text)[0].removeprefix("\ufeff").split())


def listing(names: Iterable[str], most: int = 8, longest: int | None = None) -> str:
    """Names for a message: the first few, each cut to the longest length, and how many more."""
    found = [clean_line(name)[:longest] for name in names]
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(found[:most]) + more


def _whole(text: str) -> tuple[str, int]:
    try:
        text.encode()
    except UnicodeEncodeError:
        return _ESCAPED.subn("\ufffd", text)
    return text, 0
