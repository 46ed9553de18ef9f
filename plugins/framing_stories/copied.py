"""How much of an article another outlet has too, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from framing import Evidence, Measure, Score, no_score

if TYPE_CHECKING:
    from framing import Document, Layers, Measuring, Results, Settings


def bind(settings: Settings) -> Measuring:
    return alone


def alone(document: Document, layers: Layers) -> Iterable[Score]:
    """Nothing: an article by itself copies nobody."""
    return ()


def together(results: Results) -> Iterator[tuple[str, Score]]:
    """Words in passages that another outlet has too ÷ words that are the article's own to copy (0 to 1)."""
    copies = results.copies
    for i, doc_id in enumerate(copies.frame["doc_id"]):
        words = copies.words(i)
        if words < copies.FEWEST_WORDS:
            yield doc_id, no_score(f"fewer than {copies.FEWEST_WORDS} words of its own")
            continue
        passages = zip(copies.passages.get(i, ()), copies.elsewhere.get(i, ()), strict=True)
        evidence = tuple(Evidence((span,), label=f"also in {', '.join(ids)}") for span, ids in passages)
        yield doc_id, Score(numerator=copies.copied.get(i, 0), denominator=words, evidence=evidence)


COPIED = Measure(
    name="stories.copied",
    meaning="share of the words that another outlet has too",
    unit="share of words",
    range=(0, 1),
    high="more wire copy, press releases, or copying",
    bind=bind,
    together=together,
    show="share",
    source="shingles (Broder 1997), all of them compared",
)
