"""``framing compare``: groups of documents side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.options import TABLES, WORKERS, Shared, Tables, with_shared

MEASURES = typer.Option("--measures", metavar="A,B", help="Measures (stance.toward) or plugins (stance); default: the main ones.")

DRAWS = typer.Option("--draws", min=100, max=100_000, metavar="N", help="Resamples of each bootstrap interval.")


@with_shared
def compare(
    shared: Shared,
    by: Annotated[str, typer.Option("--by", metavar="FIELD", help="Outlet, genre, month … or any metadata.")] = "outlet",
    measures: Annotated[str | None, MEASURES] = None,
    everything: Annotated[bool, typer.Option("--all", help="Compare by all measures.")] = False,
    format: Annotated[Tables | None, TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, WORKERS] = None,
    draws: Annotated[int, DRAWS] = 2000,
    min_documents: Annotated[
        int, typer.Option("--min-documents", min=2, metavar="N", help="Documents a group needs to get an interval.")
    ] = 5,
) -> int:
    """Example: framing compare seeds

    Compare outlets, or any groups of documents: one number a group for each measure, what it rests on, and the
    strongest contrasts with the passages that show them. With --output the suffix says the format: .txt, .json,
    .jsonl, .csv, .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli.destination import check_output, deliver
    from framing.cli.scoring import chosen, close, scored
    from framing.cli.session import open_session
    from framing.compare import compare as compared
    from framing.compare import has_field, no_such_field
    from framing.report import render
    from framing.terminal import width

    session = open_session(shared)
    check_output(shared.output, kind=format, folder=True, plugins=session.plugins, read=shared.paths)
    if not any(has_field(document, by) for document in session.corpus):
        raise no_such_field(by)
    wanted = chosen(session, measures, everything)
    results = scored(session, wanted, workers)
    comparison = compared(results, by, draws=draws, min_documents=min_documents, seed=shared.seed)

    def text() -> str:
        return render(comparison, width=width(), style=session.style, everything=everything or measures is not None)

    deliver(comparison, shared.output, format, text, session.plugins)
    return close(session, results)
