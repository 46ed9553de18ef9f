"""``framing annotate``: the annotations of a layer, with exact spans."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from framing.cli.options import WORKERS, Shared, format_option, with_shared

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.cli.session import Session
    from framing.model import Annotation, Document, Failure

Listing = Literal["jsonl", "text"]


@with_shared
def annotate(
    shared: Shared,
    layer: Annotated[
        str, typer.Option("--layer", "-l", metavar="NAME", help="The layer: attributions, scare_quotes, terms, sentences …")
    ],
    format: Annotated[Listing, format_option(Listing, "JSON lines, or aligned text.")] = "jsonl",  # noqa: A002  its name
    workers: Annotated[int | None, WORKERS] = None,
) -> int:
    """Example: framing annotate seeds --layer attributions

    List the annotations of a layer, a JSON object a line: doc_id, layer, label, pieces [[start, end], …], quote, voice,
    and what the layer adds, such as content, cue, source, source_type and act. Attributions with the act intention or
    perception are listed too, though voices and measures use only speech and belief. Offsets are Unicode code points
    into the text, end exclusive. All regions are listed unless --region names some.
    """
    from framing.cli.destination import check_output, dumps, sink
    from framing.cli.session import open_session
    from framing.report.layout import aligned

    session = open_session(shared)
    check_output(shared.output, read=shared.paths)
    failures: list[Failure] = []
    corrected: dict[str, Any] = {}
    found = records(session, layer, failures, workers, corrected)
    with sink(shared.output) as stream:
        if format == "text":
            header = ("document", "start", "end", "label", "voice", "quote")
            stream.write(aligned(header, map(_row, found), numbers=frozenset((1, 2))))
        else:
            for record in found:
                stream.write(f"{dumps(record)}\n")
    return session.close(failures, corrected=corrected)


def records(
    session: Session, layer: str, failures: list[Failure], workers: int | None, corrected: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """The annotations of every document as JSON-ready records; what failed is added to ``failures``.

    What the user's corrections have changed is put into ``corrected``.
    """
    from framing.passes import Pass

    read = partial(_records, layer=layer, counted=bool(session.shared.region))
    with session.reading(workers) as how:
        reading = Pass(session.corpus, how, read, layer)
        for _, _, found in reading:
            yield from found or ()
        failures.extend(reading.failures)
        corrected.update(reading.corrected or {})


def _records(document: Document, layers: Layers, group: str, *, layer: str, counted: bool) -> list[dict[str, Any]]:
    """The annotations of a document; with ``counted``, only those in a region that counts."""
    from framing.annotate.voice import voice_of

    return [
        record_of(document, layer, annotation, voice_of(layers, annotation.pieces))
        for annotation in layers.try_annotations(layer)
        if not counted or layers.counts(annotation.start)
    ]


def record_of(document: Document, layer: str, annotation: Annotation, voice: str) -> dict[str, Any]:
    """An annotation as one flat JSON object; a role is a list of [start, end]."""
    roles = {role: [list(piece) for piece in pieces] for role, pieces in annotation.roles.items()}
    return {
        "doc_id": document.id,
        "layer": layer,
        "label": annotation.label,
        "pieces": [list(piece) for piece in annotation.pieces],
        "quote": annotation.quote(document.text),
        "voice": voice,
        **{name: value for name, value in (roles | dict(annotation.attributes)).items() if name not in _OWN},
    }


_OWN = frozenset({"doc_id", "layer", "label", "pieces", "quote", "voice"})


def _row(record: dict[str, Any]) -> tuple[str, ...]:
    start, end = record["pieces"][0][0], record["pieces"][-1][1]
    return record["doc_id"], str(start), str(end), record["label"], record["voice"], record["quote"]
