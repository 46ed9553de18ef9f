"""What ``score`` and ``compare`` share: choosing measures, scoring with a progress bar, telling failures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.cli.session import Session, as_usage_error, names, progress

if TYPE_CHECKING:
    from pathlib import Path

    from framing.tables.results import Results

ISOLATED = True  # a plugin that ends its process does not end the command
NO_VOICES = "no plugin provides attributions: every voice is unknown; to score fewer measures use --measures"


def chosen(session: Session, measures: str | None, everything: bool) -> list[str] | None:
    """The measures to compute: those named, else all, else what a comparison tells unasked; None means all."""
    if measures is not None or everything:
        return names(measures)
    return [measure.name for measure in session.plugins.measures if measure.main or measure.contrast] or None


def scored(session: Session, measures: list[str] | None, workers: int | None = None, validation: Path | None = None) -> Results:
    """Score the session's corpus; the run then holds the ``validation``, a file that ``framing validate`` saved."""
    from framing.pipeline import score
    from framing.text.regions import COUNTED
    from framing.validation.trust import load_validation, trusted

    with as_usage_error():
        checked = load_validation(validation) if validation else None

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
            isolated=ISOLATED,
            progress=tell,
            regions=regions,
        )
    if session.dictionaries:
        told = [{"name": given.name, "sha256": given.sha256} for given in session.dictionaries]
        results.run = {**results.run, "dictionaries": told}
    return trusted(results, checked) if checked else results


def close(session: Session, results: Results, notes: Sequence[str] = ()) -> int:
    """Say what the user should know of the run, as its manifest says; returns the exit code."""
    from framing.model import Failure

    attributed = any(annotator.provides == "attributions" for annotator in session.plugins.annotators)
    failures = [Failure(**failure) for failure in results.run["failures"]]
    return session.close(failures, notes if attributed else (*notes, NO_VOICES))
