"""The commands, unopened: typer is slow to import, and only the command line needs it."""

from __future__ import annotations

from typing import Any


def report() -> Any:
    """The command ``framing report``."""
    from framing_html.report_command import app

    return app


def view() -> Any:
    """The command ``framing view``."""
    from framing_html.view_command import app

    return app
