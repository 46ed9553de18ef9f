"""The fence around whatever a plugin does: it cannot end the run, hang it, print into its data or change the interpreter."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any

from framing.errors import PluginError, describe
from framing.guard.deadline import OutOfTime, limit
from framing.guard.printing import clean

DEADLINE = 60.0  # seconds for whatever a plugin does outside a document
LEAST = 5.0  # seconds at the least for what is done once a run, such as reading a lexicon


def for_all(documents: int) -> float:
    """The deadline of what may read all documents again."""
    return DEADLINE + documents


_depth = 0
_interrupted = False
_stopped_by = 0
_base_limit = 0
_keep_fd = False


class Fault(PluginError):
    """What a plugin did that costs it this call; the message is the reason."""


def guard_process() -> None:
    """From now on, what is written past Python to standard output inside a fence goes to standard error, and a plugin that
    leaves the process at once has only failed: for the command line.
    """
    global _keep_fd
    _keep_fd = True
    leave, own = os._exit, os.getpid()

    def leave_unless_fenced(status: int = 0) -> Any:
        if _depth and os.getpid() == own and threading.current_thread() is threading.main_thread():
            raise SystemExit(status)
        leave(status)

    os._exit = leave_unless_fenced


class fence:  # noqa: N801  used as a call
    """Whatever is raised in the block leaves it as a :class:`Fault`, but for ``passing`` and for Ctrl-C.

    ``seconds`` is the deadline. Ctrl-C is told by its signal: a plugin that raises ``KeyboardInterrupt`` has failed, and
    one that catches it does not keep the run from ending. What was changed of the interpreter is put back: the recursion
    limit, the standard streams, the handler of the signal. What is printed goes to standard error, cleaned.
    """

    def __init__(self, seconds: float = DEADLINE, passing: tuple[type[BaseException], ...] = ()) -> None:
        self._limit = limit(seconds)
        self._passing = passing
        self._main = False

    def __enter__(self) -> fence:
        global _depth, _base_limit
        self._main = threading.current_thread() is threading.main_thread()
        self._streams = sys.stdout, sys.stderr
        if self._main:
            if not _depth:
                _base_limit = sys.getrecursionlimit()
            elif sys.getrecursionlimit() != _base_limit:
                sys.setrecursionlimit(_base_limit)
            _depth += 1
            self._handler = signal.getsignal(signal.SIGINT)
            if self._handler is signal.default_int_handler:
                signal.signal(signal.SIGINT, _interrupt)
            self._now = signal.getsignal(signal.SIGINT)
            self._tells = self._now in (_interrupt, signal.SIG_DFL, signal.SIG_IGN)
        self._fd = _redirected() if _keep_fd and self._main and _depth == 1 else -1
        if not isinstance(sys.stdout, Printed):
            sys.stdout = sys.stderr = Printed(sys.stderr)
        self._limit.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        late: OutOfTime | None = None
        reason = ""
        try:
            reason = describe(error) if error is not None and kind not in (OutOfTime, Fault) else ""
        except OutOfTime as passed:  # the message of an error is a plugin's, too
            late = passed
        except BaseException:  # so is what its message raises
            reason = "its message cannot be had"
        try:
            self._limit.__exit__(kind, error, trace)
        except OutOfTime as passed:
            late = late or passed
        self._restore()
        if self._interrupted(kind):
            _forget()
            raise KeyboardInterrupt from None
        late = error if isinstance(error, OutOfTime) else late
        if late is not None:
            if late.limit is not self._limit:
                raise late from None  # of a fence around this one
            raise Fault(describe(late)) from None
        if kind is None or issubclass(kind, (Fault, *self._passing)):
            return
        if _depth and issubclass(kind, RecursionError):
            return  # the call around this one has left no room
        raise Fault(reason) from None

    def _interrupted(self, kind: type[BaseException] | None) -> bool:
        """Whether Ctrl-C was pressed; where its signal is somebody else's, the exception has to do."""
        return self._main and (_interrupted or (kind is KeyboardInterrupt and not self._tells))

    def _restore(self) -> None:
        global _depth
        sys.stdout, sys.stderr = self._streams
        if self._fd >= 0:
            os.dup2(self._fd, 1)
            os.close(self._fd)
        if self._main:
            _depth -= 1
            if sys.getrecursionlimit() != _base_limit:
                sys.setrecursionlimit(_base_limit)
            if self._handler is not None and signal.getsignal(signal.SIGINT) is not self._handler:
                signal.signal(signal.SIGINT, self._handler)


def _forget() -> None:
    """The interruption is on its way to whoever called; where it is caught, the next run is not to end by it."""
    global _interrupted
    if signal.getsignal(signal.SIGINT) is not _interrupt:
        _interrupted = False


def interrupted() -> bool:
    """Whether Ctrl-C was pressed, as far as that can be told."""
    return _interrupted or signal.getsignal(signal.SIGINT) is not _interrupt


@contextmanager
def heeding_interrupts() -> Iterator[None]:
    """In the block, Ctrl-C is told from exceptions that only look like it, outside fences too: for the command line.

    A request to end (SIGTERM) and a terminal that is closed (SIGHUP) are as good as Ctrl-C, unless they are ignored, as
    under ``nohup``. :func:`stopped_by` then says which it was.
    """
    global _interrupted, _stopped_by
    _interrupted, _stopped_by = False, 0
    ours: dict[signal.Signals, Any] = {}
    if threading.current_thread() is threading.main_thread():
        stops = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
        usual = {signal.SIGINT: signal.default_int_handler, **dict.fromkeys(stops, signal.SIG_DFL)}
        ours = {number: handler for number, handler in usual.items() if signal.getsignal(number) is handler}
    for number in ours:
        signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number, handler in ours.items():
            signal.signal(number, handler)
        if ours:
            _interrupted = False  # whoever called in this process is not to be ended by it


def stopped_by() -> int:
    """The number of the signal that ended the last :func:`heeding_interrupts`; 0 for none."""
    return _stopped_by


def _interrupt(signum: int, frame: FrameType | None) -> None:
    global _interrupted, _stopped_by
    _interrupted, _stopped_by = True, signum
    raise KeyboardInterrupt


def _redirected() -> int:
    """A copy of standard output, which from now on leads to standard error; -1 where that cannot be."""
    try:
        sys.stdout.flush()
        kept = os.dup(1)
        os.dup2(2, 1)
    except (OSError, ValueError):
        return -1
    return kept


class Printed(io.TextIOBase):
    """Standard output and error as a plugin sees them: all goes to standard error, without what a terminal would obey."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        if self._stream is not None:
            self._stream.write(clean(text))
        return len(text)

    def flush(self) -> None:
        if self._stream is not None:
            self._stream.flush()

    def close(self) -> None:
        """Stays open: it is not the plugin's to close."""

    def fileno(self) -> int:
        return int(self._stream.fileno())

    def writable(self) -> bool:
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"

    @property
    def buffer(self) -> Any:
        return _Bytes(self)


class _Bytes(io.RawIOBase):
    def __init__(self, text: Printed) -> None:
        self._text = text

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._text.write(bytes(data).decode("utf-8", "replace"))
        return len(data)
