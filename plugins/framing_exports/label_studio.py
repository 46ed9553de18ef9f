"""Tasks with predictions for Label Studio (JSON), and the labeling interface that shows them (XML).

A layer is a tag ``<Labels>`` with its name, an annotation a region with its label. One in several pieces is as many regions,
tied by relations that are called "piece", which ``framing validate`` puts together again. Offsets count code points; each region
quotes its wording.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

from framing import Comparison, Results
from framing_exports.exchange import guid, legal
from framing_exports.passages import KEPT, Passage, by_document, documents_of, passages

PIECE = "piece"  # what ties the pieces of one annotation, also in framing.validation.label_studio


def write(results: Results, comparison: Comparison | None, path: Path) -> None:
    """Write the tasks, or for .xml the labeling interface."""
    found = by_document(passage for passage in passages(results) if passage.kind == "layer")
    if path.suffix == ".xml":
        path.write_bytes(interface(passage for listed in found.values() for passage in listed))
        return
    made_with = f"framing {results.run.get('framing', '')}".strip()
    tasks = [
        {
            "data": {"text": row["text"], **{name: row[name] for name in KEPT if row[name]}},
            "predictions": [{"model_version": made_with, "result": [*_regions(row["text"], found.get(row["doc_id"], ()))]}],
        }
        for row in documents_of(results)
    ]
    path.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _regions(text: str, found: Iterable[Passage]) -> Iterator[dict[str, Any]]:
    for number, passage in enumerate(found):
        before = ""
        for start, end in passage.pieces:
            own = guid("region", passage.doc_id, passage.of, number, start, end)[:13]
            value = {"start": start, "end": end, "text": text[start:end], "labels": [passage.category or passage.of]}
            about = {"meta": {"text": [f"source: {passage.source}"]}} if passage.source else {}
            yield {"id": own, "type": "labels", "from_name": passage.of, "to_name": "text", "value": value, **about}
            if before:
                yield {"type": "relation", "from_id": before, "to_id": own, "direction": "right", "labels": [PIECE]}
            before = own


def interface(found: Iterable[Passage]) -> bytes:
    """The labeling interface with every label that was found."""
    labels: dict[str, set[str]] = {}
    for passage in found:
        labels.setdefault(passage.of, set()).add(passage.category or passage.of)
    view = Xml.Element("View")
    for layer in sorted(labels):
        Xml.SubElement(view, "Header", value=legal(layer))
        tag = Xml.SubElement(view, "Labels", name=layer, toName="text")
        for label in sorted(labels[layer]):
            Xml.SubElement(tag, "Label", value=legal(label))
    Xml.SubElement(Xml.SubElement(view, "Relations"), "Relation", value=PIECE)
    Xml.SubElement(view, "Text", name="text", value="$text", granularity="symbol")
    Xml.indent(view)
    return f"{Xml.tostring(view, encoding='unicode')}\n".encode()
