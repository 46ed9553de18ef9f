"""Tasks for Label Studio: what its own checks accept, and what comes back whole once people have accepted it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from framing.tables.results import Results
from framing.validation.gold import read_gold
from framing_exports.label_studio import write


def tasks_of(results: Results, folder: Path) -> list[dict[str, Any]]:
    write(results, None, folder / "tasks.json")
    return json.loads((folder / "tasks.json").read_text("utf-8"))


def accepted(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What Label Studio exports once somebody has submitted every prediction as it is."""
    done = [{"completed_by": 1, "result": task["predictions"][0]["result"]} for task in tasks]
    return [{"data": task["data"], "annotations": [one]} for task, one in zip(tasks, done, strict=True)]


def test_the_pieces_of_an_annotation_are_tied(plain: Results, tmp_path: Path) -> None:
    pier, quay = tasks_of(plain, tmp_path)
    first, second, tie, other = pier["predictions"][0]["result"]
    assert (tie["type"], tie["from_id"], tie["to_id"], tie["labels"]) == ("relation", first["id"], second["id"], ["piece"])
    assert first["value"] == {"start": 0, "end": 18, "text": "The pier is closed", "labels": ["indirect"]}
    assert second["from_name"] == "attributions" and first["meta"] == {"text": ["source: the mayor"]}
    assert other["value"]["text"] == "A disgrace," and quay["predictions"][0]["result"] == []


def test_what_people_accept_comes_back_whole(plain: Results, tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text(json.dumps(accepted(tasks_of(plain, tmp_path))), encoding="utf-8")
    marks = read_gold(tmp_path / "export.json", layer="attributions").marks
    said = [(mark.doc_id, mark.pieces, mark.label) for mark in marks]
    assert said == [("pier", ((0, 18), (38, 50)), "indirect"), ("pier", ((53, 64),), "direct"), ("quay", (), "")]


def test_the_interface_has_every_label(plain: Results, tmp_path: Path) -> None:
    write(plain, None, tmp_path / "interface.xml")
    view = ElementTree.parse(tmp_path / "interface.xml").getroot()
    assert [label.attrib["value"] for label in view.iter("Label")] == ["direct", "indirect"]
    assert [relation.attrib["value"] for relation in view.iter("Relation")] == ["piece"]
    (text,) = view.findall("Text")
    assert (text.attrib["name"], text.attrib["value"]) == ("text", "$text")


def test_label_studio_itself_finds_nothing_wrong(plain: Results, tmp_path: Path) -> None:
    library = pytest.importorskip(
        "label_studio_sdk.label_interface", reason="label-studio-sdk, with 24 others, is not in an extra"
    )
    write(plain, None, tmp_path / "interface.xml")
    interface = library.LabelInterface((tmp_path / "interface.xml").read_text("utf-8"))
    for task in tasks_of(plain, tmp_path):
        assert interface.validate_prediction(task["predictions"][0], return_errors=True) == []


def test_texts_are_exact_and_measures_are_left_to_other_formats(hostile: Results, tmp_path: Path) -> None:
    tasks = tasks_of(hostile, tmp_path)
    assert [task["data"]["text"] for task in tasks] == hostile.table("documents")["text"].to_list()
    assert not any(task["predictions"][0]["result"] for task in tasks)
