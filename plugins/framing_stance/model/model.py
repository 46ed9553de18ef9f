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
from typing import Any, Protocol

from framing_stance.evaluation.features import (
    Feature,
    Sentence,
    part_features,
    sentence,
    valence_sums,
    window_weights,
    word_features,
)

MODEL = Path(__file__).with_name("model.npz")
CLASSES = (-1, 0, 1)
RATED, POLARITY, INFERRED = range(3)  # the lexica: VADER, Pattern, VADER spread over WordNet
WINDOW = 60  # tokens either side of a target that are read at most
WORD_LENGTH = 8.0  # the word features of a sentence are a vector of this length


@dataclass(frozen=True)
class Lexicon:
    """Words with their valence in three lexica (−1 to +1) and their vector."""

    rows: dict[str, int]
    valences: Sequence[Sequence[float]]  # one list of all words a lexicon
    vectors: Any  # words × dimensions

    def row(self, form: str, lemma: str) -> int | None:
        """The row of a word, by its form or else its lemma."""
        found = self.rows.get(form)
        return self.rows.get(lemma) if found is None else found


@dataclass(frozen=True)
class Model:
    """Weights as plain arrays; :func:`word_inputs` and :func:`dense_inputs` are what they are multiplied with."""

    lexicon: Lexicon
    names: dict[str, int]
    rarity: Any  # by name
    word_weights: Any  # names × 3
    dense_weights: Any  # (valence sums, then windows × dimensions) × 3
    bias: Any  # 3

    def read(self, s: Sentence) -> tuple[float, float, float]:
        """Probabilities that the sentence is negative, neutral, positive toward the target."""
        rows = rows_of(s, self.lexicon)
        columns, values = word_inputs(names_of(s, rows), self.names, self.rarity)
        dense = dense_inputs(s, rows, self.lexicon)
        return softmax((values @ self.word_weights[columns] + dense @ self.dense_weights + self.bias).tolist())


class SentenceModel(Protocol):
    """What reads the stance of sentences: this module's model, or the encoder."""

    @property
    def lexicon(self) -> Lexicon: ...

    def read(self, s: Sentence) -> tuple[float, float, float]: ...


def names_of(s: Sentence, rows: Sequence[int | None]) -> list[Feature]:
    """All features that have a name; parts only of words that are in the lexicon, so that no person is known by his."""
    return word_features(s) + part_features(s, [i for i, row in enumerate(rows) if row is not None])


def rows_of(s: Sentence, lexicon: Lexicon) -> list[int | None]:
    """Each word's row in the lexicon; None for words it does not know, for the target and for what is foreign to it."""
    return [
        None if foreign or i == s.target else lexicon.row(form, lemma)
        for i, (form, lemma, foreign) in enumerate(zip(s.forms, s.lemmas, s.foreign, strict=True))
    ]


def word_inputs(features: Sequence[Feature], names: dict[str, int], rarity: Any) -> tuple[Any, Any]:
    """The columns of the known features and their values: rarity-weighted, of fixed length together."""
    import numpy as np

    sums: dict[int, float] = {}
    for name, value in features:
        column = names.get(name)
        if column is not None:
            sums[column] = sums.get(column, 0.0) + value
    columns = np.fromiter(sums, np.intp, len(sums))
    values = np.fromiter(sums.values(), np.float32, len(sums)) * rarity[columns]
    return columns, values * (WORD_LENGTH / max(math.sqrt(float(values @ values)), 1e-6))


def dense_inputs(s: Sentence, rows: Sequence[int | None], lexicon: Lexicon) -> Any:
    """Valence sums (log-scaled) of each lexicon, then the mean vectors of the windows around the target."""
    import numpy as np

    known = [(i, row) for i, row in enumerate(rows) if row is not None]
    sums: list[float] = []
    for valences in lexicon.valences:
        sums.extend(valence_sums(s, [(i, valences[row]) for i, row in known if valences[row]]))
    weights = np.array(window_weights(s, [i for i, _ in known]), np.float32)
    vectors = lexicon.vectors[[row for _, row in known]]
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
            arrays["valences"].T.astype(np.float64).tolist(),
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
    return load().read(sentence_of(text, start, end))


def sentence_of(text: str, start: int, end: int) -> Sentence:
    """A text taken as one sentence, with the target at [start, end) masked."""
    from framing.english import lemma
    from framing.text import tokenize

    tokens = tokenize(text)
    first = bisect_left(tokens.ends, start + 1)
    last = max(first + 1, bisect_left(tokens.starts, end))
    low = max(0, first - WINDOW)
    forms = tokens.forms[low : last + WINDOW]
    return sentence(forms, [lemma(form) for form in forms], first - low, last - low)


def label(probabilities: Sequence[float]) -> int:
    """The likeliest class: −1, 0 or 1."""
    return CLASSES[max(range(3), key=lambda i: probabilities[i])]
