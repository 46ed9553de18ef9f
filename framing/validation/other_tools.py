"""The exports of doccano and of Prodigy (JSON lines): one text with a list of labelled passages → marks.

doccano writes ``{"text": …, "label": [[start, end, label], …]}`` (``labels`` in other versions, ``entities`` with relations,
``annotations`` before 1.0), Prodigy ``{"text": …, "spans": [{"start": …, "end": …, "label": …}], "answer": "accept"}``. Both
count code points.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from framing.validation.gold import ANYONE, GoldError, Mark, offset, task_of

_LISTS = ("spans", "entities", "annotations", "labels", "label")
_STARTS, _ENDS = ("start", "start_offset"), ("end", "end_offset")
_CODERS = ("coder", "_annotator_id", "_session_id", "annotator", "user")


def is_coded_text(record: Mapping[str, Any]) -> bool:
    """Whether a record is a text with a list of what was marked in it."""
    return isinstance(record.get("text"), str) and any(isinstance(record.get(name), list) for name in _LISTS)


def marks_of_text(where: str, record: Mapping[str, Any], layer: str) -> list[Mark]:
    """What was marked in one text; one without marks was read, and nothing found.

    Texts that were rejected or ignored in Prodigy are left out.
    """
    if record.get("answer", "accept") != "accept":
        return []
    text = record["text"]
    meta = record.get("meta")
    given = record.get("doc_id") or (meta.get("doc_id") if isinstance(meta, Mapping) else None)
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    coder = str(next((record[name] for name in _CODERS if record.get(name)), ANYONE))
    task = task_of(where, str(record.get("layer") or layer), str(record.get("field") or ""))
    empty = Mark(where, "" if given is None else str(given), coder, task, sha256=sha256)
    marks = [
        Mark(place, empty.doc_id, coder, task, ((start, end),), label, text[start:end], sha256)
        for place, start, end, label in _passages(where, record)
    ]
    return marks or [empty]


def _passages(where: str, record: Mapping[str, Any]) -> Iterator[tuple[str, int, int, str]]:
    given = next(record[name] for name in _LISTS if isinstance(record.get(name), list))
    for number, passage in enumerate(given, 1):
        place = f"{where}, passage {number}"
        if isinstance(passage, str):
            raise GoldError(f"{place}: '{passage[:40]}' is a label of the whole text; code those with doc_id, measure and label")
        try:
            if isinstance(passage, Mapping):
                start, end = (next(passage[name] for name in names if name in passage) for names in (_STARTS, _ENDS))
                label = passage.get("label", "")
            else:
                start, end, label = passage
            yield place, offset(start), offset(end), str(label)
        except (TypeError, ValueError, OverflowError, RuntimeError):
            raise GoldError(f"{place}: expected a start, an end and a label, got {str(passage)[:60]}") from None
