"""``framing store``: what a store holds, whether it is whole, and fewer files in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.exits import DONE, PARTLY

if TYPE_CHECKING:
    from framing.saved.store import Store

store = typer.Typer(rich_markup_mode=None, help="Look into, check or compact a store of scores (framing score --store).")
FOLDER = typer.Argument(metavar="STORE", help="The folder of a store.")


@store.command(short_help="What a store holds.")
def info(folder: Annotated[Path, FOLDER]) -> int:
    """Example: framing store info scores

    Show how many articles a store holds, in how many partitions and bytes, what they were scored with, and whether the last
    run ended well.
    """
    from framing.saved.store import read_store

    found = read_store(folder)
    for name, value in _about(found):
        typer.echo(f"{name:<12}{value}")
    return DONE


@store.command(short_help="Check that every file of a store is whole.")
def verify(folder: Annotated[Path, FOLDER]) -> int:
    """Example: framing store verify scores

    Compare every file of a store with the hash that was taken when it was written. What is damaged is named; the next
    framing score --store makes it again from the articles. The exit code is 1 where something is.
    """
    from framing.cli.session import tell
    from framing.saved.store import differing_files, read_store

    found = read_store(folder)
    wrong = [*found.damaged, *differing_files(found)]
    tell("damaged", wrong)
    if wrong:
        typer.echo(f"make it again with: framing score ARTICLES --store {folder}", err=True)
        return PARTLY
    typer.echo(f"{folder}: {len(found.partitions):,} partitions, all whole")
    return DONE


@store.command(short_help="Put small partitions together.")
def compact(folder: Annotated[Path, FOLDER]) -> int:
    """Example: framing store compact scores

    Put small partitions together, as many runs with few articles leave them. No score changes.
    """
    from framing.saved.store import open_store

    with open_store(folder) as found:
        before, after = found.compact()
    typer.echo(f"{folder}: {before:,} partitions before, {after:,} now")
    return DONE


def _about(found: Store) -> list[tuple[str, str]]:
    from framing.saved.partitions import SCORED

    run, listed = found.run(), set(found.listed())
    held = [each for each in found.partitions if each.name in listed]
    size = sum(told["bytes"] for each in held for told in each.about["files"].values())
    waiting = [each for each in found.partitions if each.name not in listed]
    state = (
        "ended well"
        if run and not waiting
        else "was interrupted; the same framing score command goes on"
        if waiting
        else "none yet"
    )
    book = run.get("codebook") or {}
    return [
        ("articles", f"{sum(len(each.records) for each in held if each.kind == SCORED):,}"),
        ("partitions", f"{len(held):,}"),
        ("bytes", f"{size:,}"),
        ("damaged", f"{len(found.damaged):,}"),
        ("last run", state),
        ("framing", str(run.get("framing", "–"))),
        ("codebook", f"{book.get('name') or '–'} ({str(book.get('sha256', ''))[:12] or '–'})"),
        ("measures", ", ".join(run.get("measures", ())) or "–"),
    ]
