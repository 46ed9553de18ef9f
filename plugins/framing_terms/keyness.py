"""Keyness: the words and phrases that one group of documents has more often, or less, than others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Unpack

from framing import Document, How, Pass, RequestError, unknown
from framing.compare import contrasts
from framing.tables import TableSet
from framing_terms.counts import LONGEST, Counting, words_of
from framing_terms.keyness_statistics import Sides
from framing_terms.style_words import is_style, words_of_names
from framing_terms.term_tables import TABLES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

REST = "the rest"
LEAST_ARTICLES = 3  # that a term must stand in, where there are enough articles
LARGEST_Q = 0.05


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked of a comparison; ``q`` is the largest false discovery rate that is listed."""

    group: str | None = None
    against: str | None = None
    least_articles: int = LEAST_ARTICLES
    q: float = LARGEST_Q
    prior: float | None = None  # in words; None for as many as are compared


def keyness(
    corpus: Iterable[Document],
    *,
    group: str | None = None,
    against: str | None = None,
    longest: int = 1,
    lemmas: bool = False,
    content: bool = True,
    least_articles: int = LEAST_ARTICLES,
    q: float = LARGEST_Q,
    prior: float | None = None,
    **how: Unpack[How],
) -> TableSet:
    """The terms that tell each group of documents from the rest, or from the group ``against``.

    ``longest`` is the length of the longest phrases in words, 1 to 3; ``content`` leaves out function words, numbers and
    phrases that begin or end with one; a term stands in ``least_articles`` at least. ``q`` is the largest false discovery
    rate that is listed, 1 for all terms; ``prior`` the weight of the prior in words, else as many as are compared.
    ``group`` lists one group only. Where a side has fewer than six documents, nothing is tested: every term is listed,
    by size. Raises :class:`~framing.errors.RequestError` for unknown names and numbers out of range.
    """
    if not 1 <= longest <= LONGEST:
        raise RequestError(f"phrases of up to {longest} words; choose 1 to {LONGEST}")
    reading, counting = Pass(corpus, how, partial(words_of, lemmas=lemmas)), Counting(longest)
    outlets = set[str]()
    for document, of_group, words in reading:
        outlets.add(document.outlet)
        if words is not None:
            counting.add(words, of_group)
    asked = Asked(group=group, against=against, least_articles=least_articles, q=q, prior=prior)
    names = sorted(set(counting.groups))
    _check(asked, names, reading.by)
    compared = _Compared(counting, names, asked, content, sorted(outlets))
    found = list(compared.each())
    terms = [row for rows, _ in found for row in rows]
    groups = [(name, *reading.amounts[name], *row) for name, (_, row) in zip(compared.wanted, found, strict=True)]
    said = {"by": reading.by, "longest": longest, "lemmas": lemmas, "content": content, "least_articles": least_articles}
    return TableSet(
        {"keyness": terms, "compared": groups},
        TABLES,
        reading.run(keyness={**said, "q": q, "prior": prior, "against": against or REST}),
    )


def _check(asked: Asked, names: Sequence[str], by: str) -> None:
    for name in (asked.group, asked.against):
        if name is not None and name not in names:
            raise unknown(by if by not in ("all", "document") else "group", name, names)
    if asked.group is not None and asked.group == asked.against:
        raise RequestError(f"'{asked.group}' against itself; name two groups")
    if len(names) < 2:
        raise RequestError(f"only one {by}: {', '.join(names)}; key terms are those that one group has and another has not")


class _Compared:
    """The comparison of each wanted group with the rest, or with one other."""

    def __init__(
        self, counting: Counting, names: Sequence[str], asked: Asked, content: bool, outlet_names: Sequence[str]
    ) -> None:
        import numpy as np

        self.asked, self.names = asked, list(names)
        self.wanted = [name for name in names if name != asked.against and asked.group in (None, name)]
        self.labels = np.array([self.names.index(group) for group in counting.groups], dtype=np.int64)
        self.documents = np.bincount(self.labels, minlength=len(names))
        self.matrix = counting.matrix(self._floor(len(self.labels), 2 * contrasts.MIN_DOCUMENTS), content=content)
        self.words = np.bincount(self.labels, self.matrix.lengths, minlength=len(names)).astype(np.int64)
        self.counts = self.matrix.by_label(self.labels, len(names))
        self.spread = self.matrix.spread(self.labels, len(names))
        self.largest = self.matrix.largest(self.labels, len(names))
        outlets, known = words_of_names((*names, *outlet_names)), frozenset(self.matrix.terms)
        self.style = [is_style(term, outlets, known) for term in self.matrix.terms]

    def each(self) -> Iterator[tuple[list[tuple[Any, ...]], tuple[Any, ...]]]:
        """For each wanted group the rows of its terms and what is said of the comparison."""
        for name in self.wanted:
            yield self._group(self.names.index(name))

    def _others(self, place: int) -> Integers:
        """The places of the groups that one is compared with."""
        import numpy as np

        if self.asked.against is not None:
            return np.array([self.names.index(self.asked.against)], dtype=np.int64)
        return np.array([other for other in range(len(self.names)) if other != place], dtype=np.int64)

    def _testable(self, place: int, others: Integers) -> bool:
        return bool(self.documents[place] >= contrasts.MIN_DOCUMENTS and self.documents[others].sum() >= contrasts.MIN_DOCUMENTS)

    def _tested(self, place: int, others: Integers) -> NDArray[np.float64] | None:
        """The p of each term in a group, NaN where too few articles hold it; None where a side has too few articles."""
        import numpy as np

        if not self._testable(place, others):
            return None
        m = self.matrix
        here, there = self.labels == place, np.isin(self.labels, others)
        return contrasts.rate_p(m.term, m.document, m.count, m.lengths, len(m.terms), here, there)

    def _sides(self, place: int, others: Integers) -> Sides:
        count, other = self.counts[:, place], self.counts[:, others].sum(axis=1)
        return Sides(count, other, int(self.words[place]), int(self.words[others].sum()))

    def _group(self, place: int) -> tuple[list[tuple[Any, ...]], tuple[Any, ...]]:
        import numpy as np

        others = self._others(place)
        sides, spread, other_spread = self._sides(place, others), self.spread[:, place], self.spread[:, others].sum(axis=1)
        count, other, prior = sides.count, sides.other, self.asked.prior or sides.words + sides.other_words
        (odds, z), g2, ratio = sides.log_odds(prior), sides.g2(), sides.log_ratio()
        documents = int(self.documents[place]), int(self.documents[others].sum())
        p = self._tested(place, others)
        common = spread + other_spread >= self._floor(sum(documents), 2 * contrasts.MIN_DOCUMENTS)
        family = common if p is None else common & np.isfinite(p)
        q = np.full(len(common), np.nan)
        if p is not None:
            q[family] = contrasts.false_discovery(p[family].tolist())
        kept = common & np.where(z > 0, spread >= self._floor(documents[0]), other_spread >= self._floor(documents[1]))
        listed = kept & (q <= self.asked.q) if p is not None and self.asked.q < 1 else kept
        against = self.asked.against or REST
        rows = [
            (
                self.names[place],
                against,
                self.matrix.terms[i],
                self.matrix.terms[i].count(" ") + 1,
                int(count[i]),
                _rate(count[i], sides.words),
                int(spread[i]),
                int(self.largest[i, place]) / int(count[i]) if count[i] else None,
                int(other[i]),
                _rate(other[i], sides.other_words),
                int(other_spread[i]),
                *(float(measure[i]) for measure in (odds, z, g2, ratio)),
                None if p is None or np.isnan(p[i]) else float(p[i]),
                None if np.isnan(q[i]) else float(q[i]),
                int(self.style[i]),
            )
            for i in np.flatnonzero(listed)[np.argsort(-z[listed], kind="stable")].tolist()
        ]
        style = sum(row[-1] for row in rows)
        return rows, (against, int(family.sum()), len(rows) if p is not None else None, style)

    def _floor(self, documents: int, enough: int = contrasts.MIN_DOCUMENTS) -> int:
        """In how many of so many documents a term must stand."""
        return self.asked.least_articles if documents >= enough else 1


def _rate(count: int, words: int) -> float | None:
    return 1000 * int(count) / words if words else None
