"""``framing copies``: which articles are copies of each other."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import Shared, new_app, options, with_shared

SHOW = typer.Option("--show", min=0, metavar="N", help="Clusters, as text; 0 for all.")
SENTENCES = typer.Option("--sentences", min=0, metavar="N", help="Differences shown of each version, as text; 0 for all.")
EFFECT = typer.Option("--effect", help="What counting copies once, all or only the earliest does to the comparison of outlets.")

app = new_app()


@app.command(short_help="Find wire copy and other copies, and what each version adds and cuts.")
@with_shared
def copies(
    shared: Shared,
    show: Annotated[int, SHOW] = 10,
    sentences: Annotated[int, SENTENCES] = 3,
    effect: Annotated[bool, EFFECT] = False,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing copies seeds

    Find the articles that tell much of the same in the same words, such as wire copy under another headline: clusters of
    versions with the sentences that each adds, cuts and changes, and how much of each outlet's text another one has too.
    Quotations, and what an outlet prints under many articles, make no copy. With --effect, what it does to the comparison
    whether copies count once an outlet (the default), all, or only the earliest anywhere. With --output the suffix sets
    the format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli import open_session
    from framing_stories.copies_listing import CopiesListing
    from framing_stories.copying import list_copies

    session = open_session(shared)
    session.check_output(format)
    if effect:
        from framing_stories.effect import compare_choices, render

        results = session.scored(workers=workers)
        choices = compare_choices(results, seed=shared.seed)
        session.deliver(choices, format, lambda: render(choices, session.width, session.style, show))
        return session.told(results)
    with session.reading(workers) as how:
        found = list_copies(session.corpus, **how)
    listing = CopiesListing(session.width, session.style, shown=show, sentences=sentences)
    session.deliver(found, format, lambda: listing.render(found))
    return session.close()
