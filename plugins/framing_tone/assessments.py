"""The layer ``assessments``: the words that TextBlob's lexicon knows, with their polarity and subjectivity.

TextBlob's analyser (Loria 2013; lexicon and rules: Pattern, De Smedt & Daelemans 2012) is given this project's
tokens instead of its own, so that every assessed word has its place in the text. Contractions are split the way its
rules expect ("is" + "n't"); its own tokenizer breaks them and reads "isn't good" as praise.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from framing.model import Annotation, Document, Pieces

if TYPE_CHECKING:
    from framing.annotate import Layers
    from framing.extension import Annotate, Settings
    from framing.text import Tokens


class Word(str):
    """A word that knows its token; TextBlob hands its words back as they were."""

    __slots__ = ("position",)
    position: int


def bind(settings: Settings) -> Annotate:
    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        analyser, tokens, voices = load_analyser(), layers.tokens, layers.voices
        found: list[Annotation] = []
        for start, end in layers.sentences:
            for words, polarity, subjectivity, _ in analyser.assess(tokens, tokens.within(start, end)):
                pieces = _pieces(words, tokens)
                reading = voices.of(pieces)
                values = {"polarity": polarity, "subjectivity": subjectivity, "voice": reading.voice, "source": reading.source}
                found.append(Annotation(" ".join(words), pieces, attributes=values))
        return found

    return annotate


class _Lexicon(dict[str, Any]):
    """TextBlob's lexicon as a plain dictionary, with the attributes that its rules read."""


class Analyser:
    """TextBlob's assessment of some tokens: chunks of words with polarity, subjectivity and label."""

    def __init__(self) -> None:
        from textblob.en import sentiment

        sentiment.load()
        lexicon = _Lexicon(dict.items(sentiment))  # TextBlob's own looks at every access whether it is loaded
        lexicon.__dict__.update(vars(sentiment))
        self._assessments = partial(type(sentiment).assessments, lexicon)
        self._known = frozenset((*lexicon, *sentiment.negations, "!"))

    def assess(self, tokens: Tokens, positions: range) -> Iterable[tuple[list[str], float, float, str | None]]:
        words = self.words_of(tokens, positions)
        return self._assessments((word, None) for word in words) if words else ()

    def words_of(self, tokens: Tokens, positions: range) -> list[str]:
        """The words that TextBlob's rules look at; of unknown ones in a row the longest, since only length counts.

        Empty where it knows none.
        """
        words: list[str] = []
        unknown = ""
        for position, form in zip(positions, tokens.forms[positions.start : positions.stop], strict=True):
            contracted = form.endswith("n't")
            if not contracted and form not in self._known:
                if len(form) > len(unknown):
                    unknown = form if form.isalpha() else "q" * len(form)
                continue
            if unknown:
                words.append(unknown)
                unknown = ""
            parts = (form[:-3], "n't") if contracted else (form,)
            words.extend(_word(part, position) for part in parts if part)
        return words


@cache
def load_analyser() -> Analyser:
    """The analyser, loaded when first needed."""
    return Analyser()


def _word(form: str, position: int) -> Word:
    word = Word(form)
    word.position = position
    return word


def _pieces(words: Iterable[str], tokens: Tokens) -> Pieces:
    """The tokens of an assessment; neighbours become one piece. (TextBlob adds an exclamation mark of its own.)"""
    pieces: list[tuple[int, int]] = []
    before = -2
    for position in sorted({word.position for word in words if isinstance(word, Word)}):
        start = pieces.pop()[0] if position == before + 1 else tokens.starts[position]
        pieces.append((start, tokens.ends[position]))
        before = position
    return tuple(pieces)
