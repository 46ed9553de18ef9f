"""The one pass over a corpus that every listing makes: what a function finds in each document, its group, what failed.

A listing hands over a function of a module (or ``functools.partial`` of one with values), which is called with a document, its
layers and its group wherever the work is done: what it gives must be picklable, and be a value, no generator.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, Generic, TypedDict, TypeVar, Unpack

from framing.annotate.layers import Layers
from framing.codebook import default_codebook
from framing.compare.groups import document_group, has_field, no_such_field
from framing.copies.clusters import Copies, find_copies
from framing.copies.own_words import document_frame, own_words_of, recurring
from framing.corrections.applying import Applied
from framing.corrections.tally import Tally
from framing.errors import FramingError, LayerUnavailable, unknown
from framing.load.corpus import Corpus
from framing.model import Document, Failure
from framing.pipeline import check_layer, documents_of, folders_of, nothing_read, settings_for
from framing.plugins import Plugins, load_plugins
from framing.score.batches import mapped
from framing.score.engine import WORTH_WORKERS, Engine, Job, engine_for, scorer_for
from framing.score.manifest import manifest
from framing.score.scorer import Scorer, described
from framing.score.settings import Asked

EVERYTHING, BY_DOCUMENT = "all", "document"  # groupings that need no metadata
WORTH_WORKERS_ALONE = 1000  # documents at which a function looks alone: that takes little time
Found = TypeVar("Found")
Read = Callable[[Document, Layers, str], Found]


class Work(TypedDict, total=False):
    """Who does the work, as in :func:`framing.score`, and who is told the documents done so far.

    ``folders`` are those that processes import nothing from: unless told, those that a corpus of files lies in.
    """

    workers: int | None
    engine: Engine | None
    isolated: bool
    folders: Sequence[Path]
    progress: Callable[[int], None]


class How(Asked, Work, total=False):
    """How to read a corpus: the settings of a run, and what else a listing is asked.

    ``by`` is what groups it, ``outlet`` leaves all others out.
    """

    by: str
    outlet: str | None
    plugins: Plugins | None


@dataclass(frozen=True)
class Piece(Generic[Found]):
    """What one document gives: what was found in it (None where a layer is missing), its length, what failed."""

    found: Found | None = None
    words: int = 0
    failures: tuple[Failure, ...] = ()
    applied: Applied | None = None  # what the user's corrections have changed


@dataclass
class Pass(Generic[Found]):
    """The documents of a corpus one by one with their group and what ``read`` finds in them; what was read is known at the end.

    ``layer`` is one that every document should have: where it has not, that is among the failures. None is for a function
    that looks at the document alone; no words are counted then. ``worth`` are the documents from which it pays to start
    processes, unless the number of workers is given.
    """

    corpus: Iterable[Document]
    how: How
    read: Read[Found]
    layer: str | None = "regions"
    worth: int = WORTH_WORKERS
    inputs: list[tuple[str, str]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    amounts: dict[str, list[int]] = field(default_factory=dict)  # group → articles, words

    def __post_init__(self) -> None:
        self.plugins = self.how.get("plugins") or load_plugins()
        self.by = self.how.get("by", "outlet")
        asked: Any = {name: value for name, value in self.how.items() if name not in _OWN}
        self.settings = settings_for(self.corpus, self.plugins, **asked)
        self.codebook = self.settings.codebook
        self.tally = Tally(self.settings.corrections)

    @cached_property
    def scorer(self) -> Scorer:
        """The layers of the run, with nothing bound: whoever does the work has a scorer of its own."""
        return described(self.settings, self.plugins)

    def __iter__(self) -> Iterator[tuple[Document, str, Found | None]]:
        """Raises InputError where there is no document, RequestError where none has the field or the outlet asked for."""
        known, tell = self.by in (EVERYTHING, BY_DOCUMENT), self.how.get("progress")
        for document, piece in self._pieces():
            known = known or has_field(document, self.by)
            self.inputs.append((document.id, document.sha256))
            group = group_of(document, self.by)
            amount = self.amounts.setdefault(group, [0, 0])
            amount[0] += 1
            amount[1] += piece.words
            self.failures.extend(piece.failures)
            if piece.applied is not None:
                self.tally.applied.add(piece.applied)
            yield document, group, piece.found
            if tell is not None:
                tell(len(self.inputs))
        if not self.inputs:
            raise nothing_read(self.corpus)
        if not known:
            raise no_such_field(self.by)

    def _pieces(self) -> Iterator[tuple[Document, Piece[Found]]]:
        """Each document with what it gives, wherever that is worked out."""
        if self.layer is not None:
            check_layer(self.layer, self.scorer.plan)
        stream, away = self._of_outlet(), deque[Document]()
        first = list(islice(stream, self.worth))
        engine = self.how.get("engine") or engine_for(
            self.how.get("workers"),
            self.plugins,
            len(first),
            worth=self.worth,
            isolated=self.how.get("isolated", False),
            folders=self.how.get("folders") or folders_of(self.corpus),
        )

        def handed_out() -> Iterator[Document]:
            for document in chain(first, stream):
                away.append(document)
                yield document

        job = Job(partial(_piece, read=self.read, layer=self.layer, by=self.by), _lost)
        for piece in mapped(engine, job, scorer_for(engine, self.settings, self.plugins), self.plugins, handed_out()):
            yield away.popleft(), piece

    def _of_outlet(self) -> Iterator[Document]:
        wanted, outlets = self.how.get("outlet"), set[str]()
        for document in documents_of(self.corpus, self.plugins.languages):
            if wanted is not None:
                outlets.add(document.outlet)
            if wanted is None or document.outlet.casefold() == wanted.casefold():
                yield self.tally.see(document)
        if wanted is not None and outlets and wanted.casefold() not in {name.casefold() for name in outlets}:
            raise unknown("outlet", wanted, outlets)

    def unread(self) -> list[str]:
        """The documents in a language whose ``layer`` nobody knows, where nothing failed; they are no failures any more."""
        name = f"layer {self.layer}"
        found = [failure.document_id for failure in self.failures if failure.component == name]
        self.failures = [failure for failure in self.failures if failure.component != name]
        return list(dict.fromkeys(found))

    def run(self, **more: Any) -> dict[str, Any]:
        """The manifest, with what else there is to say of the run."""
        known = {**manifest(self.scorer, self.plugins, inputs=self.inputs, failures=self.failures), **more}
        return {**known, "corrections": self.corrected} if self.settings.corrections else known

    @property
    def corrected(self) -> dict[str, Any] | None:
        """What the user's corrections have changed so far, as the manifest has it; None where there are none.

        A row that matches nothing is told where the whole corpus was read.
        """
        if not self.settings.corrections:
            return None
        whole = self.how.get("outlet") is None and isinstance(self.corpus, Corpus | Sequence)
        return self.tally.record(self.tally.seen if whole else None)


_OWN = frozenset(How.__annotations__) - frozenset(Asked.__annotations__)  # what a listing is asked beside the settings of a run


def each(corpus: Iterable[Document], read: Callable[[Document], Found], **how: Unpack[How]) -> Iterator[tuple[Document, Found]]:
    """Each document with what a function finds in it alone. No plugin is loaded for that; of ``how``, who does the work counts.

    Raises :class:`~framing.errors.InputError` where there is no document.
    """
    work = {name: value for name, value in how.items() if name in Work.__annotations__}
    alone: Any = {**work, "plugins": Plugins(), "codebook": default_codebook(), "by": EVERYTHING}
    reading = Pass(corpus, alone, partial(_alone, read=read), None, WORTH_WORKERS_ALONE)
    for document, _, found in reading:
        if found is None:
            raise FramingError(f"{document.id}: {reading.failures[-1].reason}")
        yield document, found


def copies_among(documents: Sequence[Document], **how: Unpack[How]) -> Copies:
    """Which of some documents are copies of each other; ``how`` says who looks at the words of each, as for :func:`each`."""
    frame = document_frame(documents)
    if not how:
        return find_copies(frame)
    told = [replace(document, furniture=spans) for document, spans in zip(documents, recurring(frame), strict=True)]
    return find_copies(frame, {document.id: words for document, words in each(told, own_words_of, **how)})


def _alone(document: Document, layers: Layers, group: str, *, read: Callable[[Document], Found]) -> Found:
    return read(document)


def group_of(document: Document, by: str) -> str:
    """The group that a document falls in."""
    return EVERYTHING if by == EVERYTHING else document.id if by == BY_DOCUMENT else document_group(document, by)


def _piece(scorer: Scorer, document: Document, *, read: Read[Found], layer: str | None, by: str) -> Piece[Found]:
    layers, words = Layers(document, scorer.plan), 0
    if layer is not None:
        layers.try_annotations(layer)
        words = _words(layers)
    try:
        found = read(document, layers, group_of(document, by))
    except LayerUnavailable:  # told in the failures
        found = None
    applied = layers.applied if scorer.request.corrections else None
    return Piece(found, words, tuple(layers.failures), applied)


def _words(layers: Layers) -> int:
    try:
        return layers.words
    except LayerUnavailable:
        return 0


def _lost(document: Document, reason: str) -> Piece[Any]:
    return Piece(failures=(Failure(document.id, "worker", reason),))
