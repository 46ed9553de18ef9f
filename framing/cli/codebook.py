"""``framing codebook``: start a codebook, check one, and exchange it with the dictionaries of other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.dictionaries import export, import_dictionary, lexica
from framing.cli.exits import DONE, USAGE
from framing.cli.options import OUTPUT, PLUGINS, WORKERS, Shared, with_shared
from framing.cli.plugins import FORMAT, LISTINGS, Listing

if TYPE_CHECKING:
    from framing.codebook import Problem

codebook = typer.Typer(
    rich_markup_mode=None, help="Propose, start, check, import or export a codebook: targets, wordings, sources."
)
FILE_NAME = "codebook.toml"


@codebook.command(short_help="Write a commented codebook to start from.")
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; - for standard output.")] = Path(FILE_NAME),
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that exists.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing when it is done.")] = False,
) -> int:
    """Example: framing codebook new

    Write a commented codebook to start from.
    """
    from framing.cli.destination import check_output, format_of, sink
    from framing.codebook import default_text
    from framing.errors import RequestError

    output = None if str(file) == "-" else file
    check_output(output, kind=format_of(output, None, ("toml",), option=False))
    if output is not None and output.exists() and not force:
        raise RequestError(f"{file}: exists already; name another file, or overwrite it with --force")
    with sink(output) as stream:
        stream.write(default_text())
    if output is not None and not quiet:
        typer.echo(f"wrote {file}; fill it in, then: framing codebook check {file}", err=True)
    return DONE


@codebook.command(short_help="Propose a codebook from the articles.")
@with_shared
def propose(
    shared: Shared,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a codebook that exists.")] = False,
    workers: Annotated[int | None, WORKERS] = None,
) -> int:
    """Example: framing codebook propose seeds --output codebook.toml

    Propose a codebook from the articles: actors that they share as targets, and rival wordings of the same events as
    concepts, each with counts and passages as comments, to be edited. Kinds of proposals of which readers could use too few
    stand there as comments only.
    """
    from framing.cli.destination import check_output, format_of, sink
    from framing.cli.session import open_session
    from framing.errors import RequestError
    from framing.pipeline import nothing_read
    from framing.proposing import propose as proposed

    output = shared.output
    format_of(output, None, ("toml",), option=False)
    if output is not None and output.exists() and not force:
        raise RequestError(f"{output}: exists already; name another file, or overwrite it with --force")
    session = open_session(shared)
    check_output(output, read=shared.paths)
    with session.reading(workers, by="outlet") as how:
        found = proposed(session.corpus, **how)
    if not found.documents:
        raise nothing_read(session.corpus)
    with sink(output) as stream:
        stream.write(found.text)
    wrote = [] if output is None else [f"wrote {output}; edit it, then: framing compare PATH… --codebook {output}"]
    return session.close(found.failures, wrote)


@codebook.command(short_help="List all that is wrong or doubtful in a codebook.")
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The codebook.")],
    format: Annotated[Listing | None, FORMAT] = None,  # noqa: A002  its name
    output: Annotated[Path | None, OUTPUT] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing where nothing is wrong.")] = False,
    only: Annotated[str | None, PLUGINS] = None,
) -> int:
    """Example: framing codebook check codebook.toml

    List all that is wrong or doubtful in a codebook, with its line or key: a line each, which begins with error or
    warning. Lines that begin with note say what is inferred from it: whom "he" and "she" may mean. Warnings and notes alone
    leave the exit code 0.
    """
    from framing.cli.destination import check_output, dumps, format_of, sink
    from framing.cli.session import as_usage_error
    from framing.codebook import check_codebook
    from framing.report.terminal import one_line

    kind = format_of(output, format, LISTINGS)
    check_output(output, kind=kind)
    with as_usage_error():
        problems = check_codebook(file)
    if not any(problem.level == "error" for problem in problems):
        problems = [*_of_plugins(file, only), *problems]
    with sink(output) as stream:
        if kind == "json":
            fields = ("level", "where", "key", "message")
            stream.write(dumps([{field: getattr(problem, field) for field in fields} for problem in problems], indent=1) + "\n")
        else:
            stream.writelines(f"{problem.level}: {one_line(str(problem))}\n" for problem in problems)
    if not quiet and all(problem.level == "note" for problem in problems):
        typer.echo(f"{one_line(str(file))}: nothing wrong", err=True)
    return USAGE if any(problem.level == "error" for problem in problems) else DONE


def _of_plugins(file: Path, only: str | None) -> list[Problem]:
    """What the installed plugins would refuse (unknown options and layers), and what they infer."""
    from framing.cli.options import names
    from framing.codebook import Problem
    from framing.errors import FramingError
    from framing.pipeline import settings_for
    from framing.plugins import load_plugins
    from framing.score.scorer import bind, inferred

    plugins = load_plugins(names(only))
    try:
        request = settings_for((), plugins, codebook=file)
        bind(request, plugins)
        return [Problem("note", str(file), "", told) for told in inferred(request, plugins)]
    except FramingError as error:
        return [Problem("error", str(file), "", str(error))]


codebook.command("import", short_help="Make a codebook of another tool's dictionary.")(import_dictionary)
codebook.command(short_help="Write a codebook's concepts as another tool's dictionary.")(export)
codebook.command(short_help="List the lexica that come along.")(lexica)
