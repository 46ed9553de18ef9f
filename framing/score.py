"""Stage 3: documents and their layers → scores, one document at a time, whatever a plugin does."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from framing.annotate import Failure, Layers, Plan, bound, check_pieces, describe, plan
from framing.codebook import Codebook
from framing.deadline import limit
from framing.errors import CAUGHT, LayerUnavailable, PluginError, RequestError, unknown
from framing.extension import Annotator, Measure, Measuring, Option, Settings
from framing.model import STATUSES, VOICES, Document, Evidence, Score, Value
from framing.plugins import Plugins
from framing.regions import COUNTED
from framing.tables import TABLES, frame

if TYPE_CHECKING:
    import polars as pl

PARTS = ("doc_id", "part", "measure", "target", "category", "voice", "value", "numerator", "denominator")


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a run is asked for; picklable, so that worker processes can bind their own plugins."""

    codebook: Codebook
    measures: tuple[str, ...]
    regions: tuple[str, ...] = COUNTED
    seed: int = 0
    deadline: float = 60.0
    options: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)


@dataclass(frozen=True)
class Scorer:
    """The measures of a run, bound to its settings, and the plan of the layers they need."""

    request: Request
    measures: tuple[tuple[Measure, Measuring], ...]
    plan: Plan


def bind(request: Request, plugins: Plugins) -> Scorer:
    """Bind measures and annotators to the settings of a run.

    Raises :class:`~framing.errors.RequestError` for an unknown measure or option.
    """
    settings = settings_of(request, plugins)
    chosen = plugins.choose_measures(request.measures)
    layers = plan(
        plugins.annotators, settings, chosen=request.codebook.layers, regions=request.regions, deadline=request.deadline
    )
    calls = tuple((measure, bound(measure.bind, settings(plugin_of(measure.name)))) for measure in chosen)
    return Scorer(request, calls, layers)


def plugin_of(name: str) -> str:
    """The plugin that a measure or annotator belongs to."""
    return name.partition(".")[0]


def settings_of(request: Request, plugins: Plugins) -> Callable[[str], Settings]:
    """The settings of each plugin by name. Raises :class:`~framing.errors.RequestError` for an unknown option."""
    declared: dict[str, dict[str, Option]] = {info.name: {} for info in plugins.infos}
    components: tuple[Annotator | Measure, ...] = (*plugins.annotators, *plugins.measures)
    for component in components:
        declared.setdefault(plugin_of(component.name), {}).update({option.name: option for option in component.options})
    given: dict[str, dict[str, Value]] = {}
    for source in (request.codebook.options, request.options):
        for plugin, values in source.items():
            if plugin not in declared:
                raise unknown("plugin with options", plugin, declared)
            for name, value in values.items():
                given.setdefault(plugin, {})[name] = _checked_option(plugin, name, value, declared[plugin])

    def settings(plugin: str) -> Settings:
        options = {name: option.default for name, option in declared.get(plugin, {}).items()}
        return Settings(codebook=request.codebook, options={**options, **given.get(plugin, {})}, seed=request.seed)

    return settings


def _checked_option(plugin: str, name: str, value: Value, declared: Mapping[str, Option]) -> Value:
    if name not in declared:
        raise unknown(f"option of plugin '{plugin}'", name, declared)
    default = declared[name].default
    fits = type(value) in (int, float) if isinstance(default, float) else type(value) is type(default)
    if default is not None and not fits:
        raise RequestError(f"option '{plugin}.{name}' is {value!r}; expected {type(default).__name__}, as in {default!r}")
    return value


@dataclass
class Rows:
    """The rows of some documents, table by table, as tuples in the order of the table's columns."""

    documents: list[tuple[Any, ...]] = field(default_factory=list)
    scores: list[tuple[Any, ...]] = field(default_factory=list)
    evidence: list[tuple[Any, ...]] = field(default_factory=list)
    parts: list[tuple[Any, ...]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def extend(self, other: Rows) -> None:
        """Append another chunk's rows."""
        for name in ("documents", "scores", "evidence", "parts", "failures"):
            getattr(self, name).extend(getattr(other, name))

    def add_unscored(self, document: Document, measures: Iterable[str], reason: str) -> None:
        """Record a document that no measure could be tried on."""
        self.documents.append(_document_row(document, 0))
        for name in measures:
            self.scores.append((document.id, name, "", "", "", None, None, None, "failed", reason, plugin_of(name)))

    def frames(self) -> dict[str, pl.DataFrame]:
        import polars as pl

        frames = {name: _frame(name, getattr(self, name)) for name in ("documents", "scores", "evidence")}
        kinds = [pl.String, pl.Int64, *[pl.String] * 4, *[pl.Float64] * 3]
        columns = list(zip(*self.parts, strict=True)) or [()] * len(PARTS)
        frames["parts"] = pl.DataFrame(dict(zip(PARTS, columns, strict=True)), schema=dict(zip(PARTS, kinds, strict=True)))
        return frames


def _frame(table: str, rows: Sequence[tuple[Any, ...]]) -> pl.DataFrame:
    names = [column.name for column in TABLES[table]]
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(names)
    try:
        return frame(table, dict(zip(names, columns, strict=True)))
    except UnicodeEncodeError:
        return frame(table, {name: [_storable(value) for value in column] for name, column in zip(names, columns, strict=True)})


def _storable(value: Any) -> Any:
    """Text with U+FFFD for each half of a surrogate pair, which no table can hold; offsets stay."""
    return re.sub("[\ud800-\udfff]", "\ufffd", value) if isinstance(value, str) else value


def score_documents(scorer: Scorer, documents: Iterable[Document], by_part: frozenset[str] = frozenset()) -> Rows:
    """Score documents; those whose outlet is in ``by_part`` also paragraph by paragraph."""
    rows = Rows()
    for document in documents:
        layers = Layers(document, scorer.plan)
        for measure, call in scorer.measures:
            _score_one(rows, scorer, measure, call, document, layers)
            if document.outlet in by_part and measure.estimand != "pooled":
                _score_parts(rows, scorer, measure, call, document, layers)
        rows.failures.extend(layers.failures)
        rows.documents.append(_document_row(document, _words(layers)))
    return rows


def _words(layers: Layers) -> int:
    try:
        return layers.words
    except LayerUnavailable:  # said among the failures
        return 0


def _score_one(rows: Rows, scorer: Scorer, measure: Measure, call: Measuring, document: Document, layers: Layers) -> None:
    try:
        scores = _run(scorer, measure, call, document, layers)
    except LayerUnavailable as missing:
        scores = [Score(status="skipped", reason=str(missing))]
    except CAUGHT as error:
        reason = describe(error)
        rows.failures.append(Failure(document.id, measure.name, reason))
        scores = [Score(status="failed", reason=reason)]
    for score in scores:
        rows.scores.append(_score_row(document, measure, score))
        rows.evidence.extend(_evidence_row(document, measure, score, evidence, layers) for evidence in score.evidence)


def _score_parts(rows: Rows, scorer: Scorer, measure: Measure, call: Measuring, document: Document, layers: Layers) -> None:
    try:
        spans = layers.counted_spans
    except LayerUnavailable:
        return
    for part, span in enumerate(spans):
        try:
            scores = _run(scorer, measure, call, document, layers.narrowed([span]))
        except CAUGHT:
            return  # what fails on the whole document has been said; a part that fails alone gives no variation
        rows.parts.extend(
            (document.id, part, measure.name, s.target, s.category, s.voice, s.value, s.numerator, s.denominator)
            for s in scores
            if s.numerator is not None and s.denominator is not None
        )


def _run(scorer: Scorer, measure: Measure, call: Measuring, document: Document, layers: Layers) -> list[Score]:
    if measure.languages and document.language not in measure.languages:
        raise LayerUnavailable(f"{measure.name} does not know language '{document.language}'")
    for layer in measure.requires:
        layers[layer]
    with limit(scorer.plan.deadline):
        found = list(call(document, layers.only(measure.requires)))
    return [_checked(measure, score, document) for score in found]


def _checked(measure: Measure, score: object, document: Document) -> Score:
    if not isinstance(score, Score):
        raise PluginError(f"expected a Score, got {type(score).__name__}")
    about = f"score of '{score.target or measure.name}'"
    _check_values(about, score, ("value", "numerator", "denominator"), ("target", "category", "status", "reason"))
    if score.status not in STATUSES:
        raise PluginError(f"{about} has status '{score.status}', which is none of {', '.join(STATUSES)}")
    if score.denominator is not None and score.denominator < 0:
        raise PluginError(f"{about} has the denominator {score.denominator!r}, below 0")
    for evidence in score.evidence:
        if not isinstance(evidence, Evidence):
            raise PluginError(f"{about}: expected Evidence, got {type(evidence).__name__}")
        _check_values(f"evidence of the {about}", evidence, ("value",), ("label", "source"))
        check_pieces(evidence.pieces, document, evidence.label or measure.name)
    return _valued(measure, score)


def _check_values(about: str, holder: Score | Evidence, numbers: Sequence[str], texts: Sequence[str]) -> None:
    for name in numbers:
        number = getattr(holder, name)
        if number is not None and (isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number)):
            raise PluginError(f"{about} holds {number!r}, which is no finite number")
    for name in texts:
        if not isinstance(getattr(holder, name), str):
            raise PluginError(f"{about} holds {getattr(holder, name)!r} as {name}; expected text")
    if holder.voice and holder.voice not in VOICES:
        raise PluginError(f"voice {holder.voice!r} is none of {', '.join(VOICES)}")


def _valued(measure: Measure, score: Score) -> Score:
    if score.status != "ok" or score.value is not None:
        return score
    if score.numerator is None:
        raise PluginError("a score needs a value, or a numerator and a denominator, or a status other than ok")
    if score.denominator is None:
        value = measure.scale * score.numerator
    elif score.denominator:
        value = measure.scale * score.numerator / score.denominator
    else:
        return _with(score, status="none", reason=score.reason or "nothing to count it in")
    return _with(score, value=value)


def _with(score: Score, **changes: Any) -> Score:
    from dataclasses import replace

    return replace(score, **changes)


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _score_row(document: Document, measure: Measure, score: Score) -> tuple[Any, ...]:
    return (
        document.id,
        measure.name,
        score.target,
        score.category,
        score.voice,
        _number(score.value) if score.status == "ok" else None,
        _number(score.numerator),
        _number(score.denominator),
        score.status,
        score.reason,
        plugin_of(measure.name),
    )


def _evidence_row(document: Document, measure: Measure, score: Score, evidence: Evidence, layers: Layers) -> tuple[Any, ...]:
    voice, source = evidence.voice, evidence.source
    if not voice and layers.has_voices:
        reading = layers.voices.of(evidence.pieces)
        voice, source = reading.voice, source or reading.source
    pieces = json.dumps([list(piece) for piece in evidence.pieces]) if len(evidence.pieces) > 1 else ""
    quote = " … ".join(document.text[start:end] for start, end in evidence.pieces)
    return (
        document.id,
        measure.name,
        score.target,
        score.category,
        evidence.start,
        evidence.end,
        quote,
        evidence.label,
        voice or score.voice,
        source,
        _number(evidence.value),
        pieces,
    )


def _document_row(document: Document, words: int) -> tuple[Any, ...]:
    return (
        document.id,
        document.text,
        document.outlet,
        document.title,
        document.author,
        document.published.isoformat() if document.published else "",
        document.url,
        document.language,
        document.genre,
        document.story,
        words,
        document.sha256,
        json.dumps(document.notes, ensure_ascii=False),
        json.dumps(dict(document.meta), ensure_ascii=False, sort_keys=True, default=str),
    )
