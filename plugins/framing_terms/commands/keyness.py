"""``framing keyness``: what an outlet writes more often than others."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import Shared, new_app, options, with_shared
from framing_terms.commands.shared import LEMMAS

OF = typer.Option("--of", metavar="NAME", help="Only the terms of this outlet (or other group).")
AGAINST = typer.Option("--against", metavar="NAME", help="Compare with this outlet (or other group); default: with all others.")
NGRAMS = typer.Option("--ngrams", min=1, max=3, metavar="N", help="Words and phrases of up to N words, 1 to 3.")
MIN = typer.Option("--min-documents", min=1, metavar="N", help="Articles that have a term at least, where articles are many.")
Q = typer.Option("--q", min=0.0, max=1.0, metavar="Q", help="Largest false discovery rate that is listed; 1 for all terms.")
PRIOR = typer.Option("--prior", min=1.0, metavar="WORDS", help="Weight of the prior; default: as many words as are compared.")
EVERY = typer.Option("--all-words", help="Function words and numbers too.")
SHOW = typer.Option("--show", min=0, metavar="N", help="Terms a group, as text; 0 for all.")

app = new_app()


@app.command(short_help="List the words and phrases that distinguish outlets.")
@with_shared
def keyness(
    shared: Shared,
    by: Annotated[str, options.BY] = "outlet",
    of: Annotated[str | None, OF] = None,
    against: Annotated[str | None, AGAINST] = None,
    ngrams: Annotated[int, NGRAMS] = 1,
    least: Annotated[int, MIN] = 3,
    q: Annotated[float, Q] = 0.05,
    prior: Annotated[float | None, PRIOR] = None,
    lemmas: Annotated[bool, LEMMAS] = False,
    all_words: Annotated[bool, EVERY] = False,
    show: Annotated[int, SHOW] = 10,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing keyness seeds --ngrams 2

    List the words, or phrases, that each outlet has more often than the others have, and less often: by the log-odds
    ratio with an informative Dirichlet prior, with G² and the log ratio. What is listed passes the test of framing
    compare, which goes by words and takes articles whole, so that neither long articles nor a loud one make a
    keyword, with the false discovery rate held over all terms tested. With fewer than six articles on a side nothing
    is tested and the strongest terms are listed. With --output the suffix sets the format: .txt, .json, .jsonl, .csv,
    .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli import open_session
    from framing_terms.keyness import keyness as compared
    from framing_terms.keyness_listing import Terms

    session = open_session(shared)
    session.check_output(format)
    with session.reading(workers, by=by) as how:
        found = compared(
            session.corpus,
            group=of,
            against=against,
            longest=ngrams,
            lemmas=lemmas,
            content=not all_words,
            least_articles=least,
            q=q,
            prior=prior,
            **how,
        )
    listing = Terms(session.width, session.style, shown=show)
    session.deliver(found, format, lambda: listing.render(found))
    return session.told(found)
