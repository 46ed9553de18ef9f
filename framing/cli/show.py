"""``framing show``: an article with its voices made visible, and what plugins find of a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer

from framing.cli.options import WORKERS, Shared, format_option, with_shared

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.cli.session import Session
    from framing.extension import Annotator, InArticle
    from framing.model import Document, Failure
    from framing.report.article_text import Passage

View = Literal["text", "jsonl"]
FORMAT = format_option(View, "Default: what the suffix of --output says, else text; jsonl: an object a document.")


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
    format: Annotated[View | None, FORMAT] = None,  # noqa: A002  its name
    workers: Annotated[int | None, WORKERS] = None,
) -> int:
    """Example: framing show seeds/ngo-report.txt

    Show an article with its voices: what is the outlet's own, what is attributed and to whom, and what is held at
    arm's length. Regions that do not count (furniture, repeat) are named in the margin. With --target, the mentions of
    a target of the codebook are marked with what plugins find of it, such as the words that evaluate it, and under each
    paragraph stands a line for every passage that a score rests on: how it reads, by which words, in whose voice.
    """
    from framing.cli.destination import check_output, format_of, sink
    from framing.cli.session import open_session
    from framing.passes import Pass
    from framing.report.terminal import width

    kind = format_of(shared.output, format, ("text", "jsonl"))
    session = open_session(shared)
    check_output(shared.output, kind=kind, read=shared.paths)
    tellers = tuple(teller.name for teller in _tellers(session, layer, target))
    look = Look(kind, width(), session.style.colour, layer, target, tellers)
    failures: list[Failure] = []
    with sink(shared.output) as stream, session.reading(workers) as how:
        corpus = session.corpus if document is None else _only(session.corpus, document)
        reading = Pass(corpus, how, partial(_shown, look=look), layer or "regions")
        for _, _, shown in reading:
            if shown is not None:
                stream.write(shown.text)
                failures.extend(shown.failures)
    return session.close([*failures, *reading.failures], corrected=reading.corrected)


@dataclass(frozen=True)
class Look:
    """How to show an article: as text so wide, or as JSON; marked is a layer or what ``tellers`` say of a target."""

    format: str
    width: int
    colour: bool
    layer: str | None
    target: str | None
    tellers: tuple[str, ...] = ()


class Shown(NamedTuple):
    """An article as it is shown, and what failed at telling of a target."""

    text: str
    failures: tuple[Failure, ...] = ()


def _only(corpus: Iterable[Document], wanted: str) -> Iterator[Document]:
    """The document with an id. Raises InputError where there is none."""
    from framing.errors import InputError

    shown = 0
    for document in corpus:
        if document.id == wanted:
            shown += 1
            yield document
    if not shown:
        raise InputError(f"no document has the id '{wanted}'; framing annotate … --layer sentences lists ids")


def _shown(article: Document, layers: Layers, group: str, *, look: Look) -> Shown:
    """An article as it is shown."""
    from framing.cli.destination import dumps
    from framing.report.article_text import as_record, header, legend, passages_of, render_article, shares
    from framing.report.terminal import wrap

    failures: list[Failure] = []
    found = layers.try_annotations(look.layer or "regions")
    told = {name: _told(name, look.target or "", article, layers, failures) for name in look.tellers}
    marked = found if look.layer else [mark for each in told.values() for mark in each.marked]
    passages = _with_lines(passages_of(article, layers, marked), told.values())
    if look.format == "jsonl":
        return Shown(f"{dumps(as_record(article, passages) | _records(told))}\n", tuple(failures))
    text = render_article(article, passages, width=look.width, colour=look.colour)
    above = [*header(article), shares(layers, passages)]
    lines = [line for each in above for line in wrap(each, look.width)]
    meanings = " and ".join(dict.fromkeys(each.meaning for each in told.values()))
    key = legend(colour=look.colour, marked=f"{look.target} and {meanings}" if look.target is not None else look.layer or "")
    return Shown("\n".join((*lines, key, "", text, "")), tuple(failures))


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


def _told(name: str, target: str, article: Document, layers: Layers, failures: list[Failure]) -> InArticle:
    """What an annotator shows of a target; nothing, and a failure, where it cannot."""
    from framing.extension import InArticle, fetched
    from framing.guard.fence import Fault, fence
    from framing.model import Failure

    teller = layers.annotator(name)
    if teller is None:  # another makes the layer in this run
        return InArticle(meaning=f"what {name} finds")
    try:
        found = [each for each in layers.try_annotations(teller.provides) if each.label == target]
        with fence():
            shown = fetched(teller.in_article)(found, article)
            if not isinstance(shown, InArticle):
                raise TypeError(f"in_article gave {type(shown).__name__}, not InArticle")
    except Fault as fault:
        failures.append(Failure(article.id, name, str(fault)))
        return InArticle(meaning=f"what {name} finds")
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
