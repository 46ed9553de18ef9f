"""Who does the work of a run: what is done with each document, in this process or in several, comes back in order.

An engine of another kind (a cluster, a queue) needs one method, :meth:`Engine.map`. Where it works in other processes, each
of them binds plugins of its own: ``bind(scorer.request, load_plugins(names))``, and then calls ``job.work`` for each document.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from framing.errors import RequestError
from framing.model import Document
from framing.plugins import Plugins
from framing.score.scorer import Scorer, bind, described
from framing.score.settings import RunSettings
from framing.score.workers import in_processes

if TYPE_CHECKING:
    from pathlib import Path

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
    """So many processes on this machine, which import nothing from ``folders``.

    Plugins that no distribution announces cannot be found there. One that ends its process costs the document it was at.
    """

    workers: int
    folders: Sequence[Path] = ()

    def map(self, job: Job[Made], scorer: Scorer, plugins: Plugins, documents: Iterable[Document]) -> Iterator[Made]:
        """What the job makes of each document. Raises :class:`~framing.errors.RequestError` for plugins of this process alone."""
        if local := [info.name for info in plugins.infos if not info.distribution]:
            raise RequestError(f"several workers need installed plugins, which {', '.join(local)} is not; use workers=1")
        names = [info.name for info in plugins.infos if info.provides or not info.errors]  # others could not be loaded
        return in_processes(job, scorer.request, names, documents, workers=self.workers, folders=self.folders)


def engine_for(
    workers: int | None,
    plugins: Plugins,
    documents: int,
    *,
    worth: int = WORTH_WORKERS,
    isolated: bool = False,
    folders: Sequence[Path] = (),
) -> Engine:
    """As many processes as are asked for; unless told, one for each processor where there are ``worth`` documents or more.

    Where ``isolated``, one worker is a process of its own, too, if there is a plugin to isolate.
    """
    announced = all(info.module for info in plugins.infos)  # else workers could not load them
    if workers is None:
        workers = (os.cpu_count() or 1) if announced and documents >= worth else 1
    apart = isolated and announced and bool(plugins.infos)
    return Processes(max(1, workers), folders) if workers > 1 or apart else InThisProcess()


def scorer_for(engine: Engine, settings: RunSettings, plugins: Plugins) -> Scorer:
    """The scorer to hand to an engine: one that nothing is bound in where the work is done in processes that bind."""
    return described(settings, plugins) if isinstance(engine, Processes) else bind(settings, plugins)
