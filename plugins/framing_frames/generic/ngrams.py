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
    found = np.zeros(PLACES)
    for length in LENGTHS:
        if (number := len(letters) - length + 1) <= 0:
            continue
        key = np.full(number, np.uint64(length))
        for offset in range(length):
            key = key * _BASE + letters[offset : offset + number]
        found += np.bincount(((key * _SPREAD) >> _SHIFT).astype(np.int64), minlength=PLACES)
    return found


def weighted(found: Array, rarity: Array) -> Array:
    """Counts as a vector of length 1: 1 + log of each count, times how rare its place is (Salton & Buckley 1988)."""
    vector = np.zeros(PLACES)
    hit = found > 0
    vector[hit] = (1.0 + np.log(found[hit])) * rarity[hit]
    length = float(np.sqrt(vector @ vector))
    return vector / length if length else vector


def rarities(every: Sequence[Array], *, fewest: int = 3, most: float = 0.9) -> Array:
    """How rare each place is among some articles; 0 where fewer than ``fewest`` hit it, or more than the share ``most``."""
    hit = np.sum([found > 0 for found in every], axis=0)
    rare = np.log((1 + len(every)) / (1 + hit)) + 1.0
    rare[(hit < fewest) | (hit > most * len(every))] = 0.0
    return rare
