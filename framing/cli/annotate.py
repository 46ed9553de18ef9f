"""``framing annotate``: the annotations of a layer, with exact spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from framing.cli.options import Shared, format_option, with_shared

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.cli.session import Session
    from framing.model import Annotation, Document, Failure, Pieces

Listing = Literal["jsonl", "text"]


@with_shared
def annotate(
    shared: Shared,
    layer: Annotated[
        str, typer.Option("--layer", "-l", metavar="NAME", help="The layer: attributions, scare_quotes, terms, sentences …")
    ],
    format: Annotated[Listing, format_option(Listing, "JSON lines, or aligned text.")] = "jsonl",  # noqa: A002  its name
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
    found = records(session, layer, failures)
    with sink(shared.output) as stream:
        if format == "text":
            header = ("document", "start", "end", "label", "voice", "quote")
            stream.write(aligned(header, map(_row, found), numbers=frozenset((1, 2))))
        else:
            for record in found:
                stream.write(f"{dumps(record)}\n")
    return session.close(failures)


def records(session: Session, layer: str, failures: list[Failure]) -> Iterator[dict[str, Any]]:
    """The annotations of every document as JSON-ready records; what failed is added to ``failures``."""
    for document, layers, found in annotated(session, layer):
        for annotation in found:
            if not session.shared.region or layers.counts(annotation.start):
                yield record_of(document, layer, annotation, voice_of(layers, annotation.pieces))
        failures.extend(layers.failures)


def annotated(session: Session, layer: str) -> Iterator[tuple[Document, Layers, Sequence[Annotation]]]:
    """Each document of a session with its layers and the annotations of one."""
    from framing.cli.session import progress
    from framing.pipeline import annotate as annotations_of
    from framing.text.regions import COUNTED

    shared = session.shared
    stream = annotations_of(
        session.corpus,
        layer,
        codebook=session.codebook,
        plugins=session.plugins,
        regions=tuple(shared.region or COUNTED),
        seed=shared.seed,
        options=shared.options,
    )
    with progress(session) as tell:
        for done, item in enumerate(stream, 1):
            yield item
            tell(done)


def voice_of(layers: Layers, pieces: Pieces) -> str:
    """Whose words a passage is in; "unknown" where voices cannot be had."""
    from framing.errors import LayerUnavailable

    try:
        return layers.voices.of(pieces).voice
    except LayerUnavailable:
        return "unknown"


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
