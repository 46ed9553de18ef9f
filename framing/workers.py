"""Scores chunks of documents, in this process or in several, and gives their rows back in order.

Workers receive the request and bind plugins of their own. One that dies takes only the document that
killed it: its chunk is done again, document by document, each in a process of its own.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from framing.annotate import Failure
from framing.model import Document
from framing.plugins import Plugins, load_plugins
from framing.score import Request, Rows, Scorer, bind, score_documents

CHUNK = 50

_scorer: Scorer | None = None


def chunks(documents: Iterable[Document], size: int = CHUNK) -> Iterator[list[Document]]:
    """Documents in lists of ``size``; streams."""
    stream = iter(documents)
    while chunk := list(islice(stream, size)):
        yield chunk


def score_chunks(
    request: Request, plugins: Plugins, documents: Iterable[Document], *, workers: int, by_part: frozenset[str] = frozenset()
) -> Iterator[Rows]:
    """Rows of each chunk of documents, in order. More than one worker needs plugins that distributions announce."""
    if workers <= 1:
        scorer = bind(request, plugins)
        for chunk in chunks(documents):
            yield score_documents(scorer, chunk, by_part)
        return
    names = tuple(info.name for info in plugins.infos)
    yield from _in_processes(request, names, chunks(documents), workers, by_part)


def _in_processes(
    request: Request, names: Sequence[str], waiting: Iterator[list[Document]], workers: int, by_part: frozenset[str]
) -> Iterator[Rows]:
    running: deque[tuple[list[Document], Future[Rows]]] = deque()
    pool = _pool(request, names, workers)
    try:
        while True:
            while len(running) < 2 * workers and (chunk := next(waiting, None)):
                running.append((chunk, pool.submit(_work, chunk, by_part)))
            if not running:
                return
            chunk, future = running.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield _one_by_one(request, names, chunk, by_part)
                pool = _pool(request, names, workers)
                running = deque((later, pool.submit(_work, later, by_part)) for later, _ in running)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(request: Request, names: Sequence[str], chunk: Sequence[Document], by_part: frozenset[str]) -> Rows:
    rows = Rows()
    for document in chunk:
        with _pool(request, names, 1) as pool:
            try:
                rows.extend(pool.submit(_work, [document], by_part).result())
            except BrokenProcessPool:
                rows.failures.append(Failure(document.id, "worker", "the process died while scoring this document"))
                rows.add_unscored(document, request.measures, "the process died while scoring this document")
    return rows


def _pool(request: Request, names: Sequence[str], workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(request, names))


def _start(request: Request, names: Sequence[str]) -> None:
    global _scorer
    _scorer = bind(request, load_plugins(names))


def _work(documents: Sequence[Document], by_part: frozenset[str]) -> Rows:
    assert _scorer is not None
    return score_documents(_scorer, documents, by_part)
