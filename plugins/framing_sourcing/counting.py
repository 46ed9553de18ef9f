"""Which attributions count, whom they are given to, and how many words they hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from framing import Annotation, Document, Layers, Span, Voices
from framing.english import CLASSES


def counted(layers: Layers, acts: frozenset[str] = Voices.ACTS) -> list[Annotation]:
    """The attributions of these acts, by default speech and belief, in regions that count."""
    return [a for a in layers.counted("attributions") if a.attributes["act"] in acts]


def mention_of(attribution: Annotation, document: Document) -> str:
    """The source as the text names it; '' where it names none."""
    return " ".join(" ".join(document.text[start:end].split()) for start, end in attribution.roles["source"])


def source_of(attribution: Annotation, document: Document) -> str:
    """The source's name, else its wording; '' where it has none, or only a pronoun or a quantity ("it", "some of them")."""
    if entity := str(attribution.attributes["entity"]):
        return entity
    named = mention_of(attribution, document)
    return "" if CLASSES.names_nobody(named) else named


def words_in(layers: Layers, spans: Iterable[Span]) -> int:
    """How many words that count lie in these spans; one in several of them counts once."""
    return sum(layers.tokens.words_within(start, end) for span in merged(spans) for start, end in _counting(layers, span))


def given_once(attributions: Sequence[Sequence[Span]]) -> list[list[Span]]:
    """The pieces of each attribution without what a piece that begins before them, of any attribution, has taken already."""
    left: list[list[Span]] = [[] for _ in attributions]
    reached = 0
    for (start, end), number in sorted((span, number) for number, pieces in enumerate(attributions) for span in pieces):
        if end > reached:
            left[number].append((max(start, reached), end))
            reached = end
    return left


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same stretches of text in order, none overlapping another."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def overlaps(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """What two lists of spans have in common."""
    common, rest = list[Span](), merged(others)
    for start, end in merged(spans):
        common.extend((max(start, s), min(end, e)) for s, e in _crossing(rest, (start, end)))
    return common


def _counting(layers: Layers, span: Span) -> Iterator[Span]:
    """The parts of a span that lie in regions that count."""
    for start, end in _crossing(layers.counted_spans, span):
        yield max(start, span[0]), min(end, span[1])


def _crossing(spans: Sequence[Span], span: Span) -> Iterator[Span]:
    """Those of some ordered spans that share something with one."""
    for i in range(max(0, bisect_right(spans, (span[0], inf)) - 1), len(spans)):
        if spans[i][0] >= span[1]:
            return
        if spans[i][1] > span[0]:
            yield spans[i]
