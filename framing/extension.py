"""What plugins return: named, frozen descriptions. The core does the calling.

Nothing here is called by a plugin; each description carries a ``bind`` that the core calls once per
run with the :class:`Settings`, and that gives back the function that does the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.cache import Cache
    from framing.codebook import Codebook, Concept, Target
    from framing.model import Annotation, Document, Failure, Score, Value
    from framing.report.blocks import Block
    from framing.report.sections import Subject

Estimand = Literal["ratio", "mean", "pooled"]
ESTIMANDS: Mapping[str, str] = {
    "ratio": "ratio of sums over its articles",
    "mean": "mean over its articles, one vote each",
    "pooled": "pooled over its articles, brought down to equal numbers",
}
"""How the articles of a group become its number, in words, by estimand."""
Of = Literal["results", "comparison", "figure"]
Show = Literal["number", "share", "signed", "count"]


@dataclass(frozen=True, kw_only=True)
class Option:
    """A setting of a plugin: its name in the codebook's ``[options.PLUGIN]`` table, default and meaning.

    ``packages`` names, by value, the distributions that the value makes the plugin use; ``run.json`` has their versions.
    """

    name: str
    default: Value
    meaning: str
    packages: Mapping[Value, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a plugin is told of the run. Frozen and picklable."""

    codebook: Codebook
    options: Mapping[str, Value]
    seed: int = 0

    def cache(self, name: str, version: str, *, codebook: bool = True) -> Cache:
        """What a plugin has found out of texts and keeps on disk, for other runs and workers (:class:`~framing.cache.Cache`).

        What is kept holds for these options, seed and ``version``, and for this codebook unless ``codebook`` is False: for what
        hangs on the text alone. ``name`` is that of the annotator or measure.
        """
        from framing.cache import Cache

        hangs_on = {"options": dict(self.options), "seed": self.seed, "codebook": repr_of(self.codebook) if codebook else ""}
        return Cache(name, version, hangs_on)


class Told(NamedTuple):
    """A name and a type that documents have a source under, and how often."""

    name: str
    kind: str
    times: int


# From what documents call their sources: by name the one it goes by in the corpus, where another; and by that name its type.
OneName = Callable[["Iterable[Told]"], tuple[Mapping[str, str], Mapping[str, str]]]
Annotate = Callable[["Document", "Layers"], Any]
Measuring = Callable[["Document", "Layers"], "Iterable[Score]"]
# Of several documents at once, with their layers: what each gives in their order, or the exception that stands for it.
InBatches = Callable[["Sequence[tuple[Document, Layers]]"], "Sequence[Any]"]
# Where it stands in its file ("row 7"), its values by the names of their columns, and notes on how it was read, if any.
Row = tuple[str, Mapping[str, Any]] | tuple[str, Mapping[str, Any], tuple[str, ...]]
# Tells of something in a file that is left out: where it stands ("row 7", '' for the file), and why.
Skip = Callable[[str, str], None]
HEAD = 1 << 16  # bytes of a file by which a reader may recognise it


def deferred(where: str) -> Callable[[Settings], Any]:
    """A ``bind`` that is imported when it is first called, so that announcing it costs nothing: "package.module"."""

    def bind(settings: Settings) -> Any:
        return import_module(where).bind(settings)

    return bind


def fetched(announced: Any) -> Any:
    """What is announced as "package.module:name", imported now; anything else as it is."""
    if not isinstance(announced, str):
        return announced
    module, _, name = announced.partition(":")
    return getattr(import_module(module), name)


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads files of some kind into documents.

    ``read(path, skip)`` yields documents, or records ``(where, values)`` that are understood as the rows of a table are
    (``("row 7", {"text": …, "outlet": …})``): their columns by their names, or as the user says. It raises
    :class:`~framing.errors.InputError` for what it cannot read; a bad record among good ones goes to ``skip(where, reason)``
    so that it is counted, not lost. The path may be a temporary file: what came through a pipe or out of an archive.

    ``recognises(head, path)`` says by the first bytes of a file (:data:`HEAD` at most) whether it is of this kind. It is
    asked of files with one of the ``suffixes``, of ``.txt`` files and of files without a suffix. A reader that is ``specific``
    is asked before all others and reads nothing that it does not recognise. ``packages`` are the distributions that it needs.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, Skip], Iterable[Document | Row]]
    recognises: Callable[[bytes, Path], bool] | None = None
    specific: bool = False
    packages: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InArticle:
    """What an article shows of the annotations of one target.

    ``marked`` stand out in the text: ``meaning`` says what they are beside the target ("what evaluates it"). Each of the
    ``lines`` stands under the paragraph with its offset, in their order; ``records`` are JSON objects that say it all.
    """

    meaning: str
    marked: Sequence[Annotation] = ()
    lines: Sequence[tuple[int, str]] = ()
    records: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, kw_only=True)
class Annotator:
    """Computes one layer of a document: a list of annotations, or any value of the layer's own kind.

    ``requires`` are layers it cannot do without, ``uses`` layers it can; ``languages`` is empty for all, else it makes the layer
    for documents in these, beside others for other languages. ``needs`` are capabilities that a document's language must have
    (:data:`framing.language.CAPABILITIES`). ``array`` says that the layer is an array of its own kind, not annotations. Where the
    labels of the annotations are targets, ``in_article`` (or the function that it names as "package.module:name") gets those of
    one target and the document, and gives what ``framing show --target`` shows of them. ``source_types`` are the types
    of sources that its annotations may have, which a user's corrections may give; ``one_name`` (or the function that it
    names) says which of their names are one source over a corpus, and of which type that is (:data:`OneName`). A layer of
    annotations that is ``saved`` is kept with the scores, where one of them needed it, so that a report of a saved result need
    not make it again. ``infers`` (or the function that it names) gives sentences that say what the annotator reads into a
    codebook that does not say it, for ``framing codebook check``. ``batch`` is as for a :class:`Measure`.
    """

    name: str
    provides: str
    meaning: str
    bind: Callable[[Settings], Annotate]
    requires: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    in_article: Callable[[Sequence[Annotation], Document], InArticle] | str | None = None
    version: str = "1"
    needs: tuple[str, ...] = ()
    array: bool = False
    source_types: tuple[str, ...] = ()
    one_name: OneName | str | None = None
    saved: bool = False
    infers: Callable[[Settings], Iterable[str]] | str | None = None
    batch: int = 0


@dataclass(frozen=True, kw_only=True)
class Measure:
    """Scores a document.

    ``name`` is ``plugin.measure``. ``estimand`` says how documents become an outlet's number: "ratio"
    (sum of numerators over sum of denominators, times ``scale``), "mean" (mean of the documents'
    values), "pooled" (``pool`` of the category counts of all documents, rarefied to equal numbers).
    ``high`` says what a high value means; ``source`` cites the method. ``show`` says how the number is
    printed ("count" gives the numerator where documents are few, the rate where there are enough), ``main``
    whether a comparison shows it by default, ``contrast`` whether its differences may be listed among the strongest
    (rates of single words may be large by chance of topic), and ``lists`` names what its evidence names
    ("sources"), to be listed under the numbers. ``caution`` is a sentence that stands wherever its numbers do.
    ``shown`` is the percentage of its shown passages that readers found right, where that has been measured: below 70, or
    without it, no difference of the measure is told among the first. ``together`` scores what only the documents side by
    side can tell, once all are read: it gets the results, and gives the id of a document and a score of it, as often as it
    likes; where it takes a second argument, that is the settings. ``names`` says that it rests on the names and types of sources
    (the layer ``attributions``, and the core's): it is then called once all documents are read, when a source has one name and
    one type over the corpus. ``batch`` is how many documents its function takes at once: with 0 it is called for each, else
    ``bind`` gives a function of a list of pairs ``(document, layers)``, which gives a list in their order, of scores or an
    exception for each. One that is ``on_request`` is scored only where it, or its plugin, is named.
    """

    name: str
    meaning: str
    unit: str
    range: tuple[float | None, float | None]
    high: str
    bind: Callable[[Settings], Measuring]
    estimand: Estimand = "ratio"
    scale: float = 1.0
    pool: Callable[[Sequence[float]], float] | None = None
    source: str = ""
    requires: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    show: Show = "number"
    main: bool = False
    contrast: bool = False
    lists: str = ""
    caution: str = ""
    shown: float | None = None
    together: Callable[..., Iterable[tuple[str, Score]]] | None = None
    names: bool = False
    version: str = "1"
    needs: tuple[str, ...] = ()
    question: str = ""
    batch: int = 0
    on_request: bool = False


@dataclass(frozen=True, kw_only=True)
class Reporter:
    """Writes results or a comparison to a file.

    ``write`` gets the results, the comparison or None, and the path; from Python (``Comparison.report``) also ``title`` and
    ``articles`` by keyword. ``of`` says what it can write of: any "results"; a "comparison" alone; or one "figure" of a
    comparison, where ``write`` gets the name of the ``figure``, a ``title``, a ``width`` in millimeters and the groups to put in
    order ``by_value``, all by keyword (``Comparison.figure``).

    ``framing export --to NAME`` writes any of them but figures. A reporter that is ``by_name`` is asked for in that way alone, so
    that several may write files with one suffix; with the suffix "" it writes a folder, which does not exist yet. It may write
    files with other ``suffixes`` too: its path ends as the user said. ``layers`` are those that it writes annotations of,
    unless the user names others: ``results.annotations()`` gives them.
    """

    name: str
    suffix: str
    meaning: str
    write: Callable[..., None]
    of: Of = "results"
    suffixes: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    by_name: bool = False


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a report: blocks of plain data (:mod:`framing.report.blocks`) that every format draws in its own way.

    ``make`` gives none where it has nothing to say; as "package.module:name" it is imported when a report is made.
    Sections stand in the order of ``place``: 10 the answer, 20 at a glance, 31 and up the measures of each plugin, 50
    anything else, 80 passages, 90 how it was made. ``brief`` gives the few blocks that ``framing compare`` shows of it in
    the terminal, above its numbers; without it, it shows none.
    """

    name: str
    title: str
    make: Callable[[Subject], Iterable[Block]] | str
    place: int = 50
    brief: Callable[[Subject], Iterable[Block]] | str | None = None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A target or a concept for a codebook: what it is, how often it was found, and passages as pairs of outlet and text."""

    entry: Target | Concept
    note: str
    passages: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, kw_only=True)
class Proposer:
    """Proposes entries for a codebook from the articles themselves.

    ``propose`` (or the function that it names as "package.module:name") gets the documents and how to read them
    (:class:`framing.passes.How`), and gives the entries, best first, and what failed. ``usable`` is the percentage of proposals
    that readers could use, where that has been measured, and ``measured`` says on what: below
    :data:`framing.proposing.USABLE`, or without it, its proposals are written down and used for nothing.
    """

    name: str
    meaning: str
    propose: Callable[[Any, Any], tuple[Sequence[Entry], Sequence[Failure]]] | str
    usable: float | None = None
    measured: str = ""


def repr_of(codebook: Codebook) -> str:
    """All that a codebook holds, as a text."""
    lists = (codebook.cues, codebook.furniture, codebook.sha256)
    parts = (codebook.targets, codebook.concepts, sorted(codebook.sources.items()), lists)
    return repr(parts)


def plugin_of(name: str) -> str:
    """The plugin that a measure or annotator belongs to."""
    return name.partition(".")[0]
