"""``framing cache``: what plugins keep on disk of texts that they have read, and how to forget it."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.exits import DONE

cache = typer.Typer(rich_markup_mode=None, help="Show or empty what plugins keep on disk of texts.")


@cache.command(short_help="Show where the cache lies and what it holds.")
def info() -> int:
    """Example: framing cache info

    Show where plugins keep what they have found out of texts, how much it takes, and how many values are whose. Of a text only
    a hash is kept. FRAMING_CACHE names another folder, or says off; FRAMING_CACHE_MB is the limit in megabytes (500).
    """
    from framing.cache import file, limit, usage

    path, most = file(), limit() / 1_000_000
    if path is None:
        typer.echo("nothing is kept: FRAMING_CACHE says so")
        return DONE
    taken = path.stat().st_size / 1_000_000 if path.is_file() else 0.0
    typer.echo(f"{path}: {taken:.1f} of {most:,.0f} MB")
    for name, count in usage().items():
        typer.echo(f"  {name}: {count:,} {'value' if count == 1 else 'values'}")
    return DONE


@cache.command(short_help="Forget what is kept.")
def clear(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Only what this annotator or measure has found.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing when it is done.")] = False,
) -> int:
    """Example: framing cache clear

    Forget all that plugins keep, or what one annotator or measure has found. Nothing else is lost: it is found out again when it
    is needed.
    """
    from framing.cache import clear as emptied
    from framing.cache import usage
    from framing.errors import unknown

    if name is not None and name not in (known := usage()):
        raise unknown("annotator or measure with values in the cache", name, known)
    gone = emptied(name)
    if not quiet:
        typer.echo(f"forgot {gone:,} {'value' if gone == 1 else 'values'}", err=True)
    return DONE
