"""Round-ups: articles that hold several others which are not alike, such as a digest of the week, and what to join then.

Articles are joined for what they have in common, and copies of copies too. But a digest has something in common with each
of the articles in it, which have nothing in common with each other: it must not make copies of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from framing.copies.shingles import Numbers

HELD = 0.5  # share of the words of a document that stand in another which holds it
APART = 0.25  # share of the words of the smaller of two places from which on they are one
GAP = 30  # words between what two documents have in common that are of one place: changed words, quotations


class Shares(Protocol):
    """The share of the words of each of two documents that the other has too."""

    @property
    def share_a(self) -> float: ...
    @property
    def share_b(self) -> float: ...


class Words(Protocol):
    """The words of documents."""

    def own(self, i: int) -> Numbers:
        """Which words of a document count."""
        ...

    def common(self, a: int, b: int) -> tuple[Numbers, Numbers]:
        """Which words of each of two documents the other has too."""
        ...


class Joined(NamedTuple):
    """Clusters of two documents or more, in the order of the documents but round-ups that are made of others last.

    ``told`` are the ``roundups`` of which their own outlet prints half of the words in other articles.
    """

    clusters: list[list[int]]
    roundups: set[int]
    told: set[int]


def join(pairs: Mapping[tuple[int, int], Shares], words: Words, outlets: Sequence[int]) -> Joined:
    """The clusters of documents that were found alike in pairs.

    A round-up is joined with one of what it holds, an article of its own outlet where these make up half of it, and with
    other round-ups of the same.
    """
    held = _held(pairs)
    masks = {i: {c: words.common(i, c)[0] for c in found} for i, found in held.items() if len(found) > 1}
    places = {i: {c: _place(mask) for c, mask in each.items()} for i, each in masks.items()}
    parts = {i: found for i, each in places.items() if len(found := _parts(each)) > 1}
    roundups = _with_copies(parts, places)
    kept = [pair for pair in pairs if roundups.isdisjoint(pair)]
    articles = components(kept)
    of = {i: members for members in articles for i in members}
    alike = [p for p, s in pairs.items() if roundups.issuperset(p) and min(s.share_a, s.share_b) >= HELD]
    gathered, told, further = set[int](), set[int](), list[tuple[int, int]]()
    for group in components([*alike, *((i, i) for i in roundups)]):
        links = list[tuple[int, int]]()
        for i in group:
            inside = {c: mask for c, mask in masks.get(i, {}).items() if c not in roundups}
            own = {c: mask for c, mask in inside.items() if any(outlets[j] == outlets[i] for j in of.get(c, [c]))}
            if _covers(own, words.own(i)):
                told.add(i)
            if _covers(inside, words.own(i)):
                gathered.add(i)
            if best := own if i in told else inside:
                links.append((i, max(sorted(best), key=lambda c: (outlets[c] == outlets[i], int(best[c].sum())))))
        further.extend(links[:1])
    clusters = [members for members in components([*kept, *alike, *further]) if len(members) > 1]
    return Joined([sorted(members, key=lambda i: (i in gathered, i)) for members in clusters], roundups, told)


def components(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """What hangs together by pairs, each and all in order."""
    leader: dict[int, int] = {}

    def find(i: int) -> int:
        while (up := leader.setdefault(i, i)) != i:
            leader[i] = i = leader[up]
        return i

    for a, b in pairs:
        leader[find(a)] = find(b)
    found: dict[int, list[int]] = {}
    for i in list(leader):
        found.setdefault(find(i), []).append(i)
    return sorted(sorted(members) for members in found.values())


def _held(pairs: Mapping[tuple[int, int], Shares]) -> dict[int, list[int]]:
    """For each document those that it holds."""
    held: dict[int, list[int]] = {}
    for (a, b), shares in pairs.items():
        for outer, inner, share in ((a, b, shares.share_b), (b, a, shares.share_a)):
            if share >= HELD:
                held.setdefault(outer, []).append(inner)
    return held


def _place(mask: Numbers) -> Numbers:
    """A mask without its short gaps."""
    from framing.copies.shingles import runs

    filled = mask.copy()
    for start, end in runs(~mask):
        if end - start <= GAP and start > 0 and end < len(mask):
            filled[start:end] = True
    return filled


def _parts(places: Mapping[int, Numbers]) -> list[Numbers]:
    """The places in a document of what it holds, smallest first and each place once: cuts of one text overlap."""
    parts: list[Numbers] = []
    for place in sorted(places.values(), key=lambda place: int(place.sum())):
        if not any(_holds(place, part, APART) for part in parts):
            parts.append(place)
    return parts


def _holds(place: Numbers, part: Numbers, share: float = HELD) -> bool:
    return int((place & part).sum()) >= share * int(part.sum())


def _with_copies(parts: Mapping[int, Sequence[Numbers]], places: Mapping[int, Mapping[int, Numbers]]) -> set[int]:
    """Round-ups, and what has two parts or more of one."""
    copies = {c for i, found in parts.items() for c, place in places[i].items() if sum(_holds(place, part) for part in found) > 1}
    return copies.union(parts)


def _covers(masks: Mapping[int, Numbers], own: Numbers) -> bool:
    """Whether half of a document's own words stand in what it holds."""
    import numpy as np

    covered = sum(masks.values(), start=np.zeros(len(own), bool))
    return bool(masks) and int((covered & own).sum()) >= HELD * int(own.sum())
