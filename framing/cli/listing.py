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
def reading_of(session: Session, by: str = "all", outlet: str | None = None) -> Iterator[How]:
    """How to read the session's corpus, with a progress bar while it lasts."""
    from framing.cli.session import progress
    from framing.text.regions import COUNTED

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


def told(session: Session, run: Mapping[str, Any], notes: Iterable[str] = ()) -> int:
    """Say what the user should know of the run; returns the exit code."""
    from framing.model import Failure

    return session.close([Failure(**failure) for failure in run["failures"]], notes)
