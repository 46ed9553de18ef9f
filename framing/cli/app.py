"""The Typer app with its commands, those of plugins among them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from framing.cli.annotate import annotate
from framing.cli.cache import cache
from framing.cli.check import check
from framing.cli.code import code
from framing.cli.codebook import codebook
from framing.cli.compare import compare
from framing.cli.convert import convert
from framing.cli.diff import diff
from framing.cli.exits import MEANING, PARTLY, PIPE_CLOSED, USAGE, with_room
from framing.cli.export import export
from framing.cli.freeze import freeze, verify
from framing.cli.groups import grouped
from framing.cli.help import help_of
from framing.cli.measures import measures
from framing.cli.once import USAGE_ERROR, once
from framing.cli.paper import methods, table
from framing.cli.plugins import plugins
from framing.cli.quotes import quotes
from framing.cli.sample import sample
from framing.cli.score import score
from framing.cli.show import show
from framing.cli.store import store
from framing.cli.trend import trend
from framing.cli.validate import validate
from framing.errors import FramingError, describe
from framing.extension import fetched
from framing.guard.fence import Fault, fence, interrupted
from framing.report.terminal import one_line

EPILOG = "\n".join(
    (
        "\b",
        "Exit codes:",
        *(f"{code:>5}  {meaning}" for code, meaning in MEANING.items()),
        "",
        "\b",
        "Help for a command: framing help COMMAND",
        "Documentation: the folder docs/ beside README.md; begin with docs/quickstart.md",
    )
)
COMMANDS = (
    (compare, "Compare outlets: every measure by outlet, and the strongest contrasts."),
    (trend, "Follow measures over time: a line per outlet, with intervals and one test."),
    (score, "Score each document: the long table."),
    (annotate, "List the annotations of a layer, with exact spans."),
    (quotes, "List who says what: every quote with its cue, source and place."),
    (show, "Show an article with its voices."),
    (sample, "Draw articles for people to code, so that their codes correct a comparison."),
    (code, "Code a sheet in the browser with the keyboard, or let a model code it."),
    (validate, "Report how far plugins agree with people who coded the same texts."),
    (table, "Write a table for a paper: numbers by outlet, or the corpus."),
    (methods, "Write the Methods section for a paper, with references."),
    (diff, "Show what changed between two saved results, and why."),
    (export, "Write the file of another tool: NVivo, Label Studio, a spreadsheet."),
    (freeze, "Write a study that others can check without the articles."),
    (verify, "Check a study that was frozen, with the articles too."),
    (check, "Show what is read as what, and what is left out, doubled or missing."),
    (convert, "Write the articles as they were read into one file."),
    (measures, "Explain what each measure means."),
)


class Commands(TyperGroup):
    """The built-in commands, and after them those that plugins add; plugins are loaded only where these could matter."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # caught here, since typer would leave with 1
            return PIPE_CLOSED

    def make_context(self, *given: Any, **how: Any) -> Any:
        try:
            return super().make_context(*given, **how)
        except BrokenPipeError:  # help and version are printed here
            raise typer.Exit(PIPE_CLOSED) from None

    def list_commands(self, ctx: Any) -> list[str]:
        built_in = super().list_commands(ctx)
        return [*built_in, *sorted(set(self._plugged) - set(built_in))]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands in groups, by what one wants to do."""
        found = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        width = max(map(len, found), default=0)
        for title, names in grouped(name for name, command in found.items() if command is not None and not command.hidden):
            with formatter.section(title):
                limit = formatter.width - 6 - width
                formatter.write_dl([(name.ljust(width), found[name].get_short_help_str(limit)) for name in names])

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        found = super().get_command(ctx, cmd_name) or self._opened(cmd_name)
        return found and once(found)

    @cached_property
    def _plugged(self) -> Mapping[str, Any]:
        """What plugins announce, by name: apps, and where there are some."""
        from framing.plugins import load_plugins

        try:
            return dict(load_plugins(hooks=("framing_commands",)).commands)
        except FramingError:  # a wrong FRAMING_PLUGINS is told by the commands that need plugins, and help is not among them
            return {}

    @cached_property
    def _known(self) -> dict[str, Any]:
        return {}

    def _opened(self, name: str) -> Any:
        """A plugin's command, opened once; None where there is none, or none that can be had."""
        if name in self._plugged and name not in self._known:
            self._known[name] = _command_of(name, self._plugged[name])
        return self._known.get(name)


def _command_of(name: str, given: Any) -> Any:
    """A plugin's command from its app, the place or the function that has it; None, and a line that says so, where that fails."""
    try:
        with fence():
            app = fetched(given)
            command = typer.main.get_command(app if isinstance(app, typer.Typer) else app())
    except Fault as fault:
        print(f"failed: command {name}: {one_line(str(fault))}", file=sys.stderr)
        return None
    command.invoke = partial(_invoked, command.invoke, name)  # type: ignore[method-assign]
    return command


def _invoked(invoke: Callable[[Any], Any], name: str, ctx: Any) -> Any:
    """A plugin's command, whose failure is told as its own; what commands end with on purpose passes."""
    try:
        return invoke(ctx)
    except (FramingError, OSError, typer.Exit, typer.Abort, USAGE_ERROR):
        raise
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt) and interrupted():
            raise
        print(f"failed: command {name}: {one_line(with_room(describe(error)))}", file=sys.stderr)
        return PARTLY


app = typer.Typer(
    cls=Commands,
    name="framing",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EPILOG,
)


@app.callback(invoke_without_command=True)
def framing(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and exit.")] = False,
    debug: Annotated[
        bool,
        typer.Option(
            "--debug", help="Show where an error arose; may stand anywhere on the line, and FRAMING_DEBUG=1 does the same."
        ),
    ] = False,
) -> None:
    """Example: framing compare seeds

    Compare how outlets tell the same story: whose words they use, whom they let speak, how they stand toward each
    actor, and which wording they choose where others choose another. Data goes to standard output, messages to
    standard error.
    """
    if version:
        from framing import __version__

        typer.echo(f"framing {__version__}")
    elif ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        raise typer.Exit(USAGE)


for command, short_help in COMMANDS:
    app.command(short_help=short_help)(command)
app.command("help", short_help="Print the help of a command.")(help_of)
app.add_typer(codebook, name="codebook")
app.add_typer(plugins, name="plugins")
app.add_typer(cache, name="cache")
app.add_typer(store, name="store")
