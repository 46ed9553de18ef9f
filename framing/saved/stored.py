"""A corpus scored into a store: what is new or changed is scored, what is gone is removed, all else stays as it is.

What an article's rows hang on is hashed, part by part (:mod:`framing.saved.keys`). Two things are worked out over the corpus and
are part of that: what recurs over an outlet's articles, which a document brings with it, and, for measures that rest on names,
the names and types that its sources have in the corpus. Measures of all articles together, and copies, are computed anew.
"""

from __future__ import annotations

import pickle
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from framing.corrections.applying import SOURCES_LAYER, Applied
from framing.corrections.tally import Tally
from framing.errors import InputError
from framing.extension import Told
from framing.model import Annotation, Document, Failure
from framing.pipeline import FIRST_LOOK, documents_of, folders_of, nothing_read, run_of, settings_for, small_outlets
from framing.plugins import Plugins, load_plugins
from framing.saved.keys import code_hash, hashed, reasons
from framing.saved.partitions import NAMED, SCORED, TOGETHER, WAITING, Growing, Partition, Record, write_partition
from framing.saved.store import ARTICLES, Store, open_store
from framing.score.engine import Engine, Job, engine_for, scorer_for
from framing.score.manifest import manifest
from framing.score.named import NO_NAMES, CorpusNames, Names, Waiting, for_later, is_named, later_scored, score_for_now
from framing.score.rows import Rows
from framing.score.scorer import Scorer, described, settings_of, unscored
from framing.score.together import score_together
from framing.tables.contract import layer_of, layer_text
from framing.tables.export import settings_hash
from framing.tables.results import Results
from framing.tables.spool import Spool

if TYPE_CHECKING:
    from framing.score.settings import Asked, RunSettings

_NAMED_TABLES = ("scores", "evidence", "parts")


@dataclass
class Counts:
    """What a run did to a store, in articles; ``why`` counts those that changed by what changed, ``damaged`` are sentences."""

    new: int = 0
    changed: int = 0
    removed: int = 0
    kept: int = 0
    named: int = 0  # scored again, or for the first time, for the names of the corpus alone
    why: Counter[str] = field(default_factory=Counter)
    damaged: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """What there is to say of it."""
        causes = ", ".join(f"{name} {times:,}" for name, times in sorted(self.why.items()))
        told = [
            f"store: {self.new:,} new, {self.changed:,} changed{f' ({causes})' if causes else ''}, {self.removed:,} removed, "
            f"{self.kept:,} unchanged articles"
        ]
        if self.named:
            told.append(f"store: {self.named:,} of these scored again for the names or types of their sources in the corpus")
        return [*(f"{wrong}; its articles were scored again" for wrong in self.damaged), *told]


def score_into(
    folder: str | Path,
    corpus: Iterable[Document],
    *,
    measures: Iterable[str] | None = None,
    plugins: Plugins | None = None,
    workers: int | None = None,
    engine: Engine | None = None,
    isolated: bool = False,
    progress: Callable[[int], None] = lambda documents: None,
    beside: Mapping[str, Any] | None = None,
    **asked: Unpack[Asked],
) -> tuple[Results, Counts]:
    """Score a corpus into the store in a folder, which is made where there is none; what it then holds, and what was done.

    The arguments are those of :func:`framing.score`; ``beside`` is what the run is to say further. The corpus must be one
    that can be read twice. Raises :class:`~framing.errors.RequestError` for unknown names and for a folder that cannot be used,
    :class:`~framing.errors.InputError` for a corpus without a document and a store that cannot be written to.
    """
    from framing.saved import load_results

    if isinstance(corpus, Iterator):
        raise InputError("a store reads the articles twice; give a list, or the corpus that framing.load gives")
    plugins = plugins or load_plugins()
    settings = settings_for(corpus, plugins, measures=measures, **asked)
    with open_store(Path(folder), make=True) as store, Names() as names:
        scoring = _Scoring(store, corpus, plugins, settings, names, beside or {})
        scoring.counts.damaged = list(store.damaged)
        chosen = scoring.articles(workers, engine, isolated, progress)
        chosen += scoring.by_names(chosen)
        chosen += scoring.together(chosen)
        run = scoring.run(chosen)
        store.commit(chosen, run)
    return load_results(folder, plugins=plugins), scoring.counts


class _Scoring:
    """One run on a store."""

    def __init__(
        self,
        store: Store,
        corpus: Iterable[Document],
        plugins: Plugins,
        settings: RunSettings,
        names: Names,
        beside: Mapping[str, Any],
    ) -> None:
        self.store, self.corpus, self.plugins, self.settings = store, corpus, plugins, settings
        self.names, self.beside = names, beside
        self.scorer: Scorer = described(settings, plugins)
        self.tally, self.counts = Tally(settings.corrections), Counts()
        code = code_hash(["framing", *(info.module for info in plugins.infos)])
        made = settings_hash({**manifest(self.scorer, plugins, inputs=(), failures=()), **beside})
        self.made = hashed([made, code, settings.measures, settings.deadline])
        self.fresh: set[str] = set()  # articles that this run scores
        self.wanted: dict[str, str] = {}  # id → key of every article of the corpus, in its order

    def _documents(self) -> Iterator[Document]:
        return map(self.tally.see, documents_of(self.corpus, self.plugins.languages))

    def articles(
        self, workers: int | None, engine: Engine | None, isolated: bool, tell: Callable[[int], None]
    ) -> list[Partition]:
        """The partitions with what each article gives by itself; what is missing is scored."""
        stream = self._documents()
        head = list(islice(stream, FIRST_LOOK))
        if not head:
            raise nothing_read(self.corpus, "score")
        by_part = small_outlets(head) if len(head) < FIRST_LOOK else frozenset()
        away = deque[Record]()
        missing = self._missing(chain(head, stream), by_part, away, tell)
        first = list(islice(missing, FIRST_LOOK))
        if first:
            engine = engine or engine_for(workers, self.plugins, len(first), isolated=isolated, folders=folders_of(self.corpus))
            job = Job(partial(score_for_now, by_part=by_part), partial(unscored, measures=self.settings.measures))
            scorer = scorer_for(engine, self.settings, self.plugins)
            made = engine.map(job, scorer, self.plugins, chain(first, missing))
            self._write(SCORED, ((_told(away.popleft(), rows), rows) for rows in made))
        self.counts.removed = len({record["id"] for record in self.store.records(SCORED)} - self.wanted.keys())
        return self.store.chosen(SCORED, self.wanted)

    def _missing(
        self, documents: Iterable[Document], by_part: frozenset[str], away: deque[Record], tell: Callable[[int], None]
    ) -> Iterator[Document]:
        """The articles that the store has not, or not as they are now; each also as a record in ``away``."""
        before = {record["id"]: record for record in self.store.records(SCORED)}
        known = {(record["id"], record["key"]) for record in self.store.records(SCORED)}
        for document in documents:
            why = reasons(document, self.made, document.outlet in by_part)
            key = hashed(why)
            self.wanted[document.id] = key
            if (document.id, key) in known:
                self.counts.kept += 1
            else:
                was = before.get(document.id)
                self.counts.new += was is None
                self.counts.changed += was is not None
                self.counts.why.update(name for name in why if was is not None and was["why"].get(name) != why[name])
                self.fresh.add(document.id)
                away.append({"id": document.id, "key": key, "why": why})
                yield document
            tell(len(self.wanted))

    def _write(self, kind: str, made: Iterator[tuple[Record, Rows]]) -> None:
        """Write partitions of what is made, as soon as there is enough for one."""
        while several := Growing():
            for record, rows in islice(made, ARTICLES):
                several.add(record, rows, _waiting(rows))
            if not several.records:
                return
            frames = several.frames()
            if kind == NAMED:
                frames = {table: frames[table] for table in _NAMED_TABLES}
            self.store.partitions.append(write_partition(self.store.parts, kind, several.records, frames))

    def by_names(self, scored: Sequence[Partition]) -> list[Partition]:
        """The partitions with what the names of the corpus decide; where these are others for an article, it is scored again."""
        waiting = {r["id"]: r["waits"] for partition in scored for r in partition.records if "waits" in r}
        waiting = {doc_id: waiting[doc_id] for doc_id in self.wanted if doc_id in waiting}
        for waits in waiting.values():
            self.names.hear(waits["maker"], [Told(*told) for told in waits["told"]])
        found = self.names.settled(self.scorer)
        wanted = {
            doc_id: hashed([self.wanted[doc_id], [found.get(waits["maker"], NO_NAMES).about(name) for name in waits["entities"]]])
            for doc_id, waits in waiting.items()
        }
        known = {(record["id"], record["key"]) for record in self.store.records(NAMED)}
        missing = {doc_id for doc_id, key in wanted.items() if (doc_id, key) not in known}
        if missing:
            self.counts.named = len((missing & {doc_id for doc_id, _ in known}) - self.fresh)
            self._write(NAMED, self._named(missing, waiting, wanted, found, _layers(scored, missing)))
        chosen = self.store.chosen(NAMED, wanted)
        typed: Counter[str] = Counter()
        for partition in chosen:
            for record in partition.records:
                typed.update(record.get("typed", {}))
        self.names.typed = typed
        return chosen

    def _named(
        self,
        missing: set[str],
        waiting: Mapping[str, Mapping[str, Any]],
        wanted: Mapping[str, str],
        found: Mapping[str, CorpusNames],
        layers: Callable[[str], Mapping[str, Sequence[Annotation]]],
    ) -> Iterator[tuple[Record, Rows]]:
        later = for_later(self.scorer, self.plugins)
        for document in self._documents():
            if document.id not in missing:
                continue
            waits = waiting[document.id]
            kept = Waiting(document, layers(document.id), frozenset(waits["measures"]), waits["by_part"])
            rows, typed = later_scored(later, kept, found.get(waits["maker"], NO_NAMES))
            record: Record = {"id": document.id, "key": wanted[document.id]}
            if typed:
                record["typed"] = dict(typed)
            yield _told(record, rows), rows

    def together(self, chosen: Sequence[Partition]) -> list[Partition]:
        """The partition with the scores of measures that take all articles together; none where there is nothing in it."""
        results = Results(_spool(chosen), {}, {measure.name: measure for measure, _ in self.scorer.measures})
        rows = score_together(results, results.measures.values(), settings_of(self.scorer.request, self.plugins))
        if not (rows.scores or rows.failures):
            return []
        key = hashed([[record["id"], record["key"]] for partition in chosen for record in partition.records])
        record: Record = {"id": "all documents", "key": key}
        frames = rows.frames()
        kept = {table: frames[table] for table in ("scores", "evidence")}
        return [write_partition(self.store.parts, TOGETHER, [_told(record, rows)], kept)]

    def run(self, chosen: Sequence[Partition]) -> dict[str, Any]:
        """The manifest of what the store then holds."""
        import polars as pl

        records = [record for partition in chosen for record in partition.records]
        for record in records:
            if "applied" in record:
                self.tally.applied.add(_applied(record["applied"]))
        if self.names.documents:
            self.tally.applied.reach(self.settings.corrections, self.names.typed)
        failures = [Failure(*failure) for record in records for failure in record.get("failures", ())]
        inputs = _spool(chosen).lazy("documents").select("doc_id", "sha256").collect()
        told = run_of(
            self.corpus,
            self.scorer,
            self.plugins,
            names=self.names,
            tally=self.tally,
            inputs=list(inputs.select(pl.all()).iter_rows()),
            failures=[*failures, *self.names.failures],
        )
        return {**told, **self.beside}


def _spool(partitions: Sequence[Partition]) -> Spool:
    """The tables of partitions where they lie."""
    spool = Spool()
    for table in ("documents", "scores", "evidence", "parts", "layers"):
        spool.attach(table, [partition.file(table) for partition in partitions if table in partition.tables])
    return spool


def _told(record: Record, rows: Rows) -> Record:
    """A record with what is known of its article once it is scored."""
    if rows.failures:
        record["failures"] = [[failure.document_id, failure.component, failure.reason] for failure in rows.failures]
    if rows.applied != Applied():
        about = rows.applied
        record["applied"] = {"matched": about.matched, "changed": about.changed, "layers": sorted(about.layers)}
    for kept in rows.kept:
        waits: Waiting = pickle.loads(kept.packed)  # made by this run, in a process of its own
        named = {str(each.attributes["entity"]) for each in waits.layers[SOURCES_LAYER] if is_named(each)}
        record["waits"] = {
            "maker": kept.maker,
            "told": [list(told) for told in kept.told],
            "entities": sorted(named),
            "measures": sorted(waits.measures),
            "by_part": waits.by_part,
        }
    return record


def _waiting(rows: Rows) -> dict[str, str]:
    """The layers that an article is scored from when the names of the corpus are known, as text."""
    kept = [pickle.loads(kept.packed) for kept in rows.kept]  # made by this run, in a process of its own
    return {name: layer_text(made) for waits in kept for name, made in sorted(waits.layers.items())}


def _layers(partitions: Sequence[Partition], ids: Collection[str]) -> Callable[[str], Mapping[str, Sequence[Annotation]]]:
    """What gives the layers kept of an article; one partition is held at a time, since articles come in its order."""
    place = {doc_id: partition for partition in partitions for doc_id in partition.ids}

    @lru_cache(1)
    def of(partition: Partition) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for doc_id, layer, text in partition.frame(WAITING).iter_rows():
            if doc_id in ids:
                found.setdefault(doc_id, {})[layer] = text
        return found

    return lambda doc_id: {name: layer_of(text) for name, text in of(place[doc_id])[doc_id].items()}


def _applied(told: Mapping[str, Any]) -> Applied:
    return Applied(
        {int(number): times for number, times in told["matched"].items()},
        {int(number): times for number, times in told["changed"].items()},
        set(told["layers"]),
    )
