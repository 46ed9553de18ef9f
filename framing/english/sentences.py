"""Where English sentences end: what is no abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.model import Span
from framing.text.sentences import sentence_spans

# A full stop after a word in lower case, before a capital: nupunkt takes "tax", "bank" and others for abbreviations.
_END = re.compile(r"(?<![^\s\"“‘'(])([a-z]{2,})\.\s+(?=[\"“‘'(]?[A-Z])")
_ABBREVIATED = frozenset(
    (
        "vs fig vol approx cit eds dept ext pp cf ca al mr mrs ms dr sen rep gov gen lt col sgt capt prof rev st jr sr hon pres "
        "inc corp co ltd"
    ).split()
)


def parted(line: str, start: int, end: int) -> Iterator[Span]:
    """The sentences in a span that was taken for one."""
    for match in _END.finditer(line, start, end):
        if match[1] not in _ABBREVIATED:
            yield start, match.end(1) + 1
            start = match.end()
    if start < end:
        yield start, end


def sentences(text: str) -> list[Span]:
    """The sentences of an English text."""
    return sentence_spans(text, parted)
