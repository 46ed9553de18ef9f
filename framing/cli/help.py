"""``framing help``: the help of a command, as its --help prints it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from framing.cli.exits import DONE

NAMES = typer.Argument(metavar="[COMMAND]...", help="A command, such as compare or codebook check.")


def help_of(ctx: typer.Context, command: Annotated[list[str] | None, NAMES] = None) -> int:
    """Example: framing help compare

    Print the help of a command, as its --help does; without one, what commands there are.
    """
    from framing.errors import unknown

    shown: Any = ctx.parent
    for name in command or ():
        known = shown.command.list_commands(shown) if hasattr(shown.command, "list_commands") else []
        found = shown.command.get_command(shown, name) if name in known else None
        if found is None:
            raise unknown("command", name, known)
        shown = type(shown)(found, info_name=name, parent=shown, **found.context_settings)
    typer.echo(shown.get_help())
    return DONE
