"""The options that all reading commands share, defined once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_type_hints

import typer
from typer.models import ArgumentInfo

from framing.errors import RequestError
from framing.text.regions import REGIONS
from framing.untrusted import toml


def _not_a_dash(path: Path | None) -> Path | None:
    return None if str(path) == "-" else path


OUTPUT = typer.Option(
    "--output", "-o", metavar="FILE", callback=_not_a_dash, help="Write to this file instead of standard output."
)
DICTIONARY = typer.Option(
    "--dictionary",
    metavar="FILE",
    help="Add the categories of a dictionary (quanteda, LIWC, Lexicoder, …), or of lexicon:NAME, as concepts; repeatable.",
)
COLUMNS = typer.Option(
    "--columns", metavar="FIELD=COLUMN,…", help="Which column of a table holds what: text=Body,outlet=Newspaper,date=Day."
)
PLUGINS = typer.Option("--plugins", metavar="A,B", help="Load only these plugins.")
VALIDATION = typer.Option("--validation", metavar="FILE", help="What framing validate --save wrote, to be recorded in the run.")
BY = typer.Option("--by", metavar="FIELD", help="Outlet, document, all, or genre, month … or any metadata.")
OUTLET = typer.Option("--outlet", metavar="NAME", help="Only articles of this outlet.")
OUTLETS = typer.Option("--outlets", metavar="A,B", help="Only these outlets (or groups of --by), in this order.")
TARGETS = typer.Option("--targets", metavar="A,B", help="These targets of the codebook.")
CONCEPTS = typer.Option("--concepts", metavar="A,B", help="These concepts of the codebook.")
SORT = typer.Option("--sort", metavar="value|name", help="Outlets from the highest number to the lowest, or by name.")
PSEUDONYMS = typer.Option("--pseudonyms", help="Replace the names of private persons (Person 1 …), in what is passed on.")
PORT = typer.Option("--port", min=0, max=65535, metavar="N", help="Port on this machine; default: a free one.")
OPEN = typer.Option("--open", help="Open it in the browser.")
WORKERS = typer.Option("--workers", min=1, metavar="N", help="Processes; default: all processors for many articles.")


def title_option(help_text: str) -> Any:
    """The option --title, which no text of a paragraph's length passes."""

    def checked(title: str) -> str:
        from framing.paper.model import checked_title

        return checked_title(title)

    return typer.Option("--title", metavar="TEXT", callback=checked, help=help_text)


def format_option(formats: object, help_text: str) -> Any:
    """The option --format for a Literal of its values."""
    return typer.Option("--format", "-f", metavar="|".join(get_args(formats)), help=help_text)


Tables = Literal["text", "json", "jsonl", "csv", "parquet", "sqlite"]
TABLES = format_option(Tables, "Default: what the suffix of --output says, else text.")


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What every reading command is told; the fields are the options."""

    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Folders, files, globs, or - for standard input.")]
    codebook: Annotated[
        Path | None, typer.Option("--codebook", metavar="FILE", help="Codebook; else the codebook.toml beside the articles.")
    ] = None
    dictionary: Annotated[list[str] | None, DICTIONARY] = None
    output: Annotated[Path | None, OUTPUT] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes and no progress bar; failures are still reported.")] = (
        False
    )
    plugins: Annotated[str | None, PLUGINS] = None
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="PLUGIN.OPTION=VALUE", help="Set an option of a plugin; repeatable.")
    ] = None
    stories: Annotated[
        Path | None, typer.Option("--stories", metavar="FILE", help="The story of each article, as framing stories writes it.")
    ] = None
    corrections: Annotated[
        Path | None,
        typer.Option("--corrections", metavar="FILE", help="Your corrections; else the corrections.csv beside the articles."),
    ] = None
    columns: Annotated[str | None, COLUMNS] = None
    region: Annotated[
        list[str] | None,
        typer.Option(
            "--region",
            metavar="NAME",
            autocompletion=lambda: [*REGIONS],
            help=f"What counts, repeatable: {', '.join(REGIONS)}; default: lead and body.",
        ),
    ] = None
    seed: Annotated[int, typer.Option("--seed", min=0, metavar="N", help="Seed of everything random.")] = 0
    no_color: Annotated[bool, typer.Option("--no-color", help="No color; NO_COLOR and TERM=dumb do the same.")] = False

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """The values of --set by plugin and option. Raises :class:`~framing.errors.RequestError`."""
        found: dict[str, dict[str, Any]] = {}
        for setting in self.settings or ():
            name, equals, value = setting.partition("=")
            plugin, dot, option = name.strip().partition(".")
            if not (equals and dot and plugin and option):
                raise RequestError(f"--set {setting}: expected PLUGIN.OPTION=VALUE, such as shouting.shortest=4")
            found.setdefault(plugin, {})[option] = _value(value.strip())
        return found


def as_arguments(shared: Shared) -> list[str]:
    """The options that say how the articles are read, as they would be typed; the paths, and where output goes, are left out."""
    hints = get_type_hints(Shared, include_extras=True)
    found: list[str] = []
    for field in fields(Shared):
        value = getattr(shared, field.name)
        if field.name in ("paths", "output", "quiet", "no_color") or value is None:
            continue
        option = hints[field.name].__metadata__[0].default  # where typer keeps the name of an annotated option
        for each in value if isinstance(value, list) else [value]:
            found += [option, str(each)]
    return found


def _value(text: str) -> Any:
    """A value as in the codebook (true, 3, 0.5, "text"); anything else is text."""
    try:
        return toml(f"value = {text}")["value"]
    except ValueError:
        return text


def with_shared(command: Callable[..., int]) -> Callable[..., int]:
    """The command with every shared option in its signature; it gets them as one ``Shared``, its first argument.

    Arguments of its own come before the paths.
    """
    hints = get_type_hints(Shared, include_extras=True)
    shared = [
        inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, annotation=hints[field.name], default=_default(field.default)
        )
        for field in fields(Shared)
    ]
    own = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    ]
    names = {parameter.name for parameter in shared}

    def wrapper(**given: Any) -> int:
        of_command = {name: value for name, value in given.items() if name not in names}
        return command(Shared(**{name: given[name] for name in names}), **of_command)

    wrapper.__name__, wrapper.__doc__ = command.__name__, command.__doc__
    first = [parameter for parameter in own if _is_argument(parameter)]  # the paths may be many
    parameters = [*first, shared[0], *(parameter for parameter in own if parameter not in first), *shared[1:]]
    wrapper.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
    wrapper.__annotations__ = _annotations(parameters)
    return wrapper


def _is_argument(parameter: inspect.Parameter) -> bool:
    return any(isinstance(told, ArgumentInfo) for told in getattr(parameter.annotation, "__metadata__", ()))


def _default(value: Any) -> Any:
    from dataclasses import MISSING

    return inspect.Parameter.empty if value is MISSING else value


def _annotations(parameters: list[inspect.Parameter]) -> dict[str, Any]:
    return {parameter.name: parameter.annotation for parameter in parameters}


def names(listed: str | None) -> list[str] | None:
    """The names in a comma list; None where none was given. Raises RequestError for a list of nothing."""
    if listed is None:
        return None
    found = [name.strip() for name in listed.split(",") if name.strip()]
    if not found:
        raise RequestError(f"'{listed}' names nothing; give names such as stance,terms, or leave the option out")
    return found
