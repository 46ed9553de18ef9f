"""The sentences of an article that count, and how a passage is shown to a coder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from framing.annotate.layers import Layers
from framing.model import Document, Span

AROUND = 600  # characters of context on either side of a passage
OPEN, CLOSE = "[[", "]]"
_ROUNDED = 80  # characters in which a context may be cut at a space instead


class Sentence(NamedTuple):
    """A sentence of a document: where it stands (code points), and how many words it has."""

    start: int
    end: int
    words: int


def counted_sentences(document: Document, layers: Layers, group: str = "") -> tuple[Sentence, ...]:
    """The sentences in the regions that count, found or not; what a :class:`~framing.passes.Pass` reads of each document."""
    found = (
        Sentence(start, end, layers.tokens.words_within(start, end)) for start, end in layers.sentences if layers.counts(start)
    )
    return tuple(sentence for sentence in found if sentence.words)


def in_context(text: str, pieces: Sequence[Span]) -> str:
    """A passage with [[ ]] around each of its pieces, and some text on either side."""
    first, last = pieces[0][0], pieces[-1][1]
    begin, end = max(0, first - AROUND), min(len(text), last + AROUND)
    begin = (begin and text.find(" ", begin, begin + _ROUNDED) + 1) or begin
    end = max(text.rfind(" ", end - _ROUNDED, end), last) if end < len(text) else end
    told, at = ["… " if begin else ""], begin
    for start, stop in pieces:
        told += [text[at:start], OPEN, text[start:stop], CLOSE]
        at = stop
    return "".join([*told, text[at:end], " …" if end < len(text) else ""])


def headline(title: str, text: str) -> str:
    """The headline of an article: its title, else its first line."""
    return title or text.lstrip().partition("\n")[0][:200]
