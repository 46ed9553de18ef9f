"""What the commands of the plugin share: options, the corpus as it is read, what is told at the end."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from framing.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.cli.session import Session
    from framing_terms.reading import How

BY = typer.Option("--by", metavar="FIELD", help="Outlet, document, all, or genre, month … or any metadata.")
OUTLET = typer.Option("--outlet", metavar="NAME", help="Only articles of this outlet.")
PATTERN = typer.Argument(metavar="PATTERN", help="What to look for, such as 'persua*' or '<persuade> ...10 to return'.")
LEMMAS = typer.Option("--lemmas", help="Count dictionary forms (persuade) instead of the forms written (persuaded).")


def new_app() -> typer.Typer:
    """An app for one command, as plain as the commands of the core."""
    return typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)


def pattern_first(command: Callable[..., int]) -> Callable[..., int]:
    """The command with its argument ``pattern`` before the paths, of which there may be many."""
    signature = inspect.signature(command)
    ordered = sorted(signature.parameters.values(), key=lambda parameter: parameter.name != "pattern")
    command.__signature__ = signature.replace(parameters=ordered)  # type: ignore[attr-defined]
    return command


@contextmanager
def reading_of(session: Session, by: str, outlet: str | None = None) -> Iterator[How]:
    """How to read the session's corpus, with a progress bar while it lasts."""
    from framing.cli.session import progress
    from framing.regions import COUNTED

    shared = session.shared
    with progress(session) as tell:
        yield {
            "by": by,
            "outlet": outlet,
            "codebook": session.codebook,
            "plugins": session.plugins,
            "regions": tuple(shared.region or COUNTED),
            "seed": shared.seed,
            "options": shared.options,
            "progress": tell,
        }


def check_pattern(pattern: str | None, paths: Iterable[Path] = ()) -> None:
    """Refuse a pattern that cannot be read, or that is what should come after it. Raises RequestError."""
    from framing.cli.session import as_usage_error
    from framing.patterns import parse_pattern

    if pattern is None:
        return
    if Path(pattern).exists() and (missing := [path for path in paths if not path.exists() and str(path) != "-"]):
        raise RequestError(f"the pattern comes first, and then where to look: '{missing[0]}' {pattern}")
    with as_usage_error():
        parse_pattern(pattern)


def told(session: Session, run: Mapping[str, Any], notes: Iterable[str] = ()) -> int:
    """Say what the user should know of the run; returns the exit code."""
    from framing.annotate import Failure

    return session.close([Failure(**failure) for failure in run["failures"]], notes)
