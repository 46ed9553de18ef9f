"""The commands, unopened: typer is slow to import, and only the command line needs it."""

from __future__ import annotations

from typing import Any


def copies() -> Any:
    """The command ``framing copies``."""
    from framing_stories.commands.copies import app

    return app


def stories() -> Any:
    """The command ``framing stories``."""
    from framing_stories.commands.stories import app

    return app


def omissions() -> Any:
    """The command ``framing omissions``."""
    from framing_stories.commands.omissions import app

    return app


def furniture() -> Any:
    """The command ``framing furniture``."""
    from framing_stories.commands.furniture import app

    return app
