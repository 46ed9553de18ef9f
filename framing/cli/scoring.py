"""What ``score`` and ``compare`` share: choosing measures, scoring with a progress bar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from framing.cli.options import names
from framing.cli.session import Session, as_usage_error, progress

if TYPE_CHECKING:
    from pathlib import Path

    from framing.tables.results import Results

ISOLATED = True  # a plugin that ends its process does not end the command


def chosen(session: Session, measures: str | None, everything: bool) -> list[str] | None:
    """The measures to compute: those named, else all, else what a comparison tells unasked; None means all."""
    if measures is not None or everything:
        return names(measures)
    return [measure.name for measure in session.plugins.measures if measure.main or measure.contrast] or None


def with_proposals(session: Session, workers: int | None) -> Session:
    """The session with a codebook of what the articles propose, where nobody gave one."""
    from framing.codebook import default_codebook
    from framing.proposing import ENOUGH, propose

    if session.codebook != default_codebook() or not session.plugins.proposers:
        return session
    with session.reading(workers, by="outlet") as how:
        codebook = propose(session.corpus, used=True, most=ENOUGH, **how).used
    return replace(session, codebook=codebook) if codebook else session


def scored(
    session: Session,
    measures: list[str] | None,
    workers: int | None = None,
    validation: Path | None = None,
    *,
    corrected: bool = True,
) -> Results:
    """Score the session's corpus; the run then holds the ``validation``, a file that ``framing validate`` saved.

    Unless ``corrected``, the user's corrections of what the program finds are not used.
    """
    from framing.corrections import NONE
    from framing.pipeline import score
    from framing.validation.trust import load_validation, trusted

    with as_usage_error():
        checked = load_validation(validation) if validation else None

    asked = session.asked
    if not corrected:
        asked["corrections"] = NONE
    with progress(session) as tell:
        results = score(
            session.corpus,
            measures=measures,
            plugins=session.plugins,
            workers=workers,
            isolated=ISOLATED,
            progress=tell,
            **asked,
        )
    results.run = {**results.run, **_dictionaries_of(session)}
    return trusted(results, checked) if checked else results


def scored_into(
    session: Session, store: Path, measures: list[str] | None, workers: int | None, validation: Path | None
) -> tuple[Results, list[str]]:
    """The session's corpus scored into a store: what that then holds, and what was done, in sentences."""
    from framing.saved.stored import score_into
    from framing.validation.trust import load_validation, trusted

    with as_usage_error():
        checked = load_validation(validation) if validation else None
    beside = _dictionaries_of(session) | ({"validation": checked} if checked else {})
    with progress(session) as tell:
        results, counts = score_into(
            store,
            session.corpus,
            measures=measures,
            plugins=session.plugins,
            workers=workers,
            isolated=ISOLATED,
            progress=tell,
            beside=beside,
            **session.asked,
        )
    return trusted(results, checked) if checked else results, counts.lines()


def _dictionaries_of(session: Session) -> dict[str, Any]:
    """What the run says of the dictionaries whose categories are among the concepts."""
    told = [{"name": given.name, "sha256": given.sha256} for given in session.dictionaries]
    return {"dictionaries": told} if told else {}
