"""``framing figures``: the numbers of each outlet, and which tell the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import Shared, new_app, options, with_shared

if TYPE_CHECKING:
    from framing.cli import Session
    from framing_figures.corpus import Figures

KIND = typer.Option("--kind", metavar="NAME", help="Only count, money, percent, points, share, duration, measure or score.")
LEAST = typer.Option("--told-by", min=1, metavar="N", help="Only facts that at least N outlets report.")
SHOW = typer.Option("--show", min=0, metavar="N", help="Facts per section, as text; 0 for all.")
PASSAGES = typer.Option("--passages", help="Show the sentence of each figure.")

app = new_app()


@app.command(short_help="List the numbers of each outlet: the same fact reported twice, parts, conflicts.")
@with_shared
def figures(
    shared: Shared,
    by: Annotated[str, options.BY] = "outlet",
    kind: Annotated[str | None, KIND] = None,
    outlet: Annotated[str | None, options.OUTLET] = None,
    told_by: Annotated[int, LEAST] = 1,
    show: Annotated[int, SHOW] = 10,
    passages: Annotated[bool, PASSAGES] = False,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing figures seeds --passages

    List the numeric claims of each outlet with unit, what is counted, period, place and source, and align them within
    each story: facts that several outlets report, perhaps with another noun, what is part of what, facts that only one
    outlet has, and conflicts, where what is counted, period and place agree and the values do not. With --output the
    suffix sets the format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli import open_session
    from framing_figures.listing import Listing

    session = open_session(shared)
    session.check_output(format)
    check_kind(kind)
    found = listed(session, by, outlet, workers).only(kind=kind or "", least=told_by)
    listing = Listing(session.width, session.style, shown=show, passages=passages)
    session.deliver(found, format, lambda: listing.render(found))
    return session.told(found, notes_of(found))


def listed(session: Session, by: str, outlet: str | None, workers: int | None) -> Figures:
    """The figures of the session's corpus, or of one outlet in it."""
    from framing_figures.corpus import list_figures

    with session.reading(workers, by=by, outlet=outlet) as how:
        return list_figures(session.corpus, **how)


def check_kind(name: str | None) -> None:
    """Refuse a kind of figure that does not exist."""
    from framing import unknown
    from framing_figures.claim import KINDS

    if name is not None and name not in KINDS:
        raise unknown("kind of figure", name, KINDS)


def notes_of(figures: Figures) -> list[str]:
    """What the user should know of the run."""
    notes, run = [], figures.run
    if unread := run["unread"]:
        some = ", ".join(unread[:3]) + (" …" if len(unread) > 3 else "")
        notes.append(f"not English, so their figures are not listed: {len(unread)} of {run['documents']}, {some}")
    if run["unaligned"]:
        notes.append(
            f"{run['unaligned']} articles have no story, too many to be on one: their figures are not compared with each "
            "other; group them with framing stories --output stories.csv, then give --stories stories.csv"
        )
    return notes
