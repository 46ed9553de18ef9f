"""Corrections applied to the layers of one document: a pure function from a layer to a layer, and what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from framing.corrections.model import OF_SOURCES, Corrections, Place, Row, key_of
from framing.model import Annotation, Document, Span, Value

SOURCES_LAYER = "attributions"  # whose annotations have a name and a type
CORRECTED = "corrected"  # the attribute that says what of an annotation the user settled: "name", "type" or "name, type"


@dataclass
class Applied:
    """What corrections did to a document: by row how often it matched, and how often that changed something.

    ``layers`` are those that were made, so that a row on another is not said to match nothing.
    """

    matched: dict[int, int] = field(default_factory=dict)
    changed: dict[int, int] = field(default_factory=dict)
    layers: set[str] = field(default_factory=set)

    def count(self, row: Row, changes: bool) -> None:
        self.matched[row.number] = self.matched.get(row.number, 0) + 1
        self.changed[row.number] = self.changed.get(row.number, 0) + changes

    def reach(self, corrections: Corrections, retyped: Mapping[str, int]) -> None:
        """Count the rows for all documents on these names of the corpus, each with how many attributions were given its type."""
        for name, times in retyped.items():
            for kind in OF_SOURCES:
                if (row := corrections.of_source(kind, "", name)) is not None:
                    self.matched.setdefault(row.number, 1)
                    self.changed[row.number] = self.changed.get(row.number, 0) + (times if kind == "type" else 0)

    def add(self, other: Applied) -> None:
        """Add up what was done to another document."""
        for mine, its in ((self.matched, other.matched), (self.changed, other.changed)):
            for number, times in its.items():
                mine[number] = mine.get(number, 0) + times
        self.layers |= other.layers


def layer_of(row: Row) -> str:
    """The layer that a row is about; '' for a story."""
    layers = {"name": SOURCES_LAYER, "type": SOURCES_LAYER, "voice": "voices", "none": row.value}
    return layers.get(row.kind, "")


def corrected(
    layer: str, annotations: Sequence[Annotation], document: Document, corrections: Corrections, applied: Applied
) -> tuple[Annotation, ...]:
    """The annotations of a layer as the user corrects them; what that did is counted in ``applied``."""
    removed = [place for place in corrections.places(document, "none") if place.row.value == layer]
    kept = tuple(a for a in annotations if not _is_removed(a, removed, applied)) if removed else tuple(annotations)
    return _with_sources(kept, document, corrections, applied) if layer == SOURCES_LAYER else kept


def _is_removed(annotation: Annotation, places: Iterable[Place], applied: Applied) -> bool:
    """Whether a row takes the annotation out; of several that do, the first changes something, and all match."""
    inside = [row for row, span in places if _is_inside(annotation, span)]
    for row in inside:
        applied.count(row, changes=row is inside[0])
    return bool(inside)


def _is_inside(annotation: Annotation, span: Span) -> bool:
    return span[0] <= annotation.start and annotation.end <= span[1]


def _with_sources(
    attributions: Sequence[Annotation], document: Document, corrections: Corrections, applied: Applied
) -> tuple[Annotation, ...]:
    """The attributions with the names and types that the user gives their sources.

    Who is given the name of another source of the article has that one's type, as one source has one type.
    """
    if not any(row.kind in OF_SOURCES for row in corrections.rows):
        return tuple(attributions)
    types: dict[str, str] = {}
    for a in attributions:
        if kind := str(a.attributes.get("source_type") or ""):
            types.setdefault(key_of(name_in(a, document)), kind)
    places = {kind: corrections.places(document, kind) for kind in OF_SOURCES}
    return tuple(_with_source(a, document, corrections, places, types, applied) for a in attributions)


def name_in(attribution: Annotation, document: Document) -> str:
    """The name of an attribution's source in its document, else its wording; '' where there is neither."""
    mention = " ".join(" ".join(document.text[start:end].split()) for start, end in attribution.roles.get("source", ()))
    return str(attribution.attributes.get("entity") or mention)


def _with_source(
    attribution: Annotation,
    document: Document,
    corrections: Corrections,
    places: Mapping[str, Sequence[Place]],
    types: Mapping[str, str],
    applied: Applied,
) -> Annotation:
    found = name_in(attribution, document)
    given: dict[str, Value] = {}
    name = found
    if (row := _row_for(attribution, "name", (found,), document, corrections, places)) is not None:
        name = corrections.name_of(row.value)
        applied.count(row, changes=attribution.attributes.get("entity") != name)
        for further in corrections.renamings(row.value):
            applied.count(further, changes=False)
        given |= {"entity": name, "anonymous": False}
        if key_of(name) != key_of(found) and (kind := types.get(key_of(name))):
            given["source_type"] = kind
    if (typed := _row_for(attribution, "type", (name, found), document, corrections, places)) is not None:
        applied.count(typed, changes=attribution.attributes.get("source_type") != typed.value)
        given["source_type"] = typed.value
    settled = [kind for kind, by in (("name", row), ("type", typed)) if by is not None]
    if not settled:
        return attribution
    return replace(attribution, attributes={**attribution.attributes, **given, CORRECTED: ", ".join(settled)})


def _row_for(
    attribution: Annotation,
    kind: str,
    names: Sequence[str],
    document: Document,
    corrections: Corrections,
    places: Mapping[str, Sequence[Place]],
) -> Row | None:
    """The row on the source of an attribution: one on its passage, else one on a name in the document, else in all."""
    known = {key_of(name) for name in names}
    for row, span in places[kind]:
        if _is_inside(attribution, span) and (not row.text or key_of(row.text) in known):
            return row
    rows = (corrections.of_source(kind, document.id, name) for name in names if name)
    return next(filter(None, rows), None)
