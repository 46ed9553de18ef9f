"""Stage 3: documents and their layers → scores, one document at a time, whatever a plugin does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from framing.annotate.batched import Batched, bind_of, fill_measure
from framing.annotate.given import check_pieces
from framing.annotate.layers import Layers
from framing.annotate.plan import Plan, bound, plan
from framing.errors import LayerUnavailable, PluginError, RequestError, message_of, unknown
from framing.extension import Annotator, Measure, Measuring, Option, Settings, fetched, plugin_of
from framing.guard.fence import Fault, fence
from framing.model import STATUSES, VOICES, Document, Evidence, Failure, Score, Value
from framing.plugins import Plugins
from framing.score.rows import Rows, document_row, evidence_row, score_row
from framing.score.settings import RunSettings

LARGEST = 1e30  # of a plugin's numbers: squares of their quotients can still be summed
MOST_PARTS = 200  # a text of more paragraphs is only scored whole: none of them alone would move its numbers


@dataclass(frozen=True)
class Scorer:
    """The measures of a run, bound to its settings, and the plan of the layers they need."""

    request: RunSettings
    measures: tuple[tuple[Measure, Measuring], ...]
    plan: Plan


Binder = Callable[[Callable[[Settings], Any], Settings, str, float], Any]


def bind(request: RunSettings, plugins: Plugins, binder: Binder = bound) -> Scorer:
    """Bind measures and annotators to the settings of a run.

    Raises :class:`~framing.errors.RequestError` for an unknown measure or option.
    """
    settings = settings_of(request, plugins)
    chosen = plugins.choose_measures(request.measures)
    layers = plan_of(request, plugins, settings, binder)
    calls = tuple(
        (measure, binder(bind_of(measure), settings(plugin_of(measure.name)), measure.name, request.deadline))
        for measure in chosen
    )
    return Scorer(request, calls, layers)


def plan_of(request: RunSettings, plugins: Plugins, settings: Callable[[str], Settings], binder: Binder = bound) -> Plan:
    """Which annotator makes which layer in a run. Raises :class:`~framing.errors.RequestError`."""
    return plan(
        plugins.annotators,
        settings,
        languages=plugins.languages,
        chosen=request.codebook.layers,
        regions=request.regions,
        deadline=request.deadline,
        ours=plugins.ours,
        corrections=request.corrections,
        binder=binder,
    )


def described(request: RunSettings, plugins: Plugins) -> Scorer:
    """The measures and layers of a run as :func:`bind` gives them, with nothing bound: for a run whose workers bind."""
    return bind(request, plugins, lambda bind, settings, name, deadline: None)


def inferred(request: RunSettings, plugins: Plugins) -> list[str]:
    """What the annotators of a run read into its codebook that it does not say, in sentences, or what kept them from it."""
    settings = settings_of(request, plugins)
    found: list[str] = []
    for annotator in plugins.annotators:
        if annotator.infers is not None:
            try:
                with fence(request.deadline):
                    found.extend(str(told) for told in fetched(annotator.infers)(settings(plugin_of(annotator.name))))
            except Fault as fault:
                found.append(f"{annotator.name} cannot say what it infers: {fault}")
    return found


def settings_of(request: RunSettings, plugins: Plugins) -> Callable[[str], Settings]:
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


def score_document(scorer: Scorer, document: Document, by_part: frozenset[str] = frozenset()) -> Rows:
    """The rows of a document; where its outlet is in ``by_part``, also paragraph by paragraph, up to ``MOST_PARTS``."""
    layers = Layers(document, scorer.plan)
    names = frozenset(measure.name for measure, _ in scorer.measures)
    return finished(score_with(scorer, document, layers, names, document.outlet in by_part), document, layers)


def score_with(scorer: Scorer, document: Document, layers: Layers, names: frozenset[str], by_part: bool) -> Rows:
    """The scores of a document by the measures of these names, with their evidence."""
    rows = Rows()
    for measure, call in scorer.measures:
        if measure.name not in names:
            continue
        given = _score_one(rows, scorer, measure, call, document, layers)
        if given and by_part and measure.estimand != "pooled":
            _score_parts(rows, scorer, measure, call, document, layers)
    return rows


def finished(rows: Rows, document: Document, layers: Layers) -> Rows:
    """The rows with that of the document itself, what failed in its layers, and what corrections changed in them."""
    rows.failures.extend(layers.failures)
    rows.applied.add(layers.applied)
    rows.add_layers(document, layers)
    rows.documents.append(document_row(document, _words(layers)))
    return rows


def unscored(document: Document, reason: str, measures: Sequence[str]) -> Rows:
    """The rows of a document that no measure could be tried on."""
    rows = Rows(failures=[Failure(document.id, "worker", reason)])
    rows.add_unscored(document, measures, reason)
    return rows


def _words(layers: Layers) -> int:
    try:
        return layers.words
    except LayerUnavailable:  # said among the failures
        return 0


def _score_one(rows: Rows, scorer: Scorer, measure: Measure, call: Measuring, document: Document, layers: Layers) -> bool:
    """Add the rows of a measure; whether it gave scores rather than failing or lacking a layer."""
    given = True
    try:
        _require(measure, document, layers)
        if isinstance(call, Batched) and not call.has(document, layers):
            fill_measure(scorer.plan, call, measure, lacks)
        with fence(scorer.plan.deadline, passing=(LayerUnavailable,)):
            scores = _run(measure, call, document, layers)
    except LayerUnavailable as missing:
        scores, given = [Score(status="skipped", reason=message_of(missing))], False
    except Fault as fault:
        rows.failures.append(Failure(document.id, measure.name, str(fault)))
        scores, given = [Score(status="failed", reason=str(fault))], False
    for score in scores:
        rows.scores.append(score_row(document, measure, score))
        rows.evidence.extend(evidence_row(document, measure, score, evidence, layers) for evidence in score.evidence)
    return given


def _score_parts(rows: Rows, scorer: Scorer, measure: Measure, call: Measuring, document: Document, layers: Layers) -> None:
    try:
        paragraphs = layers.by_paragraph()
    except LayerUnavailable:
        return
    if len(paragraphs) > MOST_PARTS:
        return
    if isinstance(call, Batched):
        parts = [(document, paragraph.only(measure.requires)) for paragraph in paragraphs]
        call.keeping(parts, scorer.plan.deadline)
    # A part that fails where the whole does not gives no variation from there on. One deadline for all parts.
    with suppress(Fault, LayerUnavailable), fence(scorer.plan.deadline, passing=(LayerUnavailable,)):
        for part, paragraph in enumerate(paragraphs):
            scores = [checked_part(measure, score) for score in call(document, paragraph.only(measure.requires))]
            rows.parts.extend(
                (document.id, part, measure.name, s.target, s.category, s.voice, s.numerator, s.denominator)
                for s in scores
                if s is not None
            )


def lacks(measure: Measure, document: Document, layers: Layers) -> bool:
    """Whether a layer that a measure needs cannot be had."""
    try:
        _require(measure, document, layers)
    except LayerUnavailable:
        return True
    return False


def _require(measure: Measure, document: Document, layers: Layers) -> None:
    if measure.languages and document.language not in measure.languages:
        raise LayerUnavailable(f"{measure.name} does not know language '{document.language}'")
    if lacking := sorted(set(measure.needs) - layers.language.capabilities):
        raise LayerUnavailable(f"{measure.name} needs {', '.join(lacking)}, which language '{document.language}' lacks")
    for layer in measure.requires:
        layers[layer]


def _run(measure: Measure, call: Measuring, document: Document, layers: Layers) -> list[Score]:
    return [checked(measure, score, document) for score in call(document, layers.only(measure.requires))]


def checked_part(measure: Measure, score: object) -> Score | None:
    """The score of a paragraph if it keeps the contract, None where it has no numbers; its evidence is not kept, nor checked."""
    if type(score) is Score and (score.numerator is None or score.denominator is None):
        return None
    found = checked_numbers(measure, score)
    return None if found.numerator is None or found.denominator is None else found


def checked_numbers(measure: Measure, score: object) -> Score:
    """The score if it keeps the contract, its evidence aside. Raises :class:`~framing.errors.PluginError`."""
    if not isinstance(score, Score):
        raise PluginError(f"expected a Score, got {type(score).__name__}")
    if wrong := _wrong(score):
        raise PluginError(f"score of '{score.target or measure.name}' {wrong}")
    return score


def checked(measure: Measure, score: object, document: Document) -> Score:
    """The score if it keeps the contract. Raises :class:`~framing.errors.PluginError`."""
    score = checked_numbers(measure, score)
    for evidence in score.evidence:
        if not isinstance(evidence, Evidence):
            raise PluginError(f"{measure.name}: expected Evidence, got {type(evidence).__name__}")
        if wrong := _wrong_values((evidence.value,), (("label", evidence.label), ("source", evidence.source)), evidence.voice):
            raise PluginError(f"evidence of '{score.target or measure.name}' {wrong}")
        check_pieces(evidence.pieces, document, evidence.label or measure.name)
    return plain(score)


def plain(score: Score) -> Score:
    """The score without what a plugin's own classes might do later: as it is, but where its type is one."""
    if type(score) is not Score:
        score = Score(**{name: getattr(score, name) for name in Score.__dataclass_fields__})
    if type(score.evidence) is tuple and all(type(evidence) is Evidence for evidence in score.evidence):
        return score
    return replace(score, evidence=tuple(Evidence(e.pieces, e.label, e.value, e.voice, e.source) for e in score.evidence))


def _wrong(score: Score) -> str:
    """What breaks the contract, as the rest of a sentence; '' where nothing does."""
    if score.status not in STATUSES:
        return f"has status '{score.status}', which is none of {', '.join(STATUSES)}"
    texts = (("target", score.target), ("category", score.category), ("reason", score.reason))
    if wrong := _wrong_values((score.value, score.numerator, score.denominator), texts, score.voice):
        return wrong
    if score.denominator is not None and score.denominator < 0:
        return f"has the denominator {score.denominator!r}, below 0"
    if score.denominator and score.denominator < 1 / LARGEST:
        return f"has the denominator {score.denominator!r}, which is too small to divide by"
    if score.status == "ok" and score.value is None and score.numerator is None:
        return "needs a value, or a numerator and a denominator, or a status other than ok"
    return ""


def _wrong_values(numbers: Sequence[object], texts: Sequence[tuple[str, object]], voice: object) -> str:
    for number in numbers:
        if number is None or (type(number) is float and abs(number) <= LARGEST):  # nearly all
            continue
        if isinstance(number, bool) or not isinstance(number, int | float) or not isfinite(number):
            return f"holds {number!r}, which is no finite number"
        if number is not None and abs(number) > LARGEST:
            return f"holds {number!r}; expected a number up to {LARGEST:g}"
    for name, text in texts:
        if not isinstance(text, str):
            return f"holds {text!r} as {name}; expected text"
    return f"has voice {voice!r}, which is none of {', '.join(VOICES)}" if voice and voice not in VOICES else ""
