"""The features of an article: hashed sequences of characters, and how dense a few classes of words are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from framing_frames.generic.ngrams import rarities, weighted

Array = Any
_SHARE = 0.1  # of a class of words beside the sequences, whose vector has the length 1; chosen in cross-validation
_PER = 1000
_ALIKE = 1e-6  # a class of words that is equally dense everywhere tells nothing


@lru_cache(maxsize=1)
def word_classes() -> Mapping[str, frozenset[str]]:
    """The classes of ``word_classes.toml``, which lies beside this module."""
    data = tomllib.loads((Path(__file__).parent / "word_classes.toml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in data.items()}


def densities(text: str) -> Array:
    """For each class log(1 + its words per 1,000 words) of a text as :func:`as_read` gives it."""
    words = text.split()
    found = [sum(map(known.__contains__, words)) for known in word_classes().values()]
    return np.log1p(_PER * np.array(found) / max(1, len(words)))


@dataclass(frozen=True)
class Scale:
    """What the features of an article are measured by, learned from many."""

    rarity: Array
    mean: Array  # of the densities
    spread: Array

    def classes(self, text: str) -> Array:
        """The features of the classes of words."""
        return self.of(densities(text))

    def of(self, classes: Array) -> Array:
        """Densities as features, none more than three standard deviations off."""
        return _SHARE * np.clip((classes - self.mean) / self.spread, -3, 3)


def scale_of(found: Sequence[Array], classes: Array) -> Scale:
    """The scale that some articles give; ``found`` are their counts and ``classes`` their densities, a row an article."""
    spread = classes.std(axis=0)
    return Scale(rarities(found), classes.mean(axis=0), np.where(spread > _ALIKE, spread, 1.0))


def matrix(found: Sequence[Array], classes: Array, scale: Scale) -> Array:
    """The features of many articles, a row an article."""
    sequences = np.array([weighted(each, scale.rarity) for each in found])
    return np.hstack([sequences, scale.of(classes)])
