"""Scores chunks of documents, in this process or in several, and gives their rows back in order.

Workers receive the request and bind plugins of their own. One that dies takes only the document that
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

from framing.errors import RequestError
from framing.model import Document, Failure
from framing.plugins import Plugins, load_plugins
from framing.score.rows import Rows
from framing.score.scorer import Request, Scorer, bind, score_documents

CHUNK = 50

_scorer: Scorer | None = None


def chunks(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """Documents in lists of ``size``; streams."""
    stream = iter(documents)
    while chunk := list(islice(stream, size)):
        yield chunk


def score_chunks(
    scorer: Scorer, plugins: Plugins, documents: Iterable[Document], *, workers: int, by_part: frozenset[str] = frozenset()
) -> Iterator[Rows]:
    """Rows of each chunk of documents, in order. More than one worker needs plugins that distributions announce."""
    if workers <= 1:
        for chunk in chunks(documents, CHUNK):
            yield score_documents(scorer, chunk, by_part)
        return
    if local := [info.name for info in plugins.infos if not info.distribution]:
        raise RequestError(f"several workers need installed plugins, which {', '.join(local)} is not; use workers=1")
    names = tuple(info.name for info in plugins.infos)
    yield from _in_processes(scorer.request, names, chunks(documents, CHUNK), workers, by_part)


def _in_processes(
    request: Request, names: Sequence[str], waiting: Iterator[list[Document]], workers: int, by_part: frozenset[str]
) -> Iterator[Rows]:
    running: deque[tuple[list[Document], Future[Rows]]] = deque()
    pool = _pool(request, names, workers)
    try:
        while True:
            while len(running) < 2 * workers and (chunk := next(waiting, None)):
                running.append((chunk, _submit(pool, chunk, by_part)))
            if not running:
                return
            chunk, future = running.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield _one_by_one(request, names, chunk, by_part)
                pool = _pool(request, names, workers)
                running = deque((later, _submit(pool, later, by_part)) for later, _ in running)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(request: Request, names: Sequence[str], chunk: Sequence[Document], by_part: frozenset[str]) -> Rows:
    rows = Rows()
    pool = _pool(request, names, 1)
    for document in chunk:
        try:
            rows.extend(_submit(pool, [document], by_part).result())
        except BrokenProcessPool:
            rows.failures.append(Failure(document.id, "worker", "the process died while scoring this document"))
            rows.add_unscored(document, request.measures, "the process died while scoring this document")
            pool.shutdown(wait=False)
            pool = _pool(request, names, 1)
    pool.shutdown()
    return rows


def _submit(pool: ProcessPoolExecutor, chunk: Sequence[Document], by_part: frozenset[str]) -> Future[Rows]:
    """A chunk's rows to come; a pool that is broken already says so where they are asked for."""
    try:
        return pool.submit(_work, chunk, by_part)
    except BrokenProcessPool as broken:
        future: Future[Rows] = Future()
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


def _pool(request: Request, names: Sequence[str], workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=_Context(), initializer=_start, initargs=(request, names))


def _start(request: Request, names: Sequence[str]) -> None:
    global _scorer
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches every process: workers just end, without a traceback
    _scorer = bind(request, load_plugins(names))


def _work(documents: Sequence[Document], by_part: frozenset[str]) -> Rows:
    assert _scorer is not None
    return score_documents(_scorer, documents, by_part)
