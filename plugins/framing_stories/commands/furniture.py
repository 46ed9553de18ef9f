"""``framing furniture``: which lines recur over an outlet's articles and are set aside."""

from __future__ import annotations

from typing import Annotated

from framing.cli import Shared, new_app, options, with_shared

app = new_app()


@app.command(short_help="List the lines that recur over articles and are set aside.")
@with_shared
def furniture(
    shared: Shared,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
) -> int:
    """Example: framing furniture news

    List what recurs over an outlet's articles and belongs to none: buttons, links to other articles, newsletter footers, what
    agencies print below. Every command sets it aside; here it can be read. With --output the suffix sets the format: .txt,
    .json, .jsonl, .csv, .parquet, .sqlite, or a folder.
    """
    from framing.cli import open_session
    from framing_stories.furniture_listing import FurnitureListing, furniture_tables

    session = open_session(shared)
    session.check_output(format)
    read = sum(1 for _ in session.corpus)
    found = furniture_tables(session.corpus.furniture, read)
    listing = FurnitureListing(session.width, session.style)
    session.deliver(found, format, lambda: listing.render(found))
    return session.close()
