"""``framing heard``: who is heard."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import Shared, new_app, options, with_shared

TYPES = typer.Option("--types", min=0, metavar="N", help="Types of source shown for each group, as text.")

app = new_app()


@app.command(short_help="Show who is heard: women and men, with which credentials, in which order.")
@with_shared
def heard(
    shared: Shared,
    by: Annotated[str, options.BY] = "outlet",
    outlet: Annotated[str | None, options.OUTLET] = None,
    types: Annotated[int, TYPES] = 5,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing heard seeds

    Show who is heard: of each outlet's sources how many are women among those whose gender the article itself tells, how
    many it leaves untold, who is introduced with a credential, who belongs to the elite, and who has the first and
    the last word. First names tell no gender here. The table heard has each source of each article with the words that tell.
    With --output the suffix sets the format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli import open_session
    from framing_frames.heard.listing import as_text, list_heard

    session = open_session(shared)
    session.check_output(format)
    with session.reading(workers, by=by, outlet=outlet) as how:
        found = list_heard(session.corpus, **how)
    session.deliver(found, format, lambda: as_text(found, session.width, session.style, types))
    return session.told(found)
