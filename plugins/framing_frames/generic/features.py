"""The features of an article: hashed sequences of characters, and how dense a few classes of words are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from framing_frames.generic.ngrams import counts, rarities, weighted

Array = Any
_SHARE = 0.1  # of a class of words beside the sequences, whose vector has the length 1; chosen in cross-validation
_PER = 1000


@lru_cache(maxsize=1)
def word_classes() -> Mapping[str, frozenset[str]]:
    """The classes of ``word_classes.toml``, which lies beside this module."""
    data = tomllib.loads((Path(__file__).parent / "word_classes.toml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in data.items()}


def densities(text: str) -> Array:
    """For each class log(1 + its words per 1,000 words) of a text as :func:`as_read` gives it."""
    words = text.split()
    return np.array(
        [np.log1p(_PER * sum(word in known for word in words) / max(1, len(words))) for known in word_classes().values()]
    )


@dataclass(frozen=True)
class Scale:
    """What the features of an article are measured by, learned from many."""

    rarity: Array
    mean: Array  # of the densities
    spread: Array

    def vector(self, text: str) -> Array:
        """The features of a text: those of :mod:`ngrams`, then one for each class of words."""
        classes = _SHARE * (densities(text) - self.mean) / self.spread
        return np.concatenate([weighted(counts(text), self.rarity), classes])


def scale_of(found: Sequence[Array], classes: Array) -> Scale:
    """The scale that some articles give; ``found`` are their counts and ``classes`` their densities, a row an article."""
    return Scale(rarities(found), classes.mean(axis=0), np.maximum(classes.std(axis=0), 1e-9))


def matrix(found: Sequence[Array], classes: Array, scale: Scale) -> Array:
    """The features of many articles, a row an article."""
    sequences = np.array([weighted(each, scale.rarity) for each in found])
    return np.hstack([sequences, _SHARE * (classes - scale.mean) / scale.spread])
