"""What commands that list something of a corpus share: the app, the corpus as it is read, what is told at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from framing.cli import scoring

if TYPE_CHECKING:
    from framing.cli.session import Session
    from framing.passes import How, Work


def new_app() -> typer.Typer:
    """An app for one command, as plain as the commands of the core."""
    return typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)


@contextmanager
def reading_of(session: Session, workers: int | None = None, *, by: str = "all", outlet: str | None = None) -> Iterator[How]:
    """How to read the session's corpus, with a progress bar while it lasts."""
    with work_of(session, workers) as work:
        yield {**work, **session.asked, "by": by, "outlet": outlet, "plugins": session.plugins}


@contextmanager
def work_of(session: Session, workers: int | None = None) -> Iterator[Work]:
    """Who reads the session's corpus, with a progress bar while it lasts."""
    from framing.cli.session import progress
    from framing.pipeline import folders_of

    with progress(session) as tell:
        yield {"workers": workers, "isolated": scoring.ISOLATED, "folders": folders_of(session.corpus), "progress": tell}


def told(session: Session, run: Mapping[str, Any], notes: Iterable[str] = ()) -> int:
    """Say what the user should know of the run; returns the exit code."""
    from framing.model import Failure

    return session.close([Failure(**failure) for failure in run["failures"]], notes)
