"""Files that hold files: ``.zip`` and ``.gz``, unpacked into a folder of our own, within limits.

They come from strangers: a small file may hold more than a disk, and a name may lead out of the folder.
"""

from __future__ import annotations

import gzip
import shutil
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol, cast

from framing.errors import InputError
from framing.load.readers.decoding import clean_line
from framing.load.zips import BROKEN_ZIP

SUFFIXES = (".gz", ".zip")
LARGEST = 4 << 30  # bytes of all that one file holds
RATIO = 200  # times what a member takes up in the file, beyond the first bytes
UNSUSPECTED = 64 << 20  # bytes that any member may have
MEMBERS = 200_000
DEPTH = 3  # files in files in files
_PART = 1 << 20
_TAR = b"ustar"
_BROKEN = (OSError, *BROKEN_ZIP)  # of gzip too, whose own error is an OSError


@dataclass
class Unpacked:
    """What did not come out of a file: what was left in it, and what could not be had, each with the reason."""

    left: list[str] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)  # name of the member, '' for the file itself; reason


class _Stream(Protocol):
    def read1(self, size: int, /) -> bytes: ...


class _TooMuchError(InputError):
    """More than may come out of one file; the message says so."""


def unpack(path: Path, folder: Path, wanted: Callable[[str], bool]) -> Unpacked:
    """What is wanted (by its name) of what a ``.zip`` or ``.gz`` file holds, as files in a folder.

    Raises InputError for a file that cannot be unpacked at all.
    """
    room = min(LARGEST, shutil.disk_usage(folder).free // 2)
    unpacking = _unpack_zip if path.suffix.lower() == ".zip" else _unpack_gzip
    return unpacking(path, folder, wanted, room)


def _unpack_gzip(path: Path, folder: Path, wanted: Callable[[str], bool], room: int) -> Unpacked:
    found = Unpacked()
    name = path.stem
    if name.lower().endswith(".tar"):
        raise InputError(f"a tar archive; unpack it and name the folder: tar -xzf {path.name}")
    target = folder / (name if Path(name).suffix else f"{name}.txt")
    if not wanted(target.name):
        found.left.append(name)
        return found
    try:
        with gzip.open(path) as stream:
            _copy(stream, target, path.stat().st_size, room)
    except _TooMuchError:
        raise
    except _BROKEN as error:
        if not target.is_file() or not target.stat().st_size:
            raise InputError(f"a gzip file that cannot be unpacked: {_said(error)}; get it again") from None
        found.faults.append(
            ("", f"a gzip file that is broken or cut off ({_said(error)}); what stands before is read; get it again")
        )
    return found


def _unpack_zip(path: Path, folder: Path, wanted: Callable[[str], bool], room: int) -> Unpacked:
    found = Unpacked()
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise InputError(f"a ZIP file that cannot be unpacked: {_said(error)}; get it again") from None
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if len(members) > MEMBERS:
            raise InputError(
                f"a ZIP file with {len(members)} files; the most that is read is {MEMBERS}: unpack it and name the folder"
            )
        for number, member in enumerate(members):
            name = clean_line(member.filename)
            if why := _unsafe(member):
                found.faults.append((name, why))
                continue
            inside = PurePosixPath(member.filename)
            if any(part.startswith((".", "__MACOSX")) for part in inside.parts):
                continue
            if not wanted(inside.name):
                found.left.append(inside.name)
                continue
            try:
                room -= _unpack_member(archive, member, _free(folder / inside), room)
            except _TooMuchError as error:
                found.faults.append((name, str(error)))
                if room <= UNSUSPECTED and number + 1 < len(members):
                    found.faults.append(("", f"{len(members) - number - 1} files behind it are not read either"))
                    break
            except _BROKEN as error:
                found.faults.append((name, f"cannot be unpacked: {_said(error)}; get the ZIP file again"))
    return found


def _unsafe(member: zipfile.ZipInfo) -> str:
    """Why a member is not unpacked; '' where nothing speaks against it."""
    inside = PurePosixPath(member.filename.replace("\\", "/"))
    if inside.is_absolute() or ".." in inside.parts or ":" in inside.parts[0]:
        return "its name leads out of the ZIP file; not unpacked"
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind and kind != stat.S_IFREG:
        return "a link or a device, no file; not unpacked"
    if member.flag_bits & 1:
        return "is encrypted; unpack the ZIP file with its password and name the folder"
    return ""


def _unpack_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, room: int) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with archive.open(member) as stream:
            return _copy(cast("_Stream", stream), target, member.compress_size, room)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _copy(stream: _Stream, target: Path, packed: int, room: int) -> int:
    """Copy what a member holds, and give its size. Raises _TooMuchError before more is written than may be."""
    size = 0
    with target.open("wb") as file:
        while part := stream.read1(_PART):  # unlike read, gives what a file that is cut off has
            size += len(part)
            if size > max(UNSUSPECTED, RATIO * packed):
                file.truncate(0)
                raise _TooMuchError(f"grows to more than {RATIO} times its size, as no text does; not unpacked")
            if size > room:
                file.truncate(0)
                raise _TooMuchError(
                    f"holds more than there is room for ({room >> 20} MB); unpack it elsewhere and name the folder"
                )
            file.write(part)
    return size


def _free(target: Path) -> Path:
    """A place that no other member has: a ZIP file may hold two of one name."""
    number = 2
    place = target
    while place.exists():
        place = target.with_stem(f"{target.stem} ({number})")
        number += 1
    return place


def _said(error: BaseException) -> str:
    return clean_line(str(error))[:120] or type(error).__name__


def is_tar(path: Path) -> bool:
    """Whether a file is a tar archive, whatever it is called."""
    with path.open("rb") as handle:
        return handle.read(262)[257:] == _TAR
