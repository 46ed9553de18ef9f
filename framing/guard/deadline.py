"""A time limit on one call, so that a plugin that hangs costs one document and not the run."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
import time
from types import FrameType, TracebackType
from typing import Any

GRACE = 1.0  # seconds in which a call may clean up once it is out of time
OVERDUE = 84  # how a worker ends whose plugin does not heed the deadline


class OutOfTime(BaseException):
    """The call took longer than its limit. No ``Exception``: a plugin that catches those does not catch this."""

    def __init__(self, passed: limit) -> None:
        super().__init__(f"took longer than {passed.seconds:g} s")
        self.limit = passed


_open: list[limit] = []  # outermost first
_before: Any = None  # whoever had the alarm
_left = 0.0  # of the timer that ran before
_watching = False  # whether this process is one that may be ended
_watched_until = 0.0


class limit:  # noqa: N801  used as a call
    """Raise :class:`OutOfTime` inside the block after ``seconds``; no limit for 0, off the main thread, or without timers.

    Limits nest: an inner one never lasts longer than what is left of the outer one. A call that catches the exception is
    reminded every second; in a worker it is ended with its process instead.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.end = 0.0
        self.passed = False
        self._used = False

    def __enter__(self) -> limit:
        self._used = self.seconds > 0 and hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        if self._used:
            self.end = time.monotonic() + self.seconds
            if not _open:
                _take_alarm()
            _open.append(self)
            _wind()
            if _watching:
                _watch(self.end + 2 * GRACE)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            self._leave()
        except OutOfTime:  # it rang at the last moment
            self._leave()
        if error is None and self.passed:
            raise OutOfTime(self)  # it was caught inside

    def _leave(self) -> None:
        if not self._used:
            return
        if self in _open:
            del _open[_open.index(self) :]  # from here on the alarm finds nothing that has passed
        if _open:
            _wind()
        else:
            _give_back_alarm(self)
        self._used = False


def _take_alarm() -> None:
    global _before, _left
    _left = signal.setitimer(signal.ITIMER_REAL, 0)[0]
    _before = signal.signal(signal.SIGALRM, _ring)


def _give_back_alarm(outermost: limit) -> None:
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL if _before is None else _before)
    if _left:
        started = outermost.end - outermost.seconds
        signal.setitimer(signal.ITIMER_REAL, max(_left - (time.monotonic() - started), 0.001))


def _wind() -> None:
    """Set the alarm for the limit that passes first; it then rings until the block is left."""
    first = min(each.end for each in _open)
    signal.setitimer(signal.ITIMER_REAL, max(first - time.monotonic(), 0.001), GRACE)


def _ring(signum: int, frame: FrameType | None) -> None:
    now = time.monotonic()
    for each in _open:
        if now < each.end:
            continue
        if each.passed and _watching:
            os._exit(OVERDUE)
        each.passed = True
        raise OutOfTime(each)


def end_with_the_process() -> None:
    """From now on, what does not heed a deadline ends this process: one that was started to be expendable."""
    global _watching
    _watching = True


def _watch(until: float) -> None:
    """Let the process end some time after ``until``, whatever it does then: code that never returns hears no alarm."""
    global _watched_until
    if _watched_until >= until:
        return
    now = time.monotonic()
    _watched_until = now + 2 * (until - now)  # set seldom, since setting it starts a thread
    faulthandler.dump_traceback_later(_watched_until - now, exit=True, file=_nowhere())


_sink: Any = None


def _nowhere() -> Any:
    global _sink
    if _sink is None:
        _sink = open(os.devnull, "w")  # noqa: PTH123, SIM115  kept open as long as the process
    return _sink


def stop_watching() -> None:
    """Nothing is being called: the process may wait for work as long as it likes."""
    global _watched_until
    if _watching:
        faulthandler.cancel_dump_traceback_later()
        _watched_until = 0.0
