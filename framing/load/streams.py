"""What comes through a pipe, kept as a file; what a pipe or device gives is copied without waiting for ever."""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from framing.errors import InputError
from framing.guard.temporary import temporary_folder
from framing.load.readers.databases import MAGIC
from framing.load.readers.mapping import NONE, Columns
from framing.load.readers.tabular import is_table
from framing.load.zips import BROKEN_ZIP

PATIENCE = 60  # seconds that a named pipe may give nothing


def copy_stream(path: Path, target: BinaryIO) -> None:
    """What a pipe or device gives. Raises InputError for a pipe that nobody writes to."""
    if not path.is_fifo():
        with path.open("rb") as stream:
            shutil.copyfileobj(stream, target)
        return
    from select import POLLIN, poll

    pipe = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        waiting = poll()
        waiting.register(pipe, POLLIN)
        while waiting.poll(1000 * PATIENCE):
            if not (part := os.read(pipe, 1 << 16)):
                return
            target.write(part)
    finally:
        os.close(pipe)
    raise InputError(f"nobody wrote to this pipe for {PATIENCE} s")


class Spool:
    """Folders of our own for what comes through pipes and out of archives; removed with the corpus."""

    def __init__(self, columns: Columns = NONE) -> None:
        self._columns = columns
        self._folder: Path | None = None
        self._count = 0

    def file(self, name: str, known: Collection[str]) -> Path:
        """The file that holds what a stream (a path, or "-" for standard input) gives, its suffix told from what it is."""
        path = self.folder() / ("stdin" if name == "-" else Path(name).stem)
        with path.open("wb") as target:
            if name == "-":
                shutil.copyfileobj(_stdin(), target)
            else:
                copy_stream(Path(name), target)
        return self.named(path, known)

    def named(self, path: Path, known: Collection[str]) -> Path:
        """A file of ours, renamed to what it is: the suffix is one of those known, else .txt."""
        suffix = suffix_of(path, self._columns)
        return path.rename(path.with_name(path.name + (suffix if suffix in known else ".txt")))

    def folder(self, name: str = "") -> Path:
        """A new folder, empty."""
        if self._folder is None:
            self._folder = temporary_folder(self)
        self._count += 1
        path = self._folder / str(self._count) / name
        path.mkdir(parents=True)
        return path


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise InputError("standard input: closed; name a file or folder instead of -")
    if sys.stdin.isatty():
        print("reading articles from the terminal; paste text, JSON or a table and end with Ctrl-D", file=sys.stderr)
    return sys.stdin.buffer


_MAGIC = {
    b"\x1f\x8b": ".gz",
    b"PAR1": ".parquet",
    b"ARROW1": ".arrow",
    b"\xff\xff\xff\xff": ".arrow",  # a stream
    MAGIC: ".sqlite",
    b"%PDF-": ".pdf",
    b"{\\rtf": ".rtf",
    b"PK\x03\x04": ".zip",
}
_OFFICE = {"word/": ".docx", "xl/": ".xlsx", "META-INF/container.xml": ".epub", "content.xml": ".odt"}


def suffix_of(path: Path, columns: Columns = NONE) -> str:
    """What a file without a name holds: a kind that its first bytes tell, a JSON list, JSON lines, a table or text."""
    with path.open("rb") as handle:
        raw = handle.read(4096)
    if kind := next((suffix for magic, suffix in _MAGIC.items() if raw.startswith(magic)), ""):
        return _in_zip(path) if kind == ".zip" else kind
    head = raw.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"[") and not head.startswith(b"[Removed]"):
        return ".json"
    if is_table(head, columns):
        return ".csv"
    first_line = head.partition(b"\n")[0].rstrip()
    return ".txt" if not head.startswith(b"{") else ".json" if first_line in (b"{", head.rstrip()) else ".jsonl"


def _in_zip(path: Path) -> str:
    """What kind of file a ZIP file is: an office document, a book, or files together."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, *BROKEN_ZIP):
        return ".zip"
    return next((kind for sign, kind in _OFFICE.items() if any(name.startswith(sign) for name in names)), ".zip")
