"""``framing profile`` and ``framing distances``."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import Shared, new_app, options, with_shared

BY = typer.Option("--by", metavar="FIELD", help="Outlet, genre, month … or any metadata.")
GROUP = typer.Option("--group", metavar="NAME", help="Only this outlet or group; give it again for more.")
SHOW = typer.Option("--show", min=1, metavar="N", help="Differences shown of each group, as text.")
PASSAGES = typer.Option("--passages", min=0, metavar="N", help="Passages shown of each difference, as text.")
MEASURES = typer.Option("--measures", metavar="A,B", help="Measures (stance.toward) or plugins (stance); default: the main ones.")
DRAWS = typer.Option("--draws", min=100, max=100_000, metavar="N", help="Random exchanges of documents for each pair.")

profile_app, distances_app = new_app(), new_app()


@profile_app.command(short_help="Show what sets each outlet apart, with the passages that show it.")
@with_shared
def profile(
    shared: Shared,
    by: Annotated[str, BY] = "outlet",
    group: Annotated[list[str] | None, GROUP] = None,
    show: Annotated[int, SHOW] = 5,
    passages: Annotated[int, PASSAGES] = 1,
    measures: Annotated[str | None, MEASURES] = None,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing profile seeds

    Show how each outlet tells the story: where it lies farthest from all others together, how sure that is, and the passages
    that show it. With --output the suffix sets the format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder.
    """
    from framing.cli import open_session
    from framing_profiles.listing import profiles_as_text
    from framing_profiles.standing import profiles_of

    session = open_session(shared)
    session.check_output(format)
    comparison = session.compared(by, measures, workers, group or ())
    found = profiles_of(comparison, group or ())
    session.deliver(found, format, lambda: profiles_as_text(found, session.width, session.style, show, passages))
    return session.told(comparison.results)


@distances_app.command(short_help="Show how far apart outlets are, and what drives each pair apart.")
@with_shared
def distances(
    shared: Shared,
    by: Annotated[str, BY] = "outlet",
    measures: Annotated[str | None, MEASURES] = None,
    draws: Annotated[int, DRAWS] = 500,
    format: Annotated[options.Tables | None, options.TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
) -> int:
    """Example: framing distances seeds

    Show how far apart each two outlets are in whom they let speak, which wordings they choose and how they stand, from 0
    to 1; what chance alone would give; and which measures drive them apart. With --output the suffix sets the format:
    .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli import open_session
    from framing_profiles.distance import distances_of
    from framing_profiles.listing import distances_as_text

    session = open_session(shared)
    session.check_output(format)
    comparison = session.compared(by, measures, workers)
    found = distances_of(comparison, draws=draws, seed=shared.seed)
    session.deliver(found, format, lambda: distances_as_text(found, session.width, session.style))
    return session.told(comparison.results)
