"""``framing export``: a result, or articles scored now, as the file of another tool."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.exits import DONE
from framing.cli.options import BY, WORKERS, Shared, with_shared
from framing.cli.score import MEASURES

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.cli.reopened import Reopened
    from framing.extension import Reporter
    from framing.model import Annotation, Document, Failure
    from framing.plugins import Plugins
    from framing.report.articles import Articles
    from framing.tables.results import Results, Tables

    Told = Callable[[Results], int]

OUTLET = "outlet"


def _formats(asked: bool) -> None:
    if asked:
        typer.echo(listed(_exporters()), nl=False)
        raise typer.Exit(DONE)


FORMATS = typer.Option("--formats", is_eager=True, callback=_formats, help="List the formats of all plugins, and leave.")
TO = typer.Option(
    "--to",
    metavar="NAME",
    autocompletion=lambda: [*_exporters()],
    help="The format; default: the one that has the suffix of --output. --formats lists them.",
)
LAYERS = typer.Option("--layers", metavar="A,B", help="Layers whose passages to write; default: what the format says.")


@with_shared
def export(
    shared: Shared,
    to: Annotated[str, TO] = "",
    formats: Annotated[bool, FORMATS] = False,
    measures: Annotated[str | None, MEASURES] = None,
    layers: Annotated[str | None, LAYERS] = None,
    by: Annotated[str | None, BY] = None,
    workers: Annotated[int | None, WORKERS] = None,
) -> int:
    """Example: framing export seeds --to qdpx --output project.qdpx

    Write what was found as the file of another tool: a REFI-QDA project for NVivo, ATLAS.ti, MAXQDA or QualCoder, tasks
    for Label Studio, doccano or Prodigy, a sheet of passages, one row per article, a site for Datasette. The paths may also
    be one result that was saved before, as framing score … --output NAME does. Passages are those of the measures, and
    of layers such as attributions, which are computed now.
    """
    from framing.cli.destination import report
    from framing.cli.options import names
    from framing.cli.reopened import reopen, saved_path
    from framing.errors import RequestError
    from framing.plugins import load_plugins

    known = load_plugins(names(shared.plugins))
    reporter = _reporter(to, known) if to else _by_suffix(shared.output, _exporters(known))
    output = _checked(shared, reporter)
    path = saved_path(shared)
    articles, told = _saved(reopen(shared, path), measures) if path else _scored(shared, measures, workers)
    results = articles.results
    if not results.has_texts:
        raise RequestError(f"{path}: a frozen study holds no texts, which {reporter.name} needs; name the articles instead")
    failures: list[Failure] = []
    wanted = names(layers) or _provided(reporter.layers, articles.plugins)
    if wanted and reporter.layers:
        results = results.with_annotations(_annotated(articles, wanted, workers, failures))
    tables: Tables = results
    if reporter.of == "comparison":
        from framing.compare.comparison import compare

        tables = compare(results, by or OUTLET, seed=shared.seed)
    report(reporter, tables, output)
    return int(max(told(results), _failed(failures)))


# The format.


def _exporters(plugins: Plugins | None = None) -> dict[str, Reporter]:
    """The reporters that write a whole result, by name."""
    from framing.plugins import load_plugins

    known = plugins or load_plugins(hooks=("framing_reporters",))
    return {reporter.name: reporter for reporter in known.reporters if reporter.of != "figure"}


def listed(reporters: dict[str, Reporter]) -> str:
    """The formats as aligned text: name, suffixes, what is written."""
    from framing.report.layout import aligned

    rows = [(name, " ".join(map(_suffix, _suffixes(each))), each.meaning) for name, each in reporters.items()]
    return aligned(("format", "file", "what it is"), rows)


def _reporter(name: str, plugins: Plugins) -> Reporter:
    from framing.errors import unknown

    known = _exporters(plugins)
    if name not in known:
        raise unknown("format", name, known)
    return known[name]


def _by_suffix(output: Path | None, known: dict[str, Reporter]) -> Reporter:
    """The one format that has the suffix of the output. Raises RequestError that names the choices where it is not one."""
    from framing.errors import RequestError

    suffix = output.suffix.lower() if output else ""
    found = [each for each in known.values() if suffix in _suffixes(each)] if output else []
    if len(found) == 1:
        return found[0]
    if not found:
        wrong = f"{output}: no format has that suffix" if output else "which format?"
        raise RequestError(f"{wrong}; name one by --to: {', '.join(known)}; --formats says what they are")
    which = " or ".join(f"--to {each.name} ({each.meaning})" for each in found)
    raise RequestError(f"{output}: {len(found)} formats have that {'suffix' if suffix else 'form, a folder'}; name one: {which}")


def _suffixes(reporter: Reporter) -> tuple[str, ...]:
    return (reporter.suffix, *reporter.suffixes)


def _suffix(suffix: str) -> str:
    return suffix or "(folder)"


def _checked(shared: Shared, reporter: Reporter) -> Path:
    """The path to write to. Raises RequestError for none, another suffix, and what could not be written."""
    from framing.cli.destination import check_output
    from framing.cli.session import as_usage_error
    from framing.errors import RequestError
    from framing.tables.files import check_new_folder

    output, suffixes = shared.output, _suffixes(reporter)
    if output is None:
        raise RequestError(f"name the {'file' if reporter.suffix else 'folder'} to write: --output NAME{reporter.suffix}")
    if output.suffix.lower() not in suffixes:
        expected = " or ".join(f"NAME{suffix} (a folder)" if not suffix else f"NAME{suffix}" for suffix in suffixes)
        raise RequestError(f"{output}: {reporter.name} writes no such file; expected {expected}")
    if output.suffix:
        check_output(output, read=shared.paths)
    else:
        with as_usage_error():
            check_new_folder(output)
    return output


# What is written.


def _saved(saved: Reopened, measures: str | None) -> tuple[Articles, Told]:
    """A saved result, and what tells of it at the end."""
    from framing.cli.session import tell
    from framing.report.articles import Articles

    def told(results: Results) -> int:
        tell("note", saved.notes)
        return DONE

    return Articles(saved.of(saved.named(measures)), saved.plugins, saved.codebook), told


def _scored(shared: Shared, measures: str | None, workers: int | None) -> tuple[Articles, Told]:
    """Articles scored now by the measures that were named, else by all, and what tells of them at the end."""
    from framing.cli.options import names
    from framing.cli.scoring import scored
    from framing.cli.session import open_session
    from framing.report.articles import Articles

    session = open_session(shared)
    results = scored(session, names(measures), workers)
    return Articles(results, session.plugins, session.codebook), session.told


def _provided(layers: Sequence[str], plugins: Plugins) -> list[str]:
    """Those of the layers that some plugin makes."""
    made = {annotator.provides for annotator in plugins.annotators}
    return [layer for layer in layers if layer in made]


def _annotated(
    articles: Articles, names: Sequence[str], workers: int | None, failures: list[Failure]
) -> Iterator[tuple[str, str, Sequence[Annotation]]]:
    """The annotations of these layers in each document; what failed is added to ``failures``."""
    from framing.annotate.layers import TEXT_LAYERS
    from framing.errors import unknown
    from framing.passes import How, Pass

    known = {a.provides for a in articles.plugins.annotators if not a.array} | TEXT_LAYERS - {"lemmas"}
    for name in names:
        if name not in known:
            raise unknown("layer", name, known)
    how: How = {**articles.settings(), "workers": workers, "by": "all"}  # type: ignore[typeddict-item]
    reading = Pass([*articles.documents()], how, partial(_layers_of, names=tuple(names)), "regions")
    for document, _, found in reading:
        for name, made in found or ():
            yield document.id, name, made
    failures.extend(reading.failures)


def _layers_of(document: Document, layers: Layers, group: str, *, names: Iterable[str]) -> list[tuple[str, Sequence[Annotation]]]:
    return [(name, layers.try_annotations(name)) for name in names]


def _failed(failures: Iterable[Failure]) -> int:
    from framing.cli.exits import PARTLY
    from framing.cli.session import tell

    lines = [f"{failure.document_id}: {failure.component}: {failure.reason}" for failure in failures]
    tell("failed", lines)
    return PARTLY if lines else DONE
