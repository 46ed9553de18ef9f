"""``framing kwic``: a pattern in its contexts."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from framing.cli import Shared, new_app, options, with_shared
from framing_terms.commands.shared import PATTERN, check_pattern

Voice = Literal["own", "attributed", "distanced", "unknown"]
CONTEXT = typer.Option("--context", min=1, metavar="N", help="Words on either side; the text shows what fits.")
CROSS = typer.Option("--cross", help="Let the context go beyond the sentence.")
SORT = typer.Option("--sort", metavar="KEY,…", help="By text, left, right, match, outlet, date, voice, or several of them.")
VOICE = typer.Option("--voice", metavar="own|attributed|distanced|unknown", help="Only matches in this voice.")
SHOW = typer.Option("--show", min=0, metavar="N", help="Lines, as text; 0 for all.")
WIDTH = typer.Option("--width", min=40, metavar="N", help="Columns to write in, as text; default: the terminal's, at most 120.")

app = new_app()


@app.command(short_help="Show a pattern in its contexts, with outlet, date and voice.")
@with_shared
def kwic(
    shared: Shared,
    pattern: Annotated[str, PATTERN],
    sort: Annotated[str, SORT] = "outlet",
    context: Annotated[int, CONTEXT] = 15,
    cross: Annotated[bool, CROSS] = False,
    voice: Annotated[Voice | None, VOICE] = None,
    outlet: Annotated[str | None, options.OUTLET] = None,
    by: Annotated[str, options.BY] = "outlet",
    show: Annotated[int, SHOW] = 200,
    width: Annotated[int | None, WIDTH] = None,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing kwic '<persuade> ...10 to return' seeds

    Show every match of a pattern with the words before and after it (a concordance, keyword in context), and whose
    words it is in: the outlet's own, a source's (attributed), or held at arm's length (distanced). The context stays in
    the sentence. --sort left puts together what comes before the matches, the nearest word first, --sort right what
    comes after. Patterns are those of codebooks. With --output the suffix sets the format: .txt, .json, .jsonl, .csv,
    .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli import open_session, options
    from framing_terms.kwic import kwic as concordance
    from framing_terms.kwic_listing import Lines

    check_pattern(pattern, shared.paths)
    session = open_session(shared)
    session.check_output(format)
    keys = options.names(sort) or []
    with session.reading(workers, by=by, outlet=outlet) as how:
        found = concordance(session.corpus, pattern, context=context, cross=cross, sort=keys, voice=voice, **how)
    lines = Lines(width or session.width, session.style, shown=show)
    session.deliver(found, format, lambda: lines.render(found))
    return session.told(found)
