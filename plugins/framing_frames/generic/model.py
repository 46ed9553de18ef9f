"""The model of the generic frames: plain numbers in ``weights.json``, and what it makes of a text.

The probability of a frame is that two of three coders would tell it in the article. The file is written by
``tests/benchmarks/train_frames.py``; model.md says on what it was trained and how well it does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Any

import numpy as np

from framing_frames.generic.features import Scale
from framing_frames.generic.ngrams import PLACES, counts, weights_of

Array = Any
WEIGHTS = Path(__file__).with_name("weights.json")
SHORTEST = 100  # words of an article that gets a probability; the shortest it was trained on has 132


@dataclass(frozen=True)
class Frame:
    """One frame of a model: how its score becomes a probability, from which it is told, and how well that does."""

    name: str
    slope: float
    intercept: float
    threshold: float  # probability
    tier: str  # A, B or C
    accuracy: Mapping[str, float]

    def probability(self, score: float) -> float:
        return 1 / (1 + exp(-max(-50.0, min(50.0, self.slope * score + self.intercept))))


@dataclass(frozen=True)
class Model:
    """Frames with a column of weights each, for features measured by ``scale``."""

    frames: tuple[Frame, ...]
    scale: Scale
    weights: Array
    levels: Array

    def probabilities(self, text: str) -> tuple[float, ...]:
        """The probability of each frame in a text as :func:`as_read` gives it."""
        hit, values = weights_of(counts(text), self.scale.rarity)
        scores = values @ self.weights[hit] + self.scale.classes(text) @ self.weights[PLACES:] + self.levels
        return tuple(frame.probability(float(score)) for frame, score in zip(self.frames, scores, strict=True))

    def shares(self, sentences: Sequence[str]) -> Array:
        """What each sentence of a text adds to the score of each frame, a row a sentence."""
        found = [counts(sentence) for sentence in sentences]
        whole = np.sum(found, axis=0)
        hit = whole > 0
        each = np.zeros_like(whole)
        each[hit] = (1.0 + np.log(whole[hit])) * self.scale.rarity[hit] / whole[hit]
        return np.array([sentence * each @ self.weights[:PLACES] for sentence in found])


@lru_cache(maxsize=1)
def load_model() -> Model:
    """The model that ships."""
    return model_of(json.loads(WEIGHTS.read_text("utf-8")))


@lru_cache(maxsize=16)
def probabilities(text: str) -> tuple[float, ...]:
    """Those of the model that ships, worked out once for the measures of one article."""
    return load_model().probabilities(text)


def model_of(data: Mapping[str, Any]) -> Model:
    """A model from the values of its file: whole numbers and the steps that they count."""
    frames = data["frames"]
    fields = ("slope", "intercept", "threshold", "tier", "accuracy")
    return Model(
        tuple(Frame(name, *(told[field] for field in fields)) for name, told in frames.items()),
        Scale(np.array(data["rarity"], dtype=float) * data["rarity_step"], np.array(data["mean"]), np.array(data["spread"])),
        np.column_stack([np.array(told["weights"], dtype=float) * told["step"] for told in frames.values()]),
        np.array([told["level"] for told in frames.values()]),
    )
