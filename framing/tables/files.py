"""Files written whole or not at all: under a temporary name in the same folder, then renamed."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from framing.errors import FramingError, InputError
from framing.guard.temporary import temporary_file


@contextmanager
def write_whole(path: str | os.PathLike[str]) -> Iterator[Path]:
    """A temporary path to write to, which becomes ``path`` when the block ends well and vanishes when it does not.

    Raises InputError, before anything is written, for a path that is a folder or cannot be written to.
    A pipe or device (/dev/stdout) gets the finished content; a file that is replaced keeps its permissions. The temporary
    path has the suffix of ``path``.
    """
    target = target_of(path)
    check_writable(target, os.fspath(path))
    folder = target.parent if target.is_file() or not target.exists() else Path(tempfile.gettempdir())
    try:
        with temporary_file(folder, target.suffix) as temporary:
            if target.is_file():  # who may not read the one that is replaced may not read the new one either
                temporary.chmod(stat.S_IMODE(target.stat().st_mode) | stat.S_IWUSR | stat.S_IRUSR)
            yield temporary
            _finish(temporary, target)
    except Exception as error:
        if (told := _not_written(path, error)) is error:
            raise
        raise told from None


def _not_written(path: str | os.PathLike[str], error: Exception) -> Exception:
    """What to raise for an error while a file was written: libraries have errors of their own for a disk that is full."""
    if isinstance(error, OSError):
        return InputError(f"{os.fspath(path)}: cannot be written: {error.strerror or error}")
    if isinstance(error, FramingError):
        return error
    if os.strerror(errno.ENOSPC) in str(error) or "disk is full" in str(error):
        return InputError(f"{os.fspath(path)}: cannot be written: {os.strerror(errno.ENOSPC)}")
    return error


@contextmanager
def write_whole_folder(path: str | os.PathLike[str]) -> Iterator[Path]:
    """The same for a folder, of which there may be none yet, or an empty one. Raises InputError."""
    target = Path(os.path.realpath(path))
    check_new_folder(Path(path))
    temporary = target.with_name(f".framing-{secrets.token_hex(6)}{target.suffix}")
    try:
        temporary.mkdir()
        yield temporary
        if target.is_dir():  # an empty one, which Windows replaces by no other
            target.rmdir()
        temporary.replace(target)
    except Exception as error:
        if (told := _not_written(path, error)) is error:
            raise
        raise told from None
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _finish(temporary: Path, target: Path) -> None:
    if target.exists() and not target.is_file():
        with temporary.open("rb") as source, target.open("wb") as sink:
            shutil.copyfileobj(source, sink)
        return
    with temporary.open("rb+") as handle:
        os.fsync(handle.fileno())
    if target.is_file():
        temporary.chmod(stat.S_IMODE(target.stat().st_mode))
    temporary.replace(target)


def target_of(path: str | os.PathLike[str]) -> Path:
    """The file that a path leads to; a pipe or device stays as it was named, since what /dev/stdout leads to has no name."""
    named = Path(path)
    return named if named.exists() and not named.is_file() else Path(os.path.realpath(path))


def check_writable(target: Path, name: str) -> None:
    """Refuse early, with the reason, what could not be written in the end."""
    if target.is_dir():
        raise InputError(f"{name}: is a folder; name a file in it, such as {Path(name, 'scores.csv')}")
    if not target.parent.is_dir():
        what = "is no folder" if target.parent.exists() else "does not exist"
        raise InputError(f"{name}: its folder {target.parent} {what}; create it first")
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise InputError(f"{name}: cannot be written: permission denied; name another place with --output")


def check_new_folder(path: Path) -> None:
    """Refuse early a folder that could not be written: one that holds anything, or has no place to stand."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        what = "holds files already" if path.is_dir() else "is a file"
        raise InputError(f"{path}: {what}; name a new folder")
    if not path.absolute().parent.is_dir():
        raise InputError(f"{path}: the folder it would stand in does not exist; create it first")


def is_folder(path: Path) -> bool:
    """Whether to write a folder there: there is one, or there is nothing and the name has no suffix."""
    return path.is_dir() or not (path.suffix or path.exists())


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Write a text whole or not at all, in UTF-8 with LF line ends."""
    with write_whole(path) as temporary:
        temporary.write_bytes(text.encode())
