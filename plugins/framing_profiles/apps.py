"""The commands, unopened: typer is slow to import, and only the command line needs it."""

from __future__ import annotations

from typing import Any


def profile() -> Any:
    """The command ``framing profile``."""
    from framing_profiles.commands import profile_app

    return profile_app


def distances() -> Any:
    """The command ``framing distances``."""
    from framing_profiles.commands import distances_app

    return distances_app
