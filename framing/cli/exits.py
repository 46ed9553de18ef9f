"""The exit codes of every command."""

from __future__ import annotations

DONE = 0
PARTLY = 1
USAGE = 2
NO_INPUT = 3
INTERRUPTED = 130
PIPE_CLOSED = 141


def interrupted() -> int:
    """The code of a run that was ended from outside: 128 and the number of the signal, as a shell has it."""
    from framing.guard.fence import stopped_by

    return 128 + stopped_by() if stopped_by() else INTERRUPTED


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
