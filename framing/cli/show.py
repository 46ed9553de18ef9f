"""``framing show``: an article with its voices made visible, and how it stands toward a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from framing.cli.options import WORKERS, Shared, format_option, with_shared

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.cli.session import Session
    from framing.model import Annotation, Document
    from framing.report.article_text import Passage

View = Literal["text", "jsonl"]
LEAST = 0.1  # what a passage adds to the score at least that is told to be one it rests on
STANCE = "evaluations"  # the layer that says how mentions of targets are evaluated


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
    workers: Annotated[int | None, WORKERS] = None,
) -> int:
    """Example: framing show seeds/ngo-report.txt

    Show an article with its voices: what is the outlet's own, what is attributed and to whom, and what is held at
    arm's length. Regions that do not count (furniture, repeat) are named in the margin. With --target, the mentions of
    a target of the codebook and the words that evaluate it are marked, and under each paragraph stands for every passage
    that a score rests on how it reads (−1 to +1), by which words, in whose voice, and whether negation or contrast turned
    them; or that it leans, though no word says so.
    """
    from framing.cli.destination import check_output, sink
    from framing.cli.listing import reading_of
    from framing.cli.session import open_session
    from framing.passes import Pass
    from framing.report.terminal import width

    session = open_session(shared)
    check_output(shared.output, read=shared.paths)
    chosen = _chosen(session, layer, target)
    look = Look(format, width(), session.style.colour, layer if target is None else None, target)
    with sink(shared.output) as stream, reading_of(session, workers) as how:
        corpus = session.corpus if document is None else _only(session.corpus, document)
        reading = Pass(corpus, how, partial(_shown, look=look, chosen=chosen or "regions"), chosen or "regions")
        stream.writelines(text or "" for _, _, text in reading)
    return session.close(reading.failures)


@dataclass(frozen=True)
class Look:
    """How to show an article: as text so many columns wide, or as JSON, with a layer or a target marked."""

    format: View
    width: int
    colour: bool
    layer: str | None
    target: str | None


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


def _shown(article: Document, layers: Layers, group: str, *, look: Look, chosen: str) -> str:
    """An article as it is shown."""
    from framing.cli.destination import dumps
    from framing.report.article_text import as_record, header, legend, passages_of, render_article, shares
    from framing.report.terminal import wrap

    found, target = layers.try_annotations(chosen), look.target
    stances = [each for each in found if each.label == target] if target is not None else []
    marked = _marks(stances) if target is not None else found if look.layer else ()
    passages = _with_readings(passages_of(article, layers, marked), stances, article)
    if look.format == "jsonl":
        record = as_record(article, passages)
        return f"{dumps(record if target is None else record | {'stance': _records(stances, article)})}\n"
    text = render_article(article, passages, width=look.width, colour=look.colour)
    above = [*header(article), shares(layers, passages)]
    lines = [line for each in above for line in wrap(each, look.width)]
    key = legend(colour=look.colour, marked=f"{target} and what evaluates it" if target is not None else look.layer or "")
    return "\n".join((*lines, key, "", text, ""))


def _chosen(session: Session, layer: str | None, target: str | None) -> str | None:
    """The layer to mark; a target has to be one of the codebook's."""
    from framing.errors import RequestError, unknown

    if target is None:
        return layer
    if layer is not None:
        raise RequestError("--target and --layer cannot be had at once; choose one")
    names = [known.name for known in session.codebook.targets]
    if not names:
        raise RequestError("the codebook has no targets; framing targets ARTICLES proposes some")
    if target not in names:
        raise unknown("target", target, names)
    return STANCE


def _marks(stances: Sequence[Annotation]) -> list[Annotation]:
    """The mentions, and the words that evaluate them, each as an annotation of its own."""
    from framing.model import Annotation

    words = [Annotation("−" if _weight(each) < 0 else "+", each.roles["words"]) for each in stances if each.roles.get("words")]
    return [*stances, *words]


def _weight(stance: Annotation) -> float:
    """What the mention adds to the score; 0 for one that it does not rest on."""
    found = float(stance.attributes.get("value") or stance.attributes.get("leaning") or 0)
    return found if abs(found) >= LEAST else 0.0


def _with_readings(passages: Sequence[Passage], stances: Sequence[Annotation], article: Document) -> list[Passage]:
    """The paragraphs with a line for each passage that the target's score rests on, the strongest first."""
    told = sorted((each for each in stances if _weight(each)), key=lambda each: (-abs(_weight(each)), each.start))
    shown = []
    for passage in passages:
        start, end = passage.segments[0].start, passage.segments[-1].end
        lines = tuple(_reading(each, article.text) for each in told if start <= each.start < end)
        shown.append(replace(passage, notes=(*passage.notes, *lines)))
    return shown


def _reading(stance: Annotation, text: str) -> str:
    """One passage as a line: "−0.82 {the council}: corrupt · own voice"."""
    from framing.report.terminal import one_line

    about = stance.attributes
    turned = f"turned by {about['turned']}" if about.get("turned") else ""
    voice = (
        f"{about['voice']}{f' to {source}' if (source := about.get('source')) else ' voice' if about['voice'] == 'own' else ''}"
    )
    sign, size = "−" if _weight(stance) < 0 else "+", abs(_weight(stance))
    words = str(about.get("words") or ("the sentence as a whole" if about.get("value") else "leans, no word says so"))
    parts = (f"{sign}{size:.2f} {{{stance.quote(text)}}}: {words}", turned, voice)
    return " · ".join(one_line(part) for part in parts if part)


def _records(stances: Sequence[Annotation], article: Document) -> list[dict[str, Any]]:
    """Every mention as one JSON-ready object."""
    fields = ("value", "leaning", "words", "turned", "voice", "source")
    return [
        {
            "start": each.start,
            "end": each.end,
            "mention": each.quote(article.text),
            "passage": [list(piece) for piece in each.roles["passage"]],
            "evaluating": [list(piece) for piece in each.roles.get("words", ())],
            **{field: each.attributes.get(field) for field in fields},
        }
        for each in stances
    ]
