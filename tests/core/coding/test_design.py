"""A design is read back as it was written, and says what is wrong with it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from framing import InputError
from framing.coding.design import Asked, Design, design_path, load_design, population_hash
from framing.coding.questions import Question

DESIGN = Design(
    kind="articles",
    by="outlet",
    seed=3,
    measures={"own.share": "1"},
    questions={"own.share": Question("own.share", "part", False, "How many, of how many?")},
    population=population_hash([("a", "00"), ("b", "11")]),
    documents=2,
    numbers="22",
    probability={"a": 0.5},
    items={"i1": Asked("a", "own.share", target="Anna Alder")},
    strata={"Gazette": (2, 1)},
    regions=("lead", "body"),
)


def test_a_design_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = design_path(tmp_path / "codes.csv")
    assert path.name == "codes.design.json"
    DESIGN.save(path)
    assert load_design(path) == DESIGN


def test_a_population_is_known_by_its_texts_whatever_their_order() -> None:
    assert population_hash([("b", "11"), ("a", "00")]) == DESIGN.population
    assert population_hash([("a", "00"), ("b", "12")]) != DESIGN.population
    assert population_hash([("a", "00")]) != DESIGN.population


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kind": "words"}, "damaged"),
        ({"probability": {"a": 0}}, "damaged"),
        ({"items": {"i1": {"document": "a", "measure": "other"}}}, "no question of other"),
        ({"questions": {"own.share": {}}}, "damaged"),
        ({"framing:design": "9"}, "not the design of a sample"),
        ({"strata": {"Gazette": [1]}}, "damaged"),
        ({"surprise": 1}, "damaged"),
    ],
)
def test_a_damaged_design_says_so(tmp_path: Path, change: dict[str, object], told: str) -> None:
    path = tmp_path / "codes.design.json"
    DESIGN.save(path)
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **change}), encoding="utf-8")
    with pytest.raises(InputError, match=told) as raised:
        load_design(path)
    assert str(raised.value).startswith(str(path))


@pytest.mark.parametrize(("content", "told"), [("[1]", "not the design"), ("{", "not JSON"), ("[" * 100_000, "not JSON")])
def test_what_is_no_design_says_so(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "codes.design.json"
    with pytest.raises(InputError, match="no such file"):
        load_design(path)
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        load_design(path)


def test_a_design_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        DESIGN.seed = 4  # type: ignore[misc]
    assert replace(DESIGN, seed=4).seed == 4
