"""Collocates: the words that stand beside a pattern more often than chance would put them there."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import log2
from typing import Any, Unpack

from framing import Document, How, Layers, Pass, RequestError, unknown
from framing.patterns import Match
from framing.tables import TableSet
from framing_terms.counts import is_empty
from framing_terms.kwic import Finder, sentence_at
from framing_terms.term_tables import TABLES

WINDOW = 5  # words on either side
LEAST = 2  # times that a word stands inside the windows
MEASURES = ("likelihood_ratio", "log_dice", "t", "pmi", "count")


@dataclass
class _Group:
    """What was counted in a group of documents."""

    words: Counter[str] = field(default_factory=Counter)  # all but those of the matches
    left: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)
    matches: int = 0
    found_in: int = 0

    def add(self, other: _Group) -> None:
        """Add what was counted in another document."""
        for mine, more in zip(self._counters(), other._counters(), strict=True):
            mine.update(more)
        self.matches += other.matches
        self.found_in += other.found_in

    def _counters(self) -> tuple[Counter[str], ...]:
        return self.words, self.left, self.right, self.articles


def collocates(
    corpus: Iterable[Document],
    pattern: str,
    *,
    window: int = WINDOW,
    least: int = LEAST,
    rank: str = "likelihood_ratio",
    lemmas: bool = False,
    content: bool = True,
    **how: Unpack[How],
) -> TableSet:
    """The words within ``window`` words of a pattern, in its sentence, that stand there ``least`` times.

    ``rank`` is one of MEASURES; ``content`` leaves out function words and numbers. What stands in the gap of a match
    counts as behind it, and a word in the windows of two matches once. Raises :class:`~framing.errors.InputError` for a
    pattern that cannot be read, :class:`~framing.errors.RequestError` for unknown names.
    """
    if rank not in MEASURES:
        raise unknown("measure", rank, MEASURES)
    if window < 1:
        raise RequestError(f"a window of {window} words; it has at least one")
    reading = Pass(corpus, how, partial(_counted, finder=Finder(pattern), window=window, lemmas=lemmas))
    groups: dict[str, _Group] = {}
    for _, name, found in reading:
        groups.setdefault(name, _Group()).add(found or _Group())
    rows = [row for name, group in sorted(groups.items()) for row in _ranked(_rows(name, group, least, content), rank)]
    nodes = [
        (name, *reading.amounts[name], group.matches, group.found_in, group.left.total() + group.right.total())
        for name, group in sorted(groups.items())
    ]
    asked = {"pattern": pattern, "window": window, "least": least, "rank": rank, "lemmas": lemmas, "content": content}
    return TableSet({"collocates": rows, "nodes": nodes}, TABLES, reading.run(collocates={**asked, "by": reading.by}))


def _counted(document: Document, layers: Layers, name: str, *, finder: Finder, window: int, lemmas: bool) -> _Group:
    """What there is to count in a document."""
    group, tokens, forms = _Group(), layers.tokens, layers.lemmas if lemmas else layers.tokens.forms
    matches = [match for match in finder.find(document, layers) if layers.counts(match.start)]
    own = {position for match in matches for piece in match.pieces for position in tokens.within(*piece)}
    words = tokens.words
    for start, end in layers.counted_spans:
        inside = tokens.within(start, end)
        counted = words[bisect_left(words, inside.start) : bisect_left(words, inside.stop)]
        group.words.update(forms[word] for word in counted if word not in own)
    sides: dict[int, bool] = {}  # by word: whether it stands before the match
    for match in matches:
        for word, before in _beside(match, layers, window):
            if word not in own:
                sides.setdefault(word, before)
    for word, before in sides.items():
        (group.left if before else group.right)[forms[word]] += 1
    group.articles.update({forms[word] for word in sides})
    group.matches, group.found_in = len(matches), int(bool(matches))
    return group


def _beside(match: Match[int], layers: Layers, window: int) -> Iterator[tuple[int, bool]]:
    """The words around a match in its sentence, and whether each stands before it; those between its pieces stand behind."""
    tokens, (low, high) = layers.tokens, sentence_at(match.start, layers)
    words = tokens.words
    first, last = (bisect_left(words, tokens.within(offset, offset).start) for offset in (match.start, match.end))
    lowest = bisect_left(words, tokens.within(low, low).start)
    highest = bisect_left(words, tokens.within(high, high).start)
    yield from ((word, True) for word in words[max(lowest, first - window) : first])
    yield from ((word, False) for word in words[first : min(highest, last + window)])


def _rows(name: str, group: _Group, least: int, content: bool) -> Iterator[tuple[Any, ...]]:
    beside, every = group.left + group.right, group.words.total()
    inside = beside.total()
    for word, count in beside.items():
        if count >= least and not (content and is_empty(word)):
            frequency = group.words[word]
            expected = inside * frequency / every
            yield (
                *(name, word, count, group.left[word], group.right[word], group.articles[word], frequency, expected),
                *association(count, inside, frequency, every),
                14 + log2(2 * count / (group.matches + frequency)),
            )


def association(count: int, inside: int, frequency: int, every: int) -> tuple[float, float, float]:
    """Likelihood ratio, pointwise mutual information and t-score of a word (NLTK's association measures; Bird et al. 2009).

    ``inside`` is the number of words in the windows, ``every`` that of all words.
    """
    from nltk.metrics.association import BigramAssocMeasures

    marginals = (count, (inside, frequency), every)
    ratio = float(BigramAssocMeasures.likelihood_ratio(*marginals)) if count * every > inside * frequency else 0.0
    return ratio, float(BigramAssocMeasures.pmi(*marginals)), float(BigramAssocMeasures.student_t(*marginals))


def _ranked(rows: Iterable[tuple[Any, ...]], rank: str) -> Sequence[tuple[Any, ...]]:
    place = [column.name for column in TABLES["collocates"]].index(rank)
    return sorted(rows, key=lambda row: (-row[place], row[1]))
