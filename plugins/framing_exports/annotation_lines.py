"""JSON lines for doccano and for Prodigy: one text a line with the labelled passages of a layer, in code points.

Neither ties passages together: an annotation in several pieces is as many passages. Where several layers are written, a label
begins with the name of its layer.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from framing import Comparison, Results
from framing_exports.passages import KEPT, documents_of, passages

Labelled = list[tuple[int, int, str]]


def write_doccano(results: Results, comparison: Comparison | None, path: Path) -> None:
    """``{"text": …, "label": [[start, end, label], …], "doc_id": …}``, for doccano's format JSONL."""
    _write(results, path, lambda text, about, found: {"text": text, "label": found, **about})


def write_prodigy(results: Results, comparison: Comparison | None, path: Path) -> None:
    """``{"text": …, "spans": [{"start": …, "end": …, "label": …}, …], "meta": {"doc_id": …}}``."""

    def line(text: str, about: dict[str, Any], found: Labelled) -> dict[str, Any]:
        return {"text": text, "spans": [{"start": s, "end": e, "label": label} for s, e, label in found], "meta": about}

    _write(results, path, line)


def _write(results: Results, path: Path, line: Callable[[str, dict[str, Any], Labelled], dict[str, Any]]) -> None:
    labels = _labelled(results)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for row in documents_of(results):
            about = {name: row[name] for name in KEPT if row[name]}
            stream.write(json.dumps(line(row["text"], about, labels.get(row["doc_id"], [])), ensure_ascii=False) + "\n")


def _labelled(results: Results) -> dict[str, Labelled]:
    """The labelled spans of each document, in the order of the text, each once."""
    found = [passage for passage in passages(results) if passage.kind == "layer"]
    several = len({passage.of for passage in found}) > 1
    spans: dict[str, set[tuple[int, int, str]]] = {}
    for passage in found:
        label = f"{passage.of}: {passage.category}" if several else passage.category or passage.of
        spans.setdefault(passage.doc_id, set()).update((start, end, label) for start, end in passage.pieces)
    return {doc_id: sorted(listed) for doc_id, listed in spans.items()}
