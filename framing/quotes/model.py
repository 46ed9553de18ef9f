"""A quote as a frozen record, read off the attributions of a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.annotate.voice import VOICED_ACTS, voice_of
from framing.model import Annotation, Pieces, Spanned, Voice

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.model import Document

LAYER = "attributions"


@dataclass(frozen=True)
class Quote(Spanned):
    """What a text gives to a source: its wording, by which cue, to whom, in whose voice, and where.

    ``content`` is the wording, several pieces joined by ' … '. ``cue`` ("said") and ``source`` ("she") are as the text has
    them; ``entity`` is the name of the source as far as the text tells it ("Ines Falk"), ``type`` its type ("union"). All
    four are empty where the text does not tell. ``voice`` is attributed, or distanced where the author holds it at arm's
    length. ``form`` is direct (all in quotation marks), mixed or indirect, ``act`` speech, belief, perception or intention,
    ``region`` what the paragraph is: headline, lead, body … ``pieces``, ``cue_pieces`` and ``source_pieces`` are spans
    (start, end) in code points of the text, end exclusive; ``start`` and ``end`` are those of the first and the last piece.
    """

    content: str
    cue: str
    source: str
    entity: str
    type: str
    voice: Voice
    form: str
    act: str
    region: str
    pieces: Pieces
    cue_pieces: Pieces
    source_pieces: Pieces


def quotes_in(document: Document, layers: Layers, *, acts: Collection[str] = VOICED_ACTS, counted: bool = False) -> list[Quote]:
    """The quotes of a document with these acts, in the order of the text; with ``counted``, of the regions that count.

    Raises :class:`~framing.errors.LayerUnavailable` where attributions cannot be had.
    """
    regions = layers.annotations("regions")
    starts = [region.start for region in regions]

    def region_at(offset: int) -> str:
        place = bisect_right(starts, offset) - 1
        return regions[place].label if place >= 0 and offset < regions[place].end else ""

    found = layers.counted(LAYER) if counted else layers.annotations(LAYER)
    return [
        _quote(document, layers, attribution, region_at(attribution.start))
        for attribution in found
        if attribution.attributes.get("act") in acts
    ]


def _quote(document: Document, layers: Layers, attribution: Annotation, region: str) -> Quote:
    about, roles = attribution.attributes, attribution.roles

    def wording(role: str) -> str:
        return " ".join(" ".join(document.text[start:end].split()) for start, end in roles.get(role, ()))

    return Quote(
        content=attribution.quote(document.text),
        cue=wording("cue"),
        source=wording("source"),
        entity=str(about.get("entity") or ""),
        type=str(about.get("source_type") or ""),
        voice=voice_of(layers, attribution.pieces),
        form=attribution.label,
        act=str(about.get("act") or ""),
        region=region,
        pieces=attribution.pieces,
        cue_pieces=roles.get("cue", ()),
        source_pieces=roles.get("source", ()),
    )
