"""``framing omissions``: what others report and an outlet does not."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import Shared, new_app, options, with_shared

SHOW = typer.Option("--show", min=0, metavar="N", help="Items per outlet, as text; 0 for all.")
PASSAGES = typer.Option("--passages", min=0, metavar="N", help="Passages of others per item, as text.")
MIN = typer.Option("--min", min=1, metavar="N", help="Other outlets that must report it.")
ONE = typer.Option("--one-story", help="Take all articles for one story, whatever their dates.")

app = new_app()


@app.command(short_help="List what others report of a story and an outlet does not.")
@with_shared
def omissions(
    shared: Shared,
    one_story: Annotated[bool, ONE] = False,
    least: Annotated[int, MIN] = 2,
    show: Annotated[int, SHOW] = 10,
    passages: Annotated[int, PASSAGES] = 1,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing omissions seeds

    List for each story what other outlets report and one does not: sources, types of source, figures, concepts and
    targets of the codebook, and names; what most of them report first, then what they make most central, with their
    passages. Absence is only claimed where the articles are long enough, not older than what is known, and a wide search
    of their whole text finds nothing alike. Stories are those of the metadata or of --stories; articles without one are
    grouped. With --output the suffix sets the format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder.
    """
    from framing.cli import open_session
    from framing_stories.omission_listing import OmissionListing
    from framing_stories.omission_tables import find_omissions
    from framing_stories.section import left_out

    session = open_session(shared)
    session.check_output(format)
    with session.reading(workers) as how:
        found = find_omissions(session.corpus, one_story=one_story, least=least, **how)
    listing = OmissionListing(session.width, session.style, shown=show, passages=passages)
    session.deliver(found, format, lambda: listing.render(found))
    alone = [] if found.run["stories"] else ["no story has articles of two outlets; --one-story takes all articles for one"]
    return session.close(found.failures, [*alone, *filter(None, [left_out(found.run)])], found.run.get("corrections"))
