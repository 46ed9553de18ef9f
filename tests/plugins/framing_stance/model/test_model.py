"""The sentence model: what it reads, and what a sentence says of a target."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing_stance.model import model

SENTENCES = st.lists(
    st.sampled_from("police said corrupt “ ” , not the never praised arrested é 7 n't \u200b".split(" ")),
    min_size=1,
    max_size=30,
)


def test_probabilities() -> None:
    text = "The council is corrupt and incompetent."
    found = model.classify(text, 4, 11)
    assert sum(found) == pytest.approx(1)
    assert model.label(found) == -1
    assert model.label((0.2, 0.5, 0.3)) == 0
    assert model.label((0.2, 0.3, 0.5)) == 1


def test_the_same_sentence_may_evaluate_two_targets_differently() -> None:
    text = "Brave nurses defied a corrupt and brutal minister."
    nurses, minister = model.classify(text, 6, 12), model.classify(text, 41, 49)
    assert nurses[2] - nurses[0] > minister[2] - minister[0]


def test_the_name_of_the_target_does_not_matter() -> None:
    texts = ["The anti-fraud campaign began in April.", "The reading campaign began in April."]
    one, two = (model.classify(text, 4, text.index(" began")) for text in texts)
    assert one == two


def test_the_model_file_holds_plain_numbers_and_no_sentences() -> None:
    with np.load(model.MODEL, allow_pickle=False) as arrays:
        assert not any(array.dtype.hasobject for array in arrays.values())
        names = arrays["names"].tobytes().decode().split("\n")
    assert model.MODEL.stat().st_size < 5_000_000
    assert max(len(name.partition(":")[2].split()) for name in names) <= 3


@given(SENTENCES, st.data())
def test_any_sentence_can_be_read(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = model.classify(text, start, end)
    assert all(0 <= p <= 1 for p in found)
    assert sum(found) == pytest.approx(1)
