"""A dictionary file as text, safely: of limited size, in its encoding, and surely text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from framing.dictionaries.globs import Unsupported, pattern_of, read_as
from framing.dictionaries.model import Builder, printable
from framing.dictionaries.model import Path as Keys
from framing.errors import InputError
from framing.load.readers.decoding import encoding_of, with_line_feeds

LARGEST = 64 << 20  # bytes
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Source:
    """The text of a dictionary file and what else its readers need."""

    where: str
    name: str
    raw: bytes = field(repr=False)
    text: str = field(repr=False)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.raw).hexdigest()

    def lines(self) -> Iterator[tuple[int, str]]:
        """Lines that hold anything, with their numbers from 1 and their leading space."""
        for number, line in enumerate(self.text.split("\n"), 1):
            if line.strip():
                yield number, _CONTROL.sub("", line.rstrip())


def open_source(path: Path) -> Source:
    """Read a file. Raises InputError for one that cannot be read, is too large, empty or no text."""
    where = str(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise InputError(f"{where}: no such dictionary") from None
    except OSError as error:
        raise InputError(f"{where}: cannot be read: {error.strerror or error}") from None
    if len(raw) > LARGEST:
        raise InputError(f"{where}: a dictionary has at most {LARGEST >> 20} MiB")
    try:
        text = with_line_feeds(_decoded(raw)).removeprefix("\ufeff")
    except InputError as error:
        raise InputError(f"{where}: {error}") from None
    if not text.strip():
        raise InputError(f"{where}: the file is empty")
    return Source(where, printable(path.stem) or "dictionary", raw, text)


def _decoded(raw: bytes) -> str:
    """The text, in UTF-8 or UTF-16, else in windows-1252, which older tools write (as quanteda reads it)."""
    codec, _ = encoding_of(raw, complete=True)
    codec = codec if codec.startswith("utf") else "utf-8"
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    if len(_CONTROL.findall(text)) > max(8, len(text) // 50):
        raise InputError("a binary file, not text")
    return text


def add_term(builder: Builder, path: Keys, term: str, *, weight: float = 1.0, line: int = 0, wildcards: str = "*?") -> None:
    """Add a term of a format with words, ``*`` and ``?``; what cannot be kept, or only changed, is noted."""
    try:
        pattern = pattern_of(term, wildcards=wildcards)
    except Unsupported as refused:
        builder.lose(term.strip(), f"is left out: it {refused}", line)
        return
    builder.add(path, pattern, weight, line)
    if changed := read_as(term, pattern):
        builder.note(term.strip(), changed, line)
