"""``framing stories``: which articles are on one event."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import Shared, new_app, options, with_shared
from framing_stories.grouping import ALIKE, WINDOW

SHOW = typer.Option("--show", min=0, metavar="N", help="Stories, as text; 0 for all.")
DAYS = typer.Option("--window", min=0, metavar="DAYS", help="Days between two articles on one story, at most.")
LEAST = typer.Option("--alike", min=0.01, max=1.0, metavar="N", help="How alike the articles of a story are, at least.")
AGAIN = typer.Option("--again", help="Group all articles, those too whose metadata name a story.")

app = new_app()


@app.command(short_help="Group articles on one event, into a file to correct.")
@with_shared
def stories(
    shared: Shared,
    window: Annotated[int, DAYS] = WINDOW,
    alike: Annotated[float, LEAST] = ALIKE,
    again: Annotated[bool, AGAIN] = False,
    show: Annotated[int, SHOW] = 20,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing stories seeds --output stories.csv

    Group the articles on one event: published within days of each other and alike in their rare words, names and figures.
    Each with how sure that is and the story it is most like otherwise. Correct the column story of the file, and every
    command reads it back with --stories. What the metadata say of a story holds. With --output the suffix sets the
    format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder.
    """
    from framing.cli import open_session
    from framing_stories.stories_listing import StoriesListing
    from framing_stories.story_tables import find_stories

    session = open_session(shared)
    session.check_output(format)
    with session.reading(workers) as how:
        found = find_stories(session.corpus, alike=alike, window=window, again=again, **how)
    listing = StoriesListing(session.width, session.style, shown=show)
    session.deliver(found, format, lambda: listing.render(found))
    return session.close()
