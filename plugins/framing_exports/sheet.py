"""A row a passage, for a spreadsheet: what was found where, in whose voice, from whom, its wording, and room for a coder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing import Comparison, Results
from framing.tables import DOCUMENT, Column, TableSet
from framing_exports.passages import documents_of, passages, quoted

AROUND = 80  # characters of the text shown before and after a passage
COLUMNS: dict[str, tuple[Column, ...]] = {
    "passages": (
        *DOCUMENT,
        Column("published", "String", "date of publication, YYYY-MM-DD; empty where unknown"),
        Column("found_for", "String", "measure or layer that the passage was found for"),
        Column("target", "String", "actor or concept of the codebook; empty for the document as a whole"),
        Column("category", "String", "wording, type of source, or label of the layer"),
        Column("voice", "String", "whose words: own, attributed, distanced or unknown; empty where the layer does not say"),
        Column("source", "String", "to whom it is attributed; empty where nobody is named"),
        Column("before", "String", "the text before it"),
        Column("quote", "String", "the wording; several pieces are joined by ' … '"),
        Column("after", "String", "the text after it"),
        Column("label", "String", "what it shows, in the plugin's words"),
        Column("value", "Float64", "what it adds to the score; empty where it is only counted"),
        Column("start", "Int64", "where the first piece begins: code points from 0 into documents.text"),
        Column("end", "Int64", "where the last piece ends, exclusive"),
        Column("pieces", "String", "JSON list of [start, end], only where there are several; else empty"),
        Column("code", "String", "for a coder to fill in"),
        Column("comment", "String", "for a coder to fill in"),
    )
}


def write(results: Results, comparison: Comparison | None, path: Path, separator: str = ",") -> None:
    """Write the sheet as CSV or, by its suffix, XLSX."""
    TableSet({"passages": [*_rows(results)]}, COLUMNS, results.run).save(path, separator=separator)


def write_with_semicolons(results: Results, comparison: Comparison | None, path: Path) -> None:
    """Write the sheet as CSV with semicolons and decimal commas."""
    write(results, comparison, path, ";")


def _rows(results: Results) -> Iterator[dict[str, Any]]:
    documents = {row["doc_id"]: row for row in documents_of(results)}
    for passage in passages(results):
        about = documents[passage.doc_id]
        text, start, end = about["text"], passage.pieces[0][0], passage.pieces[-1][1]
        yield {
            "doc_id": passage.doc_id,
            "outlet": about["outlet"],
            "published": about["published"],
            "found_for": passage.of,
            "before": text[max(0, start - AROUND) : start],
            "quote": quoted(text, passage.pieces),
            "after": text[end : end + AROUND],
            "start": start,
            "end": end,
            "pieces": passage.pieces,
            **{name: getattr(passage, name) for name in ("target", "category", "voice", "source", "label", "value")},
        }
