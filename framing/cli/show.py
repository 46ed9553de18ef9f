"""``framing show``: an article with its voices made visible, and what plugins find of a target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from framing.cli.options import Shared, format_option, with_shared

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.cli.session import Session
    from framing.extension import Annotator, InArticle
    from framing.model import Document, Failure
    from framing.report.article_text import Passage

View = Literal["text", "jsonl"]


@with_shared
def show(
    shared: Shared,
    document: Annotated[str | None, typer.Option("--document", "-d", metavar="ID", help="Only the one with this id.")] = None,
    layer: Annotated[
        str | None, typer.Option("--layer", "-l", metavar="NAME", help="Mark the annotations of this layer too, such as terms.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="NAME", help="Mark where this target is mentioned and what evaluates it.")
    ] = None,
    format: Annotated[View, format_option(View, "Text, or a JSON object a document with every segment.")] = "text",  # noqa: A002
) -> int:
    """Example: framing show seeds/ngo-report.txt

    Show an article with its voices: what is the outlet's own, what is attributed and to whom, and what is held at
    arm's length. Regions that do not count (furniture, repeat) are named in the margin. With --target, the mentions of
    a target of the codebook are marked with what plugins find of it, such as the words that evaluate it, and under each
    paragraph stands a line for every passage that a score rests on: how it reads, by which words, in whose voice.
    """
    from framing.cli.annotate import annotated
    from framing.cli.destination import check_output, dumps, sink
    from framing.cli.session import open_session
    from framing.errors import InputError
    from framing.report.article_text import as_record, header, legend, passages_of, render_article, shares
    from framing.report.terminal import width, wrap

    session = open_session(shared)
    check_output(shared.output, read=shared.paths)
    tellers = _tellers(session, layer, target)
    failures: list[Failure] = []
    colour, shown = session.style.colour, 0
    with sink(shared.output) as stream:
        for article, layers, found in annotated(session, layer or "regions"):
            if document is not None and article.id != document:
                continue
            told = {teller.name: _told(teller, target or "", article, layers, failures) for teller in tellers}
            marked = found if layer else [mark for each in told.values() for mark in each.marked]
            passages = _with_lines(passages_of(article, layers, marked), told.values())
            if format == "jsonl":
                stream.write(f"{dumps(as_record(article, passages) | _records(told))}\n")
            else:
                text = render_article(article, passages, width=width(), colour=colour)
                above = [*header(article), shares(layers, passages)]
                lines = [line for each in above for line in wrap(each, width())]
                meanings = " and ".join(dict.fromkeys(each.meaning for each in told.values()))
                key = legend(colour=colour, marked=f"{target} and {meanings}" if target is not None else layer or "")
                stream.write("\n".join((*lines, key, "", text, "")))
            failures.extend(layers.failures)
            shown += 1
        if not shown:
            raise InputError(f"no document has the id '{document}'; framing annotate … --layer sentences lists ids")
    return session.close(failures)


def _tellers(session: Session, layer: str | None, target: str | None) -> list[Annotator]:
    """The annotators that say how a target looks in an article; the target has to be one of the codebook's."""
    from framing.errors import RequestError, unknown

    if target is None:
        return []
    if layer is not None:
        raise RequestError("--target and --layer cannot be had at once; choose one")
    names = [known.name for known in session.codebook.targets]
    if not names:
        raise RequestError("the codebook has no targets; framing targets ARTICLES proposes some")
    if target not in names:
        raise unknown("target", target, names)
    chosen = session.codebook.layers
    found = [a for a in session.plugins.annotators if a.in_article and chosen.get(a.provides, a.name) == a.name]
    if not found:
        raise RequestError("no plugin that is loaded says how a target looks in an article; leave --plugins out, or name stance")
    return found


def _told(teller: Annotator, target: str, article: Document, layers: Layers, failures: list[Failure]) -> InArticle:
    """What an annotator shows of a target; nothing, and a failure, where it cannot."""
    from framing.extension import InArticle, fetched
    from framing.guard.fence import Fault, fence
    from framing.model import Failure

    try:
        found = [each for each in layers.try_annotations(teller.provides) if each.label == target]
        with fence():
            shown = fetched(teller.in_article)(found, article)
            if not isinstance(shown, InArticle):
                raise TypeError(f"in_article gave {type(shown).__name__}, not InArticle")
    except Fault as fault:
        failures.append(Failure(article.id, teller.name, str(fault)))
        return InArticle(meaning=f"what {teller.name} finds")
    return shown


def _with_lines(passages: Sequence[Passage], told: Iterable[InArticle]) -> list[Passage]:
    """The paragraphs with the lines that belong under each."""
    from framing.report.terminal import one_line

    lines = [line for each in told for line in each.lines]
    shown = []
    for passage in passages:
        start, end = passage.segments[0].start, passage.segments[-1].end
        under = tuple(one_line(line) for offset, line in lines if start <= offset < end)
        shown.append(replace(passage, notes=(*passage.notes, *under)))
    return shown


def _records(told: Mapping[str, InArticle]) -> dict[str, Any]:
    """The records of each plugin under its name."""
    from framing.extension import plugin_of

    found: dict[str, list[Any]] = {}
    for name, each in told.items():
        found.setdefault(plugin_of(name), []).extend(each.records)
    return found
