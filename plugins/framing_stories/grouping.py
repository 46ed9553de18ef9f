"""Articles on one event: alike in their rare words and names, and published within days of each other.

Pairs that share some of their heaviest words are compared; stories are made by average linkage (Sokal & Michener 1958),
so that an article joins a story for its likeness to all of it, and not to one article at its edge.
"""

from __future__ import annotations

import heapq
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from framing import Document
from framing_stories.vectors import Vector, cosine, heaviest, shared_words, vectors

ALIKE = 0.16  # mean similarity from which articles are on one story
WINDOW = 6  # days between two articles on one story, at most, if no third one lies between them
AGEING = 0.15  # what a day between them takes: similarity / (1 + AGEING · days)
UNDATED = 0.7  # what is left of a similarity where a date is missing
SURE = 0.6  # confidence from which an article without a date is on a story with others
_KEYS = 40  # heaviest words of an article, by which it finds those like it
_SHARED = 2  # of these that two articles must share to be compared
_RECENT = 300  # latest articles with a word that an article is set against
Similarities = dict[tuple[int, int], float]
Days = tuple[int | None, int | None]


class Membership(NamedTuple):
    """The story of an article (its number), how sure that is (0.5 a toss-up, 1 sure), and the next best story (−1: none)."""

    story: int
    confidence: float
    rival: int


@dataclass(frozen=True)
class Grouping:
    """Documents by date and id, each with its membership; stories have names."""

    documents: Sequence[Document]
    memberships: Sequence[Membership]
    names: Sequence[str]


def group_stories(
    documents: Iterable[Document],
    *,
    alike: float = ALIKE,
    window: int = WINDOW,
    amounts: Mapping[str, Mapping[str, float]] | None = None,
) -> Grouping:
    """Tie articles on one event together. The order of the documents makes no difference.

    ``amounts`` has what :func:`~framing_stories.vectors.amounts_of` gives for each document, by id, where that is known already.
    """
    read = sorted(documents, key=lambda d: (d.published is None, d.published, d.id) if d.published else (True, None, d.id))
    found = vectors(read, amounts)
    similar = similarities(read, found, window)
    days = [d.published.toordinal() if d.published else None for d in read]
    stories = _without_unsure(link(days, similar, alike, 2 * window), days, similar, alike)
    memberships = list(_memberships(stories, similar, alike))
    return Grouping(read, memberships, list(_names(read, found, stories)))


def _without_unsure(
    stories: Sequence[Sequence[int]], days: Sequence[int | None], similar: Similarities, alike: float
) -> list[list[int]]:
    """The stories, with each article without a date on a story of its own where it is not sure that it is on one with others.

    A missing date is no match: only the words can tie such an article to a story, and they have to tie it firmly.
    """
    sure = [found.confidence >= SURE for found in _memberships(stories, similar, alike)]
    kept = [[i for i in members if days[i] is not None or sure[i]] for members in stories]
    alone = [[i] for members in stories if len(members) > 1 for i in members if days[i] is None and not sure[i]]
    single = [list(members) for members in stories if len(members) == 1]
    return sorted([*(members for members, of in zip(kept, stories, strict=True) if members and len(of) > 1), *single, *alone])


def similarities(documents: Sequence[Document], found: Sequence[Vector], window: int) -> Similarities:
    """The similarity of every pair worth comparing: within the window, with some of their heaviest words in common."""
    recent: dict[str, deque[int]] = {}
    similar: Similarities = {}
    days_of = [document.published.toordinal() if document.published else None for document in documents]
    for i, day in enumerate(days_of):
        keys = heaviest(found[i], _KEYS)
        shared = Counter(chain.from_iterable(recent.get(word, ()) for word in keys))
        for j in sorted(j for j, times in shared.items() if times >= _SHARED):
            other = days_of[j]
            days = None if day is None or other is None else abs(day - other)
            if days is None or days <= window:
                factor = UNDATED if days is None else 1 / (1 + AGEING * days)
                similar[j, i] = round(factor * cosine(found[i], found[j]), 12)
        for word in keys:
            recent.setdefault(word, deque(maxlen=_RECENT)).append(i)
    return similar


def link(days: Sequence[int | None], similar: Mapping[tuple[int, int], float], alike: float, longest: int) -> list[list[int]]:
    """Groups by average linkage: the two most alike are joined, as long as their mean similarity is ``alike`` or more.

    Pairs that were not compared count as not alike, and no group spans more than ``longest`` days, whatever articles
    without a date lie in it. Each group is sorted, and so are the groups.
    """
    groups = {i: [i] for i in range(len(days))}
    spans = {i: (day, day) for i, day in enumerate(days)}
    links: dict[int, dict[int, float]] = {i: {} for i in groups}
    for (a, b), value in similar.items():
        links[a][b] = links[b][a] = value
    heap = [(-value, a, b) for (a, b), value in similar.items() if value >= alike]
    heapq.heapify(heap)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups or _mean(links, groups, a, b) != -mean:
            continue  # grown or gone since
        span = _span(spans[a], spans[b])
        if span[0] is not None and span[1] is not None and span[1] - span[0] > longest:
            continue
        spans[a] = span
        groups[a] += groups.pop(b)
        for other, value in links.pop(b).items():
            del links[other][b]
            if other != a:
                links[a][other] = links[other][a] = links[a].get(other, 0.0) + value
        for other in links[a]:
            if (value := _mean(links, groups, a, other)) >= alike:
                heapq.heappush(heap, (-value, min(a, other), max(a, other)))
    return sorted(sorted(members) for members in groups.values())


def _span(a: Days, b: Days) -> Days:
    """From the first day of either to the last; an article without a date has no days."""
    first = [day for day in (a[0], b[0]) if day is not None]
    last = [day for day in (a[1], b[1]) if day is not None]
    return min(first, default=None), max(last, default=None)


def _mean(links: Mapping[int, Mapping[int, float]], groups: Mapping[int, Sequence[int]], a: int, b: int) -> float:
    return links[a].get(b, 0.0) / (len(groups[a]) * len(groups[b]))


def _memberships(stories: Sequence[Sequence[int]], similar: Similarities, alike: float) -> Iterator[Membership]:
    """Of each document in order: its story, and its mean similarity to that against the next best story or the threshold."""
    story_of = {i: number for number, members in enumerate(stories) for i in members}
    near: dict[int, dict[int, float]] = {i: {} for i in story_of}
    for (a, b), value in similar.items():
        for i, j in ((a, b), (b, a)):
            near[i][story_of[j]] = near[i].get(story_of[j], 0.0) + value
    for i in sorted(story_of):
        own = story_of[i]
        means = {story: total / len(stories[story]) for story, total in near[i].items() if story != own}
        rival = max(means, key=lambda story: (means[story], -story), default=-1)
        best, others = means.get(rival, 0.0), len(stories[own]) - 1
        mean = near[i].get(own, 0.0) / others if others else alike
        against = max(best, alike) if others else best
        yield Membership(own, mean / (mean + against) if mean + against else 0.5, rival)


def _names(documents: Sequence[Document], found: Sequence[Vector], stories: Sequence[Sequence[int]]) -> Iterator[str]:
    """A name for each story: the day it began, if all its articles have a date, and the words that tell best what it is about."""
    taken: Counter[str] = Counter()
    for members in stories:
        first = documents[members[0]].published if all(documents[i].published for i in members) else None
        words = shared_words([found[i] for i in members], 3)
        name = "-".join([*([first.isoformat()] if first else []), *words]) or "story"
        taken[name] += 1
        yield name if taken[name] == 1 else f"{name}-{taken[name]}"
