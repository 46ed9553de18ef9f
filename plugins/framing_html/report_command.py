"""``framing report``: the whole comparison as one page, or a part of it for a paper."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from framing import RequestError
from framing.cli import Shared, new_app, opened, options, with_shared
from framing_html.options import ALL, BY, MEASURES, MIN_DOCUMENTS

if TYPE_CHECKING:
    from framing.report import Made, Subject

Format = Literal["html", "md", "docx", "svg", "png", "pdf"]
FORMAT = typer.Option(
    "--format",
    "-f",
    metavar="|".join(get_args(Format)),
    help="Default: what the suffix of --output says, else html; svg, png and pdf are of one --figure.",
)
PICTURE = "answer"  # the figure of the first screen, whose section is all that a brief report needs
FIGURES = ("svg", "png", "pdf")
Shown = Literal["none", "cited", "all"]
ARTICLES = typer.Option(
    "--articles", metavar="none|cited|all", help="Whole articles in the page, what was found in them marked; default: none."
)
BRIEF = typer.Option("--brief", help="One page alone: the finding, its picture, passages side by side.")
FIGURE = typer.Option("--figure", metavar="NAME", help="The one figure to write as svg, png or pdf, such as terms.mentions.")
TITLE = options.title_option("Title of the report, by default the name of the codebook; or of the figure.")
Sort = Literal["value", "name"]
WIDTH = typer.Option(
    "--width", metavar="MM", min=20, max=1000, help="Width of the figure in millimeters, as a journal asks for it."
)

app = new_app()


@app.command(short_help="Write the whole comparison as one page, or a figure of it.")
@with_shared
def report(
    shared: Shared,
    by: Annotated[str | None, BY] = None,
    measures: Annotated[str | None, MEASURES] = None,
    everything: Annotated[bool, ALL] = False,
    articles: Annotated[Shown, ARTICLES] = "none",
    brief: Annotated[bool, BRIEF] = False,
    pseudonyms: Annotated[bool, options.PSEUDONYMS] = False,
    figure: Annotated[str | None, FIGURE] = None,
    outlets: Annotated[str | None, options.OUTLETS] = None,
    targets: Annotated[str | None, options.TARGETS] = None,
    concepts: Annotated[str | None, options.CONCEPTS] = None,
    sort: Annotated[Sort, options.SORT] = "value",
    width: Annotated[int | None, WIDTH] = None,
    title: Annotated[str, TITLE] = "",
    format: Annotated[Format | None, FORMAT] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, options.WORKERS] = None,
    min_documents: Annotated[int | None, MIN_DOCUMENTS] = None,
) -> int:
    """Example: framing report seeds --output report.html

    Write one page with everything: what sets the outlets apart, each measure by outlet with its interval, and the
    passages behind every number; --brief writes its first page alone. The page asks nothing of any network and needs
    no script. The paths may also be one result that was saved before, as framing score … --output NAME does. With --output
    the suffix sets the format: .html, .md, .docx, or with --figure .svg, .png, .pdf.
    """
    from framing.cli import write
    from framing_html.page import first_of
    from framing_html.picture import figure_of

    kind = _format(shared.output, format, figure)
    check_extras(kind)
    _check_limits(figure, {"--outlets": outlets, "--targets": targets, "--concepts": concepts, "--width": width})
    how: dict[str, Any] = {
        "by": by,
        "measures": measures,
        "everything": everything,
        "workers": workers,
        "min_documents": min_documents,
        "outlets": options.names(outlets) or (),
        "targets": options.names(targets) or (),
        "concepts": options.names(concepts) or (),
    }
    with opened(shared, kind, figure=PICTURE if brief else figure, **how) as (subject, sections, close):
        sections = first_of(sections) if brief else sections
        if pseudonyms and figure:
            subject, sections = subject.passed_on(sections)
        if figure:
            ordered = () if sort == "name" or outlets else subject.comparison.groups
            made = figure_of(sections, figure, kind, title=title, width=width, by_value=ordered, groups=subject.comparison.groups)
        else:
            made = content(subject, sections, kind, articles=articles, title=title, pseudonyms=pseudonyms)
        write(shared.output, made)
        return close()


def _check_limits(figure: str | None, given: Mapping[str, object]) -> None:
    """Refuse for a whole report what is for a figure. Raises RequestError."""
    for option, value in given.items():
        if value and not figure:
            raise RequestError(f"{option} is for a figure; name one with --figure, such as --figure glance")


def _format(output: Path | None, asked: str | None, figure: str | None) -> str:
    """The format that is meant. Raises RequestError where options do not fit each other."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    known = ("html", "md", "docx", *FIGURES)
    kind = asked or {"htm": "html"}.get(suffix, suffix) or ("svg" if figure else "html")
    if kind not in known:
        raise RequestError(
            f"{output}: no format has that suffix; known: {', '.join('.' + name for name in known)}; or give --format"
        )
    if figure and kind not in FIGURES:
        raise RequestError(f"--figure is for {', '.join(FIGURES)}; leave it out to get the whole report as {kind}")
    if not figure and kind in FIGURES:
        raise RequestError(f"{kind} holds one figure; name it: --figure terms.mentions (any measure of the report, or glance)")
    if output is None and kind != "md" and sys.stdout.isatty():
        raise RequestError(f"a report in {kind} is no text for a terminal; name a file: --output report.{kind}")
    return kind


def check_extras(kind: str) -> None:
    """Refuse before the work what lacks a library. Raises RequestError."""
    from importlib.util import find_spec

    needed = {"docx": ("docx", "python-docx"), "png": ("typst", "typst"), "pdf": ("typst", "typst")}.get(kind)
    if needed and find_spec(needed[0]) is None:
        raise RequestError.lacking(kind, needed[1])


def content(subject: Subject, made: Sequence[Made], kind: str, *, articles: Shown, title: str, pseudonyms: bool = False) -> bytes:
    """The whole report in a format, with ``pseudonyms`` as it is passed on."""
    if pseudonyms:  # the title is the reader's own words
        subject, made = subject.passed_on(made)
    if kind == "html":
        from framing_html.page import page

        return page(subject, made, which=articles, title=title).encode("utf-8", "replace")
    if kind == "md":
        from framing_html.markdown import markdown

        return markdown(subject, made, title=title).encode("utf-8", "replace")
    from framing_html.word import word

    return word(subject, made, title=title)
