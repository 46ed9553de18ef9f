"""Which reader reads a file, and what it finds there, whatever the reader does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from framing.errors import InputError, PluginError
from framing.extension import Reader
from framing.guard.fence import DEADLINE, fence
from framing.load.readers import CORE_READERS
from framing.model import Document, wrong_field


def readers_by_suffix(further: Iterable[Reader]) -> tuple[dict[str, Reader], list[str]]:
    """The reader of each suffix, and a notice of each suffix that several further readers claim: none of them reads it then."""
    found = {suffix: reader for reader in CORE_READERS for suffix in reader.suffixes}
    claimed: dict[str, list[Reader]] = {}
    for reader in further:
        for suffix in dict.fromkeys(map(str.lower, reader.suffixes)):
            claimed.setdefault(suffix, []).append(reader)
    found.update({suffix: readers[0] for suffix, readers in claimed.items() if len(readers) == 1})
    several = {suffix: [reader.name for reader in readers] for suffix, readers in claimed.items() if len(readers) > 1}
    return found, [
        f"{suffix} files are claimed by {' and '.join(names)}: neither reads them; disable one"
        for suffix, names in several.items()
    ]


def documents_in(path: Path, reader: Reader, skip: Callable[[str, str], None]) -> Iterator[Document]:
    """The documents that a reader finds in a file. A reader of a plugin's has its deadline for each of them."""
    seconds = 0 if reader in CORE_READERS else DEADLINE
    given: Iterator[Document] | None = None
    while True:
        with fence(seconds, passing=(InputError, OSError)):
            given = iter(reader.read(path, skip)) if given is None else given
            document = next(given, None)
            if document is not None and (wrong := wrong_field(document)):
                raise PluginError(wrong)
        if document is None:
            return
        yield document
