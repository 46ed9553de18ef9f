"""Which reader reads a file, and what it finds there, whatever the reader does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import cast

from framing.errors import InputError
from framing.extension import HEAD, Reader, Row, Skip
from framing.guard.fence import DEADLINE, fence
from framing.load.readers import CORE_READERS, TEXT
from framing.load.readers.mapping import NONE, TABLE, Columns
from framing.load.readers.records import to_documents
from framing.model import Document

_OfTheCore = Callable[[Path, Skip, Columns], Iterable[Document | Row]]
ANYTHING = ("", ".txt")  # suffixes of files that may be of any kind


@dataclass(frozen=True)
class Readers:
    """The readers there are: the one that each suffix leads to, and those that tell their files by what is in them."""

    by_suffix: dict[str, Reader]
    recognising: tuple[Reader, ...] = ()  # in the order in which they are asked
    contested: tuple[str, ...] = ()  # a notice of each suffix that several claim

    @property
    def suffixes(self) -> frozenset[str]:
        """The suffixes of the files that are looked for in folders."""
        return frozenset(self.by_suffix).union(*(reader.suffixes for reader in self.recognising))

    def of(self, path: Path) -> Reader | None:
        """The reader of a file: the first that recognises it, else the one its suffix leads to; None where there is none."""
        suffix = path.suffix.lower()
        asked = [reader for reader in self.recognising if suffix in (*reader.suffixes, *ANYTHING)]
        if asked:
            with path.open("rb") as handle:
                head = handle.read(HEAD)
            with fence(DEADLINE):
                found = next((reader for reader in asked if _recognises(reader, head, path)), None)
            if found is not None:
                return found
        return self.by_suffix.get(suffix, None if suffix else TEXT)


def _recognises(reader: Reader, head: bytes, path: Path) -> bool:
    try:
        return reader.recognises is not None and bool(reader.recognises(head, path))
    except InputError:
        return False


def all_readers(further: Iterable[Reader]) -> Readers:
    """The built-in readers and further ones, which come first. A suffix that two of these claim leads to neither of them."""
    further = tuple(further)
    found = {suffix: reader for reader in CORE_READERS for suffix in reader.suffixes}
    claimed: dict[str, list[Reader]] = {}
    for reader in (reader for reader in further if not reader.specific):
        for suffix in dict.fromkeys(map(str.lower, reader.suffixes)):
            claimed.setdefault(suffix, []).append(reader)
    found.update({suffix: readers[0] for suffix, readers in claimed.items() if len(readers) == 1})
    several = {suffix: [reader.name for reader in readers] for suffix, readers in claimed.items() if len(readers) > 1}
    contested = [
        f"{suffix} files are claimed by {' and '.join(names)}: neither reads them; disable one"
        for suffix, names in several.items()
    ]
    recognising = sorted((reader for reader in further if reader.recognises), key=lambda reader: not reader.specific)
    return Readers(found, tuple(recognising), tuple(contested))


def documents_in(path: Path, reader: Reader, skip: Skip, columns: Columns = NONE) -> Iterator[Document]:
    """The documents that a reader finds in a file. A reader of a plugin's has its deadline for each of them."""
    if missing := [name for name in reader.packages if not _installed(name)]:
        raise InputError.lacking("reading it", *missing)
    core = reader in CORE_READERS
    found = cast("_OfTheCore", reader.read)(path, skip, columns) if core else _fenced(reader, path, skip)
    yield from to_documents(found, path, skip, {name: column for name, column in columns.items() if name != TABLE})


def _fenced(reader: Reader, path: Path, skip: Skip) -> Iterator[Document | Row]:
    given: Iterator[Document | Row] | None = None
    while True:
        with fence(DEADLINE, passing=(InputError, OSError)):
            given = iter(reader.read(path, skip)) if given is None else given
            document = next(given, None)
        if document is None:
            return
        yield document


@cache
def _installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True
