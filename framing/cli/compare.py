"""``framing compare``: groups of documents side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.cli.options import TABLES, VALIDATION, WORKERS, Shared, Tables, with_shared
from framing.copies.clusters import Choice, counts
from framing.statistics import FEWEST

if TYPE_CHECKING:
    from framing.cli.session import Session
    from framing.tables.results import Results

MEASURES = typer.Option("--measures", metavar="A,B", help="Measures (stance.toward) or plugins (stance); default: the main ones.")

BEFORE_AFTER = typer.Option(
    "--before-after", metavar="DATE", help="Articles before this day (YYYY-MM-DD) against those from it on, over all and in each."
)
COPIES = typer.Option(
    "--copies", metavar="once|all|drop", help="Wire copy and other copies: once an outlet, all, or only the earliest anywhere."
)
NO_PROPOSALS = typer.Option("--no-proposals", help="Without a codebook, propose no targets from the articles.")


@with_shared
def compare(
    shared: Shared,
    by: Annotated[
        str, typer.Option("--by", metavar="FIELD", help="Outlet, genre, month … or any metadata; or several: outlet,month.")
    ] = "outlet",
    day: Annotated[str | None, BEFORE_AFTER] = None,
    measures: Annotated[str | None, MEASURES] = None,
    everything: Annotated[bool, typer.Option("--all", help="Compare by all measures.")] = False,
    format: Annotated[Tables | None, TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, WORKERS] = None,
    min_documents: Annotated[
        int, typer.Option("--min-documents", min=FEWEST, metavar="N", help="Documents a group needs to get an interval.")
    ] = FEWEST,
    copies: Annotated[Choice, COPIES] = "once",
    validation: Annotated[Path | None, VALIDATION] = None,
    no_proposals: Annotated[bool, NO_PROPOSALS] = False,
) -> int:
    """Example: framing compare seeds

    Compare outlets, or any groups of documents: one number a group for each measure, what it rests on, and the
    strongest contrasts with the passages that show them. Without a codebook, the actors that the articles share are
    proposed as targets, and marked as proposed; framing codebook propose writes them down to be edited. With
    --before-after the groups are the articles before a day and from it on, over all outlets and within each. With
    --output the suffix says the format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli.destination import check_output
    from framing.cli.scoring import chosen, scored
    from framing.cli.session import open_session
    from framing.compare.before_after import before_after
    from framing.compare.comparison import compare as compared
    from framing.compare.dates import since
    from framing.compare.groups import check_field, left_out, undated
    from framing.report.before_after_text import render as render_divided
    from framing.report.comparison_text import render
    from framing.report.sections import Subject, make_brief
    from framing.report.terminal import width

    session = open_session(shared)
    check_output(shared.output, kind=format, folder=True, plugins=session.plugins, read=[validation] if validation else ())
    fields = f"{by},{since(day)}" if day is not None else by
    check_field(session.corpus, fields)
    session = session if no_proposals else with_proposals(session, workers)
    wanted = chosen(session, measures, everything)
    results = scored(session, wanted, workers, validation)
    how: dict[str, Any] = {"min_documents": min_documents, "seed": shared.seed, "copies": copies}
    divided = before_after(results, day, by, **how) if day is not None else None
    comparison = divided.within if divided else compared(results, by, **how)

    def text() -> str:
        told = everything or measures is not None
        shown: dict[str, Any] = {"width": width(), "style": session.style, "everything": told}
        if divided:
            return render_divided(divided, **shown)
        subject = Subject(comparison, session.plugins, session.codebook, told)
        sections = () if measures is not None else make_brief(subject, session.plugins.sections)
        return render(comparison, **shown, sections=sections)

    session.deliver(divided or comparison, format, text)
    notes = [*left_out(undated(results, fields), results.count()), *comparison.doubts, *uncounted(results, copies)]
    return session.told(results, notes)


def with_proposals(session: Session, workers: int | None) -> Session:
    """The session with a codebook of what the articles propose, where nobody gave one."""
    from framing.codebook import default_codebook
    from framing.proposing import ENOUGH, propose

    if session.codebook != default_codebook() or not session.plugins.proposers:
        return session
    with session.reading(workers, by="outlet") as how:
        codebook = propose(session.corpus, used=True, most=ENOUGH, **how).used
    return replace(session, codebook=codebook) if codebook else session


def uncounted(results: Results, copies: Choice) -> list[str]:
    """How many documents the choice leaves out, as a note."""
    left = int((~counts(results.table("documents"), copies)).sum())
    if not left:
        return []
    told = "1 copy is not counted" if left == 1 else f"{left} copies are not counted"
    where = "an outlet counts a text once" if copies == "once" else "only the earliest of a text counts"
    return [f"{told}, since {where}; framing copies lists them, and --copies all counts them"]
