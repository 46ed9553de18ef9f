"""Voice: whose words a passage is in.

``own`` (the outlet's), ``attributed`` (a source's, who is named with its type where the text tells), ``distanced``
(the author holds it at arm's length in scare quotes or calls it so-called) or ``unknown`` (what would tell could not be
computed). Terms and names in quotation marks are nobody's distance, and what a source mocks stays that source's. Where
the author doubts what a source claims, distancing wins, and the attribution is still recorded. Only attributions of
speech and belief set voice: "the ministry plans to" is still the reporter talking.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from copy import copy
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple, cast

from framing.corrections.applying import Applied
from framing.corrections.model import Place
from framing.errors import LayerUnavailable
from framing.language import Classes
from framing.model import Annotation, Document, Pieces, Voice

if TYPE_CHECKING:
    from framing.annotate.layers import Layers

VOICED_ACTS = frozenset({"speech", "belief"})
SCARE_QUOTED = frozenset({"distancing", "so-called"})
DISTANCING = SCARE_QUOTED | {"doubted"}  # also without quotation marks: the alleged thief
QUOTED = "quoted"  # the label of a quotation that is somebody's, though no attribution holds it
_SHARE = 3  # a passage of which one in so many characters is held at arm's length is so as a whole
_NONE = Classes()


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
        self.annotations = [label for _, _, label in waiting]
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
    """The layer ``voices``: asks for the voice of any passage of a document.

    Attributions with an act of ``ACTS`` set it; a layer of scare quotes holds what is at arm's length under the labels
    ``DISTANCING``, in quotation marks under ``SCARE_QUOTED``. ``classes`` are those of the text's language: by them a source
    that is nothing but "it" or "many" has no name.
    """

    ACTS, SCARE_QUOTED, DISTANCING = VOICED_ACTS, SCARE_QUOTED, DISTANCING

    def __init__(
        self,
        attributions: Sequence[Annotation] | None,
        scare_quotes: Sequence[Annotation] | None,
        text: str,
        classes: Classes = _NONE,
    ) -> None:
        self._text, self._classes = text, classes
        self._known = attributions is not None
        self.knows_distance = scare_quotes is not None  # else nothing is told to be at arm's length, and nothing not to be
        self._attributed = Intervals(
            [
                (start, end, attribution)
                for attribution in attributions or ()
                if attribution.attributes.get("act") in VOICED_ACTS
                for start, end in attribution.roles.get("content", attribution.pieces)
            ]
        )
        marked = [(start, end, quote) for quote in scare_quotes or () for start, end in quote.pieces]
        distanced = sorted((item for item in marked if item[2].label in DISTANCING), key=lambda item: item[:2])
        self._distanced = Intervals(distanced)
        self._distanced_spans = [item[:2] for item in distanced]
        self._quoted = Intervals([item for item in marked if item[2].label == QUOTED])
        self._fixed = Intervals([])  # passages whose voice the user has settled

    def corrected(self, places: Iterable[Place], applied: Applied) -> Voices:
        """The same where the user has settled the voice of some passages; of two that overlap, the shorter one holds."""
        fixed: list[tuple[int, int, Annotation]] = []
        for row, (start, end) in places:
            applied.count(row, changes=self.of(((start, end),)).voice != row.value)
            fixed.append((start, end, Annotation(row.value, ((start, end),))))
        if not fixed:
            return self
        found = copy(self)
        found._fixed = Intervals(fixed)
        return found

    @property
    def corrections(self) -> Sequence[Annotation]:
        """The passages whose voice the user has settled, each with it as its label."""
        return self._fixed.annotations

    def of(self, pieces: Pieces) -> VoiceReading:
        """The voice of a passage: the first of its pieces decides, but distancing of a part of any that weighs in it counts."""
        offset = pieces[0][0]
        fixed = self._fixed.at(offset)
        attribution = self._attributed.at(offset)
        quoted = self._quoted.at(offset) if attribution is None else None
        source = source_type = ""
        voice: Voice
        if (told := attribution or quoted) is not None:
            source = str(told.attributes.get("entity") or self._named(source_text(told, self._text)))
            source_type = str(told.attributes.get("source_type") or "")
        if fixed is not None:
            voice = cast(Voice, fixed.label)
            return VoiceReading(voice) if voice == "own" else VoiceReading(voice, source, source_type, attribution)
        voice = "unknown"
        if any(self._distances(start, end) for start, end in pieces):
            voice = "distanced"
        elif self._known:
            voice = "own" if told is None else "attributed"
        return VoiceReading(voice, source, source_type, attribution)

    def _named(self, source: str) -> str:
        """The wording of a source; '' where it names nobody: "it", "some of them"."""
        return "" if self._classes.names_nobody(source) else source

    def _distances(self, start: int, end: int) -> bool:
        """Whether a piece begins or ends at arm's length, or holds what is and makes up a third of it: "a “free” school"."""
        if self._distanced.at(start) or self._distanced.at(end - 1):
            return True
        inner = bisect_right(self._distanced_spans, (start, end))
        begin, stop = self._distanced_spans[inner] if inner < len(self._distanced_spans) else (end, end)
        return start < begin < stop <= end <= start + _SHARE * (stop - begin)


def source_text(attribution: Annotation, text: str) -> str:
    """The source of an attribution as the text names it; '' where it names none."""
    return " ".join(" ".join(text[start:end].split()) for start, end in attribution.roles.get("source", ()))


def voices_layer(document: Document, layers: Layers) -> Voices:
    return Voices(_maybe(layers, "attributions"), _maybe(layers, "scare_quotes"), document.text, layers.language.classes)


def _maybe(layers: Layers, name: str) -> list[Annotation] | None:
    try:
        return list(layers.annotations(name))
    except LayerUnavailable:
        return None


def voice_of(layers: Layers, pieces: Pieces) -> Voice:
    """Whose words a passage is in; "unknown" where voices cannot be had."""
    try:
        return layers.voices.of(pieces).voice
    except LayerUnavailable:
        return "unknown"
