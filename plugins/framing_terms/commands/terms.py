"""``framing terms``: who words what how."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import Shared, new_app, options, with_shared
from framing_terms.commands.kwic import Voice

CONCEPT = typer.Option("--concept", metavar="NAME", help="Only this concept of the codebook.")
VOICE = typer.Option("--voice", metavar="own|attributed|distanced|unknown", help="Only mentions in this voice.")
PASSAGES = typer.Option(
    "--passages", min=1, metavar="N", help="Show N passages of each line; csv, jsonl and parquet then list all mentions."
)

app = new_app()


@app.command(short_help="Count the codebook's wordings by outlet and voice, and to whom they are attributed.")
@with_shared
def terms(
    shared: Shared,
    by: Annotated[str, options.BY] = "outlet",
    concept: Annotated[str | None, CONCEPT] = None,
    voice: Annotated[Voice | None, VOICE] = None,
    outlet: Annotated[str | None, options.OUTLET] = None,
    passages: Annotated[int | None, PASSAGES] = None,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing terms seeds --concept "return of suspects"

    Count the rival wordings of each concept of the codebook: how often each outlet uses which, per 1,000 words and as a
    share of its mentions of the concept, in whose voice (its own, a source's, at arm's length), and to whom it
    attributes them. With --output the suffix sets the format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder
    for all tables.
    """
    from framing.cli import open_session
    from framing_terms.usage import list_terms
    from framing_terms.usage_listing import Wordings

    session = open_session(shared)
    session.check_output(format)
    with session.reading(workers, by=by, outlet=outlet) as how:
        found = list_terms(session.corpus, concept=concept, voice=voice, **how)
    listing = Wordings(session.width, session.style, passages=passages or 0)
    tables = found.led_by("mentions") if passages else found
    session.deliver(tables, format, lambda: listing.render(found))
    return session.told(found)
