"""``framing score``: the long table of scores."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.options import TABLES, VALIDATION, WORKERS, Shared, Tables, with_shared

if TYPE_CHECKING:
    from framing.cli.session import Session
    from framing.tables.results import Results

MANY, MOST = 100, 5000  # articles of which the parts of a page that read them again are made when the scores are saved

MEASURES = typer.Option("--measures", metavar="A,B", help="Measures (stance.toward) or plugins (stance); default: all.")
STORE = typer.Option(
    "--store", metavar="FOLDER", help="Keep the scores in this folder, and score only what is new or changed since the last run."
)


@with_shared
def score(
    shared: Shared,
    measures: Annotated[str | None, MEASURES] = None,
    format: Annotated[Tables | None, TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, WORKERS] = None,
    validation: Annotated[Path | None, VALIDATION] = None,
    store: Annotated[Path | None, STORE] = None,
) -> int:
    """Example: framing score seeds --output run

    Score each document: a row for each measure, target, category and voice, with what was counted, out of how much,
    and why there is no score where there is none. With --output the suffix sets the format: .txt, .json, .jsonl, .csv,
    .parquet, .sqlite (all tables); a name without a suffix is a folder of all tables, which compare, report and view
    take in place of the articles.

    With --store FOLDER the scores of earlier runs stay: only new and changed articles are scored, those that are gone are
    removed, and a run that was interrupted goes on. compare, report and view take the store in place of the articles.
    """
    from framing.cli.destination import check_output, deliver
    from framing.cli.options import names
    from framing.cli.scoring import scored, scored_into
    from framing.cli.session import open_session

    session = open_session(shared)
    check_output(shared.output, kind=format, folder=True, plugins=session.plugins, read=[validation] if validation else ())
    if store is not None:
        _check_apart(store, shared)
        results, told = scored_into(session, store, names(measures), workers, validation)
        if shared.output is not None or format is not None:
            deliver(results, shared.output, format, lambda: table(results), session.plugins)
        return session.told(results, told)
    results = scored(session, names(measures), workers, validation)
    deliver(results, shared.output, format, lambda: table(results), session.plugins)
    if shared.output is not None and MANY <= results.count() <= MOST:
        _ready(shared.output, session)
    return session.told(results)


def _check_apart(store: Path, shared: Shared) -> None:
    """Raise RequestError for a store among the articles, which would be read as such, or one that is also the output."""
    from framing.errors import RequestError

    place = store.resolve()
    for path in shared.paths:
        if path.is_dir() and place.is_relative_to(path.resolve()):
            raise RequestError(f"{store}: lies in {path}, whose files are read as articles; name a folder beside it")
    if shared.output is not None and shared.output.resolve() == place:
        raise RequestError(f"{store}: is the store and the output; leave out --output, since the store is a saved result")


def _ready(folder: Path, session: Session) -> None:
    """Make what the first page of a saved result would wait for, and keep it there; where that fails the page makes it."""
    from framing.compare.comparison import compare
    from framing.errors import FramingError
    from framing.report.content import sections_of
    from framing.report.sections import Subject
    from framing.saved import load_results
    from framing.saved.folder import is_results

    if not is_results(folder):
        return
    try:
        saved = load_results(folder, plugins=session.plugins)
        sections_of(Subject(compare(saved), session.plugins, session.codebook))
    except FramingError:
        return


def table(results: Results) -> str:
    """The scores as aligned text."""
    from framing.report.layout import aligned

    header = ("document", "measure", "target", "category", "voice", "value", "of", "note")
    scores = results.table("scores").select(
        "doc_id", "measure", "target", "category", "voice", "value", "numerator", "denominator", "status", "reason"
    )
    rows = (
        (*row[:5], _number(row[5]), f"{_number(row[6])}/{_number(row[7])}" if row[7] is not None else "", _note(*row[8:]))
        for row in scores.iter_rows()
    )
    return aligned(header, rows, numbers=frozenset((5, 6)))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"


def _note(status: str, reason: str) -> str:
    return "" if status == "ok" else f"{status}: {reason}"
