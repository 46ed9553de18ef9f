"""Who speaks where: every source of a group of documents, with how much it says and how it is introduced."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.annotate import Failure, Layers
from framing.codebook import Codebook
from framing.errors import InputError, LayerUnavailable, unknown
from framing.model import Annotation, Document, Span, Value
from framing.plugins import Plugins, load_plugins
from framing.regions import COUNTED
from framing.results import Tables
from framing.spool import Spool
from framing.tables import frame
from framing.voice import DISTANCING, VOICED_ACTS
from framing_sourcing.counting import counted, given_once, mention_of, overlaps, source_of, words_in
from framing_sourcing.grammar.judging import judgement_of
from framing_sourcing.listing.source_tables import ATTRIBUTIONS, TABLES
from framing_sourcing.listing.summing import KEY, keyed, summary_of, types_of

if TYPE_CHECKING:
    import polars as pl

ROWS = 4000  # kept as Python values before they become a frame
EVERYTHING = "all"  # to group by nothing


class Sources(Tables):
    """Who speaks in which group, with the attributions that show it; ``run`` is the manifest."""

    main = "sources"
    names = ("sources", "types", "attributions", "groups")
    columns = TABLES

    def __init__(
        self, spool: Spool, groups: pl.DataFrame, by: str, run: Mapping[str, Any], kept: pl.DataFrame | None = None
    ) -> None:
        self._spool, self._groups, self.by, self.run = spool, groups, by, run
        self._kept = summary_of(spool.lazy("attributions"), groups) if kept is None else kept

    def table(self, name: str) -> pl.DataFrame:
        if name == "groups":
            return self._groups
        if name == "types":
            return types_of(self._spool.lazy("attributions"), self._groups)
        if name == "attributions":
            return self._attributions()
        if name == "sources":
            return self._kept.drop("key")
        raise unknown("table", name, self.names)

    def only(self, *, source: str = "", source_type: str = "", least: int = 1) -> Sources:
        """Those whose name holds ``source``, of one type, with ``least`` attributions. Shares stay those of all sources."""
        import polars as pl

        wanted = pl.col("attributions") >= least
        if source:
            wanted &= pl.col("source").str.to_lowercase().str.contains(source.lower(), literal=True)
        if source_type:
            wanted &= pl.col("source_type") == source_type
        return Sources(self._spool, self._groups, self.by, self.run, self._kept.filter(wanted))

    def with_passages_first(self) -> Sources:
        """The same with the attributions as the main table."""
        turned = Sources(self._spool, self._groups, self.by, self.run, self._kept)
        turned.main = "attributions"
        return turned

    def _attributions(self) -> pl.DataFrame:
        names = self._kept.lazy().select(*KEY, name="source")
        rows = keyed(self._spool.lazy("attributions")).join(names, on=KEY, maintain_order="left")
        return rows.with_columns(source="name").select(column.name for column in ATTRIBUTIONS).collect()

    def __repr__(self) -> str:
        return f"<Sources by {self.by}: {len(self)} sources in {len(self._groups)} groups>"


def list_sources(
    corpus: Iterable[Document],
    *,
    by: str = "outlet",
    acts: Iterable[str] = VOICED_ACTS,
    codebook: Codebook | str | Path | None = None,
    plugins: Plugins | None = None,
    regions: Sequence[str] = COUNTED,
    seed: int = 0,
    deadline: float = 60.0,
    options: Mapping[str, Mapping[str, Value]] | None = None,
    progress: Callable[[int], None] = lambda documents: None,
) -> Sources:
    """The sources of a corpus, by outlet, "document", "all", or what :func:`framing.compare` compares by.

    ``acts`` are those whose attributions count. The other arguments are those of :func:`framing.score`. Raises
    :class:`~framing.errors.RequestError` for unknown names and :class:`~framing.errors.InputError` for an empty corpus.
    """
    from framing.compare import has_field, no_such_field
    from framing.manifest import manifest
    from framing.pipeline import annotate, request_for
    from framing.score import bind

    plugins, acts = plugins or load_plugins(), frozenset(acts)
    settings = {"codebook": codebook, "regions": regions, "seed": seed, "deadline": deadline, "options": options}
    request = request_for(corpus, plugins, measures=(), **settings)  # type: ignore[arg-type]
    settings["codebook"] = request.codebook
    reading = _Reading(by, acts)
    for document, layers, _ in annotate(corpus, "attributions", plugins=plugins, **settings):  # type: ignore[arg-type]
        reading.known |= by in _OWN_GROUPS or has_field(document, by)
        reading.add(document, layers)
        progress(len(reading.inputs))
    if not reading.inputs:
        raise InputError(_nothing_read(corpus))
    if not reading.known:
        raise no_such_field(by)
    run = manifest(request, bind(request, plugins), plugins, inputs=reading.inputs, failures=reading.failures)
    return reading.sources({**run, "sources": {"by": by, "acts": sorted(acts)}, "unread": reading.unread})


_NO_LAYER = "layer attributions"  # where nothing failed, but nobody knows the document's language
_OWN_GROUPS: Mapping[str, Callable[[Document], str]] = {
    EVERYTHING: lambda document: EVERYTHING,
    "document": lambda document: document.id,
}


def group_of(document: Document, by: str) -> str:
    """The group that a document falls in."""
    from framing.compare import document_group

    return _OWN_GROUPS[by](document) if by in _OWN_GROUPS else document_group(document, by)


def _nothing_read(corpus: Iterable[Document]) -> str:
    why = "; ".join(f"{item.where}: {item.reason}" for item in list(getattr(corpus, "skipped", ()))[:5])
    return f"no document to list the sources of{': ' + why if why else ''}; name files or folders with articles"


@dataclass
class _Reading:
    """What has been read so far: rows on their way into the spool, and how much there was of each group."""

    by: str
    acts: frozenset[str]
    known: bool = False
    spool: Spool = field(default_factory=Spool)
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    amounts: dict[str, list[int]] = field(default_factory=dict)  # group → articles, words, attributions, attributed words
    inputs: list[tuple[str, str]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # documents in a language whose attributions nobody knows

    def add(self, document: Document, layers: Layers) -> None:
        self.inputs.append((document.id, document.sha256))
        group = group_of(document, self.by)
        found, words = self._read(document, layers, group)
        if any(failure.component == _NO_LAYER for failure in layers.failures):
            self.unread.append(document.id)
        self.failures.extend(failure for failure in layers.failures if failure.component != _NO_LAYER)
        amount = self.amounts.setdefault(group, [0, 0, 0, 0])
        for i, more in enumerate((1, words, len(found), sum(row[_WORDS] for row in found))):
            amount[i] += more
        self.rows.extend(found)
        if len(self.rows) >= ROWS:
            self._spool_rows()

    def _read(self, document: Document, layers: Layers, group: str) -> tuple[list[tuple[Any, ...]], int]:
        """A document's rows and words; none where a layer could not be had, which ``layers.failures`` tells."""
        try:
            words = layers.words
        except LayerUnavailable:
            return [], 0
        try:
            return rows_of(document, layers, group, self.acts), words
        except LayerUnavailable:
            return [], words

    def sources(self, run: Mapping[str, Any]) -> Sources:
        self._spool_rows()
        listed = [(group, *amount) for group, amount in sorted(self.amounts.items())]
        return Sources(self.spool, _frame("groups", listed), self.by, run)

    def _spool_rows(self) -> None:
        self.spool.add("attributions", _frame("attributions", self.rows))
        self.rows = []


def rows_of(document: Document, layers: Layers, group: str, acts: frozenset[str] = VOICED_ACTS) -> list[tuple[Any, ...]]:
    """The attributions of a document as rows of the table ``attributions``, in the order of the text."""
    scare_quotes = [piece for a in layers.annotations("scare_quotes") if a.label in DISTANCING for piece in a.pieces]
    found = counted(layers, acts)
    given = given_once([a.pieces for a in found])
    return [_row(document, layers, group, a, own, scare_quotes) for a, own in zip(found, given, strict=True)]


_WORDS = [column.name for column in ATTRIBUTIONS].index("words")


def _row(
    document: Document,
    layers: Layers,
    group: str,
    attribution: Annotation,
    given: Sequence[Span],
    scare_quotes: Sequence[Span],
) -> tuple[Any, ...]:
    about, pieces = attribution.attributes, attribution.pieces
    cue = str(about["cue_lemma"])
    judgement = judgement_of(cue)
    distanced = words_in(layers, overlaps(given, scare_quotes)) if scare_quotes else 0
    return (
        document.id,
        document.outlet,
        group,
        source_of(attribution, document),
        str(about["source_type"]),
        int(bool(about["anonymous"])),
        mention_of(attribution, document),
        attribution.label,
        str(about["act"]),
        "distanced" if distanced else "attributed",
        cue,
        *judgement,
        words_in(layers, given),
        distanced,
        attribution.start,
        attribution.end,
        attribution.quote(document.text),
        json.dumps([list(piece) for piece in pieces]) if len(pieces) > 1 else "",
    )


def _frame(table: str, rows: Sequence[tuple[Any, ...]]) -> pl.DataFrame:
    names = [column.name for column in TABLES[table]]
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(names)
    try:
        return frame(table, dict(zip(names, columns, strict=True)), TABLES)
    except UnicodeEncodeError:  # half a surrogate pair, which no table can hold
        whole = [[re.sub("[\ud800-\udfff]", "\ufffd", v) if isinstance(v, str) else v for v in column] for column in columns]
        return frame(table, dict(zip(names, whole, strict=True)), TABLES)
