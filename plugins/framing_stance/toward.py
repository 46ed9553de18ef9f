"""Measures ``stance.toward`` and ``stance.attributed``: how a text stands toward each target.

    value = Σ (P(positive) − P(negative)) of the mentions that are evaluated / number of mentions

over the mentions of the target in that voice. A mention is evaluated if neutral is not the likeliest reading,
positive and negative differ by 0.2 or more, and some word of the passage says so. A mention that only says who speaks
("police said") is left out, unless its cue evaluates ("police lied"). A text that mentions the target and never
evaluates it gets no score, but the reason. The passages that evaluate are the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from framing.model import Annotation, Document, Evidence, Score, Voice, no_score

if TYPE_CHECKING:
    from framing.annotate import Layers
    from framing.extension import Measuring, Settings

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
    """The score of one target in one voice."""
    if evaluations and all(evaluation.attributes["voice"] == "unknown" for evaluation in evaluations):
        return no_score("whose words the mentions stand in is unknown", target=target, voice=voice)
    heard = [evaluation for evaluation in evaluations if evaluation.attributes["voice"] == voice]
    votes = [evaluation for evaluation in heard if evaluation.attributes["votes"]]
    if not heard:
        return no_score(f"target not mentioned in {VOICE_NAMES[voice]}", target=target, voice=voice)
    if not any(map(value, votes)):
        times = "once" if len(heard) == 1 else f"{len(heard)} times"
        return no_score(f"mentioned {times} in {VOICE_NAMES[voice]}, never evaluated", target=target, voice=voice)
    told = [evaluation for evaluation in votes if value(evaluation)]
    ranked = sorted(told, key=lambda evaluation: (-abs(value(evaluation)), evaluation.start))
    return Score(
        numerator=sum(map(value, votes)),
        denominator=float(len(votes)),
        target=target,
        voice=voice,
        evidence=tuple(_passage(evaluation, text) for evaluation in ranked),
    )


def value(evaluation: Annotation) -> float:
    """P(positive) − P(negative) where words evaluate the target, else 0."""
    return float(evaluation.attributes["value"] or 0)


def _passage(evaluation: Annotation, text: str) -> Evidence:
    words = str(evaluation.attributes["words"])
    mention = " ".join(evaluation.quote(text).split())
    return Evidence(
        evaluation.roles["passage"],
        label=f"{mention}: {words}" if words else mention,
        value=value(evaluation),
        voice="own" if evaluation.attributes["voice"] == "own" else "attributed",
        source=str(evaluation.attributes["source"] or ""),
    )
