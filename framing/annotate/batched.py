"""Annotators and measures that take many documents at once: what they give is held until each document is asked for.

Nothing here is touched by a run whose plugins take documents one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from framing.errors import LayerUnavailable, PluginError
from framing.extension import Annotator, InBatches, Measure, Settings
from framing.guard.fence import Fault, fence

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.annotate.plan import Plan, Provider
    from framing.model import Document

    Pair = tuple[Document, Layers]


class Batched:
    """A function of many documents that is called as one of a document.

    A document that was in a batch gets what was made of it there; any other is a batch of its own. An exception among
    the results is that document's alone; one that is raised is that of all in its batch.
    """

    def __init__(self, call: InBatches, size: int) -> None:
        self._call, self._size = call, size
        self._made: dict[object, Any] = {}

    def __call__(self, document: Document, layers: Layers) -> Any:
        key = _key(document, layers)
        if key not in self._made:
            self._made[key] = self._given([(document, layers)])[0]
        made = self._made.pop(key)
        if isinstance(made, BaseException):
            raise made
        return made

    def has(self, document: Document, layers: Layers) -> bool:
        """Whether what was made of a document is waiting for it."""
        return _key(document, layers) in self._made

    def fill(self, pairs: Iterable[Pair], deadline: float) -> None:
        """Make what these documents will ask for, batch by batch; ``deadline`` is in seconds for each document of one."""
        self._made.clear()  # what nobody has asked for
        self.keeping(pairs, deadline)

    def keeping(self, pairs: Iterable[Pair], deadline: float) -> None:
        """The same, and what waits for others goes on waiting."""
        rest = iter(pairs)
        while batch := list(islice(rest, self._size)):
            try:
                with fence(deadline * len(batch)):
                    made = self._given(batch)
            except Fault as fault:
                made = [fault] * len(batch)
            self._made.update(zip((_key(*pair) for pair in batch), made, strict=True))

    def _given(self, batch: Sequence[Pair]) -> list[Any]:
        """What the function gives of each. Raises :class:`~framing.errors.PluginError` where that are not as many."""
        made = list(self._call(batch))
        if len(made) != len(batch):
            raise PluginError(f"gives {len(made)} results of {len(batch)} documents; expected one for each, in their order")
        return made


def _key(document: Document, layers: Layers) -> object:
    """What a result holds for: a document, and what of it counts."""
    try:
        return document.id, layers.counted_spans
    except LayerUnavailable:
        return document.id, None


def bind_of(part: Annotator | Measure) -> Callable[[Settings], Any]:
    """The ``bind`` of an annotator or measure, whose function can be called with one document whatever it takes."""
    if not part.batch:
        return part.bind
    bind: Callable[[Settings], Any] = part.bind
    size = part.batch

    def bound(settings: Settings) -> Any:
        call = bind(settings)
        return Batched(call, size) if callable(call) else call

    return bound


def at_once(plan: Plan, measures: Iterable[Measure]) -> int:
    """How many documents the parts of a run take at once, the most of any; 0 where each takes one."""
    parts: list[Annotator | Measure] = [*plan.annotators(), *measures]
    return max((part.batch for part in parts), default=0)


def holding(plan: Plan, documents: Iterable[Document]) -> Plan:
    """A plan whose layers of these documents are made once, and known to each other."""
    from framing.annotate.layers import Layers

    held: dict[str, Layers] = {}
    with_held = replace(plan, held=held)
    held.update({document.id: Layers(document, with_held) for document in documents})
    return with_held


def fill_layer(plan: Plan, provider: Provider, name: str) -> None:
    """Make a layer of all documents that are held, where its annotator takes many."""
    call = provider.annotate
    if isinstance(call, Batched):
        call.fill(_of_layer(plan, provider, name), plan.deadline)


def _of_layer(plan: Plan, provider: Provider, name: str) -> Iterator[Pair]:
    annotator = provider.annotator
    for layers in plan.held.values():
        document = layers.document
        try:
            if plan.provider(name, document.language) is not provider:
                continue
        except LayerUnavailable:
            continue
        if all(_has(layers, needed) for needed in annotator.requires):
            yield document, layers.only((*annotator.requires, *annotator.uses))


def fill_measure(plan: Plan, call: Batched, measure: Measure, lacks: Callable[[Measure, Document, Layers], bool]) -> None:
    """Score all documents that are held by a measure that takes many."""
    fitting = (layers for layers in plan.held.values() if not lacks(measure, layers.document, layers))
    call.fill(((layers.document, layers.only(measure.requires)) for layers in fitting), plan.deadline)


def _has(layers: Layers, name: str) -> bool:
    try:
        layers[name]
    except LayerUnavailable:
        return False
    return True
