"""The exit codes of every command."""

from __future__ import annotations

DONE = 0
PARTLY = 1
USAGE = 2
NO_INPUT = 3
INTERRUPTED = 130
PIPE_CLOSED = 141
_ROOM = 1 << 20  # bytes; with less a folder for temporary files is full


def interrupted() -> int:
    """The code of a run that was ended from outside: 128 and the number of the signal, as a shell has it."""
    from framing.guard.fence import stopped_by

    return 128 + stopped_by() if stopped_by() else INTERRUPTED


def with_room(message: str) -> str:
    """A message that a disk is full, with which folder it is if that is the one for temporary files; others as they are."""
    if not any(said in message for said in ("No space left", "disk is full", "room for")):
        return message
    from shutil import disk_usage
    from tempfile import gettempdir

    try:
        folder = gettempdir()
        full = disk_usage(folder).free < _ROOM
    except OSError:
        return message
    if not full:
        return message
    return f"{message}; the folder for temporary files, {folder}, is full: make room there, or set TMPDIR to another folder"


class Stopped(Exception):
    """A command was ended from outside, and has said itself what it leaves."""


MEANING = {
    DONE: "all done",
    PARTLY: "done, but something failed or could not be read (standard error says what)",
    USAGE: "wrong usage: an unknown option or name, a bad codebook or output path",
    NO_INPUT: "nothing could be read or scored",
    INTERRUPTED: "interrupted (Ctrl-C; 143 and 129 by SIGTERM and SIGHUP)",
    PIPE_CLOSED: "the output's reader went away, as in | head",
}
