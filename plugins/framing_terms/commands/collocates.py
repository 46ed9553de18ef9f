"""``framing collocates``: what stands beside a pattern."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from framing.cli import Shared, new_app, options, with_shared
from framing_terms.commands.shared import LEMMAS, PATTERN, check_pattern

Rank = Literal["likelihood_ratio", "log_dice", "t", "pmi", "count"]
WINDOW = typer.Option("--window", min=1, metavar="N", help="Words on either side, in the sentence.")
MIN = typer.Option("--min", min=1, metavar="N", help="Only words that stand there so often.")
RANK = typer.Option("--rank", metavar="likelihood_ratio|log_dice|t|pmi|count", help="What comes first.")
EVERY = typer.Option("--all-words", help="Function words and numbers too.")
SHOW = typer.Option("--show", min=0, metavar="N", help="Words a group, as text; 0 for all.")

app = new_app()


@app.command(short_help="List the words that stand beside a pattern.")
@with_shared
def collocates(
    shared: Shared,
    pattern: Annotated[str, PATTERN],
    by: Annotated[str, options.BY] = "outlet",
    window: Annotated[int, WINDOW] = 5,
    least: Annotated[int, MIN] = 2,
    rank: Annotated[Rank, RANK] = "likelihood_ratio",
    lemmas: Annotated[bool, LEMMAS] = False,
    all_words: Annotated[bool, EVERY] = False,
    outlet: Annotated[str | None, options.OUTLET] = None,
    show: Annotated[int, SHOW] = 10,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing collocates '(suspect|suspects)' seeds --by all

    List the words that stand beside a pattern, in its sentence, more often than chance would put them there, for each
    outlet: log-likelihood ratio, logDice, t-score and pointwise mutual information, with how many articles have them.
    With --output the suffix sets the format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli import open_session
    from framing_terms.collocates import collocates as words_beside
    from framing_terms.collocates_listing import Beside

    check_pattern(pattern, shared.paths)
    session = open_session(shared)
    session.check_output(format)
    content = not all_words
    with session.reading(workers, by=by, outlet=outlet) as how:
        found = words_beside(
            session.corpus, pattern, window=window, least=least, rank=rank, lemmas=lemmas, content=content, **how
        )
    listing = Beside(session.width, session.style, shown=show)
    session.deliver(found, format, lambda: listing.render(found))
    return session.told(found)
