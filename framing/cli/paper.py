"""``framing table`` and ``framing methods``: what of a comparison goes into a paper."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from framing.cli.compare import MEASURES
from framing.cli.options import CONCEPTS, OUTLETS, SORT, TARGETS, WORKERS, Shared, names, title_option, with_shared
from framing.errors import RequestError
from framing.statistics import FEWEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.paper.model import PaperTable

Format = Literal["md", "tex", "csv", "html", "xlsx", "docx"]
MethodsFormat = Literal["md", "tex", "txt", "bib"]
Sort = Literal["value", "name"]
FORMAT = typer.Option(
    "--format", "-f", metavar="|".join(get_args(Format)), help="Default: what the suffix of --output says, else md."
)
METHODS_FORMAT = typer.Option(
    "--format", "-f", metavar="|".join(get_args(MethodsFormat)), help="Default: what the suffix of --output says, else md."
)
BY = typer.Option("--by", metavar="FIELD", help="Outlet, genre, month … or any metadata; default: outlet.")
TITLE = title_option("Title of the table.")
WORDINGS = typer.Option("--wordings", metavar="A,B", help="Only these wordings, or types of source.")
MIN_DOCUMENTS = typer.Option(
    "--min-documents", min=FEWEST, metavar="N", help=f"Documents a group needs to get an interval; default: {FEWEST}."
)
CORPUS = typer.Option("--corpus", help="The table of the corpus instead: articles, words and dates.")


@with_shared
def table(
    shared: Shared,
    by: Annotated[str | None, BY] = None,
    measures: Annotated[str | None, MEASURES] = None,
    targets: Annotated[str | None, TARGETS] = None,
    concepts: Annotated[str | None, CONCEPTS] = None,
    wordings: Annotated[str | None, WORDINGS] = None,
    outlets: Annotated[str | None, OUTLETS] = None,
    corpus: Annotated[bool, CORPUS] = False,
    sort: Annotated[Sort, SORT] = "value",
    title: Annotated[str, TITLE] = "",
    format: Annotated[Format | None, FORMAT] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, WORKERS] = None,
    min_documents: Annotated[int | None, MIN_DOCUMENTS] = None,
) -> int:
    """Example: framing table seeds --measures sourcing.direct_share --output table.docx

    Write a table for a paper: one row per outlet, one column per measure, with n, 95% interval and q, and below it what the
    numbers are. The paths are articles, or one result that was saved before. With --output the suffix sets the format:
    .md, .tex (LaTeX), .csv, .html, .xlsx or .docx.
    """
    from framing.cli.destination import check_output, format_of, write
    from framing.cli.opening import subject_of
    from framing.cli.session import as_usage_error
    from framing.paper import corpus_table, paper_table
    from framing.paper.formats import TEXTS, check_format, content

    kind = format_of(shared.output, format, get_args(Format))
    check_output(shared.output, kind=kind, read=shared.paths)
    check_format(kind)
    if shared.output is None and kind not in TEXTS:
        raise RequestError(f"a table in {kind} is no text; name a file: --output table.{kind}")
    subject, close = subject_of(shared, by=by, measures=measures, workers=workers, min_documents=min_documents, choose=True)
    with as_usage_error():
        if corpus:
            made = corpus_table(subject.comparison, outlets=names(outlets) or (), sort=sort, title=title)
        else:
            made = paper_table(
                subject.comparison,
                measures=names(measures),
                targets=names(targets) or (),
                concepts=names(concepts) or (),
                wordings=names(wordings) or (),
                outlets=names(outlets) or (),
                sort=sort,
                title=title,
            )
    write(shared.output, _in_file(shared, content(made, kind), kind))
    _note(shared, [*subject.comparison.doubts, *_wide(made)])
    return close(())


@with_shared
def methods(
    shared: Shared,
    by: Annotated[str | None, BY] = None,
    measures: Annotated[str | None, MEASURES] = None,
    format: Annotated[MethodsFormat | None, METHODS_FORMAT] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, WORKERS] = None,
) -> int:
    """Example: framing methods seeds --output methods.md

    Write the Methods section for a paper from the record of a run: corpus, codebook, measures, statistics, validation and
    limits, with the works cited. What the record does not hold is not said. The paths are articles, or one result that was
    saved before. With --output the suffix sets the format: .md, .txt, .tex (LaTeX that cites by key), .bib (BibTeX).
    """
    from framing.cli.destination import check_output, format_of, write
    from framing.cli.opening import subject_of
    from framing.paper import methods as methods_of

    kind = format_of(shared.output, format, get_args(MethodsFormat))
    check_output(shared.output, kind=kind, read=shared.paths)
    subject, close = subject_of(shared, by=by, measures=measures, workers=workers, choose=True)
    told = methods_of(subject.comparison, measures=names(measures)).text(kind).encode("utf-8", "replace")
    write(shared.output, _in_file(shared, told, kind))
    return close(())


def _in_file(shared: Shared, content: bytes, kind: str) -> bytes:
    """What is written: a file bears the mark that it holds no articles, and standard output none."""
    from framing.load.reports import marked

    return content if shared.output is None else marked(content, kind)


def _wide(made: PaperTable) -> list[str]:
    """A note on a table that is wider than a page."""
    from framing.paper.model import WIDEST

    if len(made.columns) <= WIDEST:
        return []
    return [f"the table has {len(made.columns)} columns, more than fit a page; name fewer --measures, --targets or --wordings"]


def _note(shared: Shared, notes: Sequence[str]) -> None:
    from framing.report.terminal import one_line

    for note in () if shared.quiet else notes:
        print(f"note: {one_line(note)}", file=sys.stderr)
