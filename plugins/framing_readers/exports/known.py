"""Which archive a text was exported from, told by the first that knows it."""

from __future__ import annotations

from collections.abc import Callable

from framing_readers.exports import factiva, lexis, nexis, proquest
from framing_readers.exports.split import Export

_SPLITTERS: tuple[Callable[[str], Export | None], ...] = (lexis.split, nexis.split, factiva.split, proquest.split)


def split(text: str) -> Export | None:
    """The export that a text is; None for a text that is none."""
    return next((export for splitter in _SPLITTERS if (export := splitter(text)) is not None), None)
