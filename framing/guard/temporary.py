"""Files and folders for the time being. What a killed run leaves of these is removed by the next one that makes some there.

Whoever uses one holds a lock on it (``flock``), which ends with the process, however that ends. So what nobody holds is
left over. Where there are no such locks (Windows), nothing is swept. A folder that is to become a result
(:func:`framing.tables.files.write_whole_folder`) is not made here: what a killed run leaves of it stays.
"""

from __future__ import annotations

import os
import secrets
import stat
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp
from typing import Any

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PREFIX = "framing-"
_LOCK = ".framing-lock"  # marks a folder as one of ours, and is what is held
_swept: set[str] = set()


@contextmanager
def temporary_file(folder: Path, suffix: str = "") -> Iterator[Path]:
    """A new empty file in the folder whose name ends so, gone when the block ends unless it was renamed. Raises OSError."""
    _sweep_files(folder)
    path, held = _new_file(folder, suffix)
    if fcntl is None:  # Windows renames no file that is open
        os.close(held)
    try:
        yield path
    finally:
        if fcntl is not None:
            os.close(held)
        path.unlink(missing_ok=True)


@contextmanager
def held_alone(path: Path) -> Iterator[bool]:
    """Whether a file, made where there is none, is held by this process alone while the block lasts. Raises OSError.

    The hold ends with the process, however that ends. Where there are no such locks (Windows), it always is.
    """
    handle = os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        yield _locked(handle)
    finally:
        os.close(handle)


def temporary_folder(owner: Any) -> Path:
    """A new folder for temporary files, which goes with its owner or, if the process is killed, with the next run."""
    _sweep_folders(Path(gettempdir()))
    while True:
        path = Path(mkdtemp(prefix=_PREFIX))
        held = os.open(path / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        if _locked(held) and (path / _LOCK).exists():
            weakref.finalize(owner, _remove, path, held, os.getpid())
            return path
        os.close(held)  # another run took it for left over in between


def _remove(path: Path, held: int, process: int) -> None:
    if os.getpid() != process:
        return  # a copy of the process, whose folder it is not
    os.close(held)
    rmtree(path, ignore_errors=True)


def _new_file(folder: Path, suffix: str) -> tuple[Path, int]:
    while True:
        path = folder / f".{_PREFIX}{secrets.token_hex(6)}.tmp{suffix}"
        held = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666)
        if _locked(held) and path.exists():
            return path, held
        os.close(held)


def _locked(handle: int) -> bool:
    """Whether the open file is ours alone now; always where there are no locks, or the file system has none."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _sweep_files(folder: Path) -> None:
    for path in _left_in(folder, f".{_PREFIX}", ".tmp"):
        with suppress(OSError):
            if stat.S_ISREG(path.lstat().st_mode) and _nobody_holds(path):
                path.unlink()


def _sweep_folders(folder: Path) -> None:
    for path in _left_in(folder, _PREFIX):
        with suppress(OSError):
            ours = not path.is_symlink() and path.is_dir() and path.stat().st_uid == os.getuid()
            if ours and (path / _LOCK).is_file() and _nobody_holds(path / _LOCK):
                rmtree(path, ignore_errors=True)


def _left_in(folder: Path, prefix: str, mark: str = "") -> list[Path]:
    """What has such a name there; looked for once a process and folder."""
    key = f"{prefix}{os.path.realpath(folder)}"
    if fcntl is None or key in _swept:
        return []
    _swept.add(key)
    with suppress(OSError), os.scandir(folder) as entries:
        return [Path(entry.path) for entry in entries if entry.name.startswith(prefix) and mark in entry.name]
    return []


def _nobody_holds(path: Path) -> bool:
    """Whether a file can be locked, which its user's lock would forbid. False where that cannot be told."""
    if fcntl is None:
        return False
    handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
