"""What was found, passage by passage: the evidence of the measures, and the annotations of layers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from framing import Annotation, Pieces, Results
from framing.english import CLASSES
from framing.tables import read_pieces

KEPT = ("doc_id", "outlet", "title", "published", "url")  # of a document, where a file of texts has them beside each
JOIN = " … "  # between the pieces of a passage


@dataclass(frozen=True)
class Passage:
    """A passage of a document and what was found there: ``of`` is a measure or a layer, ``label`` its words for it.

    What a layer calls the label of an annotation is the ``category``. ``voice`` and ``source`` are '' where nothing is said.
    """

    doc_id: str
    pieces: Pieces
    of: str
    kind: str  # measure or layer
    target: str = ""
    category: str = ""
    label: str = ""
    voice: str = ""
    source: str = ""
    value: float | None = None


def passages(results: Results) -> Iterator[Passage]:
    """Those of the measures in the order of the table, then those of the layers."""
    for row in results.lazy("evidence").collect().iter_rows(named=True):
        yield Passage(
            row["doc_id"],
            read_pieces(row),
            row["measure"],
            "measure",
            **{name: row[name] for name in ("target", "category", "label", "voice", "source", "value")},
        )
    texts = texts_of(results)
    for doc_id, layer, found in results.annotations():
        for annotation in found:
            yield _of_layer(doc_id, layer, annotation, texts.get(doc_id, ""))


def by_document(found: Iterable[Passage]) -> dict[str, list[Passage]]:
    """Passages by the id of their document, those of each in the order in which they come."""
    listed: dict[str, list[Passage]] = {}
    for passage in found:
        listed.setdefault(passage.doc_id, []).append(passage)
    return listed


def _of_layer(doc_id: str, layer: str, annotation: Annotation, text: str) -> Passage:
    about = annotation.attributes
    source = about.get("source") or about.get("entity") or _named(quoted(text, annotation.roles.get("source", ())))
    voice = annotation.attributes.get("voice")
    return Passage(
        doc_id,
        annotation.pieces,
        layer,
        "layer",
        category=annotation.label,
        voice=voice if isinstance(voice, str) else "",
        source=source if isinstance(source, str) else "",
    )


def _named(wording: str) -> str:
    """The wording of a source; '' where it names nobody: "it", "some of them"."""
    return "" if CLASSES.names_nobody(wording) else wording


def quoted(text: str, pieces: Pieces) -> str:
    """The wording of a passage."""
    return JOIN.join(text[start:end] for start, end in pieces)


def texts_of(results: Results) -> dict[str, str]:
    """The text of each document by its id."""
    return dict(results.lazy("documents").select("doc_id", "text").collect().iter_rows())


def documents_of(results: Results) -> Iterator[dict[str, Any]]:
    """The rows of the table ``documents``."""
    return results.lazy("documents").collect().iter_rows(named=True)
