"""What a report is made of, opened: articles that are scored now, or a result that was saved before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from framing.cli.exits import DONE, PARTLY
from framing.cli.options import Shared
from framing.statistics import FEWEST

if TYPE_CHECKING:
    from framing.cli.session import Session
    from framing.report.sections import Made, Subject

OUTLET = "outlet"  # by what, where nothing is said
Close = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class _Asked:
    """How to compare; None for what was not said: then it is as it was saved, or the default."""

    by: str | None = None
    measures: str | None = None
    everything: bool = False
    workers: int | None = None
    min_documents: int | None = None
    choose: bool = False


@contextmanager
def opened(
    shared: Shared,
    kind: str | None,
    *,
    by: str | None = None,
    measures: str | None = None,
    everything: bool = False,
    workers: int | None = None,
    min_documents: int | None = None,
    figure: str | None = None,
    outlets: Sequence[str] = (),
    targets: Sequence[str] = (),
    concepts: Sequence[str] = (),
) -> Iterator[tuple[Subject, Sequence[Made], Callable[[], int]]]:
    """A report in the format ``kind``: its subject, its sections, and what to call at the end.

    That tells what failed and gives the exit code. With ``figure`` only the sections that it needs are made.

    The paths are articles, which are scored now, or one result that was saved. What is not said is as it was saved, or the
    default: by outlet, all measures of plugins that a comparison shows, six documents for an interval. Sections are
    made of the ``outlets``, ``targets`` and ``concepts`` that are named alone, else of all. Raises
    :class:`~framing.errors.RequestError` for what does not fit, :class:`~framing.errors.InputError` for what cannot be read.
    """
    from framing.cli.destination import check_output
    from framing.paper.limits import limited
    from framing.report.content import sections_of

    check_output(shared.output, kind=kind, read=shared.paths)
    subject, close = subject_of(
        shared, by=by, measures=measures, everything=everything, workers=workers, min_documents=min_documents
    )
    if outlets or targets or concepts:
        subject = replace(subject, comparison=limited(subject.comparison, outlets, targets, concepts))
    sections = sections_of(subject, figure)
    yield subject, sections, partial(close, [f"section {section.name}: {section.error}" for section in sections if section.error])


def subject_of(
    shared: Shared,
    *,
    by: str | None = None,
    measures: str | None = None,
    everything: bool = False,
    workers: int | None = None,
    min_documents: int | None = None,
    choose: bool = False,
) -> tuple[Subject, Close]:
    """What a report or a table is about, and what to call at the end with what could not be made.

    With ``choose`` the measures of articles are those that ``framing compare`` would have scored, and a saved result stays whole:
    whoever asks chooses among its measures, and what was tested stays as it was.
    """
    from framing.cli.reopened import saved_path

    path = saved_path(shared)
    asked = _Asked(by, measures, everything, workers, min_documents, choose)
    return _from_saved(shared, path, asked) if path else _from_articles(shared, asked)


def _from_articles(shared: Shared, asked: _Asked) -> tuple[Subject, Close]:
    from framing.cli.recheck import recheck_of
    from framing.cli.scoring import scored, with_proposals
    from framing.cli.session import open_session
    from framing.compare.comparison import compare, has_field, no_such_field
    from framing.report.sections import Subject

    session = open_session(shared)
    by = asked.by or OUTLET
    if not any(has_field(document, by) for document in session.corpus):
        raise no_such_field(by)
    if not asked.choose:  # what a table for a paper holds is what was asked for
        session = with_proposals(session, asked.workers)
    begun = monotonic()
    results = scored(session, _chosen(session, asked), asked.workers)
    seconds = monotonic() - begun
    how: dict[str, Any] = {"by": by, "min_documents": asked.min_documents or FEWEST, "seed": shared.seed}
    everything = asked.everything or asked.measures is not None
    recheck = recheck_of(session, results, seconds, asked.workers, how)
    subject = Subject(compare(results, **how), session.plugins, session.codebook, everything, recheck=recheck)

    def at_end(broken: Sequence[str]) -> int:
        return max(session.told(results), _told(broken))

    return subject, at_end


def _chosen(session: Session, asked: _Asked) -> list[str] | None:
    """The measures to compute: those named, all, or those of every plugin that a comparison shows something of."""
    from framing.cli.options import names
    from framing.cli.scoring import chosen

    if asked.choose:
        return chosen(session, asked.measures, asked.everything)
    if asked.measures is not None or asked.everything:
        return names(asked.measures)
    shown = {measure.name.partition(".")[0] for measure in session.plugins.measures if measure.main}
    return [m.name for m in session.plugins.measures if m.name.partition(".")[0] in shown or m.contrast] or None


def _from_saved(shared: Shared, path: Path, asked: _Asked) -> tuple[Subject, Close]:
    from framing.cli.reopened import reopen
    from framing.report.sections import Subject

    saved = reopen(shared, path)
    named = saved.named(asked.measures)
    measures = None if asked.choose else named
    comparison = saved.compared(measures, by=asked.by, min_documents=asked.min_documents, seed=shared.seed)
    everything = asked.everything or asked.measures is not None
    return Subject(comparison, saved.plugins, saved.codebook, everything), _told


def _told(broken: Sequence[str]) -> int:
    import sys

    from framing.report.terminal import one_line

    for line in broken:
        print(f"failed: {one_line(line)}", file=sys.stderr)
    return PARTLY if broken else DONE
