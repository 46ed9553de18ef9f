"""Stage 2: a document's layers, each computed when first asked for, checked, and kept."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, cast

from framing.annotate.batched import Batched, fill_layer
from framing.annotate.given import check_array, check_layer
from framing.annotate.plan import Plan
from framing.annotate.voice import Voices
from framing.corrections.applying import Applied, corrected
from framing.errors import LayerUnavailable, RequestError, Unreadable, message_of
from framing.extension import Annotator
from framing.guard.fence import Fault, fence
from framing.language import Language
from framing.model import Annotation, Document, Failure, Span
from framing.text.quotation import Quotation
from framing.text.tokens import Tokens

TEXT_LAYERS = frozenset({"tokens", "lemmas", "sentences", "quotation_marks", "regions"})  # what any measure may ask for


@dataclass
class _Store:
    document: Document
    plan: Plan
    values: dict[str, Any] = field(default_factory=dict)
    starts: dict[str, list[int]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    applied: Applied = field(default_factory=Applied)


@dataclass
class _Scope:
    """What counts, and what was worked out from it; views that count the same share one."""

    spans: tuple[Span, ...] | None = None
    words: int | None = None
    counted: dict[str, tuple[Annotation, ...]] = field(default_factory=dict)
    each: tuple[_Scope, ...] | None = None  # one for each span that counts


class Layers:
    """The layers of one document.

    ``layers["terms"]`` gives a layer, or raises :class:`~framing.errors.LayerUnavailable` with the reason.
    ``counted`` keeps what lies in the regions that count, ``words`` is their length in words.
    """

    def __init__(self, document: Document, plan: Plan) -> None:
        held = plan.held.get(document.id) if plan.held else None
        self._store: _Store = _Store(document, plan) if held is None else held._store
        self._allowed: frozenset[str] | None = None
        self._scope = _Scope()

    def __getitem__(self, name: str) -> Any:
        if self._allowed is not None and name not in self._allowed and not (name == "regions" or name in self._store.plan.arrays):
            raise LayerUnavailable(f"layer '{name}' was not declared in requires")
        values = self._store.values
        if name not in values:
            known = self._store.document.known.get(name)  # saved as it was after corrections
            values[name] = self._corrected(name, self._compute(name)) if known is None else known
        value = values[name]
        if isinstance(value, LayerUnavailable):
            raise value
        return value

    def only(self, names: Iterable[str]) -> Layers:
        """The same layers, of which only these (and the text layers) may be asked for."""
        return self._view(frozenset(names), self._scope)

    def narrowed(self, spans: Iterable[Span]) -> Layers:
        """The same layers, of which only what lies in these spans counts."""
        return self._view(self._allowed, _Scope(tuple(sorted(spans))))

    def by_paragraph(self) -> list[Layers]:
        """For each paragraph that counts the same layers, of which only what lies in it counts; all that ask share these."""
        if self._scope.each is None:
            self._scope.each = tuple(_Scope((span,)) for span in self.counted_spans)
        return [self._view(self._allowed, scope) for scope in self._scope.each]

    def kept(self, names: Iterable[str]) -> Layers:
        """These layers as they are, and no others: picklable, since nothing in it could compute one."""
        kept = Layers(self._store.document, Plan({}, regions=self._store.plan.regions))
        for name in names:
            with suppress(LayerUnavailable):  # which is kept, too
                self[name]
            kept._store.values[name] = self._store.values[name]
        return kept

    @classmethod
    def holding(cls, document: Document, plan: Plan, values: Mapping[str, Any]) -> Layers:
        """The layers of a document of which some are there already, corrected and checked."""
        layers = cls(document, plan)
        layers._store.values.update(values)
        return layers

    @property
    def document(self) -> Document:
        """The document whose layers these are."""
        return self._store.document

    def annotator(self, name: str) -> Annotator | None:
        """An annotator of this run by its name; None where it makes no layer."""
        return next((annotator for annotator in self._store.plan.annotators() if annotator.name == name), None)

    @property
    def language(self) -> Language:
        """The document's language."""
        return self._store.plan.language(self._store.document.language)

    @property
    def tokens(self) -> Tokens:
        return cast(Tokens, self["tokens"])

    @property
    def units(self) -> Tokens:
        """What patterns are matched on: the tokens, or the units of a language whose words do not stand apart."""
        read = self.language.units
        if read is None:
            return self.tokens
        if "units" not in self._store.values:
            self._store.values["units"] = check_array("tokens", read(self._store.document.text))
        return cast(Tokens, self._store.values["units"])

    @property
    def lemmas(self) -> Sequence[str]:
        return cast("Sequence[str]", self["lemmas"])

    @property
    def sentences(self) -> Sequence[Span]:
        return cast("Sequence[Span]", self["sentences"])

    @property
    def quotations(self) -> Sequence[Quotation]:
        return cast("Sequence[Quotation]", self["quotation_marks"])

    @property
    def voices(self) -> Voices:
        return cast(Voices, self["voices"])

    @property
    def has_voices(self) -> bool:
        """Whether voices were computed (asking for them would cost the sourcing layers)."""
        return isinstance(self._store.values.get("voices"), Voices)

    def saved(self) -> Iterator[tuple[str, tuple[Annotation, ...]]]:
        """The layers that are kept with the scores, of those that were made already; nothing is computed."""
        for name in self._store.plan.saved:
            value = self._store.values.get(name)
            if isinstance(value, tuple) and all(isinstance(each, Annotation) for each in value):
                yield name, value

    @property
    def failures(self) -> Sequence[Failure]:
        return tuple(self._store.failures)

    @property
    def applied(self) -> Applied:
        """What the user's corrections have changed in the layers that were made so far."""
        return self._store.applied

    def annotations(self, name: str) -> Sequence[Annotation]:
        """A layer that is a list of annotations, everything in it."""
        return cast("Sequence[Annotation]", self[name])

    def try_annotations(self, name: str) -> Sequence[Annotation]:
        """A layer that is a list of annotations; empty where it is unavailable, which ``failures`` then records.

        Raises :class:`~framing.errors.RequestError` where the layer is of another kind.
        """
        try:
            found = self[name]
        except LayerUnavailable as missing:
            if not any(failure.document_id == self._store.document.id for failure in self._store.failures):
                self._store.failures.append(Failure(self._store.document.id, f"layer {name}", str(missing)))
            return ()
        listed = _listed(name, found) if name in TEXT_LAYERS else found
        if not isinstance(listed, tuple) or not all(isinstance(item, Annotation) for item in listed):
            raise RequestError(f"layer '{name}' holds no annotations to list")
        return listed

    def counted(self, name: str) -> Sequence[Annotation]:
        """The annotations of a layer that begin in a region that counts."""
        every = self.annotations(name)  # in the order of their starts
        if name not in self._scope.counted:
            starts = self._starts(name, every)
            parts = (every[bisect_left(starts, s) : bisect_left(starts, e)] for s, e in self.counted_spans)
            self._scope.counted[name] = tuple(annotation for part in parts for annotation in part)
        return self._scope.counted[name]

    def _starts(self, name: str, annotations: Sequence[Annotation]) -> list[int]:
        starts = self._store.starts
        if name not in starts:
            starts[name] = [annotation.start for annotation in annotations]
        return starts[name]

    def counts(self, offset: int) -> bool:
        """Whether an offset lies in a region that counts."""
        spans = self.counted_spans
        position = bisect_right(spans, (offset, float("inf"))) - 1
        return position >= 0 and offset < spans[position][1]

    @property
    def counted_spans(self) -> tuple[Span, ...]:
        """The paragraphs that count, in order."""
        if self._scope.spans is None:
            regions = self._store.plan.regions
            self._scope.spans = tuple((a.start, a.end) for a in self.annotations("regions") if a.label in regions)
        return self._scope.spans

    @property
    def words(self) -> int:
        """How many words count."""
        if self._scope.words is None:
            self._scope.words = sum(self.tokens.words_within(start, end) for start, end in self.counted_spans)
        return self._scope.words

    def _view(self, allowed: frozenset[str] | None, scope: _Scope) -> Layers:
        view = Layers.__new__(Layers)
        view._store, view._allowed, view._scope = self._store, allowed, scope
        return view

    def _compute(self, name: str) -> Any:
        document, plan = self._store.document, self._store.plan
        try:
            provider = plan.provider(name, document.language)
        except LayerUnavailable as missing:
            return missing
        annotator = provider.annotator
        full = self._view(None, self._scope)
        try:
            for needed in annotator.requires:
                full[needed]
        except LayerUnavailable as missing:
            return LayerUnavailable(f"{annotator.name} needs layer '{needed}': {missing}")
        for wanted in annotator.uses:
            try:
                full[wanted]
            except LayerUnavailable:
                continue
        if plan.held and isinstance(provider.annotate, Batched) and not provider.annotate.has(document, full):
            fill_layer(plan, provider, name)
        try:
            with fence(plan.deadline, passing=(Unreadable,)):
                value = provider.annotate(document, full.only((*annotator.requires, *annotator.uses)))
                return check_array(name, value) if annotator.array else check_layer(value, document)
        except Unreadable as why:
            return LayerUnavailable(f"{annotator.name}: {message_of(why)}")
        except Fault as fault:
            self._store.failures.append(Failure(document.id, annotator.name, str(fault)))
            return LayerUnavailable(f"{annotator.name} failed: {fault}")

    def _corrected(self, name: str, value: Any) -> Any:
        """A layer as the user corrects it."""
        document, corrections, applied = self._store.document, self._store.plan.corrections, self._store.applied
        if not corrections.rows or isinstance(value, LayerUnavailable):
            return value
        applied.layers.add(name)
        if isinstance(value, Voices):
            return value.corrected(corrections.places(document, "voice"), applied)
        of_annotations = isinstance(value, tuple) and value and isinstance(value[0], Annotation)
        return corrected(name, value, document, corrections, applied) if of_annotations else value


def _listed(name: str, layer: Any) -> Any:
    """Tokens, sentences and quotation marks as annotations under the layer's name; other layers as they are."""
    if isinstance(layer, Tokens):
        return tuple(Annotation(name, (span,)) for span in zip(layer.starts, layer.ends, strict=True))
    if name in ("sentences", "quotation_marks"):
        return tuple(Annotation(name, ((item[0], item[1]),)) for item in layer)
    return layer
