"""Scores documents, in this process or in several, and gives their rows back in order.

Workers receive the request and bind plugins of their own. One that dies takes only the document it was at. They start
isolated: nothing of the working folder, or of the articles' folders, can be imported there unless it is installed.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from select import select
from threading import Thread
from time import monotonic

from framing.errors import FramingError, InputError, RequestError
from framing.guard.apart import environment, importable
from framing.guard.deadline import OVERDUE
from framing.model import Document
from framing.plugins import Plugins
from framing.score.rows import Rows
from framing.score.scorer import Scorer, score_documents
from framing.score.worker import Binding, Job, Ready, Refused, unscored

CHUNK = 50
LAST_SECONDS = 5.0  # for a worker without work to end
AHEAD = 2  # documents that a worker is handed before it has answered
WINDOW = 64  # documents a worker that may be done before one that takes its time
MOST_LOST = 3  # workers that end in a row without having been at anything
_DIED = "the process died while scoring this document"


def chunks(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """Documents in lists of ``size``; streams."""
    stream = iter(documents)
    while chunk := list(islice(stream, size)):
        yield chunk


def score_chunks(
    scorer: Scorer,
    plugins: Plugins,
    documents: Iterable[Document],
    *,
    workers: int,
    by_part: frozenset[str] = frozenset(),
    isolated: bool = False,
    folders: Sequence[Path] = (),
) -> Iterator[Rows]:
    """Rows of each chunk of documents, in order. More than one worker needs plugins that distributions announce.

    Where ``isolated``, one worker is a process of its own, too. Nothing is imported from ``folders`` there.
    """
    if workers <= 1 and not isolated:
        for chunk in chunks(documents, CHUNK):
            yield score_documents(scorer, chunk, by_part)
        return
    if local := [info.name for info in plugins.infos if not info.distribution]:
        raise RequestError(f"several workers need installed plugins, which {', '.join(local)} is not; use workers=1")
    names = tuple(info.name for info in plugins.infos)
    pool = _Pool(Job(scorer.request, names, by_part), max(1, workers), folders)
    try:
        yield from _joined(pool.score(documents))
    finally:
        pool.close()


def _joined(found: Iterable[Rows]) -> Iterator[Rows]:
    stream = iter(found)
    while together := list(islice(stream, CHUNK)):
        rows = Rows()
        for each in together:
            rows.extend(each)
        yield rows


@dataclass(eq=False)
class _Slot:
    """A document in its place in the order, and its rows once they are there."""

    document: Document
    rows: Rows | None = None


@dataclass(frozen=True)
class _Death:
    """What there is to say of a worker that ended: what it was at, for how long, and how it ended."""

    begun: bool
    seconds: float
    binding: str
    code: int


class _Worker:
    """A process and the thread that talks to it; what comes back is put into ``events`` with the worker."""

    def __init__(self, job: Job, folders: Sequence[Path], events: SimpleQueue[tuple[_Worker, object]]) -> None:
        self.slots: deque[_Slot] = deque()  # handed over and not answered
        self._job, self._events = job, events
        self._given: SimpleQueue[_Slot | None] = SimpleQueue()
        flags = subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined]
        start = f"import sys; sys.path[:] = {importable(folders)!r}; from framing.score.worker import serve; serve()"
        command = [sys.executable, *flags, "-P", "-c", start]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=environment(folders)
        )
        Thread(target=self._talk, daemon=True).start()

    def hand(self, slot: _Slot) -> None:
        """Give it a document to score after those it has."""
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
            self._send(self._job)
            while not isinstance(message := pickle.loads(self._receive()), Ready | Refused):
                binding = message.name if isinstance(message, Binding) else binding
            binding = ""
            self._events.put((self, message))
            while isinstance(message, Ready) and (slot := self._given.get()) is not None:
                begun, since = True, monotonic()
                self._send(slot.document)
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

    def _send(self, message: object) -> None:
        packed = pickle.dumps(message)
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

    def __init__(self, job: Job, most: int, folders: Sequence[Path]) -> None:
        self._job, self._most, self._folders = job, most, folders
        self._workers: list[_Worker] = []
        self._events: SimpleQueue[tuple[_Worker, object]] = SimpleQueue()
        self._waiting: deque[_Slot] = deque()
        self._lost = 0

    def score(self, documents: Iterable[Document]) -> Iterator[Rows]:
        """The rows of each document, in order."""
        stream, more = iter(documents), True
        slots: deque[_Slot] = deque()
        while more or slots:
            while more and len(self._waiting) < AHEAD * self._most and len(slots) < WINDOW * self._most:
                document = next(stream, None)
                if more := document is not None:
                    slots.append(_Slot(document))
                    self._waiting.append(slots[-1])
                self._hand_out()
            if slots and slots[0].rows is None:
                self._heed(*self._events.get())
                self._hand_out()
            while slots and (rows := slots[0].rows) is not None:
                slots.popleft()
                yield rows

    def _hand_out(self) -> None:
        while self._waiting:
            free = min(self._workers, key=lambda worker: len(worker.slots), default=None)
            if (free is None or free.slots) and len(self._workers) < self._most:
                free = _Worker(self._job, self._folders, self._events)
                self._workers.append(free)
            if free is None or len(free.slots) >= AHEAD:
                return
            free.hand(self._waiting.popleft())

    def _heed(self, worker: _Worker, message: object) -> None:
        if isinstance(message, Rows):
            worker.slots.popleft().rows = message
            self._lost = 0
        elif isinstance(message, Refused):
            raise (InputError if message.is_input else RequestError)(message.message)
        elif isinstance(message, _Death):
            self._bury(worker, message)

    def _bury(self, worker: _Worker, death: _Death) -> None:
        """Record what a worker took along, and give the rest of what it had to others."""
        deadline = self._job.request.deadline
        late = death.code == OVERDUE or (deadline and death.seconds > deadline)
        self._workers.remove(worker)
        if death.binding:
            reason = f"did not heed the deadline of {deadline:g} s" if late else "the process died"
            self._job = replace(self._job, broken={**(self._job.broken or {}), death.binding: reason})
        elif death.begun:
            slot = worker.slots.popleft()
            reason = f"{_DIED}: a plugin did not heed the deadline of {deadline:g} s" if late else _DIED
            slot.rows = unscored(slot.document, self._job.request.measures, reason)
        else:
            self._lost += 1
            if self._lost > MOST_LOST:
                raise FramingError(f"worker processes end before they have scored anything (exit code {death.code})")
        self._waiting.extendleft(reversed(worker.slots))

    def close(self) -> None:
        """End what is left of the workers."""
        for worker in self._workers:
            worker.close()
