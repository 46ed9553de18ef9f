"""Measures ``stance.toward`` and ``stance.attributed``: how a text stands toward each target.

    value = (sentences that evaluate the target for − sentences that do so against it) ÷ sentences that evaluate it

in that voice. A text in which no sentence does gets no score, but the reason, with how many of the evaluations a reader
finds are found at all. The sentences are the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing import Annotation, Document, Evidence, Score, Voice, no_score

if TYPE_CHECKING:
    from framing import Layers, Measuring, Settings

# How many of the evaluations that careful readers find are found; see docs/accuracy.md.
FOUND = {"own": "about one in seven", "attributed": "about one in five"}


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
    if not evaluations:
        return no_score("target not mentioned", target=target, voice=voice)
    told = list(_by_sentence(evaluation for evaluation in heard if value(evaluation)))
    sums = Score(numerator=sum(map(value, told)), denominator=float(len(told)), target=target, voice=voice)
    if not told:
        return replace(sums, status="none", reason=unevaluated(target, voice, len(heard)))
    return replace(sums, evidence=tuple(_passage(evaluation, text) for evaluation in told))


def unevaluated(target: str, voice: Voice, mentions: int) -> str:
    """Why there is no number, with what that is worth."""
    if not mentions:
        return f"target not mentioned in {voice} voice"
    told = {"own": "in its own voice", "attributed": "by its sources"}[voice]
    times = "1 mention" if mentions == 1 else f"{mentions} mentions"
    return f"no evaluation of {target} {told} found in {times} ({FOUND[voice]} is found)"


def _by_sentence(evaluations: Iterable[Annotation]) -> Iterable[Annotation]:
    """The first evaluation of each sentence; none of a sentence that has two that contradict each other."""
    found: dict[object, list[Annotation]] = {}
    for evaluation in evaluations:
        found.setdefault(evaluation.attributes["sentence"], []).append(evaluation)
    return [same[0] for same in found.values() if len({value(each) for each in same}) == 1]


def value(evaluation: Annotation) -> float:
    """+1 or −1 where the target is evaluated, else 0."""
    return float(evaluation.attributes["value"] or 0)


def _passage(evaluation: Annotation, text: str) -> Evidence:
    return Evidence(
        evaluation.roles["passage"],
        label=label(evaluation, text),
        value=value(evaluation),
        voice="own" if evaluation.attributes["voice"] == "own" else "attributed",
        source=str(evaluation.attributes["source"] or ""),
    )


def label(evaluation: Annotation, text: str) -> str:
    """The mention, the words that evaluate it, and what turned them: "the mayor: honest, turned by negation"."""
    mention = " ".join(evaluation.quote(text).split())
    turned = f", turned by {evaluation.attributes['turned']}" if evaluation.attributes["turned"] else ""
    return f"{mention}: {evaluation.attributes['words']}{turned}"
