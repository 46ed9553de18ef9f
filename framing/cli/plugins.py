"""``framing plugins``: what is installed, what it provides, and what did not load."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from framing.cli.exits import DONE, PARTLY
from framing.cli.options import OUTPUT, PLUGINS, format_option

if TYPE_CHECKING:
    from framing.plugins import PluginInfo

Listing = Literal["text", "json"]
FORMAT = format_option(Listing, "Text, or JSON.")
NAMES_ONLY = typer.Option("--quiet", "-q", help="Names only.")


def plugins(
    format: Annotated[Listing, FORMAT] = "text",  # noqa: A002  its name
    output: Annotated[Path | None, OUTPUT] = None,
    quiet: Annotated[bool, NAMES_ONLY] = False,
    only: Annotated[str | None, PLUGINS] = None,
) -> int:
    """Example: framing plugins

    List the installed plugins with their version and distribution, what each provides, and why one could not be
    loaded. FRAMING_PLUGINS, a comma list, says which to load.
    """
    from framing.cli.destination import check_output, dumps, sink
    from framing.cli.session import names
    from framing.plugins import load_plugins
    from framing.terminal import one_line

    check_output(output)
    found = load_plugins(names(only)).infos
    with sink(output) as stream:
        if format == "json":
            stream.write(dumps([asdict(info) for info in found], indent=1) + "\n")
        elif quiet:
            stream.writelines(f"{one_line(info.name)}\n" for info in found)
        else:
            stream.write("\n".join(_shown(info) for info in found) if found else "no plugin is installed\n")
    return PARTLY if any(info.errors for info in found) else DONE


def _shown(info: PluginInfo) -> str:
    from framing.terminal import one_line, width, wrap

    head = f"{info.name}  ({info.distribution} {info.version})" if info.distribution else info.name
    by_kind: dict[str, list[str]] = {}
    for provided in info.provides:
        kind, _, name = provided.partition(" ")
        by_kind.setdefault(kind, []).append(name)
    lines = [one_line(head)]
    for kind, provided_names in by_kind.items():
        lines.extend(wrap(one_line(f"{kind}s: {', '.join(provided_names)}"), width() - 2, indent="  "))
    for error in info.errors:
        lines.extend(wrap(one_line(f"FAILED: {error}"), width() - 2, indent="  "))
    return "\n  ".join(lines) + "\n"
