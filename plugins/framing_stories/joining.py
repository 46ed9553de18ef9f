"""Figures of a story that tell one fact: "nearly 20,000 people" and "19,000 people" who were stopped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from framing_stories.items import Item, Mention

_ROUGH = 0.1  # by which a figure that calls itself rough may be off


def same_figures(mentions: Iterable[Mention]) -> Mapping[Item, Item]:
    """For each figure that is another one told roughly, that other; the exact and the smaller first, whatever the order.

    What is counted has to be the same, and verb and period as far as both tell them.
    """
    figures: dict[Item, list[Mention]] = {}
    for mention in mentions:
        if mention.counted is not None:
            figures.setdefault(mention.item, []).append(mention)
    ordered = sorted(figures, key=lambda item: (_is_rough(figures[item]), min(m.low for m in figures[item]), item.key))
    exact: dict[tuple[str, str], list[Item]] = {}
    found: dict[Item, Item] = {}
    for item in ordered:
        subjects = sorted({(m.counted.unit, m.counted.noun) for m in figures[item] if m.counted})
        if _is_rough(figures[item]):
            kept = [other for subject in subjects for other in exact.get(subject, ())]
            same = next((o for o in kept if any(_are_one(a, b) for a in figures[item] for b in figures[o])), None)
            if same is not None:
                found[item] = same
                continue
        for subject in subjects:
            exact.setdefault(subject, []).append(item)
    return found


def _is_rough(told: Iterable[Mention]) -> bool:
    return all(mention.counted is not None and mention.counted.rough for mention in told)


def _are_one(one: Mention, other: Mention) -> bool:
    """Whether a rough figure may be another: the same is counted, and the numbers are close."""
    a, b = one.counted, other.counted
    if a is None or b is None or not a.noun or (a.unit, a.noun) != (b.unit, b.noun):
        return False
    if any(x and y and x != y for x, y in ((a.verb, b.verb), (a.period, b.period))):
        return False
    return other.low <= one.high * (1 + _ROUGH) and other.high >= one.low * (1 - _ROUGH)
