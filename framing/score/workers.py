"""Does a job with documents in processes of its own, and gives what it makes of them back in order.

Workers receive the settings and bind plugins of their own. One that dies takes only the document it was at. They start
isolated: nothing of the working folder, or of the articles' folders, can be imported there unless it is installed.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from select import select
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from framing.errors import FramingError, RequestError, describe
from framing.guard.apart import environment, importable
from framing.guard.deadline import OVERDUE
from framing.model import Document
from framing.score.settings import RunSettings
from framing.score.worker import Binding, Done, Order, Ready, Refused

if TYPE_CHECKING:
    from framing.score.engine import Job

LAST_SECONDS = 5.0  # for a worker without work to end
AHEAD = 2  # documents that a worker is handed before it has answered
WINDOW = 64  # documents a worker that may be done before one that takes its time
MOST_LOST = 3  # workers that end in a row without having been at anything
_DIED = "the process died while scoring this document"
Made = TypeVar("Made")


def in_processes(
    job: Job[Made],
    request: RunSettings,
    names: Sequence[str],
    documents: Iterable[Document],
    *,
    workers: int,
    folders: Sequence[Path] = (),
) -> Iterator[Made]:
    """What a job makes of each document, in order; ``names`` are the plugins to load. Nothing is imported from ``folders``."""
    pool = _Pool(Order(job, request, tuple(names)), max(1, workers), folders)
    try:
        yield from pool.work(documents)
    finally:
        pool.close()


def _packed(order: Order) -> bytes:
    """What a worker is started for, as it is sent. Raises RequestError for a job that cannot be."""
    try:
        return pickle.dumps(order)
    except Exception as error:
        raise RequestError(f"worker processes need functions of a module and plain values: {describe(error)}") from error


@contextmanager
def _ctrl_c_waits() -> Iterator[None]:
    """A process that is started in the block is not reached by Ctrl-C before it can end without a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(eq=False)
class _Slot:
    """A document in its place in the order, and what was made of it once that is there."""

    document: Document
    done: Done | None = None


@dataclass(frozen=True)
class _Death:
    """What there is to say of a worker that ended: what it was at, for how long, and how it ended."""

    begun: bool
    seconds: float
    binding: str
    code: int


class _Worker:
    """A process and the thread that talks to it; what comes back is put into ``events`` with the worker."""

    def __init__(self, order: Order, folders: Sequence[Path], events: SimpleQueue[tuple[_Worker, object]]) -> None:
        self.slots: deque[_Slot] = deque()  # handed over and not answered
        self._order, self._events = _packed(order), events
        self._given: SimpleQueue[_Slot | None] = SimpleQueue()
        flags = subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined]
        start = f"import sys; sys.path[:] = {importable(folders)!r}; from framing.score.worker import serve; serve()"
        command = [sys.executable, *flags, "-P", "-c", start]
        with _ctrl_c_waits():
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=environment(folders)
            )
        Thread(target=self._talk, daemon=True).start()

    def hand(self, slot: _Slot) -> None:
        """Give it a document to work on after those it has."""
        self.slots.append(slot)
        self._given.put(slot)

    def close(self) -> None:
        """End it: at once if it is at something, else by closing its stream."""
        self._given.put(None)
        if self.slots:
            self._process.kill()
        try:
            self._process.wait(LAST_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _talk(self) -> None:
        begun, since, binding = False, monotonic(), ""
        try:
            self._send(self._order)
            while not isinstance(message := pickle.loads(self._receive()), Ready | Refused):
                binding = message.name if isinstance(message, Binding) else binding
            binding = ""
            self._events.put((self, message))
            while isinstance(message, Ready) and (slot := self._given.get()) is not None:
                begun, since = True, monotonic()
                self._send(pickle.dumps(slot.document))
                self._events.put((self, pickle.loads(self._receive())))
                begun = False
        except Exception:  # it is gone, or says what cannot be understood
            self._process.kill()
            code = self._process.wait()
            self._events.put((self, _Death(begun, monotonic() - since, binding, code)))
        finally:
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()

    def _send(self, packed: bytes) -> None:
        rest = memoryview(len(packed).to_bytes(8, "big") + packed)
        assert self._process.stdin is not None
        while rest:
            rest = rest[self._process.stdin.write(rest) :]

    def _receive(self) -> bytes:
        return self._read(int.from_bytes(self._read(8), "big"))

    def _read(self, size: int) -> bytes:
        parts: list[bytes] = []
        assert self._process.stdout is not None
        while size:
            self._wait()
            if not (part := self._process.stdout.read(min(size, 1 << 20))):
                raise EOFError
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _wait(self) -> None:
        """Wait for something to read, or for the end of the process, whose children may hold its streams open."""
        if os.name != "posix":
            return
        answers = [self._process.stdout] if self._process.stdout else []
        while not select(answers, [], [], 1.0)[0]:
            if self._process.poll() is not None and not select(answers, [], [], 0)[0]:
                raise EOFError


class _Pool:
    """Workers that are started as they are needed, and again as they die."""

    def __init__(self, order: Order, most: int, folders: Sequence[Path]) -> None:
        self._order, self._most, self._folders = order, most, folders
        self._workers: list[_Worker] = []
        self._events: SimpleQueue[tuple[_Worker, object]] = SimpleQueue()
        self._waiting: deque[_Slot] = deque()
        self._lost = 0

    def work(self, documents: Iterable[Document]) -> Iterator[Any]:
        """What the job makes of each document, in order."""
        stream, more = iter(documents), True
        slots: deque[_Slot] = deque()
        while more or slots:
            while more and len(self._waiting) < AHEAD * self._most and len(slots) < WINDOW * self._most:
                document = next(stream, None)
                if more := document is not None:
                    slots.append(_Slot(document))
                    self._waiting.append(slots[-1])
                self._hand_out()
            if slots and slots[0].done is None:
                self._heed(*self._events.get())
                self._hand_out()
            while slots and (done := slots[0].done) is not None:
                slots.popleft()
                yield done.made

    def _hand_out(self) -> None:
        while self._waiting:
            free = min(self._workers, key=lambda worker: len(worker.slots), default=None)
            if (free is None or free.slots) and len(self._workers) < self._most:
                free = _Worker(self._order, self._folders, self._events)
                self._workers.append(free)
            if free is None or len(free.slots) >= AHEAD:
                return
            free.hand(self._waiting.popleft())

    def _heed(self, worker: _Worker, message: object) -> None:
        if isinstance(message, Done):
            worker.slots.popleft().done = message
            self._lost = 0
        elif isinstance(message, Refused):
            raise message.kind(message.message)
        elif isinstance(message, _Death):
            self._bury(worker, message)

    def _bury(self, worker: _Worker, death: _Death) -> None:
        """Record what a worker took along, and give the rest of what it had to others."""
        deadline = self._order.request.deadline
        late = death.code == OVERDUE or (deadline and death.seconds > deadline)
        self._workers.remove(worker)
        if death.binding:
            reason = f"did not heed the deadline of {deadline:g} s" if late else "the process died"
            self._order = replace(self._order, broken={**(self._order.broken or {}), death.binding: reason})
        elif death.begun:
            slot = worker.slots.popleft()
            reason = f"{_DIED}: a plugin did not heed the deadline of {deadline:g} s" if late else _DIED
            slot.done = Done(self._order.job.lost(slot.document, reason))
        else:
            self._lost += 1
            if self._lost > MOST_LOST:
                raise FramingError(f"worker processes end before they have done anything (exit code {death.code})")
        self._waiting.extendleft(reversed(worker.slots))

    def close(self) -> None:
        """End what is left of the workers."""
        for worker in self._workers:
            worker.close()
