"""Measures that rest on names: scored once all documents are read, when a source has one name and one type over the corpus.

Whoever reads a document keeps its sources for that, so that none is annotated again; a score is then made by the measure's
own function, from the layers as they were with the names and types of the corpus.
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from tempfile import SpooledTemporaryFile
from typing import NamedTuple, Self

from framing.annotate.batched import bind_of
from framing.annotate.layers import Layers
from framing.annotate.plan import bound, plan
from framing.annotate.voice import VOICED_ACTS
from framing.corrections.applying import CORRECTED, SOURCES_LAYER, Applied
from framing.corrections.model import Corrections
from framing.extension import OneName, Told, fetched, plugin_of
from framing.guard.fence import Fault, fence, for_all
from framing.model import Annotation, Document, Failure
from framing.plugins import Plugins
from framing.score.rows import Kept, Rows
from framing.score.scorer import Scorer, finished, lacks, score_with, settings_of

_IN_MEMORY = 64 << 20  # bytes
KEPT_LAYERS = ("regions", SOURCES_LAYER)


@dataclass(frozen=True)
class Waiting:
    """A document that is still to be scored by some measures, with the layers that they need."""

    document: Document
    layers: Mapping[str, Sequence[Annotation]]
    measures: frozenset[str]
    by_part: bool


def waiting(scorer: Scorer, document: Document, layers: Layers, by_part: frozenset[str]) -> tuple[frozenset[str], Kept | None]:
    """The measures that rest on names and can be scored for a document, and what is kept for that."""
    names = frozenset(m.name for m, _ in scorer.measures if m.names and not lacks(m, document, layers))
    if not names:
        return names, None
    kept = {name: layers.annotations(name) for name in KEPT_LAYERS}
    packed = pickle.dumps(Waiting(document, kept, names, document.outlet in by_part))
    maker = scorer.plan.provider(SOURCES_LAYER, document.language).annotator.name
    return names, Kept(packed, maker, tuple(Told(*key, times) for key, times in sorted(_told(layers).items())))


def score_for_now(scorer: Scorer, document: Document, by_part: frozenset[str] = frozenset()) -> Rows:
    """The rows of a document as :func:`~framing.score.scorer.score_document` gives them, less those that wait for names."""
    layers = Layers(document, scorer.plan)
    later, kept = waiting(scorer, document, layers, by_part)
    now = frozenset(measure.name for measure, _ in scorer.measures) - later
    rows = score_with(scorer, document, layers, now, document.outlet in by_part)
    if kept is not None:
        rows.kept.append(kept)
    return finished(rows, document, layers)


def _told(layers: Layers) -> Counter[tuple[str, str]]:
    """How often each name has each type among the attributions that count."""
    counted = [a for a in layers.counted(SOURCES_LAYER) if a.attributes.get("act") in VOICED_ACTS and is_named(a)]
    return Counter((str(a.attributes["entity"]), str(a.attributes.get("source_type") or "")) for a in counted)


def is_named(attribution: Annotation) -> bool:
    """Whether the source of an attribution has a name."""
    return bool(attribution.attributes.get("entity")) and not attribution.attributes.get("anonymous")


class CorpusNames(NamedTuple):
    """What sources are called over the corpus: name → the one it goes by, and that → the type it has."""

    names: Mapping[str, str]
    kinds: Mapping[str, str]

    def about(self, name: str) -> tuple[str, str | None]:
        """The name that a source goes by, and the type that it has; None where it keeps its own."""
        known = self.names.get(name, name)
        return known, self.kinds.get(known)


NO_NAMES = CorpusNames({}, {})


def for_later(scorer: Scorer, plugins: Plugins) -> Scorer:
    """The scorer of the measures that rest on names, which makes no layer but those of the text."""
    request, settings = scorer.request, settings_of(scorer.request, plugins)
    calls = tuple(
        (m, bound(bind_of(m), settings(plugin_of(m.name)), m.name, request.deadline)) for m, _ in scorer.measures if m.names
    )
    return Scorer(
        request, calls, plan((), settings, languages=plugins.languages, regions=request.regions, deadline=request.deadline)
    )


def later_scored(later: Scorer, waits: Waiting, known: CorpusNames) -> tuple[Rows, Counter[str]]:
    """The rows of a document that waited, and by name how many of its attributions were given another type."""
    typed: Counter[str] = Counter()
    renamed = tuple(_renamed(a, known, typed) for a in waits.layers[SOURCES_LAYER])
    layers = Layers.holding(waits.document, later.plan, {**waits.layers, SOURCES_LAYER: renamed})
    return score_with(later, waits.document, layers, waits.measures, waits.by_part), typed


def _renamed(attribution: Annotation, known: CorpusNames, typed: Counter[str]) -> Annotation:
    """An attribution with the name and the type that its source has in the corpus; what the user corrected stays."""
    if not is_named(attribution):
        return attribution
    about, settled = attribution.attributes, str(attribution.attributes.get(CORRECTED, ""))
    found, kind = str(about["entity"]), about.get("source_type")
    name = found if "name" in settled else known.names.get(found, found)
    type_ = kind if not kind or "type" in settled else known.kinds.get(name, kind)
    typed[name] += type_ != kind
    if (name, type_) == (found, kind):
        return attribution
    return replace(attribution, attributes={**about, "entity": name, "source_type": type_})


@dataclass
class Names:
    """The documents that wait for the names of the corpus, and the names and types that each has."""

    told: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)  # annotator → name and type → times
    documents: int = 0
    failures: list[Failure] = field(default_factory=list)
    joined: dict[str, str] = field(default_factory=dict)  # name → the one it goes by in the corpus
    typed: Counter[str] = field(default_factory=Counter)  # name over the corpus → attributions that were given another type
    _file: SpooledTemporaryFile[bytes] = field(default_factory=lambda: SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115  closed with the names

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._file.close()

    def keep(self, kept: Iterable[Kept]) -> None:
        """Keep documents for later, in their order."""
        for each in kept:
            self._file.write(len(each.packed).to_bytes(8, "big") + each.packed)
            self.hear(each.maker, each.told)

    def hear(self, maker: str, told: Iterable[Told]) -> None:
        """Count the names and types that an annotator found in a document."""
        self.documents += 1
        counts = self.told.setdefault(maker, Counter())
        for name, kind, times in told:
            counts[name, kind] += times

    def scored(self, scorer: Scorer, plugins: Plugins, applied: Applied) -> Iterator[Rows]:
        """The rows of the documents that waited; ``applied`` counts the corrections that held for names of the corpus."""
        if not self.documents:
            return
        found, later = self.settled(scorer), for_later(scorer, plugins)
        for document in self._documents():
            maker = scorer.plan.provider(SOURCES_LAYER, document.document.language).annotator.name
            rows, typed = later_scored(later, document, found.get(maker, NO_NAMES))
            self.typed.update(typed)
            yield rows
        applied.reach(scorer.request.corrections, self.typed)

    def settled(self, scorer: Scorer) -> dict[str, CorpusNames]:
        """By annotator what its sources are called, and of what type they are, over the corpus."""
        return {maker: CorpusNames(*self._one_name(scorer, maker, scorer.request.corrections)) for maker in self.told}

    def _documents(self) -> Iterator[Waiting]:
        self._file.seek(0)
        while head := self._file.read(8):
            yield pickle.loads(self._file.read(int.from_bytes(head, "big")))

    def _one_name(self, scorer: Scorer, maker: str, corrections: Corrections) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """What the annotator that made the sources says of their names and types over the corpus."""
        annotator = next((a for a in scorer.plan.annotators() if a.name == maker), None)
        if annotator is None or annotator.one_name is None:
            return {}, {}
        told = [Told(*key, times) for key, times in sorted(self.told[maker].items())]
        try:
            with fence(for_all(self.documents)):
                joining: OneName = fetched(annotator.one_name)
                names, kinds = corrections.over(*joining(told), {name for name, _, _ in told})
        except Fault as fault:
            self.failures.append(Failure("all documents", maker, str(fault)))
            return {}, {}
        self.joined.update(names)
        return names, kinds

    def record(self) -> dict[str, object]:
        """What there is to say of it in the manifest."""
        return {"joined": dict(sorted(self.joined.items())), "retyped": self.typed.total()}
