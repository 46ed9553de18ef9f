"""What the program says of the coded documents, in the form in which coders say it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.errors import LayerUnavailable
from framing.model import Annotation, Pieces
from framing.validation.agreement import Span, common
from framing.validation.gold import GoldError, Mark, Task

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.model import Document, Failure

Item = tuple[str, str, Pieces]  # a document, a target in it or '', a passage of it or (): what gets a label
PROGRAM = "framing"  # who the program is beside the coders
CODERS = "coders"  # all of them, for how far they agree among each other
NOTHING = "(nothing)"  # the label of what was not found
SIGN = 0.1  # a stance above it is 1 (favourable), below its negative −1; fixed before anything was measured
_SIGNS = frozenset({-1.0, 0.0, 1.0})


@dataclass
class Reading:
    """What one reader says for one task: spans by document, or the label of each item; what was read."""

    spans: dict[str, list[Span]] = field(default_factory=dict)
    labels: dict[Item, str] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)

    def keep(self, document_id: str, places: Sequence[tuple[int, int]]) -> None:
        """Leave out the spans of a document that begin outside these places, which are in order."""
        if document_id in self.spans:
            self.spans[document_id] = [span for span in self.spans[document_id] if inside(span.pieces[0][0], places)]


def inside(offset: int, places: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of some places, which are in order."""
    before = bisect_right(places, (offset, float("inf"))) - 1
    return before >= 0 and offset < places[before][1]


def coders_readings(marks: Iterable[Mark]) -> dict[Task, dict[str, Reading]]:
    """Task → coder → what they said."""
    found: dict[Task, dict[str, Reading]] = {}
    for mark in marks:
        reading = found.setdefault(mark.task, {}).setdefault(mark.coder, Reading())
        reading.documents.add(mark.doc_id)
        if mark.task.kind != "spans":
            reading.labels[mark.doc_id, mark.target, mark.pieces] = mark.label
        else:
            spans = reading.spans.setdefault(mark.doc_id, [])
            if mark.pieces and Span(mark.pieces, mark.label) not in spans[-1:]:
                spans.append(Span(mark.pieces, mark.label))
    return found


class Program:
    """Reads documents as the coders did: the same tasks, the same items."""

    def __init__(
        self, tasks: Mapping[Task, Mapping[str, Reading]], *, labelled: Mapping[Task, bool], where: Mapping[str, Collection[str]]
    ) -> None:
        self.readings = {task: Reading() for task in tasks}
        self.failures: list[Failure] = []
        self._labelled, self._where = labelled, where
        self._fields: dict[Task, set[str]] = {}
        self._items: dict[Task, dict[str, list[Item]]] = {}
        for task, coders in tasks.items():
            for item in sorted({item for reading in coders.values() for item in reading.labels}):
                self._items.setdefault(task, {}).setdefault(item[0], []).append(item)

    def read(self, document: Document, layers: Layers) -> None:
        """Everything that is asked of one document."""
        for task, reading in self.readings.items():
            if task.kind == "spans":
                self._read_spans(task, reading, document, layers)
            elif task.kind == "units":
                self._read_units(task, reading, document, layers)
        self.failures.extend(layers.failures)

    def _read_spans(self, task: Task, reading: Reading, document: Document, layers: Layers) -> None:
        annotations = self._annotations(task.layer, layers)
        if annotations is None:
            return
        reading.documents.add(document.id)
        labelled = self._labelled[task]
        reading.spans[document.id] = [Span(a.pieces, a.label if labelled else "") for a in annotations]

    def _read_units(self, task: Task, reading: Reading, document: Document, layers: Layers) -> None:
        items = self._items[task].get(document.id, ())
        annotations = self._annotations(task.layer, layers) if task.field != "voice" else []
        if annotations is None or not items:
            return
        reading.documents.add(document.id)
        if task.field != "voice":
            self._fields.setdefault(task, {"label", "voice"}).update(name for a in annotations for name in a.attributes)
        for item in items:
            reading.labels[item] = _label(task.field, item[2], annotations, layers)

    def _annotations(self, layer: str, layers: Layers) -> Sequence[Annotation] | None:
        """The annotations that are compared; None where the layer cannot be had, which its failures then say."""
        found = layers.try_annotations(layer)
        try:
            layers[layer]
        except LayerUnavailable:
            return None
        conditions = [(name, values) for name, values in self._where.items() if any(name in a.attributes for a in found)]
        return [a for a in found if all(str(a.attributes.get(name)) in values for name, values in conditions)]

    def check_fields(self) -> None:
        """Refuse a field that no annotation of the layer has."""
        for task, fields in self._fields.items():
            if task.field not in fields and len(fields) > 2:
                raise GoldError(f"no annotation of layer '{task.layer}' has a field '{task.field}'; they have: {_list(fields)}")


def _label(field: str, pieces: Pieces, annotations: Sequence[Annotation], layers: Layers) -> str:
    """The field of the annotation that has most in common with a passage; its voice is asked for as such."""
    if field == "voice":
        try:
            return layers.voices.of(pieces).voice
        except LayerUnavailable:
            return "unknown"
    near = max(annotations, key=lambda a: common(a.pieces, pieces), default=None)
    if near is None or not common(near.pieces, pieces):
        return NOTHING
    value = near.label if field == "label" else near.attributes.get(field)
    return NOTHING if value is None or value == "" else str(value).lower() if isinstance(value, bool) else str(value)


def as_numbers(coders: Mapping[str, Reading], program: Reading) -> bool:
    """Whether every label that coders gave is a number; if so, all are written alike, and what is not found is 0.

    Where they are −1, 0 and 1, the program's score counts by its sign.
    """
    values = [number(label) for reading in coders.values() for label in reading.labels.values()]
    if not values or None in values:
        return False
    signs = _SIGNS.issuperset(value for value in values if value is not None)
    for reading in coders.values():
        reading.labels = {item: f"{number(label) or 0:g}" for item, label in reading.labels.items()}
    program.labels = {
        item: _sign(number(label) or 0) if signs else f"{number(label) or 0:g}" for item, label in program.labels.items()
    }
    return True


def number(label: str) -> float | None:
    """A label as a number; None where it is none, or not a finite one."""
    try:
        value = float(label.replace("−", "-"))
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def _sign(value: float) -> str:
    return "1" if value > SIGN else "-1" if value < -SIGN else "0"


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
