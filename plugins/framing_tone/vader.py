"""The layer ``vader``: sentences in which VADER (Hutto & Gilbert 2014) finds a word, with its compound score.

VADER was made for posts of a sentence or two; over a whole article its sum runs to −1 or +1. So each sentence is scored
alone. It needs the extra ``vader``; without it there is no layer, and the reason says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from framing import Annotation, Document, Pieces, Span, Unreadable

if TYPE_CHECKING:
    from framing import Annotate, Layers, Settings, Voices

LONGEST = 5_000  # characters of a sentence; VADER is quadratic in its words
_CHUNK = re.compile(r"\S+")
Scorer = Callable[[str], "dict[str, Any]"]


def bind(settings: Settings) -> Annotate:
    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        scorer, voices = load_scorer(), layers.voices
        return [
            found
            for span in layers.sentences
            if span[1] - span[0] <= LONGEST and (found := _sentence(document.text, span, scorer, voices))
        ]

    return annotate


def _sentence(text: str, span: Span, scorer: Scorer, voices: Voices) -> Annotation | None:
    """A sentence as VADER reads it, in the voice of most of the words it evaluates; None where it evaluates none."""
    start, end = span
    scores = scorer(text[start:end])
    places = [(start + match.start(), start + match.end()) for match in _CHUNK.finditer(text[start:end])]
    valences = scores["valences"]
    if not any(valences):
        return None
    pieces: Pieces = (span,)
    if len(places) == len(valences):  # not where it has put words for an emoji
        pieces = tuple(place for place, valence in zip(places, valences, strict=True) if valence)
    readings = [voices.of((piece,)) for piece in pieces]
    voice = Counter(reading.voice for reading in readings).most_common(1)[0][0]
    source = next(reading.source for reading in readings if reading.voice == voice)
    label = " … ".join(text[first:last] for first, last in pieces) if pieces != (span,) else ""
    return Annotation(label or "sentence", pieces, attributes={"compound": scores["compound"], "voice": voice, "source": source})


@cache
def load_scorer() -> Scorer:
    """VADER's own scores of a sentence, and under ``valences`` what each of its words adds."""
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        raise Unreadable("vaderSentiment is not installed; install: python -m pip install vaderSentiment") from None
    analyser = SentimentIntensityAnalyzer()
    summed = analyser.score_valence
    analyser.score_valence = lambda valences, text: {**summed(valences, text), "valences": list(valences)}
    scores: Scorer = analyser.polarity_scores
    return scores
