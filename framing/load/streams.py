"""Copying what a pipe or device gives, without waiting for ever."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import BinaryIO

from framing.errors import InputError

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
