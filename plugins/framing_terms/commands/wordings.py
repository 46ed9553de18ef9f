"""``framing wordings``: rivals that nobody listed."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import Shared, new_app, options, with_shared
from framing_terms.commands.shared import check_pattern

PATTERN = typer.Option("--pattern", metavar="PATTERN", help="Look for rivals of this, instead of the codebook's wordings.")
CONCEPT = typer.Option("--concept", metavar="NAME", help="Only this concept of the codebook.")
EVENTS = typer.Option("--events", help="Look for rivals of any kind in each story, without a pattern or a codebook.")
SHOW = typer.Option(
    "--show", min=0, metavar="N", help="Proposals an outlet, or with --events a story (twice as many), as text; 0 for all."
)

app = new_app()


@app.command(short_help="Propose rival wordings: what other outlets write in the same place.")
@with_shared
def wordings(
    shared: Shared,
    pattern: Annotated[str | None, PATTERN] = None,
    concept: Annotated[str | None, CONCEPT] = None,
    events: Annotated[bool, EVENTS] = False,
    by: Annotated[str, options.BY] = "outlet",
    show: Annotated[int, SHOW] = 5,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing wordings seeds --pattern "<repatriate>"

    Propose rivals that nobody listed: for the wordings of each concept of the codebook, or for a pattern, the words that
    other outlets write between the same names, numbers and things, in articles on the same story (metadata story; else
    all articles are taken for one). With --events, whatever outlets call differently in a story: things ("deal",
    "agreement"), persons ("the leader", "the dictator"), names, deeds; those in headlines first. They are proposals, many
    of them wrong, each with two passages to compare. With --output the suffix sets the format: .txt, .json, .jsonl, .csv,
    .parquet, .sqlite, or a folder for all tables.
    """
    from framing import RequestError
    from framing.cli import open_session
    from framing_terms.rival_tables import propose_rivals
    from framing_terms.wordings import propose_wordings
    from framing_terms.wordings_listing import EventRivals, Rivals

    if events and (pattern is not None or concept is not None):
        raise RequestError("--events looks for rivals of any kind; leave out --pattern and --concept")
    if pattern is not None and concept is not None:
        raise RequestError("--pattern and --concept: give one of them")
    check_pattern(pattern)
    session = open_session(shared)
    session.check_output(format)
    if events:
        with session.reading(workers, by=by) as how:
            pairs = propose_rivals(session.corpus, **how)
        shown = EventRivals(session.width, session.style, shown=2 * show)
        session.deliver(pairs, format, lambda: shown.render(pairs))
        return session.told(pairs)
    with session.reading(workers, by=by) as how:
        found = propose_wordings(session.corpus, pattern=pattern, concept=concept, **how)
    listing = Rivals(session.width, session.style, shown=show)
    session.deliver(found, format, lambda: listing.render(found))
    return session.told(found)
