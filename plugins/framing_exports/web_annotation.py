"""W3C Web Annotations (JSON-LD, W3C 2017): a line an annotation, for Hypothes.is-like tools and archives.

The target is an address where the article has one, else ``urn:framing:`` with its identifier; each piece has its position, in
code points as the standard asks, and its wording with what stands around it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from framing import Comparison, Pieces, Results
from framing_exports.exchange import guid
from framing_exports.passages import Passage, documents_of, passages

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after a passage that help to find it again
TAGS = ("of", "target", "category", "label", "voice", "source")


def write(results: Results, comparison: Comparison | None, path: Path) -> None:
    """Write the annotations."""
    version = str(results.run.get("framing", ""))
    documents = {row["doc_id"]: row for row in documents_of(results)}
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for number, passage in enumerate(passages(results)):
            made = annotation(passage, documents[passage.doc_id], number, version)
            stream.write(json.dumps(made, ensure_ascii=False) + "\n")


def annotation(passage: Passage, document: dict[str, Any], number: int, version: str) -> dict[str, Any]:
    """One passage as an annotation."""
    address = document["url"]
    source = address if address.startswith(("http://", "https://")) else f"urn:framing:{quote(passage.doc_id, safe='')}"
    tags = [getattr(passage, name) for name in TAGS if getattr(passage, name)]
    return {
        "@context": CONTEXT,
        "id": f"urn:uuid:{guid('annotation', passage.doc_id, passage.of, number)}",
        "type": "Annotation",
        "motivation": "tagging",
        "generator": {"type": "Software", "name": f"framing {version}".strip()},
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": tag, "format": "text/plain"} for tag in tags],
        "target": [{"source": source, "selector": selectors(document["text"], (piece,))} for piece in passage.pieces],
    }


def selectors(text: str, pieces: Pieces) -> list[dict[str, Any]]:
    """Where a piece is, by position and by its wording."""
    ((start, end),) = pieces
    around = {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": text[start:end], **around},
    ]
