"""``framing headlines``: the headlines of each story side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import Shared, new_app, options, with_shared

SHOW = typer.Option("--show", min=0, metavar="N", help="Stories, as text, those of most outlets first; 0 for all.")
ONE = typer.Option("--one-story", help="Take all articles for one story, whatever their dates.")

app = new_app()


@app.command(short_help="Set the headlines of each story side by side, and list what differs.")
@with_shared
def headlines(
    shared: Shared,
    one_story: Annotated[bool, ONE] = False,
    show: Annotated[int, SHOW] = 10,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing headlines seeds --one-story

    Set the headlines of each story side by side with outlet and date, and list what differs in them: the codebook's wordings
    and words for one thing, who acts and is acted upon, who speaks, quotation marks, charged words, names and numbers. Then
    how the headlines of each outlet stand to their articles: whether they attribute, name and hedge as these do. Stories are
    those of the metadata or of --stories; articles without one are grouped. With --output the suffix sets the format: .txt,
    .json, .jsonl, .csv, .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli import open_session
    from framing_stories.headlines.listing import HeadlineListing
    from framing_stories.headlines.tables import find_headlines

    session = open_session(shared)
    session.check_output(format)
    with session.reading(workers) as how:
        found = find_headlines(session.corpus, one_story=one_story, **how)
    listing = HeadlineListing(session.width, session.style, shown=show)
    session.deliver(found, format, lambda: listing.render(found))
    alone = [] if found.run["headlines"]["stories"] else ["no story has articles of two outlets; --one-story takes all for one"]
    return session.close(found.failures, alone)
