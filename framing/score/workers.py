"""Does a job with documents in several processes, and gives what it makes back in order.

Workers receive the settings and bind plugins of their own. One that dies takes only the document that
killed it: its chunk is done again, document by document.
"""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

from framing.model import Document
from framing.plugins import load_plugins
from framing.score.scorer import Scorer, bind
from framing.score.settings import RunSettings

if TYPE_CHECKING:
    from framing.score.engine import Job

CHUNK = 50
DIED = "the process died while scoring this document"
Made = TypeVar("Made")

_bound: tuple[Scorer, Job[Any]] | None = None


def chunks(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """Documents in lists of ``size``; streams."""
    stream = iter(documents)
    while chunk := list(islice(stream, size)):
        yield chunk


def in_processes(
    job: Job[Made], request: RunSettings, names: Sequence[str], documents: Iterable[Document], workers: int
) -> Iterator[Made]:
    """What a job makes of each document, in order; ``names`` are the plugins to load."""
    waiting = chunks(documents, CHUNK)
    running: deque[tuple[list[Document], Future[list[Made]]]] = deque()
    pool = _pool(job, request, names, workers)
    try:
        while True:
            while len(running) < 2 * workers and (chunk := next(waiting, None)):
                running.append((chunk, _submit(pool, chunk)))
            if not running:
                return
            chunk, future = running.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(job, request, names, chunk)
                pool = _pool(job, request, names, workers)
                running = deque((later, _submit(pool, later)) for later, _ in running)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(job: Job[Made], request: RunSettings, names: Sequence[str], chunk: Sequence[Document]) -> Iterator[Made]:
    pool = _pool(job, request, names, 1)
    for document in chunk:
        try:
            yield from _submit(pool, [document]).result()
        except BrokenProcessPool:
            yield job.lost(document, DIED)
            pool.shutdown(wait=False)
            pool = _pool(job, request, names, 1)
    pool.shutdown()


def _submit(pool: ProcessPoolExecutor, chunk: Sequence[Document]) -> Future[list[Any]]:
    """What a job makes of a chunk; a pool that is broken already says so where that is asked for."""
    try:
        return pool.submit(_work, chunk)
    except BrokenProcessPool as broken:
        future: Future[list[Any]] = Future()
        future.set_exception(broken)
        return future


class _Process(SpawnProcess):
    """A worker that does not run the user's script again, as a spawned process otherwise does: it needs nothing of it."""

    def start(self) -> None:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            super().start()
        finally:
            sys.modules["__main__"] = main


class _Context(SpawnContext):
    Process = _Process


def _pool(job: Job[Any], request: RunSettings, names: Sequence[str], workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=_Context(), initializer=_start, initargs=(job, request, names))


def _start(job: Job[Any], request: RunSettings, names: Sequence[str]) -> None:
    global _bound
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches every process: workers just end, without a traceback
    _bound = bind(request, load_plugins(names)), job


def _work(documents: Sequence[Document]) -> list[Any]:
    assert _bound is not None
    scorer, job = _bound
    return [job.work(scorer, document) for document in documents]
