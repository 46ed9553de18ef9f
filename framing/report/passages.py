"""A passage as a reader wants it: the sentence around the evidence, the evidence marked, no longer than asked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from framing.text.sentences import sentence_spans

LEFT, RIGHT = "‹", "›"


def excerpt(text: str, passage: Mapping[str, Any], *, most: int = 300) -> str:
    """The sentence a passage stands in, its pieces between ‹ and ›, cut to about ``most`` characters around them.

    ``passage`` is a row of the table ``evidence``. A passage that is a whole sentence or more is not marked.
    """
    pieces = json.loads(passage["pieces"]) if passage["pieces"] else [[passage["start"], passage["end"]]]
    start, end = _around(text, pieces[0][0], pieces[-1][1])
    start, end, cut_left, cut_right = _cut(text, start, end, pieces, most)
    whole = pieces[0][0] <= start and pieces[-1][1] >= end
    marked = text[start:end] if whole else _marked(text, start, end, pieces)
    return f"{'… ' if cut_left else ''}{' '.join(marked.split())}{' …' if cut_right else ''}"


def parts(text: str, pieces: Sequence[Sequence[int]], *, most: int = 300) -> list[tuple[str, bool]]:
    """As :func:`excerpt`, exactly as written: stretches of the text, each with whether it is of the passage."""
    start, end = _around(text, pieces[0][0], pieces[-1][1])
    start, end, cut_left, cut_right = _cut(text, start, end, pieces, most)
    found = [("… ", False)] if cut_left else []
    at = start
    for left, right in pieces:
        left, right = max(left, at), min(right, end)
        if left < right:
            found += [(text[at:left], False), (text[left:right], True)]
            at = right
    found += [(text[at:end], False), (" …" if cut_right else "", False)]
    return [part for part in found if part[0]]


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    spans = [(left + s, left + e) for s, e in sentence_spans(text[left:right])]
    inside = [(s, e) for s, e in spans if s < end and e > start]
    return (min(start, inside[0][0]), max(end, inside[-1][1])) if inside else (start, end)


def _cut(text: str, start: int, end: int, pieces: Sequence[Sequence[int]], most: int) -> tuple[int, int, bool, bool]:
    if end - start <= most:
        return start, end, False, False
    first, last = pieces[0][0], min(pieces[-1][1], pieces[0][0] + most)
    room = max(0, most - (last - first)) // 2
    left = max(start, first - room)
    right = min(end, max(last + room, left + most))
    if left > start:
        left = text.find(" ", left, first) + 1 or first
    if right < end:
        right = max(text.rfind(" ", last, right), last)
    return left, right, left > start, right < end


def _marked(text: str, start: int, end: int, pieces: Sequence[Sequence[int]]) -> str:
    parts: list[str] = []
    at = start
    for left, right in pieces:
        left, right = max(left, start), min(right, end)
        if left < right:
            parts.extend((text[at:left], LEFT, text[left:right], RIGHT))
            at = right
    return "".join([*parts, text[at:end]])
