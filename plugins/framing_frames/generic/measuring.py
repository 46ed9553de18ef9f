"""The measures of the generic frames: for each the probability that coders would tell it in the article."""

from __future__ import annotations

from collections.abc import Iterator

from framing import Document, Evidence, Layers, Measuring, Score, Span, no_score
from framing_frames.generic.model import SHORTEST, load_model, probabilities
from framing_frames.generic.ngrams import as_read

PASSAGES = 3  # sentences shown of an article, those that add most


def probability_of(name: str) -> Measuring:
    """The measure of one frame."""

    def measure(document: Document, layers: Layers) -> Iterator[Score]:
        """The probability that two of three coders tell the frame in the article; 0 to 1."""
        if layers.words < SHORTEST:
            yield no_score(f"fewer than {SHORTEST} words, too few to tell a frame")
            return
        place = [frame.name for frame in load_model().frames].index(name)
        told = probabilities(as_read("\n".join(document.text[start:end] for start, end in layers.counted_spans)))[place]
        shown = passages(document, layers, place) if told >= load_model().frames[place].threshold else ()
        yield Score(value=round(told, 4), evidence=tuple(Evidence((span,), name, value) for span, value in shown))

    return measure


def passages(document: Document, layers: Layers, place: int) -> list[tuple[Span, float]]:
    """The sentences that add most to a frame, in the order of the text, each with what it adds."""
    spans = sentences_in(layers)
    if not spans:
        return []
    adds = load_model().shares([as_read(document.text[start:end]) for start, end in spans])[:, place]
    best = sorted(range(len(spans)), key=lambda i: (-float(adds[i]), i))[:PASSAGES]
    return [(spans[i], round(float(adds[i]), 4)) for i in sorted(best) if adds[i] > 0]


def sentences_in(layers: Layers) -> list[Span]:
    """The sentences that begin in what counts."""
    return [(start, end) for start, end in layers.sentences if layers.counts(start)]
