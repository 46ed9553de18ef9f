"""Measures ``stance.toward`` and ``stance.attributed``: how a text stands toward each target.

    value = Σ stance of the sentences that mention the target ÷ number of these sentences

over the sentences that mention it in that voice. A mention that is evaluated has the stance P(positive) − P(negative),
any other half of that, since news tells of what befalls people; the strongest mention of a sentence is the sentence's. A text
that never evaluates the target, and whose sentences do not even lean as much as one that evaluates it wholly, gets no
score, but the reason. Sentences that evaluate or clearly lean are the evidence, by weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.model import Annotation, Document, Evidence, Score, Voice, no_score
from framing_stance.verdicts import CLEAR, LEANING

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.extension import Measuring, Settings

ENOUGH = 1.0  # least sum of leanings that makes a score without any word
VOICE_NAMES = {"own": "own voice", "attributed": "attributed voice"}


def bind_own(settings: Settings) -> Measuring:
    return _bind(settings, "own")


def bind_attributed(settings: Settings) -> Measuring:
    return _bind(settings, "attributed")


def _bind(settings: Settings, voice: Voice) -> Measuring:
    names = [target.name for target in settings.codebook.targets]

    def measure(document: Document, layers: Layers) -> Iterable[Score]:
        by_target: dict[str, list[Annotation]] = {name: [] for name in names}
        for evaluation in layers.counted("evaluations"):
            by_target[evaluation.label].append(evaluation)
        return [stance(name, found, voice, document.text) for name, found in by_target.items()]

    return measure


def stance(target: str, evaluations: Sequence[Annotation], voice: Voice, text: str) -> Score:
    """The score of one target in one voice; where there is none, the sums by which paragraphs add up to a text."""
    if evaluations and all(evaluation.attributes["voice"] == "unknown" for evaluation in evaluations):
        return no_score("whose words the mentions stand in is unknown", target=target, voice=voice)
    heard = [evaluation for evaluation in evaluations if evaluation.attributes["voice"] == voice]
    if not heard:
        return no_score(f"target not mentioned in {VOICE_NAMES[voice]}", target=target, voice=voice)
    told = sorted(_by_sentence(heard), key=lambda evaluation: (-abs(weight(evaluation)), evaluation.start))
    sums = Score(numerator=sum(map(weight, told)), denominator=float(len(told)), target=target, voice=voice)
    if not any(map(value, told)) and sum(abs(lean(evaluation)) for evaluation in told) < ENOUGH:
        times = "once" if len(heard) == 1 else f"{len(heard)} times"
        return replace(sums, status="none", reason=f"mentioned {times} in {VOICE_NAMES[voice]}, never evaluated")
    shown = [evaluation for evaluation in told if value(evaluation) or abs(lean(evaluation)) >= CLEAR]
    return replace(sums, evidence=tuple(_passage(evaluation, text) for evaluation in shown))


def _by_sentence(evaluations: Iterable[Annotation]) -> Iterable[Annotation]:
    """The mention of each sentence that weighs most, the first of equal ones."""
    strongest: dict[object, Annotation] = {}
    for evaluation in evaluations:
        known = strongest.setdefault(evaluation.attributes["sentence"], evaluation)
        if abs(weight(evaluation)) > abs(weight(known)):
            strongest[evaluation.attributes["sentence"]] = evaluation
    return strongest.values()


def value(evaluation: Annotation) -> float:
    """P(positive) − P(negative) where the target is evaluated, else 0."""
    return float(evaluation.attributes["value"] or 0)


def lean(evaluation: Annotation) -> float:
    """P(positive) − P(negative) of a mention that counts although no word evaluates it; of any other as much as it adds."""
    return weight(evaluation) / (1 if value(evaluation) else LEANING)


def weight(evaluation: Annotation) -> float:
    """What a mention adds to the sum."""
    return value(evaluation) or float(evaluation.attributes["leaning"] or 0)


def _passage(evaluation: Annotation, text: str) -> Evidence:
    return Evidence(
        evaluation.roles["passage"],
        label=label(evaluation, text),
        value=weight(evaluation),
        voice="own" if evaluation.attributes["voice"] == "own" else "attributed",
        source=str(evaluation.attributes["source"] or ""),
    )


def label(evaluation: Annotation, text: str) -> str:
    """The mention, the words that evaluate it, and what turned them: "the mayor: honest, turned by negation"."""
    mention = " ".join(evaluation.quote(text).split())
    turned = f", turned by {evaluation.attributes['turned']}" if evaluation.attributes["turned"] else ""
    return f"{mention}: {words(evaluation)}{turned}"


def words(evaluation: Annotation) -> str:
    """The words that evaluate a mention, or what else does."""
    return str(evaluation.attributes["words"]) or ("the sentence as a whole" if value(evaluation) else "leans, no word says so")
