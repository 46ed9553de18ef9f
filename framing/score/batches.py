"""Documents handed out many at once, where a plugin of the run takes many; else one by one, as ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from framing.annotate.batched import at_once, holding
from framing.model import Document
from framing.plugins import Plugins
from framing.score.engine import Engine, Job
from framing.score.scorer import Scorer

Made = TypeVar("Made")
Batch = tuple[Document, ...]


@dataclass(frozen=True)
class _Lost:
    """A batch that took its process along: each of its documents is tried alone."""

    reason: str


def mapped(engine: Engine, job: Job[Made], scorer: Scorer, plugins: Plugins, documents: Iterable[Document]) -> Iterator[Made]:
    """What a job makes of each document, in their order, as :meth:`Engine.map` gives it."""
    size = at_once(scorer.plan, (measure for measure, _ in scorer.measures))
    if not size:
        return engine.map(job, scorer, plugins, documents)
    return _in_batches(engine, job, scorer, plugins, documents, size)


def _in_batches(
    engine: Engine, job: Job[Made], scorer: Scorer, plugins: Plugins, documents: Iterable[Document], size: int
) -> Iterator[Made]:
    inner: Any = Job(partial(_worked, job=job), partial(_lost, job=job))
    away: list[Batch] = []

    def handed_out() -> Iterator[Batch]:
        rest = iter(documents)
        while batch := tuple(islice(rest, size)):
            away.append(batch)
            yield batch

    batches: Any = handed_out()
    for made in engine.map(inner, scorer, plugins, batches):
        batch = away.pop(0)
        if isinstance(made, _Lost):
            alone: Any = [(document,) for document in batch]
            for each in engine.map(inner, scorer, plugins, alone):
                yield from each
        else:
            yield from made


def _worked(scorer: Scorer, batch: Batch, *, job: Job[Made]) -> list[Made]:
    held = replace(scorer, plan=holding(scorer.plan, batch))
    return [job.work(held, document) for document in batch]


def _lost(batch: Batch, reason: str, *, job: Job[Made]) -> Sequence[Made] | _Lost:
    return [job.lost(batch[0], reason)] if len(batch) == 1 else _Lost(reason)
