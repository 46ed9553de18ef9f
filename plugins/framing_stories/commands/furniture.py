"""``framing furniture``: which lines recur over an outlet's articles and are set aside."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import Shared, options, with_shared

app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)


@app.command(short_help="List the lines that recur over articles and are set aside.")
@with_shared
def furniture(
    shared: Shared,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
) -> int:
    """Example: framing furniture news

    List what recurs over an outlet's articles and belongs to none: buttons, links to other articles, newsletter footers, what
    agencies print below. Every command sets it aside; here it can be read. With --output the suffix says the format: .txt,
    .json, .jsonl, .csv, .parquet, .sqlite, or a folder.
    """
    from framing.cli import check_output, open_session
    from framing.cli.destination import deliver
    from framing.report.terminal import width
    from framing_stories.furniture_listing import FurnitureListing, FurnitureTables

    session = open_session(shared)
    check_output(shared.output, kind=format, folder=True, plugins=session.plugins, read=shared.paths)
    read = sum(1 for _ in session.corpus)
    found = session.corpus.furniture
    listing = FurnitureListing(width(), session.style)
    deliver(FurnitureTables(found, read), shared.output, format, lambda: listing.render(found), session.plugins)
    return session.close()
