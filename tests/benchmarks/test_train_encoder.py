"""The network that is trained computes what the encoder reads with. Needs PyTorch, and is left out without it."""

from __future__ import annotations

import random
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from framing_stance.model.encoder import MATRICES, NORMS, WIDTH, Base, Encoder, tuned
from framing_stance.model.model import load
from framing_stance.model.wordpieces import END, MASK, START, UNKNOWN, Vocabulary

PIECES = [START, END, MASK, UNKNOWN, "pier", "##s", "leak"]


@pytest.fixture
def trainer(monkeypatch: pytest.MonkeyPatch) -> Any:
    pytest.importorskip("torch", reason="the encoder is trained with PyTorch")
    pytest.importorskip("sklearn", reason="the encoder is trained with scikit-learn")
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return import_module("train_encoder")


def base() -> Base:
    """One layer of chance."""
    chance = np.random.default_rng(0)
    sizes = dict.fromkeys(MATRICES, (WIDTH, WIDTH)) | {"inner": (WIDTH, 4 * WIDTH), "outer": (4 * WIDTH, WIDTH)}
    layer = {name: chance.normal(0, 0.05, size).astype(np.float32) for name, size in sizes.items()}
    layer |= {name + "_bias": chance.normal(0, 0.05, size[1]).astype(np.float32) for name, size in sizes.items()}
    norm = (np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32))
    words = chance.integers(-127, 128, (len(PIECES), WIDTH)).astype(np.int8)
    scales = np.full((len(PIECES), 1), 0.01, np.float32)
    places = chance.normal(0, 0.1, (16, WIDTH)).astype(np.float32)
    return Base(words, scales, places, norm, [layer | dict.fromkeys(NORMS, norm)])


def test_what_is_saved_reads_as_what_was_trained(trainer: Any, tmp_path: Path) -> None:
    torch = trainer.torch
    torch.manual_seed(1)
    network = trainer.Network(base())
    with torch.no_grad():
        for parameter in network.parameters():
            parameter += 0.02 * torch.randn(parameter.shape)
    examples = [([0, 4, 5, 2, 6, 1], 3), ([0, 2, 6, 1], 1)]
    trained = trainer.predict(network, examples)
    path = tmp_path / "encoder.npz"
    trainer.save(path, network, PIECES, 1.0, 0.5)
    with np.load(path, allow_pickle=False) as saved:
        classifier = (saved["classifier"], saved["classifier_bias"])
        layers = [tuned(layer, number, saved) for number, layer in enumerate(base().layers)]
        vocabulary = Vocabulary(saved["pieces"].tobytes().decode().split("\n"))
        encoder = Encoder(base(), layers, saved["target"], classifier, vocabulary, load(), float(saved["linear_weight"]))
    read = np.array([encoder.log_odds(*example) for example in examples])
    assert np.abs(read - trained).max() < 0.05 * max(1.0, np.abs(trained).max())  # training is in half precision
    assert len(read) == len({tuple(row) for row in np.round(read, 3)})


def test_all_examples_come_once_in_batches(trainer: Any) -> None:
    examples = [([0] * (3 + i % 7), 1) for i in range(101)]
    found = list(trainer.batches(examples, random.Random(0)))
    assert sorted(i for batch in found for i in batch) == list(range(101))
    assert max(map(len, found)) <= trainer.BATCH
