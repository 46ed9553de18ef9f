"""The pipeline as calls: load → annotate → score → compare (and report, which shows what they give)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from framing.annotate.layers import Layers
from framing.annotate.plan import Plan
from framing.codebook import Codebook, default_codebook, find_codebook, load_codebook
from framing.english import BUILT_IN
from framing.errors import InputError, RequestError, unknown
from framing.language import Language, detect
from framing.load.corpus import Corpus
from framing.model import Annotation, Document, Failure, Value, wrong_field
from framing.plugins import Plugins, load_plugins
from framing.score.manifest import manifest
from framing.score.rows import Rows
from framing.score.scorer import Request, bind, described, plan_of, settings_of
from framing.score.together import score_together
from framing.score.workers import score_chunks
from framing.tables.results import Results
from framing.tables.spool import Spool
from framing.text.regions import COUNTED, REGIONS

FEW_DOCUMENTS = 5  # an outlet with fewer is also scored paragraph by paragraph
FIRST_LOOK = 400  # documents read before deciding on workers and on paragraphs
WORTH_WORKERS = 100


def choose_codebook(codebook: Codebook | str | Path | None, corpus: Iterable[Document]) -> Codebook:
    """The codebook given, else the one beside the corpus, else the default."""
    if isinstance(codebook, Codebook):
        return codebook
    if codebook is not None:
        return load_codebook(Path(codebook))
    beside = find_codebook(corpus.files) if isinstance(corpus, Corpus) else None
    return load_codebook(beside) if beside else default_codebook()


def request_for(
    corpus: Iterable[Document],
    plugins: Plugins,
    *,
    codebook: Codebook | str | Path | None = None,
    measures: Iterable[str] | None = None,
    regions: Sequence[str] = COUNTED,
    seed: int = 0,
    deadline: float = 60.0,
    options: Mapping[str, Mapping[str, Value]] | None = None,
) -> Request:
    """What a run is asked for, with every name checked. Raises :class:`~framing.errors.RequestError`."""
    regions = (regions,) if isinstance(regions, str) else tuple(regions)
    measures = (measures,) if isinstance(measures, str) else measures
    for region in regions:
        if region not in REGIONS:
            raise unknown("region", region, REGIONS)
    wanted = plugins.measures if measures is None else plugins.choose_measures(measures)
    return Request(
        codebook=choose_codebook(codebook, corpus),
        measures=tuple(measure.name for measure in wanted),
        regions=regions,
        seed=seed,
        deadline=deadline,
        options=options or {},
    )


def documents_of(corpus: Iterable[Document], languages: Iterable[Language] = BUILT_IN) -> Iterator[Document]:
    """The documents of a corpus, each with its language: the one it names, else the one of ``languages`` that it resembles.

    Raises :class:`~framing.errors.InputError` for what is none, or has an id that another has.
    """
    if isinstance(corpus, str | Path | Document):
        raise InputError(f"expected documents, got one {type(corpus).__name__}; read files with framing.load, or give a list")
    ids: set[str] = set()
    for document in corpus:
        if not isinstance(document, Document):
            raise InputError(f"expected a Document, got {type(document).__name__}; read files with framing.load")
        if wrong := wrong_field(document):
            raise InputError(wrong)
        if document.id in ids:
            raise InputError(f"two documents with the id {document.id!r}; give each its own")
        ids.add(document.id)
        yield document if document.language else replace(document, language=detect(document.text, languages))


def annotate(
    corpus: Iterable[Document],
    layer: str,
    *,
    codebook: Codebook | str | Path | None = None,
    plugins: Plugins | None = None,
    regions: Sequence[str] = COUNTED,
    seed: int = 0,
    deadline: float = 60.0,
    options: Mapping[str, Mapping[str, Value]] | None = None,
) -> Iterator[tuple[Document, Layers, Sequence[Annotation]]]:
    """Each document with its layers and the annotations of one of them, those outside the ``regions`` too.

    A layer that cannot be computed for a document raises :class:`~framing.errors.LayerUnavailable` when
    asked for, so the annotations of that document are empty and ``layers.failures`` says why. Raises
    :class:`~framing.errors.RequestError` for an unknown layer, or one that holds no annotations.
    """
    plugins = plugins or load_plugins()
    request = request_for(
        corpus, plugins, codebook=codebook, measures=(), regions=regions, seed=seed, deadline=deadline, options=options
    )
    settings = settings_of(request, plugins)
    chosen = plan_of(request, plugins, settings)
    if layer in chosen.missing:
        raise RequestError(chosen.missing[layer])
    if layer not in chosen.providers:
        raise unknown("layer", layer, chosen.providers)
    return _annotated(documents_of(corpus, plugins.languages), layer, chosen)


def _annotated(
    documents: Iterable[Document], layer: str, chosen: Plan
) -> Iterator[tuple[Document, Layers, Sequence[Annotation]]]:
    for document in documents:
        layers = Layers(document, chosen)
        yield document, layers, layers.try_annotations(layer)


def score(
    corpus: Iterable[Document],
    *,
    codebook: Codebook | str | Path | None = None,
    measures: Iterable[str] | None = None,
    plugins: Plugins | None = None,
    regions: Sequence[str] = COUNTED,
    seed: int = 0,
    deadline: float = 60.0,
    options: Mapping[str, Mapping[str, Value]] | None = None,
    workers: int | None = None,
    isolated: bool = False,
    progress: Callable[[int], None] = lambda documents: None,
) -> Results:
    """Score a corpus.

    ``measures`` are names ("sourcing.diversity") or plugins ("sourcing"), default all. ``regions`` are what
    counts. ``deadline`` is in seconds for each call of a plugin on a document. ``workers`` defaults to the
    number of processors for more than a hundred documents. One worker is this process, which a plugin that ends its
    process would end; with ``isolated`` it is a process of its own, and such a plugin costs the document, as with several.
    ``progress`` is told the documents done so far.
    Raises :class:`~framing.errors.RequestError` for unknown names, :class:`~framing.errors.InputError` for
    a codebook that cannot be used or a corpus with no document in it.
    """
    plugins = plugins or load_plugins()
    announced = all(info.module for info in plugins.infos)  # else workers could not load them
    request = request_for(
        corpus, plugins, codebook=codebook, measures=measures, regions=regions, seed=seed, deadline=deadline, options=options
    )
    stream = documents_of(corpus, plugins.languages)
    first = list(islice(stream, FIRST_LOOK))
    if not first:
        raise InputError(_nothing_read(corpus))
    if workers is None:
        workers = (os.cpu_count() or 1) if announced and len(first) >= WORTH_WORKERS else 1
    apart = announced and bool(plugins.infos) and (isolated or workers > 1)
    scorer = described(request, plugins) if apart else bind(request, plugins)
    by_part = _small_outlets(first) if len(first) < FIRST_LOOK else frozenset()
    spool, failures, inputs = Spool(), list[Failure](), list[tuple[str, str]]()
    folders = _folders(corpus)
    for rows in score_chunks(
        scorer, plugins, chain(first, stream), workers=workers, by_part=by_part, isolated=apart, folders=folders
    ):
        _keep(rows, spool, failures, inputs)
        progress(len(inputs))
    results = Results(spool, {}, {measure.name: measure for measure, _ in scorer.measures})
    beside = score_together(results, results.measures.values())
    for table in ("scores", "evidence"):
        spool.add(table, beside.frames()[table])
    failures.extend(beside.failures)
    run = manifest(request, scorer, plugins, inputs=inputs, failures=failures)
    if isinstance(corpus, Corpus):
        run["skipped"] = [{"where": item.where, "reason": item.reason} for item in corpus.skipped]
        run["notices"] = [*corpus.notices, *scorer.plan.notices]
    results.run = run
    return results


def _folders(corpus: Iterable[Document]) -> list[Path]:
    """The folders that the articles lie in."""
    if not isinstance(corpus, Corpus):
        return []
    return list(dict.fromkeys([*(path for path in corpus.paths if path.is_dir()), *(path.parent for path in corpus.files)]))


def _keep(rows: Rows, spool: Spool, failures: list[Failure], inputs: list[tuple[str, str]]) -> None:
    frames = rows.frames()
    for table, frame in frames.items():
        spool.add(table, frame)
    failures.extend(rows.failures)
    inputs.extend(frames["documents"].select("doc_id", "sha256").iter_rows())


def _small_outlets(documents: Sequence[Document]) -> frozenset[str]:
    counts: dict[str, int] = {}
    for document in documents:
        counts[document.outlet] = counts.get(document.outlet, 0) + 1
    return frozenset(outlet for outlet, count in counts.items() if count < FEW_DOCUMENTS)


def _nothing_read(corpus: Iterable[Document]) -> str:
    skipped = corpus.skipped if isinstance(corpus, Corpus) else ()
    why = "; ".join(f"{item.where}: {item.reason}" for item in skipped[:5])
    return (
        f"no document to score{': ' + why if why else ''}; name files or folders with .txt, .md, .csv, .json or .jsonl articles"
    )
