"""The pipeline as calls: load → annotate → score → compare (and report, which shows what they give)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from typing import Any, Unpack
from warnings import catch_warnings, simplefilter

from framing.annotate.layers import Layers
from framing.annotate.plan import Plan
from framing.codebook import Codebook, default_codebook, find_codebook, load_codebook
from framing.codebook.joined import joined
from framing.corrections import NONE, Corrections
from framing.corrections.tally import Tally
from framing.english import BUILT_IN
from framing.errors import InputError, RequestError, unknown
from framing.language import Language, detect
from framing.load.corpus import Corpus
from framing.load.corrections import load_corrections
from framing.model import Annotation, Document, Failure, wrong_field
from framing.plugins import Plugins, load_plugins
from framing.score.batches import mapped
from framing.score.correcting import usable
from framing.score.engine import Engine, Job, engine_for, scorer_for
from framing.score.manifest import manifest
from framing.score.named import Names, score_for_now
from framing.score.rows import Rows
from framing.score.scorer import Scorer, plan_of, settings_of, unscored
from framing.score.settings import Asked, RunSettings
from framing.score.together import score_together
from framing.statistics import FEWEST
from framing.tables.results import Results
from framing.tables.spool import Spool
from framing.text.regions import COUNTED, REGIONS

FIRST_LOOK = 400  # documents read before deciding on workers and on paragraphs
KEPT_AT_ONCE = 50  # documents whose rows become a frame


def choose_codebook(codebook: Codebook | str | Path | None, corpus: Iterable[Document]) -> Codebook:
    """The codebook given, else the one beside the corpus, else the default."""
    if isinstance(codebook, Codebook):
        return codebook
    if codebook is not None:
        return load_codebook(Path(codebook))
    beside = find_codebook(corpus.files) if isinstance(corpus, Corpus) else None
    return load_codebook(beside) if beside else default_codebook()


def choose_corrections(corrections: Corrections | str | Path | None, corpus: Iterable[Document]) -> Corrections:
    """The corrections given, else those of the corpus, which found them beside the articles."""
    if isinstance(corrections, Corrections):
        return corrections
    if corrections is not None:
        return load_corrections(corrections)
    return corpus.corrections if isinstance(corpus, Corpus) else NONE


def settings_for(
    corpus: Iterable[Document], plugins: Plugins, *, measures: Iterable[str] | None = (), **asked: Unpack[Asked]
) -> RunSettings:
    """What a run is asked for, settled and with every name checked; ``measures`` None are all but those on request.

    Raises :class:`~framing.errors.RequestError`.
    """
    given: dict[str, Any] = {**asked}
    if stray := sorted(set(given) - set(Asked.__annotations__)):
        raise unknown("setting", stray[0], Asked.__annotations__)
    regions = given.pop("regions", COUNTED)
    regions = (regions,) if isinstance(regions, str) else tuple(regions)
    for region in regions:
        if region not in REGIONS:
            raise unknown("region", region, REGIONS)
    measures = (measures,) if isinstance(measures, str) else measures
    wanted = plugins.unasked if measures is None else plugins.choose_measures(measures)
    codebook = joined(choose_codebook(given.pop("codebook", None), corpus), plugins.codebooks)
    return RunSettings(
        codebook=codebook,
        corrections=usable(choose_corrections(given.pop("corrections", None), corpus), plugins, codebook),
        measures=tuple(measure.name for measure in wanted),
        regions=regions,
        options=given.pop("options", None) or {},
        **given,
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


def all_documents(corpus: Iterable[Document]) -> list[Document]:
    """The documents of a corpus at once, each with its language; there must be some.

    Raises :class:`~framing.errors.InputError` where there are none.
    """
    documents = list(documents_of(corpus))
    if not documents:
        raise nothing_read(corpus)
    return documents


def annotate(
    corpus: Iterable[Document], layer: str, *, plugins: Plugins | None = None, **asked: Unpack[Asked]
) -> Iterator[tuple[Document, Layers, Sequence[Annotation]]]:
    """Each document with its layers and the annotations of one of them, those outside the ``regions`` too.

    ``asked`` are the settings of a run, as in :func:`score`. A layer that cannot be computed for a document raises
    :class:`~framing.errors.LayerUnavailable` when asked for, so the annotations of that document are empty and
    ``layers.failures`` says why. Raises :class:`~framing.errors.RequestError` for an unknown layer, or one that holds no
    annotations.
    """
    plugins = plugins or load_plugins()
    request = settings_for(corpus, plugins, **asked)
    chosen = plan_of(request, plugins, settings_of(request, plugins))
    check_layer(layer, chosen)
    documents = map(request.corrections.with_story, documents_of(corpus, plugins.languages))
    read = ((document, Layers(document, chosen)) for document in documents)
    return ((document, layers, layers.try_annotations(layer)) for document, layers in read)


def check_layer(layer: str, chosen: Plan) -> None:
    """Raises :class:`~framing.errors.RequestError` for a layer that nobody makes in a run, with the reason."""
    if layer in chosen.missing:
        raise RequestError(chosen.missing[layer])
    if layer not in chosen.providers:
        raise unknown("layer", layer, chosen.providers)


def score(
    corpus: Iterable[Document],
    *,
    measures: Iterable[str] | None = None,
    plugins: Plugins | None = None,
    workers: int | None = None,
    engine: Engine | None = None,
    isolated: bool = False,
    progress: Callable[[int], None] | bool = False,
    **asked: Unpack[Asked],
) -> Results:
    """Score a corpus.

    ``measures`` are names ("sourcing.diversity") or plugins ("sourcing"), default all. ``asked`` are the settings of a run,
    all optional: ``codebook``, by default the one beside the articles; ``regions``, which are what counts; ``seed``;
    ``deadline`` in seconds for each call of a plugin on a document; ``options`` of plugins; and ``corrections`` of what is found
    (:func:`framing.load_corrections`), by default those beside the articles. ``workers`` defaults to the
    number of processors for a hundred documents or more; an ``engine`` does the work elsewhere. One worker is this process,
    which a plugin that ends its process would end; with ``isolated`` it is a process of its own, and such a plugin costs the
    document, as with several. ``progress`` is told the documents done so far; True shows them with tqdm,
    where it is installed.
    Raises :class:`~framing.errors.RequestError` for unknown names, :class:`~framing.errors.InputError` for a codebook that
    cannot be used or a corpus with no document in it.
    """
    plugins = plugins or load_plugins()
    settings = settings_for(corpus, plugins, measures=measures, **asked)
    tally = Tally(settings.corrections)
    stream = map(tally.see, documents_of(corpus, plugins.languages))
    first = list(islice(stream, FIRST_LOOK))
    if not first:
        raise nothing_read(corpus, "score")
    engine = engine or engine_for(workers, plugins, len(first), isolated=isolated, folders=folders_of(corpus))
    scorer = scorer_for(engine, settings, plugins)
    by_part = small_outlets(first) if len(first) < FIRST_LOOK else frozenset()
    job = Job(partial(score_for_now, by_part=by_part), partial(unscored, measures=scorer.request.measures))
    spool, failures, inputs = Spool(), list[Failure](), list[tuple[str, str]]()
    with Names() as names, _progress(progress) as tell:
        for rows in _together(mapped(engine, job, scorer, plugins, chain(first, stream))):
            _keep(rows, spool, failures, inputs)
            tally.applied.add(rows.applied)
            names.keep(rows.kept)
            tell(len(inputs))
        for rows in _together(names.scored(scorer, plugins, tally.applied)):
            _keep(rows, spool, failures, inputs)
    failures.extend(names.failures)
    results = Results(spool, {}, {measure.name: measure for measure, _ in scorer.measures})
    beside = score_together(results, results.measures.values(), settings_of(settings, plugins))
    for table in ("scores", "evidence"):
        spool.add(table, beside.frames()[table])
    failures.extend(beside.failures)
    results.run = run_of(corpus, scorer, plugins, names=names, tally=tally, inputs=inputs, failures=failures)
    return results


def run_of(
    corpus: Iterable[Document],
    scorer: Scorer,
    plugins: Plugins,
    *,
    names: Names,
    tally: Tally,
    inputs: Sequence[tuple[str, str]],
    failures: Sequence[Failure],
) -> dict[str, Any]:
    """The manifest of a run with what there is to say of names, corrections and the corpus."""
    run = manifest(scorer, plugins, inputs=inputs, failures=failures)
    if names.documents:
        run["names"] = names.record()
    if tally.corrections:
        run["corrections"] = tally.record(tally.seen)
    if isinstance(corpus, Corpus):
        told = corpus.without_places
        run["skipped"] = [{"where": told(item.where), "reason": told(item.reason)} for item in corpus.skipped]
        run["notices"] = [*map(told, corpus.notices), *scorer.plan.notices]
    return run


@contextmanager
def _progress(asked: Callable[[int], None] | bool) -> Iterator[Callable[[int], None]]:
    """What to tell the documents done so far: what was given, or a bar of tqdm, if it is installed."""
    if not isinstance(asked, bool):
        yield asked
    elif not asked or find_spec("tqdm") is None:
        yield lambda documents: None
    else:
        with catch_warnings():
            simplefilter("ignore")  # that a notebook has no widgets
            tqdm: Any = import_module("tqdm.auto").tqdm
        with tqdm(desc="documents", unit="") as bar:
            yield lambda documents: bar.update(documents - bar.n)


def _together(found: Iterator[Rows]) -> Iterator[Rows]:
    """The rows of so many documents at once, as a frame holds them."""
    while several := list(islice(found, KEPT_AT_ONCE)):
        rows = Rows()
        for each in several:
            rows.extend(each)
        yield rows


def folders_of(corpus: Iterable[Document]) -> list[Path]:
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


def small_outlets(documents: Sequence[Document]) -> frozenset[str]:
    """Outlets with too few documents for an interval, which are also scored paragraph by paragraph."""
    counts: dict[str, int] = {}
    for document in documents:
        counts[document.outlet] = counts.get(document.outlet, 0) + 1
    return frozenset(outlet for outlet, count in counts.items() if count < FEWEST)


def nothing_read(corpus: Iterable[Document], to: str = "read") -> InputError:
    """The error for a corpus with no document in it to read, score or the like, with what was skipped."""
    why = "; ".join(f"{item.where}: {item.reason}" for item in list(getattr(corpus, "skipped", ()))[:5])
    formats = ".txt, .md, .csv, .json or .jsonl"
    return InputError(f"no document to {to}{': ' + why if why else ''}; name files or folders with {formats} articles")
