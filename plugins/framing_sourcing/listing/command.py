"""``framing sources``: who speaks where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from framing import unknown
from framing.cli import Shared, new_app, options, with_shared

if TYPE_CHECKING:
    from framing.cli import Session
    from framing_sourcing.listing.sources import Sources

Act = Literal["speech", "belief", "all"]
ACT = typer.Option("--act", metavar="speech|belief|all", help="Only this act; default: speech and belief.")
TYPE = typer.Option("--type", metavar="NAME", help="Only sources of this type.")
SOURCE = typer.Option("--source", metavar="TEXT", help="Only sources whose name holds this.")
MIN = typer.Option("--min", min=1, metavar="N", help="Only sources with so many attributions.")
SHOW = typer.Option("--show", min=0, metavar="N", help="Sources per group, as text; 0 for all.")
PASSAGES = typer.Option(
    "--passages", min=1, metavar="N", help="Show N passages of each source; csv, jsonl and parquet then list all passages."
)

TO_CORRECT = typer.Option(
    "--corrections-to", metavar="FILE", help="Write the names and types of all sources as a table of corrections to start from."
)
FORCE = typer.Option("--force", help="Overwrite the table of --corrections-to if it exists.")

app = new_app()


@app.command(short_help="List who speaks where: sources, their types, words and cues.")
@with_shared
def sources(
    shared: Shared,
    by: Annotated[str, options.BY] = "outlet",
    type: Annotated[str | None, TYPE] = None,  # noqa: A002  the option is called --type
    source: Annotated[str | None, SOURCE] = None,
    outlet: Annotated[str | None, options.OUTLET] = None,
    act: Annotated[Act | None, ACT] = None,
    least: Annotated[int, MIN] = 1,
    show: Annotated[int, SHOW] = 10,
    passages: Annotated[int | None, PASSAGES] = None,
    corrections_to: Annotated[Path | None, TO_CORRECT] = None,
    force: Annotated[bool, FORCE] = False,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing sources seeds --passages 1

    List who speaks where: for each outlet its sources with their type, in how many articles and how often each speaks,
    in quotation marks or not, how many words it is given, and by which cues: neutral (say), against what is reported
    (claim) or for it (reveal). Most words first. With --output the suffix sets the format: .txt, .json, .jsonl, .csv,
    .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli import open_session
    from framing_sourcing.listing.text import Listing

    session = open_session(shared)
    session.check_output(format)
    check_type(session, type)
    if corrections_to is not None:
        session.check_to_edit(corrections_to, force)
    every = listed(session, by, act, outlet, workers)
    if corrections_to is not None:
        session.write_to_edit(corrections_to, every.to_correct())
    found = every.only(source=source or "", source_type=type or "", least=least)
    listing = Listing(session.width, session.style, shown=show, passages=passages or 0)
    tables = found.led_by("attributions") if passages else found
    session.deliver(tables, format, lambda: listing.render(found))
    return session.told(found, unread_of(found))


def listed(session: Session, by: str, act: Act | None, outlet: str | None, workers: int | None = None) -> Sources:
    """The sources of the session's corpus, or of one outlet in it."""
    from framing import Voices
    from framing_sourcing.grammar.lexicon import ACTS
    from framing_sourcing.listing.sources import list_sources

    acts = Voices.ACTS if act is None else ACTS if act == "all" else (act,)
    with session.reading(workers, by=by, outlet=outlet) as how:
        return list_sources(session.corpus, acts=acts, **how)


def check_type(session: Session, name: str | None) -> None:
    """Refuse a type of source that neither the plugin nor the codebook has."""
    from framing_sourcing.speakers.source_types import TYPES

    known = {*session.codebook.sources, *TYPES}
    if name is not None and name not in known:
        raise unknown("type of source", name, known)


def unread_of(sources: Sources) -> list[str]:
    """What the user should know of documents in other languages."""
    unread = sources.run["unread"]
    some = ", ".join(unread[:3]) + (" …" if len(unread) > 3 else "")
    return (
        [f"not English, so their sources are not listed: {len(unread)} of {sources.run['documents']}, {some}"] if unread else []
    )
