"""What ``score`` and ``compare`` share: choosing measures, scoring with a progress bar, telling failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.cli.session import Session, names, progress

if TYPE_CHECKING:
    from framing.results import Results

NO_VOICES = "no plugin provides attributions: every voice is unknown; to score fewer measures use --measures"


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
        results = score(
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
    if session.dictionaries:
        told = [{"name": given.name, "sha256": given.sha256} for given in session.dictionaries]
        results.run = {**results.run, "dictionaries": told}
    return results


def close(session: Session, results: Results) -> int:
    """Say what the user should know of the run, as its manifest says; returns the exit code."""
    from framing.annotate import Failure

    attributed = any(annotator.provides == "attributions" for annotator in session.plugins.annotators)
    return session.close([Failure(**failure) for failure in results.run["failures"]], () if attributed else (NO_VOICES,))
