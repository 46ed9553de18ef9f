"""``framing frames``: the frames of articles, and learning one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing import RequestError
from framing.cli import Shared, new_app, options, with_shared

MODEL = typer.Option("--model", metavar="FILE", help="A frame that framing frames train has learned.")
PASSAGES = typer.Option("--passages", min=0, metavar="N", help="Passages shown of each frame and group, as text.")
CODES = typer.Option("--codes", metavar="FILE.csv", help="Column doc_id, and a column for each frame, with 0 or 1.")
FRAME = typer.Option("--frame", metavar="NAME", help="Which column of the codes; needed where there are several.")
SAVE = typer.Option("--save", metavar="FILE.json", help="Where to save what was learned.")

app = new_app()
app.info.help = "List the frames of articles, or learn one from articles that people have coded."


@app.command("list", short_help="List the frames of each article, with passages.")
@with_shared
def list_(
    shared: Shared,
    by: Annotated[str, options.BY] = "outlet",
    outlet: Annotated[str | None, options.OUTLET] = None,
    model: Annotated[Path | None, MODEL] = None,
    passages: Annotated[int, PASSAGES] = 2,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing frames list seeds

    List the frames of each article: five generic ones with their probability and how far they can be trusted, and those of
    the codebook, with the sentences that speak for each, whose words they are in, and whether they stand in the headline. With
    --output the suffix sets the format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli import open_session
    from framing_frames.generic.learned import load_learned
    from framing_frames.listing import as_text, list_frames

    session = open_session(shared)
    session.check_output(format)
    learned = load_learned(model) if model else None
    with session.reading(workers, by=by, outlet=outlet) as how:
        found = list_frames(session.corpus, session.codebook, learned, **how)
    session.deliver(found, format, lambda: as_text(found, session.width, session.style, passages))
    return session.told(found)


@app.command(short_help="Learn a frame from articles that people have coded.")
@with_shared
def train(
    shared: Shared,
    codes: Annotated[Path, CODES],
    frame: Annotated[str | None, FRAME] = None,
    save: Annotated[Path | None, SAVE] = None,
) -> int:
    """Example: framing frames train articles --codes codes.csv --save housing.json

    Learn a frame from a few dozen coded articles, and say how well it does on articles that were left out. Copies of one
    text are left out together. framing frames list --model FILE then gives its probability in other articles.
    """
    from framing.cli import open_session
    from framing_frames.training import trained

    if shared.output is not None:
        raise RequestError(f"{shared.output}: frames train prints what it says; --save FILE.json keeps what was learned")
    session = open_session(shared)
    told = trained(session.corpus, codes, frame, save)
    typer.echo(told)
    return session.close()
