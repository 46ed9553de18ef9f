"""Who does the work of a run: what is done with each document, in this process or in several, comes back in order.

An engine of another kind (a cluster, a queue) needs one method, :meth:`Engine.map`. Where it works in other processes, each
of them binds plugins of its own: ``bind(scorer.request, load_plugins(names))``, and then calls ``job.work`` for each document.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from framing.errors import RequestError
from framing.model import Document
from framing.plugins import Plugins
from framing.score.scorer import Scorer
from framing.score.workers import in_processes

Made = TypeVar("Made")
WORTH_WORKERS = 100  # documents


@dataclass(frozen=True)
class Job(Generic[Made]):
    """What is done with each document of a run, and what stands for one that took its process along, with the reason.

    Both are functions of a module, or ``functools.partial`` of one with values: picklable, and without memory, so that what
    they give hangs on nothing but the document and the settings.
    """

    work: Callable[[Scorer, Document], Made]
    lost: Callable[[Document, str], Made]


class Engine(Protocol):
    """Does a job with documents, wherever it likes."""

    def map(self, job: Job[Made], scorer: Scorer, plugins: Plugins, documents: Iterable[Document]) -> Iterator[Made]:
        """What the job makes of each document, in their order; streams."""


@dataclass(frozen=True)
class InThisProcess:
    """One document after the other, here."""

    def map(self, job: Job[Made], scorer: Scorer, plugins: Plugins, documents: Iterable[Document]) -> Iterator[Made]:
        """What the job makes of each document."""
        return (job.work(scorer, document) for document in documents)


@dataclass(frozen=True)
class Processes:
    """So many processes on this machine. Plugins that no distribution announces cannot be found there."""

    workers: int

    def map(self, job: Job[Made], scorer: Scorer, plugins: Plugins, documents: Iterable[Document]) -> Iterator[Made]:
        """What the job makes of each document. Raises :class:`~framing.errors.RequestError` for plugins of this process alone."""
        if local := [info.name for info in plugins.infos if not info.distribution]:
            raise RequestError(f"several workers need installed plugins, which {', '.join(local)} is not; use workers=1")
        names = tuple(info.name for info in plugins.infos)
        return in_processes(job, scorer.request, names, documents, self.workers)


def engine_for(workers: int | None, plugins: Plugins, documents: int, worth: int = WORTH_WORKERS) -> Engine:
    """As many processes as are asked for; unless told, one for each processor where there are ``worth`` documents or more."""
    if workers is None:
        announced = all(info.module for info in plugins.infos)  # else workers could not load them
        workers = (os.cpu_count() or 1) if announced and documents >= worth else 1
    return Processes(workers) if workers > 1 else InThisProcess()
