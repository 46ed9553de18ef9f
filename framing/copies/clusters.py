"""Copies: articles that tell much of the same in the same words, such as wire copy, so that they count once.

Two documents are copies if half of the words of either, or more, stand in runs of eight words that the other has too. Quotations,
furniture of the page, repeats and what an outlet prints under many articles (boilerplate) are left out, so that
two reports with the same quotations are no copies. Copies of copies belong to one cluster, but what a round-up holds does
not (:mod:`framing.copies.roundups`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, cast, get_args

from framing.copies.own_words import own_words, recurring
from framing.copies.roundups import HELD, join
from framing.english import built_in
from framing.errors import unknown
from framing.model import Pieces, Span

if TYPE_CHECKING:
    import polars as pl

    from framing.copies.shingles import Numbers, Shared

Choice = Literal["once", "all", "drop"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
COPY = HELD  # share of the words of either that makes two documents copies
FEWEST_WORDS = 30  # in common; and a document with fewer of its own has no share of copied words
BOILERPLATE = 3  # articles of an outlet in which a passage stands …
SERIES = 0.8  # … while less than this share of them is such: an article in many versions is no boilerplate
PASSAGE = 16  # words in a row that count as copied; shorter runs may be the long name of an office
_FAINTEST = 0.1  # share of the shingles in common that makes two documents worth a look
_LAST = "9999"  # a document without a date comes after those with one
MOST_NAMED = 5  # documents that are named as having a passage too
COLUMNS = ("cluster", "counted", "copied_share")


class Pair(NamedTuple):
    """Two documents (positions) and the share of each one's words that the other has too."""

    a: int
    b: int
    share_a: float
    share_b: float


@dataclass(frozen=True, eq=False)
class Copies:
    """The clusters of copies among documents, and what each document shares with other outlets.

    ``frame`` has a row a document, by date and then by id; the rest goes by the positions of its rows. ``clusters``
    holds the documents that are copies of each other, the earliest first and round-ups last, ``pairs`` those that
    were found alike, and ``passages`` the stretches of a document's text that another outlet has too, of ``copied``
    words, and ``elsewhere`` the ids of the earliest documents of other outlets that have each of them. ``CRITERIA`` are the share
    of words that makes two documents copies, and the words and articles that make a passage; a document with fewer than
    ``FEWEST_WORDS`` of its own has no share of copied words.
    """

    frame: pl.DataFrame
    clusters: Sequence[Sequence[int]]
    pairs: Mapping[tuple[int, int], Pair]
    passages: Mapping[int, Sequence[Span]]
    copied: Mapping[int, int]
    elsewhere: Mapping[int, Sequence[Sequence[str]]]
    reading: Reading

    FEWEST_WORDS: ClassVar[int] = FEWEST_WORDS
    CRITERIA: ClassVar[Mapping[str, float]] = {"share": COPY, "boilerplate": BOILERPLATE, "passage": PASSAGE}

    def words(self, i: int) -> int:
        """How many words of a document are its own to copy."""
        return int(self.reading.own(i).sum())

    @cached_property
    def likeness(self) -> Mapping[int, float]:
        """The largest share of a document's words that one other document of its cluster has too."""
        found: dict[int, float] = {}
        of = {i: members for members in self.clusters for i in members}
        for pair in self.pairs.values():
            if of.get(pair.a) is not of.get(pair.b):  # one of them is a round-up
                continue
            found[pair.a] = max(pair.share_a, found.get(pair.a, 0.0))
            found[pair.b] = max(pair.share_b, found.get(pair.b, 0.0))
        return found


def find_copies(documents: pl.DataFrame, own: Mapping[str, Numbers] | None = None) -> Copies:
    """The copies among documents (columns ``doc_id``, ``outlet``, ``published``, ``language``, ``text``).

    ``own`` has what :func:`own_words` gives for the text of each, by id, where that is known already (for all of them).

    Its ``frame`` has ``doc_id``, ``cluster`` (id of its earliest document, '' without copies), ``counted`` (1 for the
    earliest of a cluster within its outlet and for what has no copy, else 0) and ``copied_share`` (of its words,
    0 to 1; null where there are too few). Exact, whatever the order of the documents.
    """
    import numpy as np
    import polars as pl

    from framing.copies.shingles import shared_shingles

    documents = documents.sort(pl.col("published").replace("", _LAST), "doc_id")  # what is found must not hang on the order
    texts = documents["text"]
    shared = shared_shingles(texts)
    names = documents["outlet"].to_list()
    outlets = np.unique(np.array(names, dtype=object).astype(str), return_inverse=True)[1] if names else np.zeros(0, int)
    stale = _boilerplate(shared, outlets)
    ids = documents["doc_id"].to_list()
    if own is None:
        furniture, known = recurring(documents), {}
    else:
        furniture, known = [], {i: own[doc_id] for i, doc_id in enumerate(ids)}
    reading = Reading(texts, documents["language"], shared.where(~stale), shared.where(stale), furniture, known)
    pairs = {(pair.a, pair.b): pair for pair in reading.pairs()}
    joined = join(pairs, reading, outlets.tolist())
    shares, passages, copied, where = _copied(reading, outlets)
    cluster, counted = [""] * len(ids), [1] * len(ids)
    for members in joined.clusters:
        seen: set[tuple[str, bool]] = set()
        for i in members:
            key = names[i], i in joined.roundups
            cluster[i], counted[i] = ids[members[0]], int(key not in seen and i not in joined.told)
            seen.add(key)
    frame = pl.DataFrame(
        {"doc_id": ids, "cluster": cluster, "counted": counted, "copied_share": shares},
        schema={"doc_id": pl.String, "cluster": pl.String, "counted": pl.Int64, "copied_share": pl.Float64},
    )
    elsewhere = {i: [[ids[j] for j in found] for found in each] for i, each in where.items()}
    return Copies(frame, joined.clusters, pairs, passages, copied, elsewhere, reading)


def with_copies(documents: pl.LazyFrame, copies: Copies) -> pl.LazyFrame:
    """The table ``documents`` with what is known of copies in its last columns."""
    return documents.drop(COLUMNS).join(copies.frame.lazy(), on="doc_id", how="left", maintain_order="left")


def counts(documents: pl.DataFrame, copies: Choice = "once") -> pl.Series:
    """Which of the documents (with ``cluster`` and ``counted``) count: true or false for each.

    "once": of a cluster the earliest of each outlet; "all": every one; "drop": only the earliest of a cluster anywhere.
    Raises :class:`~framing.errors.RequestError` for another choice.
    """
    import polars as pl

    if copies not in CHOICES:
        raise unknown("choice for copies", copies, CHOICES)
    kept = {
        "once": pl.col("counted") == 1,
        "all": pl.col("counted") >= 0,
        "drop": (pl.col("cluster") == "") | (pl.col("cluster") == pl.col("doc_id")),
    }
    return documents.select(kept[copies].alias("counts")).to_series()


def _boilerplate(shared: Shared, outlets: Numbers) -> Numbers:
    """Which shingles an outlet prints in many articles that are otherwise not alike."""
    import numpy as np

    own = outlets[shared.document]
    _, at, times = np.unique(shared.shingle * (len(outlets) + 1) + own, return_inverse=True, return_counts=True)
    often = times[at] >= BOILERPLATE
    frequent = np.bincount(shared.document[often], minlength=len(shared.words))
    share = frequent / np.maximum(1, shared.words)
    mean = np.bincount(at, share[shared.document], minlength=len(times)) / np.maximum(1, times)
    return cast("Numbers", often & (mean[at] < SERIES))


class Reading:
    """The shared shingles document by document, and which words of each are its own to copy."""

    def __init__(
        self,
        texts: pl.Series,
        languages: pl.Series,
        shared: Shared,
        boilerplate: Shared,
        furniture: Sequence[Pieces],
        own: Mapping[int, Numbers],
    ) -> None:
        self.texts, self.shared, self.words = texts, shared, shared.words
        self._languages, self._furniture = languages, furniture
        self._at, self._starts = _by_document(shared)
        self._stale = boilerplate
        self._stale_at, self._stale_starts = _by_document(boilerplate)
        self._known = own
        self._own: dict[int, Numbers] = {}

    def rows(self, i: int) -> Numbers:
        """The rows of ``shared`` of a document, by shingle."""
        return self._at[self._starts[i] : self._starts[i + 1]]

    def own(self, i: int) -> Numbers:
        """Which words of a document are not quoted, nor of the page, nor said before, nor boilerplate."""
        if i not in self._own:
            if i in self._known:
                own = self._known[i]
            else:
                own = own_words(self.texts[i], built_in(self._languages[i]), self._furniture[i])
            self._own[i] = own & ~self._boilerplate(i)
        return self._own[i]

    def boilerplate(self, i: int) -> list[Span]:
        """What of a document its outlet prints under many articles."""
        from framing.copies.shingles import runs, spans_of

        return spans_of(self.texts[i], runs(self._boilerplate(i)))

    def _boilerplate(self, i: int) -> Numbers:
        from framing.copies.shingles import covered

        rows = self._stale_at[self._stale_starts[i] : self._stale_starts[i + 1]]
        return covered(self._stale.word[rows], int(self.words[i]))

    def pairs(self) -> Iterator[Pair]:
        """The pairs of copies, each looked at exactly."""
        for a, b in _candidates(self.shared):
            pair = self._pair(a, b)
            if pair is not None:
                yield pair

    def _pair(self, a: int, b: int) -> Pair | None:
        shares = []
        for i, mask in zip((a, b), self.common(a, b), strict=True):
            common = int((mask & self.own(i)).sum())
            if common < FEWEST_WORDS:
                return None
            shares.append(common / int(self.own(i).sum()))
        return Pair(a, b, *shares) if max(shares) >= COPY else None

    def common(self, a: int, b: int) -> tuple[Numbers, Numbers]:
        """Which words of each of two documents the other has too, its own or not."""
        import numpy as np

        from framing.copies.shingles import covered

        rows_a, rows_b = self.rows(a), self.rows(b)
        shingles = self.shared.shingle
        _, in_a, in_b = np.intersect1d(shingles[rows_a], shingles[rows_b], assume_unique=True, return_indices=True)
        word, words = self.shared.word, self.words
        return covered(word[rows_a[in_a]], int(words[a])), covered(word[rows_b[in_b]], int(words[b]))


def _by_document(shared: Shared) -> tuple[Numbers, Numbers]:
    """The rows sorted by document, and where those of each begin."""
    import numpy as np

    at = np.argsort(shared.document, kind="stable")
    return at, np.searchsorted(shared.document[at], np.arange(len(shared.words) + 1))


def _candidates(shared: Shared) -> list[tuple[int, int]]:
    """Pairs of documents worth a look: neighbours in the list of a shingle, and each with the first of it.

    So the number of pairs grows with the number of shingles, however many documents hold one.
    """
    import numpy as np

    if not len(shared.shingle):
        return []
    size = len(shared.words)
    first = np.flatnonzero(np.concatenate(([True], shared.shingle[1:] != shared.shingle[:-1])))
    start = np.repeat(first, np.diff(np.append(first, len(shared.shingle))))
    row = np.arange(len(shared.shingle))
    next_, later = row[row > start], row[row > start + 1]
    a, b = shared.document[np.concatenate((next_ - 1, start[later]))], shared.document[np.concatenate((next_, later))]
    pairs, times = np.unique(a * size + b, return_counts=True)
    least = _FAINTEST * np.minimum(shared.words[pairs // size], shared.words[pairs % size])
    return [(int(pair // size), int(pair % size)) for pair in pairs[times >= np.maximum(3, least)]]


def _copied(
    reading: Reading, outlets: Numbers
) -> tuple[list[float | None], dict[int, list[Span]], dict[int, int], dict[int, list[list[int]]]]:
    """The share of each document's own words that another outlet has too; the passages, their words, and who has them."""
    import numpy as np

    from framing.copies.shingles import covered, runs, spans_of

    shared = reading.shared
    count = int(shared.shingle.max()) + 1 if len(shared.shingle) else 0
    lowest, highest = np.full(count, len(outlets)), np.full(count, -1)
    np.minimum.at(lowest, shared.shingle, outlets[shared.document])
    np.maximum.at(highest, shared.shingle, outlets[shared.document])
    crosses = (lowest != highest)[shared.shingle]
    shares: list[float | None] = [0.0 if words >= FEWEST_WORDS else None for words in reading.words.tolist()]
    passages: dict[int, list[Span]] = {}
    copied: dict[int, int] = {}
    where: dict[int, list[list[int]]] = {}
    for i in np.unique(shared.document[crosses]).tolist():
        rows = reading.rows(i)
        mask = covered(shared.word[rows[crosses[rows]]], int(reading.words[i]))
        if all(end - start < PASSAGE for start, end in runs(mask)):
            continue
        own = reading.own(i)
        found = [(start, end) for start, end in runs(mask & own) if end - start >= PASSAGE]
        considered, common = int(own.sum()), sum(end - start for start, end in found)
        shares[i] = common / considered if considered >= FEWEST_WORDS else None
        if found:
            passages[i], copied[i] = spans_of(reading.texts[i], found), common
            words = dict(zip(shared.word[rows].tolist(), shared.shingle[rows].tolist(), strict=True))
            where[i] = [_others(shared, outlets, i, {words[w] for w in range(*run) if w in words}) for run in found]
    return shares, passages, copied, where


def _others(shared: Shared, outlets: Numbers, i: int, shingles: set[int]) -> list[int]:
    """The first document of each other outlet that holds the most of these shingles, of those that hold any; most first."""
    import numpy as np

    ends = np.searchsorted(shared.shingle, [[shingle, shingle + 1] for shingle in sorted(shingles)])
    holders: dict[int, int] = {}
    for start, end in ends.tolist():
        for j in shared.document[start : min(end, start + MOST_NAMED)].tolist():
            if outlets[j] != outlets[i]:
                holders[j] = holders.get(j, 0) + 1
    best: dict[int, int] = {}
    for j in sorted(holders, key=lambda j: (-holders[j], j)):
        best.setdefault(int(outlets[j]), j)
    return list(best.values())[:MOST_NAMED]
