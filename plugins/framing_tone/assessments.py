"""The layer ``assessments``: the words that TextBlob's lexicon knows, with their polarity and subjectivity.

TextBlob's own rules (Loria 2013; lexicon and rules: Pattern, De Smedt & Daelemans 2012) read its own words, each of
which has its place in the text, in one pass over the text. So the mean over a whole text is TextBlob's number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from framing import Annotation, Document, Pieces
from framing_tone.words import Word, words_of

if TYPE_CHECKING:
    from framing import Annotate, Layers, Settings

Assessment = tuple[list[str], float, float, str | None]  # words, polarity, subjectivity, label


def bind(settings: Settings) -> Annotate:
    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        voices = layers.voices
        found: list[Annotation] = []
        for words, polarity, subjectivity, _ in assess(document.text):
            pieces = _pieces(words, document.text)
            reading = voices.of(pieces)
            values = {"polarity": polarity, "subjectivity": subjectivity, "voice": reading.voice, "source": reading.source}
            found.append(Annotation(" ".join(words), pieces, attributes=values))
        return found

    return annotate


def assess(text: str) -> Iterable[Assessment]:
    """What TextBlob finds in a text: chunks of words with polarity (−1 … +1), subjectivity (0 … 1) and label."""
    words = words_of(text)
    return _analyser()((word, None) for word in words) if words else ()


@cache
def _analyser() -> Callable[[Iterable[tuple[str, None]]], list[Assessment]]:
    """TextBlob's rules over its lexicon as a plain dictionary; its own looks at every access whether it is loaded."""
    from textblob.en import sentiment

    sentiment.load()
    lexicon = _Lexicon(dict.items(sentiment))
    lexicon.__dict__.update(vars(sentiment))
    return partial(type(sentiment).assessments, lexicon)


class _Lexicon(dict[str, Any]):
    """TextBlob's lexicon as a plain dictionary, with the attributes that its rules read."""


def _pieces(words: Iterable[str], text: str) -> Pieces:
    """The places of an assessment's words; neighbours become one piece. (TextBlob adds an exclamation mark of its own.)"""
    pieces: list[tuple[int, int]] = []
    for start, end in sorted((word.start, word.end) for word in words if isinstance(word, Word)):
        if pieces and text[pieces[-1][1] : start].strip() == "":
            start = pieces.pop()[0]
        pieces.append((start, end))
    return tuple(pieces)
