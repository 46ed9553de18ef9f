"""What the commands of the plugin share: the pattern, and how its mistakes are told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import typer

from framing import InputError, RequestError

PATTERN = typer.Argument(metavar="PATTERN", help="What to look for, such as 'persua*' or '<persuade> ...10 to return'.")
LEMMAS = typer.Option("--lemmas", help="Count dictionary forms (persuade) instead of the forms written (persuaded).")


def check_pattern(pattern: str | None, paths: Iterable[Path] = ()) -> None:
    """Refuse a pattern that cannot be read, or that is what should come after it. Raises RequestError."""
    from framing.patterns import parse_pattern

    if pattern is None:
        return
    if Path(pattern).exists() and (missing := [path for path in paths if not path.exists() and str(path) != "-"]):
        raise RequestError(f"the pattern comes first, and then where to look: '{missing[0]}' {pattern}")
    try:
        parse_pattern(pattern)
    except InputError as error:
        raise RequestError(str(error)) from error
