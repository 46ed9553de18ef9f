"""The sentence model: how a sentence stands toward a target in it.

A linear model over words around the masked target, sentiment lexica and word vectors, trained on NewsMTSC
(Hamborg & Donnay 2021); model.md says how, on what, and how well it does. Inference is plain NumPy.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from framing_stance.features import Sentence, merged, sentence, valence_sums, window_weights, word_features

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

MODEL = Path(__file__).with_name("model.npz")
CLASSES = (-1, 0, 1)
WORD_LENGTH = 6.0  # the word features of a sentence are a vector of this length


class Reading(NamedTuple):
    """Probabilities that a sentence is negative, neutral or positive toward a target, and the words that decide it.

    ``words`` are (position of the token, what it adds to the log-odds of positive against negative).
    """

    probabilities: tuple[float, float, float]
    words: tuple[tuple[int, float], ...]

    @property
    def value(self) -> float:
        """From −1 (certainly negative) to +1 (certainly positive)."""
        return self.probabilities[2] - self.probabilities[0]


@dataclass(frozen=True)
class Lexicon:
    """Words with their valence in three lexica (−1 to +1) and their vector."""

    rows: dict[str, int]
    valences: Any  # words × 3
    vectors: Any  # words × dimensions

    def row(self, form: str, lemma: str) -> int | None:
        """The row of a word, by its form or else its lemma."""
        found = self.rows.get(form)
        return self.rows.get(lemma) if found is None else found


@dataclass(frozen=True)
class Model:
    """Weights as plain arrays; see ``Model.inputs`` for what they are multiplied with."""

    lexicon: Lexicon
    names: dict[str, int]
    rarity: Any  # by name
    word_weights: Any  # names × 3
    dense_weights: Any  # (valence sums, then windows × dimensions) × 3
    bias: Any  # 3

    def read(self, s: Sentence, explain: bool = False) -> Reading:
        """Classify one sentence; ``explain`` also finds the words that decide."""
        columns, values, dense = inputs(s, self.lexicon, self.names, self.rarity)
        logits = dense @ self.dense_weights + self.bias
        if len(columns):
            logits = logits + values @ self.word_weights[columns]
        return Reading(softmax(logits.tolist()), self._words(s) if explain else ())

    def _words(self, s: Sentence) -> tuple[tuple[int, float], ...]:
        """Leave each word's own features out in turn; what the log-odds lose is what the word adds."""
        rare, weights = self.rarity, self.word_weights
        adds: dict[int, float] = {}
        for name, value, position in word_features(s):
            column = self.names.get(name)
            if column is not None and position >= 0:
                adds[position] = adds.get(position, 0.0) + float(value * rare[column] * (weights[column, 2] - weights[column, 0]))
        return tuple(sorted(adds.items(), key=lambda item: -abs(item[1])))


def inputs(s: Sentence, lexicon: Lexicon, names: dict[str, int], rarity: Any) -> tuple[list[int], Any, Any]:
    """What the weights are multiplied with: columns and values of the word features, and the dense features."""
    import numpy as np

    known = [(names[name], value) for name, value in merged(word_features(s)).items() if name in names]
    columns = [column for column, _ in known]
    values = np.array([value for _, value in known], np.float32) * rarity[columns]
    values *= WORD_LENGTH / max(float(np.sqrt((values * values).sum())), 1e-6)
    rows = [lexicon.row(form, lemma) for form, lemma in zip(s.forms, s.lemmas, strict=True)]
    rows = [None if s.countered[i] or i == s.target else row for i, row in enumerate(rows)]
    return columns, values, dense_inputs(s, rows, lexicon)


def dense_inputs(s: Sentence, rows: Sequence[int | None], lexicon: Lexicon) -> Any:
    """Valence sums (log-scaled) of each lexicon, then the mean vectors of the windows around the target."""
    import numpy as np

    sums: list[float] = []
    for kind in range(lexicon.valences.shape[1]):
        sums.extend(valence_sums(s, [0.0 if row is None else float(lexicon.valences[row, kind]) for row in rows]))
    positions = [i for i, row in enumerate(rows) if row is not None]
    weights = np.array(window_weights(s, positions), np.float32)
    vectors = lexicon.vectors[[rows[i] for i in positions]]
    return np.concatenate([np.log1p(2 * np.array(sums, np.float32)), (weights @ vectors).ravel()])


def softmax(logits: Sequence[float]) -> tuple[float, float, float]:
    """Probabilities from log-odds."""
    top = max(logits)
    powers = [math.exp(logit - top) for logit in logits]
    total = sum(powers)
    return powers[0] / total, powers[1] / total, powers[2] / total


@lru_cache(maxsize=1)
def load() -> Model:
    """The model that ships with the package, read once."""
    import numpy as np

    with np.load(MODEL, allow_pickle=False) as arrays:
        scale = arrays["vector_scale"]
        lexicon = Lexicon(
            _names(arrays["lexicon_words"]),
            arrays["valences"].astype(np.float32),
            arrays["vectors"].astype(np.float32) * scale,
        )
        return Model(
            lexicon,
            _names(arrays["names"]),
            arrays["rarity"].astype(np.float32),
            arrays["word_weights"].astype(np.float32),
            arrays["dense_weights"],
            arrays["bias"],
        )


def _names(blob: Any) -> dict[str, int]:
    return {name: row for row, name in enumerate(blob.tobytes().decode().split("\n"))}


def classify(text: str, start: int, end: int) -> tuple[float, float, float]:
    """Probabilities (negative, neutral, positive) of the stance of a sentence toward the target at [start, end)."""
    return load().read(sentence_of(text, start, end)).probabilities


def sentence_of(text: str, start: int, end: int) -> Sentence:
    """A text taken as one sentence, with the target at [start, end) masked."""
    from framing.text import lemma, tokenize

    tokens = tokenize(text)
    first = bisect_left(tokens.ends, start + 1)
    last = max(first + 1, bisect_left(tokens.starts, end))
    return sentence(tokens.forms, [lemma(form) for form in tokens.forms], first, last)


def label(probabilities: Sequence[float]) -> int:
    """The likeliest class: −1, 0 or 1."""
    return CLASSES[max(range(3), key=lambda i: probabilities[i])]
