"""``framing headlines``: the headlines of each story side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.listing import new_app, reading_of
from framing.cli.options import TABLES, WORKERS, Shared, Tables, with_shared

SHOW = typer.Option("--show", min=0, metavar="N", help="Stories, as text, those of most outlets first; 0 for all.")
ONE = typer.Option("--one-story", help="Take all articles for one story, whatever their dates.")

app = new_app()


@app.command(short_help="Set the headlines of each story side by side, and tell what differs.")
@with_shared
def headlines(
    shared: Shared,
    one_story: Annotated[bool, ONE] = False,
    show: Annotated[int, SHOW] = 10,
    format: Annotated[Tables | None, TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, WORKERS] = None,
) -> int:
    """Example: framing headlines seeds --one-story

    Set the headlines of each story side by side with outlet and date, and tell what differs in them: the codebook's wordings
    and words for one thing, who acts and is acted upon, who speaks, quotation marks, charged words, names and numbers. Then
    how the headlines of each outlet stand to their articles: whether they attribute, name and hedge as these do. Stories are
    those of the metadata or of --stories; articles without one are grouped. With --output the suffix says the format: .txt,
    .json, .jsonl, .csv, .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli.destination import check_output, deliver
    from framing.cli.session import open_session
    from framing.report.terminal import width
    from framing_stories.headlines.listing import HeadlineListing
    from framing_stories.headlines.tables import find_headlines

    session = open_session(shared)
    check_output(shared.output, kind=format, folder=True, plugins=session.plugins, read=shared.paths)
    with reading_of(session, workers) as how:
        found = find_headlines(session.corpus, one_story=one_story, **how)
    listing = HeadlineListing(width(), session.style, shown=show)
    deliver(found, shared.output, format, lambda: listing.render(found), session.plugins)
    alone = [] if found.run["headlines"]["stories"] else ["no story has articles of two outlets; --one-story takes all for one"]
    return session.close(found.failures, alone)
