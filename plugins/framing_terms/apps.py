"""The commands, unopened: typer is slow to import, and only the command line needs it."""

from __future__ import annotations

from typing import Any


def kwic() -> Any:
    """The command ``framing kwic``."""
    from framing_terms.commands.kwic import app

    return app


def keyness() -> Any:
    """The command ``framing keyness``."""
    from framing_terms.commands.keyness import app

    return app


def terms() -> Any:
    """The command ``framing terms``."""
    from framing_terms.commands.terms import app

    return app


def collocates() -> Any:
    """The command ``framing collocates``."""
    from framing_terms.commands.collocates import app

    return app


def wordings() -> Any:
    """The command ``framing wordings``."""
    from framing_terms.commands.wordings import app

    return app
