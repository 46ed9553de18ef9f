"""``framing trend``: measures over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.compare import COPIES, MEASURES, uncounted
from framing.cli.options import TABLES, VALIDATION, WORKERS, Shared, Tables, with_shared
from framing.compare.dates import PERIODS, Every
from framing.copies.clusters import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.extension import Measure

EVERY = typer.Option(
    "--every", metavar="|".join(PERIODS), help="The period of a point; default: the finest that mostly holds six articles."
)
LINES = typer.Option("--by", metavar="FIELD", help="A line for each outlet, genre … or any metadata; all for one line.")
SHOW = typer.Option("--show", min=0, metavar="N", help="Series, as text; 0 for all.")


@with_shared
def trend(
    shared: Shared,
    by: Annotated[str, LINES] = "outlet",
    every: Annotated[Every | None, EVERY] = None,
    measures: Annotated[str | None, MEASURES] = None,
    everything: Annotated[bool, typer.Option("--all", help="All measures.")] = False,
    show: Annotated[int, SHOW] = 10,
    format: Annotated[Tables | None, TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, WORKERS] = None,
    copies: Annotated[Choice, COPIES] = "once",
    validation: Annotated[Path | None, VALIDATION] = None,
) -> int:
    """Example: framing trend articles --measures sourcing --every month

    Measures over time: each outlet's number by week, month, quarter or year with its interval, and one test of
    whether it differs between the periods at all. A period with fewer than six articles gets no interval; articles
    without a date are left out and named. With --output the suffix sets the format: .txt, .json, .jsonl, .csv,
    .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli.destination import check_output
    from framing.cli.scoring import chosen, scored
    from framing.cli.session import open_session
    from framing.compare.groups import check_field, left_out
    from framing.compare.trend import ALL
    from framing.compare.trend import trend as over_time
    from framing.report.terminal import width
    from framing.report.trend_text import render

    session = open_session(shared)
    check_output(shared.output, kind=format, folder=True, plugins=session.plugins, read=[validation] if validation else ())
    check_field(session.corpus, "year" if by == ALL else f"{by},year")
    results = scored(session, chosen(session, measures, everything), workers, validation)
    found = over_time(results, by, every, seed=shared.seed, copies=copies)
    tables = found.tables()
    session.deliver(tables, format, lambda: render(found, width=width(), style=session.style, shown=show))
    notes = [*left_out(found.undated, results.count()), *unlined(results.measures.values()), *uncounted(results, copies)]
    return session.told(results, notes)


def unlined(measures: Iterable[Measure]) -> list[str]:
    """Which measures have no line, as a note."""
    names = [measure.name for measure in measures if measure.estimand == "pooled"]
    return (
        [f"{', '.join(names)}: no line, since what is pooled depends on how much there is to pool in a period"] if names else []
    )
