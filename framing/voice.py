"""Voice: whose words a passage is in.

``own`` (the outlet's), ``attributed`` (a source's, who is named with its type), ``distanced`` (held in
scare quotes or called so-called) or ``unknown`` (what would tell could not be computed). Distancing wins
over attribution; the attribution is still recorded. Only attributions of speech and belief set voice:
"the ministry plans to" is still the reporter talking.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from framing.errors import LayerUnavailable
from framing.model import Annotation, Document, Pieces, Voice

if TYPE_CHECKING:
    from framing.annotate import Layers

VOICED_ACTS = frozenset({"speech", "belief"})
DISTANCING = frozenset({"distancing", "so-called", "term"})


class VoiceReading(NamedTuple):
    """The voice of a passage and, where it lies in an attribution, that attribution's source."""

    voice: Voice
    source: str = ""
    source_type: str = ""
    attribution: Annotation | None = None


class Intervals:
    """Which of many labelled intervals contain an offset; asks cost log n, however they nest."""

    def __init__(self, intervals: Sequence[tuple[int, int, Annotation]]) -> None:
        waiting = deque(sorted(intervals, key=lambda item: (item[0], -item[1])))
        self._cuts = sorted({offset for start, end, _ in intervals for offset in (start, end)})
        self._shortest: list[Annotation | None] = []  # from each cut to the next
        open_ones: list[tuple[int, int, int, Annotation]] = []  # length, the later first, end, label
        for cut in self._cuts:
            while waiting and waiting[0][0] <= cut:
                start, end, label = waiting.popleft()
                heappush(open_ones, (end - start, len(waiting), end, label))
            while open_ones and open_ones[0][2] <= cut:
                heappop(open_ones)
            self._shortest.append(open_ones[0][3] if open_ones else None)

    def at(self, offset: int) -> Annotation | None:
        """The shortest interval that contains the offset, of equal ones the one that begins last."""
        position = bisect_right(self._cuts, offset) - 1
        return self._shortest[position] if position >= 0 else None


class Voices:
    """The layer ``voices``: asks for the voice of any passage of a document."""

    def __init__(self, attributions: Sequence[Annotation] | None, scare_quotes: Sequence[Annotation] | None, text: str) -> None:
        self._text = text
        self._known = attributions is not None
        self._attributed = Intervals(
            [
                (start, end, attribution)
                for attribution in attributions or ()
                if attribution.attributes.get("act") in VOICED_ACTS
                for start, end in attribution.roles.get("content", attribution.pieces)
            ]
        )
        self._distanced = Intervals(
            [(s, e, quote) for quote in scare_quotes or () if quote.label in DISTANCING for s, e in quote.pieces]
        )

    def of(self, pieces: Pieces) -> VoiceReading:
        """The voice of a passage: the first of its pieces decides, but distancing anywhere in it counts."""
        attribution = self._attributed.at(pieces[0][0])
        source = source_type = ""
        if attribution is not None:
            source = str(attribution.attributes.get("entity") or source_text(attribution, self._text))
            source_type = str(attribution.attributes.get("source_type") or "")
        voice: Voice = "unknown"
        if any(self._distanced.at(start) or self._distanced.at(end - 1) for start, end in pieces):
            voice = "distanced"
        elif self._known:
            voice = "attributed" if attribution is not None else "own"
        return VoiceReading(voice, source, source_type, attribution)


def source_text(attribution: Annotation, text: str) -> str:
    """The source of an attribution as the text names it; '' where it names none."""
    return " ".join(" ".join(text[start:end].split()) for start, end in attribution.roles.get("source", ()))


def voices_layer(document: Document, layers: Layers) -> Voices:
    return Voices(_maybe(layers, "attributions"), _maybe(layers, "scare_quotes"), document.text)


def _maybe(layers: Layers, name: str) -> list[Annotation] | None:
    try:
        return list(layers.annotations(name))
    except LayerUnavailable:
        return None
