"""``framing plugins``: what is installed, what it provides, what did not load; a plugin is started, and one is tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from framing.cli.exits import DONE, PARTLY
from framing.cli.options import OUTPUT, PLUGINS, format_option
from framing.cli.own_plugins import check, new

if TYPE_CHECKING:
    from framing.extension import Annotator, Measure, Option
    from framing.plugins import PluginInfo, Plugins

Listing = Literal["text", "json"]
LISTINGS = ("text", "json")
FORMAT = format_option(Listing, "Default: what the suffix of --output says, else text.")
NAMES_ONLY = typer.Option("--quiet", "-q", help="Names only.")


plugins = typer.Typer(rich_markup_mode=None, short_help="List the installed plugins, start one, or check one.")


@plugins.callback(invoke_without_command=True)
def listing(
    ctx: typer.Context,
    format: Annotated[Listing | None, FORMAT] = None,  # noqa: A002  its name
    output: Annotated[Path | None, OUTPUT] = None,
    quiet: Annotated[bool, NAMES_ONLY] = False,
    only: Annotated[str | None, PLUGINS] = None,
) -> int:
    """Example: framing plugins

    List the installed plugins with their version and distribution, what each provides, its options with their
    defaults, and why one could not be loaded. FRAMING_PLUGINS, a comma list, says which to load. framing plugins new starts a
    plugin, framing plugins check tries one.
    """
    if ctx.invoked_subcommand is not None:
        return DONE
    from framing.cli.destination import check_output, dumps, format_of, sink
    from framing.cli.options import names
    from framing.plugins import load_plugins
    from framing.report.terminal import one_line

    kind = format_of(output, format, LISTINGS)
    check_output(output, kind=kind)
    loaded = load_plugins(names(only))
    found, options = loaded.infos, options_of(loaded)
    with sink(output) as stream:
        if kind == "json":
            stream.write(dumps([_record(info, options[info.name]) for info in found], indent=1) + "\n")
        elif quiet:
            stream.writelines(f"{one_line(info.name)}\n" for info in found)
        else:
            stream.write("\n".join(_shown(info, options[info.name]) for info in found) if found else "no plugin is installed\n")
    return PARTLY if any(info.errors for info in found) else DONE


plugins.command(short_help="Write a plugin to start from.")(new)
plugins.command(short_help="Try a plugin: does it keep its contract?")(check)


def options_of(plugins: Plugins) -> dict[str, dict[str, Option]]:
    """The options of each plugin by their full names, as its annotators and measures declare them."""
    options: dict[str, dict[str, Option]] = {info.name: {} for info in plugins.infos}
    components: tuple[Annotator | Measure, ...] = (*plugins.annotators, *plugins.measures)
    for component in components:
        plugin = component.name.partition(".")[0]
        options.setdefault(plugin, {}).update({f"{plugin}.{option.name}": option for option in component.options})
    return options


def _record(info: PluginInfo, options: Mapping[str, Option]) -> dict[str, Any]:
    return {**asdict(info), "options": [{**asdict(option), "name": name} for name, option in options.items()]}


def _shown(info: PluginInfo, options: Mapping[str, Option]) -> str:
    from framing.cli.destination import dumps
    from framing.report.terminal import one_line, width, wrap

    head = f"{info.name}  ({info.distribution} {info.version})" if info.distribution else info.name
    by_kind: dict[str, list[str]] = {}
    for provided in info.provides:
        kind, _, name = provided.partition(" ")
        by_kind.setdefault(kind, []).append(name)
    lines = [one_line(head)]
    for kind, provided_names in by_kind.items():
        lines.extend(wrap(one_line(f"{kind}s: {', '.join(provided_names)}"), width() - 2, indent="  "))
    for name, option in options.items():
        told = f"option {name} ({dumps(option.default)}): {option.meaning}"
        lines.extend(wrap(one_line(told), width() - 2, indent="  "))
    for error in info.errors:
        lines.extend(wrap(one_line(f"FAILED: {error}"), width() - 2, indent="  "))
    return "\n  ".join(lines) + "\n"
