"""``framing targets``: the actors that documents share, as a codebook to start from."""

from __future__ import annotations

from typing import Annotated

import typer

from framing import RequestError, unknown
from framing.cli import Shared, new_app, options, with_shared

KINDS = ("person", "organisation", "group", "name", "place")
MIN = typer.Option("--min", min=1, metavar="N", help="Only actors that so many documents mention; default: 2.")
SHOW = typer.Option("--show", min=0, metavar="N", help="How many, the most mentioned first; 0 for all.")
KIND = typer.Option(
    "--kind",
    metavar="NAME",
    help=("Only this kind, repeatable: person, organisation, group, name, place; default: all but place."),
)
FORCE = typer.Option("--force", help="Overwrite a codebook that exists.")

app = new_app()


@app.command(short_help="Propose targets: the actors that articles share.")
@with_shared
def targets(
    shared: Shared,
    least: Annotated[int, MIN] = 2,
    show: Annotated[int, SHOW] = 20,
    kind: Annotated[list[str] | None, KIND] = None,
    force: Annotated[bool, FORCE] = False,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing targets seeds

    Propose the actors that the articles share, as the [targets] of a codebook to start from: persons with their surnames
    and what they are called, organizations with their acronyms, groups such as police, and other names. Each with the
    documents, outlets and mentions it occurs in. A name that two persons have is nobody's alias. To begin a codebook:
    framing targets ARTICLES --output codebook.toml. With another suffix the proposals are a table: .csv, .json, .jsonl,
    .parquet, .sqlite.
    """
    from framing.cli import open_session
    from framing_stance.actors.proposing import codebook_text, propose

    for wrong in sorted(set(kind or ()).difference(KINDS)):
        raise unknown("kind of target", wrong, KINDS)
    output = shared.output
    is_codebook = output is not None and output.suffix.lower() == ".toml"
    if output is not None and is_codebook and output.exists() and not force:
        raise RequestError(f"{output}: exists already; name another file, or overwrite it with --force")
    kept = "text" if is_codebook else format
    session = open_session(shared)
    session.check_output(kept)
    with session.reading(workers) as how:
        found, failures = propose(session.corpus, least=least, most=show, kinds=kind or (), **how)
    session.deliver(found, kept, lambda: codebook_text(found))
    none = [] if found.proposals else [f"no actor is mentioned in {least} documents or more; try --min 1"]
    return session.close(failures, none, found.run.get("corrections"))
