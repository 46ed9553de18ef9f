"""Texts that an archive exported (TXT): split into their articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from framing import InputError
from framing_readers.exports import known
from framing_readers.exports import split as exports
from framing_readers.files import Row, Skip, content, decoded

_OTHERS = (b"{\\rtf", b"PK\x03\x04", b"%PDF", b"<")  # begin what is no text


def recognises(head: bytes, path: Path) -> bool:
    """Whether a text file is an archive's export."""
    if not head or head.startswith(_OTHERS):
        return False
    whole = head if len(head) == path.stat().st_size else content(path)
    return known.split(decoded(whole)) is not None


def read(path: Path, skip: Skip) -> Iterator[Row]:
    """The articles of an archive's export."""
    export = known.split(decoded(content(path)))
    if export is None:
        raise InputError("no export of an archive")
    yield from exports.rows(export, skip)
