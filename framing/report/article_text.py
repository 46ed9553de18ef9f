"""An article cut where its voice changes, and how that looks in a terminal."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any

from framing.annotate.voice import DISTANCING, QUOTED, VOICED_ACTS, Intervals
from framing.errors import LayerUnavailable
from framing.model import Annotation, Document, Span
from framing.report.terminal import clean, one_line

if TYPE_CHECKING:
    from framing.annotate.layers import Layers

GUTTER = 9  # columns for the name of a region
_SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

# How each voice and mark is shown: with colour, and by brackets without.
COLOURS = {"attributed": "cyan", "distanced": "magenta italic", "unknown": "dim"}
BRACKETS = {"attributed": ("⟦", "⟧"), "distanced": ("⟨", "⟩"), "source": ("*", "*"), "cue": ("_", "_"), "marked": ("{", "}")}
REGIONS_SHOWN = {"headline": "bold", "subhead": "bold", "furniture": "dim", "repeat": "dim"}
EFFECTS = {"source": "bold underline", "cue": "underline", "marked": "reverse"}


@dataclass(frozen=True)
class Segment:
    """A stretch of text in one voice: its attribution's number (0 for none), its role in one, labels of a marked layer."""

    start: int
    end: int
    voice: str
    number: int = 0
    source: str = ""
    source_type: str = ""
    role: str = ""
    label: str = ""


@dataclass(frozen=True)
class Note:
    """Who says what an attribution's number stands for."""

    number: int
    source: str
    source_type: str
    cue: str

    def __str__(self) -> str:
        parts = (self.source or "source not named", self.source_type, self.cue)
        return f"{small(self.number)} {' · '.join(one_line(part) for part in parts if part)}"


@dataclass(frozen=True)
class Passage:
    """A paragraph with its region, its segments, and notes on the attributions that begin in it."""

    region: str
    segments: tuple[Segment, ...]
    notes: tuple[Note | str, ...] = ()


def small(number: int) -> str:
    """A number as a superscript; '' for 0."""
    return str(number).translate(_SMALL) if number else ""


def passages_of(document: Document, layers: Layers, marked: Sequence[Annotation] = ()) -> list[Passage]:
    """The paragraphs of a document, cut where voice, role or a marked annotation changes."""
    attributions = [a for a in _available(layers, "attributions") if a.attributes.get("act") in VOICED_ACTS]
    scares = [a for a in _available(layers, "scare_quotes") if a.label in DISTANCING or a.label == QUOTED]
    cutter = _Cutter(document, layers, attributions, scares, marked)
    return [cutter.passage(region.label, (region.start, region.end)) for region in layers.annotations("regions")]


def _available(layers: Layers, name: str) -> Sequence[Annotation]:
    try:
        return layers.annotations(name)
    except LayerUnavailable:
        return ()


def _settled(layers: Layers) -> Sequence[Annotation]:
    """The passages whose voice the user has settled."""
    try:
        return layers.voices.corrections
    except LayerUnavailable:
        return ()


def _intervals(pairs: Iterable[tuple[Annotation, Iterable[Span]]]) -> Intervals:
    return Intervals([(start, end, annotation) for annotation, pieces in pairs for start, end in pieces])


class _Cutter:
    def __init__(
        self,
        document: Document,
        layers: Layers,
        attributions: Sequence[Annotation],
        scares: Sequence[Annotation],
        marked: Sequence[Annotation],
    ) -> None:
        self.text, self.layers = document.text, layers
        contents = {id(a): a.roles.get("content") or a.pieces for a in attributions}
        self.ordered = sorted(attributions, key=lambda a: contents[id(a)])
        self.first = [contents[id(a)][0][0] for a in self.ordered]
        self.numbers = {id(a): number for number, a in enumerate(self.ordered, 1)}
        roles = {role: [(a, a.roles.get(role, ())) for a in attributions] for role in ("source", "cue")}
        self.roles = {role: _intervals(pairs) for role, pairs in roles.items()}
        self.marked = _intervals((a, a.pieces) for a in marked)
        spans = [
            *(piece for pieces in contents.values() for piece in pieces),
            *(piece for pairs in roles.values() for _, pieces in pairs for piece in pieces),
            *(piece for a in (*scares, *marked, *_settled(layers)) for piece in a.pieces),
        ]
        self.cuts = sorted({offset for span in spans for offset in span})

    def passage(self, region: str, span: Span) -> Passage:
        inner = self.cuts[bisect_right(self.cuts, span[0]) : bisect_left(self.cuts, span[1])]
        edges = [span[0], *inner, span[1]]
        segments = tuple(self.segment(start, end) for start, end in pairwise(edges))
        begun = self.ordered[bisect_left(self.first, span[0]) : bisect_left(self.first, span[1])]
        return Passage(region, segments, tuple(self.note(a) for a in begun))

    def segment(self, start: int, end: int) -> Segment:
        try:
            reading = self.layers.voices.of(((start, end),))
        except LayerUnavailable:
            return Segment(start, end, "unknown", label=self.label(start))
        number = self.numbers.get(id(reading.attribution), 0)
        role = next((role for role, intervals in self.roles.items() if intervals.at(start)), "")
        return Segment(start, end, reading.voice, number, reading.source, reading.source_type, role, self.label(start))

    def label(self, offset: int) -> str:
        found = self.marked.at(offset)
        return found.label if found else ""

    def note(self, attribution: Annotation) -> Note:
        def said(role: str) -> str:
            return " … ".join(self.text[start:end] for start, end in attribution.roles.get(role, ()))

        about = attribution.attributes
        source = str(about.get("entity") or "") or said("source")
        return Note(self.numbers[id(attribution)], source, str(about.get("source_type") or ""), said("cue"))


def bracketed(text: str, segments: Sequence[Segment]) -> str:
    """A paragraph without colour: ⟦attributed⟧¹, ⟨distanced⟩, *source*, _cue_, {marked}."""
    parts: list[str] = []
    open_marks: list[tuple[str, object]] = []
    for segment in (*segments, None):
        wanted = _marks(segment) if segment else []
        keep = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(open_marks, wanted, strict=False)))
        for kind, what in reversed(open_marks[keep:]):
            tail = small(what) if kind == "attributed" and isinstance(what, int) else ""
            parts.append(BRACKETS[kind][1] + tail)
        parts.extend(BRACKETS[kind][0] for kind, _ in wanted[keep:])
        open_marks = wanted
        if segment:
            parts.append(clean(text[segment.start : segment.end]))
    return "".join(parts)


def _marks(segment: Segment) -> list[tuple[str, object]]:
    marks: list[tuple[str, object]] = []
    if segment.number or segment.voice == "attributed":
        marks.append(("attributed", segment.number))
    if segment.voice == "distanced":
        marks.append(("distanced", True))
    if segment.role:
        marks.append((segment.role, True))
    if segment.label:
        marks.append(("marked", segment.label))
    return marks


def styled(text: str, segments: Sequence[Segment]) -> list[tuple[str, str]]:
    """A paragraph with colour, as (text, style) pairs; the number of an attribution stands after its last words."""
    parts: list[tuple[str, str]] = []
    for segment, following in zip(segments, (*segments[1:], None), strict=True):
        effects = (COLOURS.get(segment.voice), EFFECTS.get(segment.role), EFFECTS["marked"] if segment.label else None)
        parts.append((clean(text[segment.start : segment.end]), " ".join(effect for effect in effects if effect)))
        if segment.number and (following is None or following.number != segment.number):
            parts.append((small(segment.number), "cyan"))
    return parts


def render_article(document: Document, passages: Sequence[Passage], *, width: int, colour: bool) -> str:
    """The article as text no wider than ``width``: regions in a gutter, voices marked, sources under each paragraph."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=GUTTER, style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for passage in passages:
        if colour:
            body = Text.assemble(*styled(document.text, passage.segments), style=REGIONS_SHOWN.get(passage.region, ""))
        else:
            body = Text(bracketed(document.text, passage.segments))
        table.add_row("" if passage.region in ("body", "lead") else passage.region, body)
        for note in passage.notes:
            table.add_row("", Text(f"  {note}", style="dim"))
        table.add_row("", "")
    stream = StringIO()
    console = Console(
        file=stream, width=width, force_terminal=colour, color_system="standard" if colour else None,
        no_color=not colour, markup=False, emoji=False, highlight=False, legacy_windows=False,
    )  # fmt: skip
    console.print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().rstrip().split("\n")) + "\n"


def header(document: Document) -> list[str]:
    """Outlet, date, author and id, and the title unless it begins the text."""
    published = document.published.isoformat() if document.published else ""
    facts = " · ".join(one_line(part) for part in (document.outlet, published, document.author, document.id) if part)
    return [facts] if document.title_span or not document.title else [facts, one_line(document.title)]


def legend(*, colour: bool, marked: str = "") -> str:
    """What the colours or brackets mean."""
    if colour:
        shown = [("own", ""), ("attributed¹", "36"), ("distanced", "35;3"), ("source", "1;4"), ("cue", "4")]
        shown += [(marked, "7")] if marked else []
        return " · ".join(f"\x1b[{code}m{name}\x1b[0m" if code else name for name, code in shown)
    return "own · ⟦attributed⟧¹ · ⟨distanced⟩ · *source* · _cue_" + (f" · {{{marked}}}" if marked else "")


def shares(layers: Layers, passages: Sequence[Passage]) -> str:
    """How many words of what counts are in which voice."""
    words: dict[str, int] = {}
    for segment in (segment for passage in passages for segment in passage.segments if layers.counts(segment.start)):
        words[segment.voice] = words.get(segment.voice, 0) + layers.tokens.words_within(segment.start, segment.end)
    total = sum(words.values())
    parts = [f"{voice} {count / total:.0%}" for voice, count in sorted(words.items(), key=lambda item: -item[1]) if count]
    return f"{total} words: {', '.join(parts)}" if parts else "no words that count"


def as_record(document: Document, passages: Sequence[Passage]) -> dict[str, Any]:
    """The article as one JSON-ready object."""
    return {
        "doc_id": document.id,
        "outlet": document.outlet,
        "title": document.title,
        "passages": [
            {"region": passage.region, "segments": [_segment_record(document.text, segment) for segment in passage.segments]}
            for passage in passages
        ],
    }


def _segment_record(text: str, segment: Segment) -> dict[str, Any]:
    fields = ("start", "end", "voice", "source", "source_type", "role", "label")
    return {"text": text[segment.start : segment.end], **{field: getattr(segment, field) for field in fields}}
