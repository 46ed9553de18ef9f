"""The command line: one command a file, and :func:`main`, which turns whatever happens into a line and an exit code.

For commands of plugins, imported when first asked for: ``new_app``, ``with_shared`` and ``Shared``, ``options``,
``open_session`` and its ``Session``, ``opened`` for what is a report, ``serving`` for what is shown in the
browser, ``write`` for what is no table.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from framing.cli.exits import DONE, INTERRUPTED, NO_INPUT, PARTLY, PIPE_CLOSED, USAGE, Stopped, interrupted, with_room
from framing.errors import FramingError, InputError, RequestError

if TYPE_CHECKING:
    from framing.cli import options
    from framing.cli.destination import write
    from framing.cli.listing import new_app
    from framing.cli.loopback import serving
    from framing.cli.opening import opened
    from framing.cli.options import Shared, with_shared
    from framing.cli.session import Session, open_session

__all__ = [
    "Session",
    "Shared",
    "main",
    "new_app",
    "open_session",
    "opened",
    "options",
    "serving",
    "with_shared",
    "write",
]
_WHERE = {  # what is heavier than a name is imported when it is asked for
    "Session": "session",
    "Shared": "options",
    "new_app": "listing",
    "open_session": "session",
    "opened": "opening",
    "serving": "loopback",
    "with_shared": "options",
    "write": "destination",
}


_debug = False  # whether an error is told with its traceback


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "options":
        return import_module("framing.cli.options")
    if name not in _WHERE:
        raise AttributeError(f"module 'framing.cli' has no attribute '{name}'")
    return getattr(import_module(f"framing.cli.{_WHERE[name]}"), name)


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and leave the process with a documented exit code."""
    from framing.guard.fence import guard_process

    guard_process()
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    """Run the command line; returns the exit code. Whatever goes wrong becomes one line on standard error."""
    from framing.guard.fence import heeding_interrupts

    sys.stdout, sys.stderr = _prepared(sys.stdout), _prepared(sys.stderr)
    given = [*(sys.argv[1:] if args is None else args)]
    options = given[: given.index("--")] if "--" in given else given
    global _debug
    _debug = "--debug" in options or bool(os.environ.get("FRAMING_DEBUG"))
    args = [*(word for word in options if word != "--debug"), *given[len(options) :]]
    try:
        with heeding_interrupts():
            code = _invoke(args)
            sys.stdout.flush()
    except BrokenPipeError:
        code = PIPE_CLOSED
    except OSError as error:
        _let_go(sys.stdout)
        told = f"{error.filename or 'standard output'}: {error.strerror or error}"
        if with_room(told) != told:
            return _fail(error.strerror or str(error), PARTLY)
        return _fail(f"{told}; make room, or name a file with --output", PARTLY)
    except KeyboardInterrupt:
        return _interrupted()
    return _closed_pipe() if code == PIPE_CLOSED else code


def _invoke(args: list[str] | None) -> int:
    import typer

    from framing.cli.app import app
    from framing.cli.once import USAGE_ERROR, offer_output

    try:
        # Not standalone: typer's own handling prints usage errors over several lines, and tracebacks with their values.
        code: int = app(args, prog_name="framing", standalone_mode=False) or DONE
        return _interrupted() if code == INTERRUPTED else code  # which typer makes of Ctrl-C
    except Stopped:
        return interrupted()
    except RequestError as error:
        return _fail(str(error), USAGE)
    except InputError as error:
        return _fail(str(error), NO_INPUT)
    except FramingError as error:
        return _fail(str(error), PARTLY)
    except USAGE_ERROR as error:
        offer_output(error)
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "framing"
        told = error.format_message().replace("Value error, ", "").rstrip(".")
        return _fail(f"{told[:1].lower()}{told[1:]}; see: {path} --help", USAGE)
    except typer.Abort:
        return _interrupted()
    except Exception as error:
        if isinstance(error, OSError):
            raise
        return _fail(f"a mistake in framing itself: {type(error).__name__}: {error}; --debug shows where", PARTLY)


def _prepared(stream: TextIO | None) -> TextIO:
    """What is piped on is UTF-8; a terminal that cannot show a character shows its code; a closed stream swallows."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    return stream


def _fail(message: str, code: int) -> int:
    from framing.report.terminal import clean, one_line

    if _debug and sys.exc_info()[0] is not None:
        from traceback import format_exc

        print(clean(format_exc()), file=sys.stderr, end="")
    print(f"framing: {one_line(with_room(message))}", file=sys.stderr)
    return code


def _interrupted() -> int:
    """Say that the run was ended from outside, of a command that does not say so itself."""
    from signal import Signals

    code = interrupted()
    how = "interrupted" if code == INTERRUPTED else f"ended by {Signals(code - 128).name}"
    return _fail(f"{how}; no file was written", code)


def _closed_pipe() -> int:
    """The reader has seen enough (``| head``): say nothing, and keep Python from complaining when it exits."""
    _let_go(sys.stdout)
    return PIPE_CLOSED


def _let_go(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
