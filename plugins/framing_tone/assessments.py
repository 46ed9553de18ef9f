"""The layer ``assessments``: the words that TextBlob's lexicon knows, with their polarity and subjectivity.

TextBlob's analyser (Loria 2013; lexicon and rules: Pattern, De Smedt & Daelemans 2012) is given this project's
tokens instead of its own, so that every assessed word has its place in the text. Contractions are split the way its
rules expect ("is" + "n't"); its own tokenizer breaks them and reads "isn't good" as praise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from framing.model import Annotation, Document, Pieces

if TYPE_CHECKING:
    from framing.annotate import Layers
    from framing.extension import Annotate, Settings
    from framing.text import Tokens

_NUMBER = "0" * 6  # TextBlob looks for emoticons in every short word that is not letters


class Word(str):
    """A word that knows its token; TextBlob hands its words back as they were."""

    __slots__ = ("position",)
    position: int


def bind(settings: Settings) -> Annotate:
    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        assess, tokens, voices = analyser(), layers.tokens, layers.voices
        found: list[Annotation] = []
        for start, end in layers.sentences:
            for words, polarity, subjectivity, _ in assess(words_of(tokens, tokens.within(start, end))):
                pieces = _pieces(words, tokens)
                reading = voices.of(pieces)
                values = {"polarity": polarity, "subjectivity": subjectivity, "voice": reading.voice, "source": reading.source}
                found.append(Annotation(" ".join(words), pieces, attributes=values))
        return found

    return annotate


@cache
def analyser() -> Callable[[Sequence[str]], Iterable[tuple[list[Word], float, float, str | None]]]:
    """TextBlob's assessment of a list of words; loaded when first needed."""
    from textblob.en import sentiment

    sentiment.load()
    known = frozenset(dict.keys(sentiment))

    def assess(words: Sequence[str]) -> Any:
        if known.isdisjoint(words):
            return ()
        return sentiment.assessments((word, None) for word in words)

    return assess


def words_of(tokens: Tokens, positions: range) -> list[Word]:
    """Tokens as TextBlob's rules expect them."""
    words: list[Word] = []
    for position in positions:
        form = tokens.forms[position]
        if form.endswith("n't") and len(form) > 3:
            words.extend((_word(form[:-3], position), _word("n't", position)))
        else:
            words.append(_word(_NUMBER if form[0].isdigit() else form, position))
    return words


def _word(form: str, position: int) -> Word:
    word = Word(form)
    word.position = position
    return word


def _pieces(words: Iterable[Word], tokens: Tokens) -> Pieces:
    """The tokens of an assessment; neighbours become one piece."""
    pieces: list[tuple[int, int]] = []
    before = -2
    for position in sorted({word.position for word in words}):
        start = pieces.pop()[0] if position == before + 1 else tokens.starts[position]
        pieces.append((start, tokens.ends[position]))
        before = position
    return tuple(pieces)
