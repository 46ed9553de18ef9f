"""What commands that list something of a corpus share: the app, the corpus as it is read, what is told at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from framing.cli.session import Session
    from framing.passes import How


def new_app() -> typer.Typer:
    """An app for one command, as plain as the commands of the core."""
    return typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)


@contextmanager
def reading_of(session: Session, workers: int | None = None, *, by: str = "all", outlet: str | None = None) -> Iterator[How]:
    """How to read the session's corpus, with a progress bar while it lasts."""
    from framing.cli.session import progress

    with progress(session) as tell:
        beside: How = {"by": by, "outlet": outlet, "workers": workers, "engine": None, "progress": tell}
        yield {**beside, **session.asked, "plugins": session.plugins}


def told(session: Session, run: Mapping[str, Any], notes: Iterable[str] = ()) -> int:
    """Say what the user should know of the run; returns the exit code."""
    from framing.model import Failure

    return session.close([Failure(**failure) for failure in run["failures"]], notes)
