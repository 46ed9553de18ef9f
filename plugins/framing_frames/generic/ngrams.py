"""An article as numbers: how often each sequence of three to five characters occurs, hashed into so many places.

Sequences of characters find one stem in many forms, and need no list of words: no word of the articles that a model was trained
on can be read from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

Array = Any  # of numpy: its stubs make every line twice as long
PLACES = 1 << 15
LENGTHS = (3, 4, 5)
_BASE = np.uint64(257)
_ONE = np.uint64(1)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # multiplicative hashing (Knuth 1973)
_SHIFT = np.uint64(64 - 15)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+|[$%\"“”?!]")


def as_read(text: str) -> str:
    """The words of a text as the model reads them: lower case, numbers alike, and few marks."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return f" {' '.join('0' if word.isdigit() else word for word in words)} "


def counts(text: str) -> Array:
    """How often each place is hit by the sequences of a text, as floats."""
    letters = np.frombuffer(text.encode("utf-8", "surrogatepass"), dtype=np.uint8).astype(np.uint64)
    places: list[Array] = []
    key = np.full(
        len(letters) + 1, np.uint64(LENGTHS[0])
    )  # of sequences of 0, 1, 2 … letters, the length of the wanted ones first
    for length in range(1, LENGTHS[-1] + 1):
        if len(letters) < length:
            break
        start = _ONE * _power(length - 1) if length > LENGTHS[0] else np.uint64(0)
        key = (key[:-1] + start) * _BASE + letters[length - 1 :]
        if length >= LENGTHS[0]:
            places.append((key * _SPREAD) >> _SHIFT)
    hit = np.concatenate(places).astype(np.int64) if places else np.zeros(0, dtype=np.int64)
    return np.bincount(hit, minlength=PLACES).astype(float)


def _power(exponent: int) -> np.uint64:
    return np.uint64(int(_BASE) ** exponent % (1 << 64))


def weights_of(found: Array, rarity: Array) -> tuple[Array, Array]:
    """The places that are hit, and their weights, a vector of length 1: 1 + log of each count, times how rare its place is.

    After Salton & Buckley (1988).
    """
    hit = np.flatnonzero(found)
    values = (1.0 + np.log(found[hit])) * rarity[hit]
    length = float(np.sqrt(np.square(values).sum()))
    return hit, values / length if length else values


def weighted(found: Array, rarity: Array) -> Array:
    """The same as a vector of all places."""
    vector = np.zeros(PLACES)
    hit, values = weights_of(found, rarity)
    vector[hit] = values
    return vector


def rarities(every: Sequence[Array], *, fewest: int = 3, most: float = 0.9) -> Array:
    """How rare each place is among some articles; 0 where fewer than ``fewest`` hit it, or more than the share ``most``."""
    hit = np.sum([found > 0 for found in every], axis=0)
    rare = np.log((1 + len(every)) / (1 + hit)) + 1.0
    rare[(hit < fewest) | (hit > most * len(every))] = 0.0
    return rare
