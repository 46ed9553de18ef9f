"""The app of a command that a plugin brings."""

from __future__ import annotations

import typer


def new_app() -> typer.Typer:
    """An app for one command, as plain as the commands of the core."""
    return typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
