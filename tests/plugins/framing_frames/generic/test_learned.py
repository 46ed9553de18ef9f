"""Frames that are learned from coded articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing import Document, InputError
from framing_frames.generic.learned import learn, load_learned, read_codes
from framing_frames.generic.ngrams import as_read

WITH = "Tenants of the block cannot pay the rent that landlords ask, and families are evicted from their flats in town {}."
WITHOUT = "The orchestra of town {} played a symphony by a young composer, and the hall gave it a long and warm applause."
DOCUMENTS = [Document(str(i), (WITH if i % 2 else WITHOUT).format(i) * 5, language="en") for i in range(30)]
CODES = {str(i): i % 2 for i in range(30)}


@pytest.fixture(scope="module")
def learned() -> dict[str, object]:
    return learn("housing", CODES, DOCUMENTS, [*range(30)])


def test_it_says_how_well_it_does_on_articles_that_were_left_out(
    learned: dict[str, dict[str, dict[str, dict[str, float]]]],
) -> None:
    accuracy = learned["frames"]["housing"]["accuracy"]
    assert accuracy["coded"] == 30 and accuracy["articles"] == 15
    assert accuracy["f1"] > 90 > accuracy["always_yes"]


def test_what_was_saved_tells_the_frame_of_other_articles(learned: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "housing.json"
    path.write_text(json.dumps(learned), encoding="utf-8")
    model = load_learned(path)
    rent, music = (model.probabilities(as_read(text.format("Lund") * 5))[0] for text in (WITH, WITHOUT))
    assert rent > model.frames[0].threshold > music


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        ({str(i): i % 2 for i in range(10)}, "10 of the 10 coded articles"),
        ({str(i): 1 for i in range(30)}, "30 articles have the frame and 0 do not"),
        ({f"x{i}": i % 2 for i in range(30)}, "0 of the 30 coded articles"),
    ],
)
def test_ten_articles_one_class_and_ids_of_others_are_refused(codes: dict[str, int], told: str) -> None:
    with pytest.raises(InputError, match=told):
        learn("housing", codes, DOCUMENTS, [*range(30)])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("doc_id,housing\n1,yes\n", "line 2, housing: 'yes' is neither 0 nor 1"),
        ("id,housing\n1,1\n", "expected the column doc_id"),
        ("doc_id\n1\n", "a column for each frame"),
    ],
)
def test_a_table_of_codes_that_cannot_be_used_says_why(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_codes(path)


def test_an_empty_cell_is_not_coded(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("doc_id,a,b\n1,1,\n2,,0\n", encoding="utf-8")
    assert read_codes(path).frames == {"a": {"1": 1}, "b": {"2": 0}}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"frames": {}}', '{"frames": {"a": {}}, "rarity": [1], "rarity_step": 1}'])
def test_a_file_that_is_no_model_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"model\.json: is no model"):
        load_learned(path)
