"""What ``score`` and ``compare`` share: choosing measures, scoring with a progress bar, telling failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.cli.session import Session, names, progress

if TYPE_CHECKING:
    from framing.annotate import Failure
    from framing.results import Results


def chosen(session: Session, measures: str | None, everything: bool) -> list[str] | None:
    """The measures to compute: those named, else all, else what a comparison tells unasked; None means all."""
    if measures is not None or everything:
        return names(measures)
    return [measure.name for measure in session.plugins.measures if measure.main or measure.contrast] or None


def scored(session: Session, measures: list[str] | None, workers: int | None = None) -> Results:
    """Score the session's corpus."""
    from framing.pipeline import score
    from framing.regions import COUNTED

    shared = session.shared
    regions = tuple(shared.region or COUNTED)
    with progress(session) as tell:
        return score(
            session.corpus,
            codebook=session.codebook,
            measures=measures,
            plugins=session.plugins,
            seed=shared.seed,
            options=shared.options,
            workers=workers,
            progress=tell,
            regions=regions,
        )


def failures_of(results: Results) -> list[Failure]:
    """What failed in a run, as its manifest says."""
    from framing.annotate import Failure

    return [Failure(**failure) for failure in results.run["failures"]]
