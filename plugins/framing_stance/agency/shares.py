"""Measures ``stance.agent``, ``stance.patient`` and ``stance.hidden_agent``: who does what to whom.

    value = mentions of the target in that part ÷ mentions of the target, in that voice

An agent acts, speaks, decides; something is done to a patient, whoever does it; the agent is hidden where nobody is
named who does it: "Berg was arrested", "the arrest of Berg" (agent deletion: Fowler et al. 1979; Trew 1979).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from framing import Annotation, Document, Evidence, Score, Voice, no_score

if TYPE_CHECKING:
    from framing import Layers, Measuring, Settings

VOICE_NAMES: dict[Voice, str] = {"own": "own voice", "attributed": "attributed voice"}
AGENT, PATIENT, HIDDEN = frozenset({"agent"}), frozenset({"patient", "hidden"}), frozenset({"hidden"})


def bind_agent(settings: Settings) -> Measuring:
    return _bind(settings, AGENT)


def bind_patient(settings: Settings) -> Measuring:
    return _bind(settings, PATIENT)


def bind_hidden(settings: Settings) -> Measuring:
    return _bind(settings, HIDDEN)


def _bind(settings: Settings, parts: frozenset[str]) -> Measuring:
    names = [target.name for target in settings.codebook.targets]

    def measure(document: Document, layers: Layers) -> Iterator[Score]:
        by_target: dict[str, list[Annotation]] = {name: [] for name in names}
        for mention in layers.counted("agency"):
            by_target[mention.label].append(mention)
        for name, mentions in by_target.items():
            yield from (share(name, mentions, parts, voice) for voice in VOICE_NAMES)

    return measure


def share(target: str, mentions: Sequence[Annotation], parts: frozenset[str], voice: Voice) -> Score:
    """How many of a target's mentions in a voice have one of these parts."""
    if mentions and all(mention.attributes["voice"] == "unknown" for mention in mentions):
        return no_score("whose words the mentions stand in is unknown", target=target, voice=voice)
    heard = [mention for mention in mentions if mention.attributes["voice"] == voice]
    if not heard:
        return no_score(f"target not mentioned in {VOICE_NAMES[voice]}", target=target, voice=voice)
    told = [mention for mention in heard if mention.attributes["part"] in parts]
    return Score(
        numerator=float(len(told)),
        denominator=float(len(heard)),
        target=target,
        voice=voice,
        evidence=tuple(_evidence(told, voice)),
    )


def _evidence(mentions: Iterable[Annotation], voice: Voice) -> Iterator[Evidence]:
    labels = {"agent": "agent", "patient": "patient", "hidden": "patient, agent not named"}
    for mention in mentions:
        label = labels[str(mention.attributes["part"])]
        yield Evidence(mention.roles["passage"], label=label, voice=voice, source=str(mention.attributes["source"] or ""))
