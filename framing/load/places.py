"""What stands at a path: a link that leads out of a folder and a pipe in it are not opened."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_KINDS = ((stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"))


def no_file(path: Path, root: Path | None = None) -> str:
    """Why what was found at a path is not read, though it has the name of an article; '' for what is.

    A folder may be a stranger's: a link in it may lead to any file of the reader's, and opening a pipe may wait for ever.
    Links are held against the ``root`` that was named, where one is given.
    """
    try:
        if root is not None and leads_out(path, root):
            return "a link that leads out of the folder"
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return ""  # what is not there, or cannot be looked at, says so where it is opened
    return next((name for is_kind, name in _KINDS if is_kind(mode)), "")


def leads_out(path: Path, root: Path) -> bool:
    """Whether links lead from a path below a folder to what does not lie below it."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
