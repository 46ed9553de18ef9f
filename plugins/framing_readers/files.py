"""What every reader needs of a file: its bytes, its text, and one clear reason where a library cannot read it."""

from __future__ import annotations

import codecs
import logging
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from framing import InputError

Skip = Callable[[str, str], None]
# Where it stands in its file, its fields by name, and notes on how it was read.
Row = tuple[str, Mapping[str, Any], tuple[str, ...]]

LARGEST = 1 << 29  # bytes of a file that is read whole
_UNPACKED = 1 << 30  # bytes that the parts of a packed file may have
_SUSPICIOUS = 1 << 26  # bytes from which on the ratio counts
_RATIO = 200  # unpacked ÷ packed
_PARTS = 100_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # begins files of Office before 2007, and encrypted ones of any year
ZIP = b"PK\x03\x04"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BREAKS = (
    AttributeError,
    LookupError,
    TypeError,
    RecursionError,
)  # what a broken file does to a library says nothing of the file
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def content(path: Path) -> bytes:
    """The bytes of a file. Raises InputError for one that is empty, or larger than what is read whole."""
    check_size(path)
    return path.read_bytes()


def check_size(path: Path) -> None:
    """Raises InputError for a file that is empty, or larger than what is read whole."""
    size = path.stat().st_size
    if not size:
        raise InputError("the file is empty")
    if size > LARGEST:
        raise InputError(f"{size >> 20:,} MB, more than the {LARGEST >> 20} MB that are read of such a file; split it")


def decoded(data: bytes) -> str:
    """Bytes as text with line feeds: by their mark, as UTF-8, else as windows-1252, as archives export it."""
    name = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    try:
        text = data.decode(name or "utf-8")
    except UnicodeDecodeError:
        text = data.decode(name or "cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@contextmanager
def understood(kind: str, advice: str) -> Iterator[None]:
    """Whatever a library raises in the block becomes one InputError that says what the file is not and what to do."""
    try:
        yield
    except (InputError, OSError):
        raise
    except Exception as error:
        told = "" if isinstance(error, _BREAKS) else " ".join(str(error).split())[:120]
        raise InputError(f"not {kind} that can be read{f' ({told})' if told else ''}; {advice}") from None


def quiet(library: str) -> None:
    """Keeps a library from telling on standard error what is told here."""
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)


def check_packed(path: Path, kind: str) -> None:
    """Raises InputError for a packed file that is encrypted, broken or larger inside than any article."""
    with path.open("rb") as handle:
        head = handle.read(len(OLE))
    if not head:
        raise InputError("the file is empty")
    if head == OLE:
        raise InputError(_why_ole(content(path), kind))
    with understood(kind, "open it in the program that made it and save it again"), zipfile.ZipFile(path) as packed:
        parts = packed.infolist()
        size = sum(part.file_size for part in parts)
        if any(part.flag_bits & 1 for part in parts):
            raise InputError("encrypted; open it with its password and save it without one")
        packed_size = max(1, path.stat().st_size)
        if len(parts) > _PARTS or size > _UNPACKED or (size > _SUSPICIOUS and size > _RATIO * packed_size):
            raise InputError(
                f"{len(parts):,} parts of {size >> 20:,} MB in {packed_size:,} bytes: no document is packed like that"
            )


def _why_ole(data: bytes, kind: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted; open it with its password and save it without one"
    if "WordDocument".encode("utf-16-le") in data:
        return "a Word file of the format before 2007; open it in a word processor and save it as .docx"
    return f"an Office file of the format before 2007, not {kind}; open it and save it in today's format"


def part_of(packed: zipfile.ZipFile, name: str) -> bytes:
    """A part of a packed file; at most as many bytes as may be unpacked."""
    with packed.open(name) as handle:
        return handle.read(_UNPACKED)


def xml(data: bytes) -> Any:
    """The root of an XML document. Raises InputError where it declares a type or entities, by which XML attacks its reader."""
    from xml.etree import ElementTree

    if _DECLARED.search(data.replace(b"\0", b"")):
        raise InputError("its XML declares entities, which are not read; save it again in the program that made it")
    return ElementTree.fromstring(data)
