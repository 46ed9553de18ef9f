"""What the plugin announces of frames: a measure for each generic frame, and one for those of the codebook.

The tiers are those of ``weights.json``; a test holds them together.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from framing import Measure, Measuring, Settings, deferred

TIERS = {
    "A": "Tier A: tells this frame as well as one coder does for another",
    "B": "Tier B: correct it by people's codes (framing validate) before you report it",
    "C": "Tier C, for reading only: it hardly tells more than how common the frame is",
}
_TOPIC = "; learned from articles on climate change, not measured on other topics"
_ASKED = {  # name → tier, what coders looked for, what they are asked
    "conflict": (
        "C",
        "sides that disagree, reproach or fight each other",
        "Does the article show sides that disagree, one that reproaches another, or winners and losers? 0 or 1",
    ),
    "resolution": (
        "C",
        "a problem with a solution, or that asks for action",
        "Does the article tell of a solution to the problem, or say that it asks for action? 0 or 1",
    ),
    "economic": (
        "B",
        "costs, gains, losses and other economic consequences",
        "Does the article mention financial gains or losses, costs, or economic consequences of a course of action? 0 or 1",
    ),
    "human_interest": (
        "B",
        "a human face, feelings, how people are affected",
        "Does the article put a human face on the issue, stir feelings, or show how people are affected? 0 or 1",
    ),
    "moral": (
        "B",
        "right and wrong, faith, how one ought to behave",
        "Does the article hold a moral message, or refer to morality, God or other religious tenets? 0 or 1",
    ),
}


def _binding(name: str) -> Callable[[Settings], Measuring]:
    return partial(_probability, name=name)


def _probability(settings: Settings, *, name: str) -> Measuring:
    from framing_frames.generic.measuring import probability_of

    return probability_of(name)


def _measure(name: str) -> Measure:
    tier, sought, question = _ASKED[name]
    return Measure(
        name=f"frames.{name}",
        meaning=f"{name.replace('_', ' ')} frame (tier {tier}), probability that coders find it: {sought}",
        unit="probability",
        range=(0, 1),
        high="the outlet tells it in this frame more often",
        bind=_binding(name),
        estimand="mean",
        requires=("voices",),
        languages=("en",),
        source="Semetko & Valkenburg (2000)",
        caution=TIERS[tier] + _TOPIC,
        question=question,
        on_request=True,
    )


GENERIC = tuple(map(_measure, _ASKED))
OWN = Measure(
    name="frames.own",
    meaning="share of the sentences in which a pattern of a frame of the codebook is found",
    unit="share of sentences",
    range=(0, 1),
    high="more of the article speaks for the frame",
    bind=deferred("framing_frames.own"),
    requires=("voices",),
    show="share",
    on_request=True,
    caution="Weak: as good as its patterns; read the passages, and let people code some articles",
)
FRAMES = (*GENERIC, OWN)
