"""Regions of Label Studio that relations tie together: the pieces of one passage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from framing.validation.gold import GoldError, Task, read_gold

TEXT = "The 🚢 pier, she said, is closed."
FIRST, SECOND = (0, 10), (22, 31)


def region(own: str, span: tuple[int, int], label: str = "indirect", name: str = "attributions") -> dict[str, Any]:
    kind = "choices" if "." in name else "labels"
    value = {"start": span[0], "end": span[1], "text": TEXT[slice(*span)], kind: [label]}
    return {"id": own, "type": kind, "from_name": name, "to_name": "text", "value": value}


def tie(one: str, other: str, *labels: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": [*labels]}


def marks(folder: Path, *results: Any) -> Any:
    path = folder / "export.json"
    path.write_text(json.dumps([{"data": {"text": TEXT}, "annotations": [{"result": [*results]}]}]), encoding="utf-8")
    return read_gold(path).marks


@pytest.mark.parametrize("ends", [("a", "b"), ("b", "a")])
def test_tied_regions_are_one_passage_in_pieces(ends: tuple[str, str], tmp_path: Path) -> None:
    (mark,) = marks(tmp_path, region("b", SECOND), region("a", FIRST), tie(*ends, "piece"))
    assert (mark.pieces, mark.label, mark.quote) == ((FIRST, SECOND), "indirect", "The 🚢 pier … is closed")


def test_three_pieces_in_any_order_of_ties(tmp_path: Path) -> None:
    third = (12, 20)
    regions = [region("c", SECOND), region("b", third), region("a", FIRST)]
    (mark,) = marks(tmp_path, *regions, tie("c", "b", "piece"), tie("a", "b", "piece"), tie("a", "c", "piece"))
    assert mark.pieces == (FIRST, third, SECOND)


def test_what_is_tied_otherwise_stays_apart(tmp_path: Path) -> None:
    apart = marks(tmp_path, region("a", FIRST), region("b", SECOND), tie("a", "b"), tie("a", "b", "answers"))
    assert [mark.pieces for mark in apart] == [(FIRST,), (SECOND,)]


def test_a_choice_of_one_piece_is_said_of_the_whole_passage(tmp_path: Path) -> None:
    results = [region("a", FIRST), region("a", FIRST, "speech", "attributions.act"), region("b", SECOND), tie("a", "b", "piece")]
    passage, act = marks(tmp_path, *results)
    assert (passage.task, act.task) == (Task(layer="attributions"), Task(layer="attributions", field="act"))
    assert passage.pieces == act.pieces == (FIRST, SECOND) and act.label == "speech"


@pytest.mark.parametrize(
    ("results", "told"),
    [
        ([region("a", FIRST), region("b", SECOND, "direct"), tie("a", "b", "piece")], "are 'direct' and 'indirect'"),
        ([region("a", FIRST), region("b", SECOND, name="terms"), tie("a", "b", "piece")], "are in attributions and terms"),
        ([region("a", FIRST), tie("a", "gone", "piece")], "ties the piece 'gone'"),
    ],
)
def test_pieces_that_contradict_each_other_are_refused(results: list[Any], told: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=told):
        marks(tmp_path, *results)


def test_predictions_are_no_coding(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(json.dumps([{"data": {"text": TEXT}, "predictions": [{"result": [region("a", FIRST)]}]}]))
    with pytest.raises(GoldError, match=r"p\.json, entry 1: has predictions and no annotations"):
        read_gold(tmp_path / "p.json")
