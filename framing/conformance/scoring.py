"""Annotators and measures, tried on every text in two runs, as a run calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

from framing.annotate.batched import at_once as documents_at_once
from framing.annotate.batched import holding
from framing.annotate.layers import Layers
from framing.conformance import texts
from framing.conformance.report import Report
from framing.conformance.surroundings import steady
from framing.errors import FramingError, LayerUnavailable
from framing.extension import Annotator, Measure
from framing.model import Annotation, Document, Failure, Score
from framing.pipeline import score, settings_for
from framing.plugins import Plugins
from framing.score.rows import Rows
from framing.score.scorer import Scorer, bind, finished, score_with
from framing.tables.results import Results

CHECKS = ("contract", "offsets", "determinism", "immutability", "hostile text", "empty text", "huge text", "other languages")
_SPANS = ("has the span", "has no span", "has no pieces")


@dataclass(frozen=True)
class _Tried:
    """What the parts of a plugin gave for one document."""

    rows: Rows
    layers: dict[str, Any]
    seconds: float
    words: int


def check_scoring(report: Report, plugins: Plugins, own: Plugins, huge: int) -> None:
    """Try the annotators and measures of a plugin, which are those of ``own``, beside all others."""
    annotators, measures = own.annotators, own.measures
    parts = {**{a.name: f"annotator {a.name}" for a in annotators}, **{m.name: f"measure {m.name}" for m in measures}}
    if not parts:
        return
    chosen = replace(texts.codebook(), layers={a.provides: a.name for a in reversed(annotators)})
    names = tuple(measure.name for measure in measures)
    documents = texts.documents(huge)
    try:
        request = settings_for((), plugins, codebook=chosen, measures=names)
        first = _run(bind(request, plugins), annotators, documents)
        with steady(report, f"plugin {report.plugin}"):  # the first run has imported what there is to import
            second = _run(bind(request, plugins), annotators, list(reversed(documents)), at_once=True)
    except FramingError as refused:
        for part in parts.values():
            report.fail(part, "contract", f"the plugin refuses its defaults: {refused}")
        return
    report.require(request.codebook == replace(chosen, sources=request.codebook.sources, targets=request.codebook.targets,
                                               concepts=request.codebook.concepts),
                   next(iter(parts.values())), "immutability", "the codebook was changed")  # fmt: skip
    for document in documents:
        tried = first[document.id]
        for failure in tried.rows.failures:
            _note(report, parts, failure, _check_of(document))
        _check_scores(report, measures, tried.rows, document)
        _check_same(report, parts, annotators, tried, second[document.id], document)
    _check_untouched(report, parts, documents, texts.documents(huge))
    _check_together(report, plugins, own)
    for part in parts.values():
        report.settle(part, *CHECKS)
    long = first[documents[-1].id]
    speed = long.seconds / max(long.words, 1) * 1000
    report.passed(f"plugin {report.plugin}", "speed", f"{speed:.3f} s per 1,000 words of its own, all its parts together")


def _run(
    scorer: Scorer, annotators: Sequence[Annotator], documents: Sequence[Document], *, at_once: bool = False
) -> dict[str, _Tried]:
    """What each document gives, one by one or, where something takes many, all ``at_once``."""
    if at_once and documents_at_once(scorer.plan, (measure for measure, _ in scorer.measures)):
        scorer = replace(scorer, plan=holding(scorer.plan, documents))
    return {document.id: _tried(scorer, annotators, document) for document in documents}


def _tried(scorer: Scorer, annotators: Sequence[Annotator], document: Document) -> _Tried:
    layers = Layers(document, scorer.plan)
    own = {annotator.provides for annotator in annotators}
    parts: list[Annotator | Measure] = [*annotators, *(measure for measure, _ in scorer.measures)]
    foreign = {name for part in parts for name in (*part.requires, *getattr(part, "uses", ()))}
    for name in sorted(foreign - own):  # made before, since their time is not the plugin's
        _layer(layers, name)
    words = _words(layers)
    began = perf_counter()
    made = {annotator.provides: _layer(layers, annotator.provides) for annotator in annotators}
    names = frozenset(measure.name for measure, _ in scorer.measures)
    rows = finished(score_with(scorer, document, layers, names, by_part=_check_of(document) == "contract"), document, layers)
    return _Tried(rows, made, perf_counter() - began, words)


def _layer(layers: Layers, name: str) -> Any:
    try:
        return layers[name]
    except LayerUnavailable as missing:
        return str(missing)


def _words(layers: Layers) -> int:
    try:
        return layers.words
    except LayerUnavailable:
        return 0


def _check_of(document: Document) -> str:
    return document.id.partition(":")[0]


def _note(report: Report, parts: dict[str, str], failure: Failure, check: str) -> None:
    """A failure of a run as one of the part that is its cause; others' failures are not the plugin's."""
    if failure.component in parts:
        offsets = any(told in failure.reason for told in _SPANS)
        report.fail(parts[failure.component], "offsets" if offsets else check, f"{failure.document_id}: {failure.reason}")


def _check_scores(report: Report, measures: Sequence[Measure], rows: Rows, document: Document) -> None:
    table = rows.frames()["scores"].to_dicts()
    for measure in measures:
        part, (low, high) = f"measure {measure.name}", measure.range
        for row in (row for row in table if row["measure"] == measure.name):
            value, what = row["value"], f"{document.id}: {row['target']} {row['category']}".strip()
            report.require(row["status"] == "ok" or row["reason"], part, "contract", f"{what}: no score and no reason")
            fits = value is None or ((low is None or value >= low) and (high is None or value <= high))
            report.require(fits, part, "contract", f"{what}: {value} is outside the range {low} to {high}")


def _check_same(
    report: Report, parts: dict[str, str], annotators: Sequence[Annotator], one: _Tried, two: _Tried, document: Document
) -> None:
    for annotator in annotators:
        same = _equal(one.layers[annotator.provides], two.layers[annotator.provides])
        report.require(same, parts[annotator.name], "determinism", f"{document.id}: another layer the second time")
    for name, part in parts.items():
        if part.startswith("measure "):
            same = _rows_of(name, one.rows) == _rows_of(name, two.rows)
            report.require(same, part, "determinism", f"{document.id}: other scores or passages the second time")


def _equal(one: Any, two: Any) -> bool:
    """Whether two layers are the same, where that can be told: a value of a kind of its own may not compare."""
    listed = isinstance(one, tuple) and all(isinstance(each, Annotation | str | int | float | tuple) for each in one)
    return bool(one == two) if listed or isinstance(one, str) else True


def _rows_of(name: str, rows: Rows) -> list[list[Any]]:
    return [[row for row in table if name in row[:4]] for table in (rows.scores, rows.evidence)]


def _check_untouched(report: Report, parts: dict[str, str], used: list[Document], fresh: list[Document]) -> None:
    for one, two in zip(used, fresh, strict=True):
        for part in parts.values():
            report.require(one == two, part, "immutability", f"{one.id}: the document was changed")


def _check_together(report: Report, plugins: Plugins, own: Plugins) -> None:
    """Call what needs all documents, in a whole run in which everything else is called too."""
    measures = [measure for measure in own.measures if measure.together is not None]
    called: dict[str, int] = {}
    if not measures:
        return

    def counted(measure: Measure) -> Measure:
        if measure.together is None or measure not in measures:
            return measure
        return replace(measure, together=_counting(measure.together, measure.name, called))

    watched = replace(plugins, measures=tuple(map(counted, plugins.measures)))
    names = [measure.name for measure in own.measures]
    results = score(texts.story(), measures=names, plugins=watched, codebook=texts.codebook(), workers=1)
    failed = {failure["component"]: failure["reason"] for failure in results.run["failures"]}
    for measure in measures:
        part = f"measure {measure.name}"
        report.require(called.get(measure.name), part, "together", "was not called")
        report.require(measure.name not in failed, part, "together", failed.get(measure.name, ""))
        strange = {row[0] for row in _scored(results, measure.name)} - {document.id for document in texts.story()}
        report.require(not strange, part, "together", f"scores of documents that are not there: {', '.join(sorted(strange)[:3])}")
        report.settle(part, "together")


def _counting(together: Callable[..., Iterable[tuple[str, Score]]], name: str, called: dict[str, int]) -> Any:
    from functools import wraps

    @wraps(together)
    def counted(*arguments: Any) -> Iterable[tuple[str, Score]]:
        called[name] = called.get(name, 0) + 1
        return together(*arguments)

    return counted


def _scored(results: Results, name: str) -> list[tuple[Any, ...]]:
    return [row for row in results.table("scores").select("doc_id", "measure").rows() if row[1] == name]


__all__ = ["CHECKS", "check_scoring"]
