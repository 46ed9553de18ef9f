"""``framing annotate``: the annotations of a layer, with exact spans."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from framing.cli.options import WORKERS, Shared, format_option, with_shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framing.annotate.layers import Layers
    from framing.cli.session import Session
    from framing.model import Annotation, Document
    from framing.passes import Pass
    from framing.tables import TableSet

Listing = Literal["text", "json", "jsonl", "csv", "parquet", "sqlite"]
FORMAT = format_option(Listing, "Default: what the suffix of --output says, else JSON lines.")


@with_shared
def annotate(
    shared: Shared,
    layer: Annotated[
        str, typer.Option("--layer", "-l", metavar="NAME", help="The layer: attributions, scare_quotes, terms, sentences …")
    ],
    format: Annotated[Listing | None, FORMAT] = None,  # noqa: A002  its name
    workers: Annotated[int | None, WORKERS] = None,
) -> int:
    """Example: framing annotate seeds --layer attributions

    List the annotations of a layer, a JSON object a line: doc_id, layer, label, pieces [[start, end], …], quote, voice,
    and what the layer adds, such as content, cue, source, source_type and act. Attributions with the act intention or
    perception are listed too, though voices and measures use only speech and belief. Offsets are Unicode code points
    into the text, end exclusive. All regions are listed unless --region names some. With --output the suffix sets the
    format: .jsonl, .txt, .json, .csv, .parquet or .sqlite; a table has a column for whatever the layer adds.
    """
    from framing.cli.destination import check_output, dumps, format_of, sink
    from framing.cli.session import open_session
    from framing.report.layout import aligned

    kind = format_of(shared.output, format, ("jsonl", "text", "json", "csv", "parquet", "sqlite"))
    session = open_session(shared)
    check_output(shared.output, kind=kind, read=shared.paths)
    with session.reading(workers) as how:
        reading = reading_of(session, layer, how)
        found = (record for _, _, records in reading for record in records or ())
        if kind == "jsonl":
            with sink(shared.output) as stream:
                stream.writelines(f"{dumps(record)}\n" for record in found)
        elif kind == "text":
            header = ("document", "start", "end", "label", "voice", "quote")
            with sink(shared.output) as stream:
                stream.write(aligned(header, map(_row, found), numbers=frozenset((1, 2))))
        else:
            records = [*found]
            session.deliver(table_of(records, layer, reading.run(annotate={"layer": layer})), kind, str)
    return session.close(reading.failures, corrected=reading.corrected or {})


def reading_of(session: Session, layer: str, how: Any) -> Pass[list[dict[str, Any]]]:
    """The pass that gives the annotations of every document as JSON-ready records."""
    from framing.passes import Pass

    return Pass(session.corpus, how, partial(_records, layer=layer, counted=bool(session.shared.region)), layer)


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


def _row(record: Mapping[str, Any]) -> tuple[str, ...]:
    start, end = record["pieces"][0][0], record["pieces"][-1][1]
    return record["doc_id"], str(start), str(end), record["label"], record["voice"], record["quote"]


def table_of(records: Sequence[Mapping[str, Any]], layer: str, run: Mapping[str, Any]) -> TableSet:
    """The annotations as a table: a row each, and a column for each role and attribute that the layer has."""
    from framing.tables import Column, TableSet

    base = (
        Column("doc_id", "String", "document that contains it"),
        Column("layer", "String", "layer that it belongs to"),
        Column("label", "String", "what it is called in its layer"),
        Column("start", "Int64", "where the first piece begins: code points from 0 into the text of the document"),
        Column("end", "Int64", "where the last piece ends, exclusive"),
        Column("quote", "String", "its wording; several pieces are joined by ' … '"),
        Column("voice", "String", "whose words it is in: own, attributed, distanced or unknown"),
        Column("pieces", "String", "JSON list of [start, end], only where there are several; else empty"),
    )
    taken = {column.name for column in base}
    added = dict.fromkeys(name for record in records for name in record if name not in _OWN)
    names = {name: f"{layer}_{name}" if name in taken else name for name in added}
    values = {name: [_cell(record.get(name)) for record in records] for name in names}
    more = tuple(Column(names[name], _dtype(cells), f"{name}, as the layer has it") for name, cells in values.items())
    texts = {column.name for column in more if column.dtype == "String"}
    cells = {names[name]: [*_typed(given, names[name] in texts)] for name, given in values.items()}
    rows = [
        {
            **record,
            "start": record["pieces"][0][0],
            "end": record["pieces"][-1][1],
            "pieces": tuple(map(tuple, record["pieces"])),
            **{name: column[place] for name, column in cells.items()},
        }
        for place, record in enumerate(records)
    ]
    return TableSet({"annotations": rows}, {"annotations": (*base, *more)}, run)


def _cell(value: Any) -> Any:
    """A value of a cell: truth as 1 or 0, a list of spans as JSON."""
    from framing.cli.destination import dumps

    return int(value) if isinstance(value, bool) else dumps(value) if isinstance(value, list) else value


def _dtype(cells: Sequence[Any]) -> Any:
    """The narrowest type that holds all cells of a column."""
    kinds = {type(cell) for cell in cells if cell is not None}
    return "Int64" if kinds == {int} else "Float64" if kinds and kinds <= {int, float} else "String"


def _typed(cells: Sequence[Any], as_text: bool) -> Iterator[Any]:
    return (cell if cell is None or not as_text else str(cell) for cell in cells)
