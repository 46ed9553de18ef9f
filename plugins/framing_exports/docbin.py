"""spaCy's binary format (.spacy): a document with its passages as span groups, one for each measure and layer.

Tokens are those of spaCy's blank pipeline for the language of the document. Where a passage begins or ends within a token, its
span takes the whole token; the exact offsets stand in ``doc.user_data["framing"]``, by group, in the order of the spans.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from framing import Comparison, RequestError, Results
from framing_exports.passages import Passage, by_document, documents_of, passages


def write(results: Results, comparison: Comparison | None, path: Path) -> None:
    """Write the documents. Raises RequestError where spaCy is missing."""
    if find_spec("spacy") is None:
        raise RequestError.lacking("docbin", "spacy")
    from spacy.tokens import DocBin

    found = by_document(passages(results))
    pipelines: dict[str, Any] = {}
    docs: Any = DocBin(store_user_data=True)
    for row in documents_of(results):
        docs.add(_doc(_pipeline(row["language"], pipelines), row, found.get(row["doc_id"], [])))
    docs.to_disk(path)


def _pipeline(language: str, known: dict[str, Any]) -> Any:
    import spacy

    if language not in known:
        try:
            known[language] = spacy.blank(language)
        except ImportError:  # a language that spaCy does not know
            known[language] = spacy.blank("xx")
    return known[language]


def _doc(pipeline: Any, row: dict[str, Any], found: list[Passage]) -> Any:
    doc = pipeline.make_doc(row["text"])
    doc.user_data["doc_id"], doc.user_data["outlet"] = row["doc_id"], row["outlet"]
    exact: dict[str, list[list[int]]] = {}
    groups: dict[str, list[Any]] = {}
    for passage in found:
        label = ", ".join(filter(None, (passage.target, passage.category))) or passage.of
        for start, end in passage.pieces:
            groups.setdefault(passage.of, []).append(doc.char_span(start, end, label, alignment_mode="expand"))
            exact.setdefault(passage.of, []).append([start, end])
    for name, spans in groups.items():
        doc.spans[name] = spans
    doc.user_data["framing"] = exact
    return doc
