"""Coders' files: JSON lines, tables, exports of Label Studio; what is wrong with them is told with its line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from framing.validation.gold import GoldError, Mark, Task, read_gold

TEXT = "🚢 The ferry sailed, said Ines Falk."


def gold(folder: Path, *records: Any, name: str = "gold.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_json_lines_and_a_table_say_the_same(tmp_path: Path) -> None:
    span = {"doc_id": "a", "coder": "ida", "layer": "attributions", "start": 4, "end": 20, "label": "indirect"}
    unit = {"doc_id": "a", "coder": "ida", "layer": "terms", "field": "voice", "start": 4, "end": 9, "label": "own", "quote": "x"}
    score = {"doc_id": "a", "coder": "ida", "measure": "stance.toward", "target": "crews", "label": "-1"}
    names = list(dict.fromkeys([*span, *unit, *score]))
    table = tmp_path / "gold.csv"
    rows = [",".join(str(record.get(name, "")) for name in names) for record in (span, unit, score)]
    table.write_text("\n".join([",".join(names), *rows]), encoding="utf-8")

    def told(path: Path) -> list[tuple[Any, ...]]:
        return [(m.doc_id, m.coder, m.task, m.target, m.pieces, m.label, m.quote) for m in read_gold(path).marks]

    assert (
        told(gold(tmp_path, span, unit, score))
        == told(table)
        == [
            ("a", "ida", Task(layer="attributions"), "", ((4, 20),), "indirect", ""),
            ("a", "ida", Task(layer="terms", field="voice"), "", ((4, 9),), "own", "x"),
            ("a", "ida", Task(measure="stance.toward"), "crews", (), "-1", ""),
        ]
    )
    assert [mark.where for mark in read_gold(table).marks] == ["gold.csv, row 2", "gold.csv, row 3", "gold.csv, row 4"]


def test_a_span_may_have_pieces_and_a_document_nothing(tmp_path: Path) -> None:
    path = gold(tmp_path, {"doc_id": "a", "pieces": [[9, 12], [0, 3]]}, {"doc_id": "b", "start": "", "end": "", "label": ""})
    first, second = read_gold(path, layer="attributions").marks
    assert first.pieces == ((0, 3), (9, 12)) and first.coder == "coder"
    assert second == Mark("gold.jsonl, line 2", "b", "coder", Task(layer="attributions"))


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ({"layer": "terms", "start": 0, "end": 1}, "line 1: no doc_id"),
        ({"doc_id": "a", "start": 0, "end": 1}, "neither layer nor measure is named"),
        ({"doc_id": "a", "layer": "terms", "start": 0.5, "end": 1}, "start and end must be whole numbers"),
        ({"doc_id": "a", "layer": "terms", "start": float("nan"), "end": 1}, "start and end must be whole numbers"),
        ({"doc_id": "a", "layer": "terms", "start": 0}, "start and end must be whole numbers"),
        ({"doc_id": "a", "layer": "terms", "pieces": "[1, 2]"}, "start and end must be whole numbers"),
        ({"doc_id": "a", "layer": "terms", "label": "own"}, "a label without start and end"),
        ({"doc_id": "a", "layer": "terms", "field": "voice", "start": 0, "end": 1}, "needs start, end and label"),
        ({"doc_id": "a", "measure": "stance.toward", "target": "crews"}, "no label; expected −1, 0 or 1"),
        ({"doc_id": "a", "measure": "stance.toward", "start": 1, "end": 2, "label": 1}, "coded of whole documents"),
        (5, "expected an object"),
        ({"doc_id": "a", "layer": "terms", "start": float("inf"), "end": 1}, "start and end must be whole numbers"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(record: Any, problem: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"gold\.jsonl, line 1: ") as caught:
        read_gold(gold(tmp_path, record))
    assert problem in str(caught.value)


def test_what_is_no_json_or_holds_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc_id": "a", "layer": "terms"}\n{"doc_id": \n', encoding="utf-8")
    with pytest.raises(GoldError, match="line 2: not JSON"):
        read_gold(path)
    path.write_text("", encoding="utf-8")
    with pytest.raises(GoldError, match="nothing is coded in it"):
        read_gold(path)
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path / "absent.jsonl")


def studio(*results: dict[str, Any], by: Any = 7, **data: Any) -> dict[str, Any]:
    return {"id": 1, "data": {"text": TEXT, **data}, "annotations": [{"completed_by": by, "result": list(results)}]}


def test_label_studio_names_what_was_coded_by_its_tags(tmp_path: Path) -> None:
    # its offsets are UTF-16 units: the ship takes two
    span = {"from_name": "attributions", "value": {"start": 3, "end": 19, "text": "The ferry sailed", "labels": ["indirect"]}}
    voice = {"from_name": "terms.voice", "value": {"start": 7, "end": 12, "text": "ferry", "choices": ["own"]}}
    stance = {"from_name": "stance.toward/crews", "value": {"choices": ["1"]}}
    relation = {"type": "relation", "from_id": "x", "to_id": "y"}
    path = tmp_path / "export.json"
    path.write_text(
        json.dumps([studio(span, voice, stance, relation, doc_id="a", by={"email": "ida@example.org"})]), encoding="utf-8"
    )
    found = read_gold(path).marks
    assert [(m.task, m.target, m.pieces, m.label) for m in found] == [
        (Task(layer="attributions"), "", ((2, 18),), "indirect"),
        (Task(layer="terms", field="voice"), "", ((6, 11),), "own"),
        (Task(measure="stance.toward"), "crews", (), "1"),
    ]
    assert {m.coder for m in found} == {"ida@example.org"}
    assert found[0].where == "export.json, entry 1, result 1"


def test_label_studio_knows_a_document_by_its_text_and_who_found_nothing(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps([studio()]), encoding="utf-8")
    (mark,) = read_gold(path, layer="attributions").marks
    assert mark.doc_id == "" and len(mark.sha256) == 64 and mark.pieces == ()


@pytest.mark.parametrize(
    "task",
    [
        {"data": {"doc_id": "a"}, "annotations": 3},
        {"data": {"doc_id": "a"}, "annotations": [4]},
        {"data": {"doc_id": "a"}, "annotations": [{"result": 5}]},
        {"data": {"text": 5}, "annotations": []},
        studio({"from_name": "terms", "value": {"start": "x", "end": 2, "labels": ["a"]}}),
        studio({"from_name": "", "value": {"start": 1, "end": 2, "labels": ["a"]}}),
    ],
)
def test_an_export_that_is_none_is_refused_with_its_entry(task: Any, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps([task]), encoding="utf-8")
    with pytest.raises(GoldError, match=r"export\.json, entry 1"):
        read_gold(path)


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ({"type": "labels", "value": {"start": 1, "end": 2}}, "entry 1, result 1: has no label"),
        ({"value": {"start": 1, "end": 2, "text": "e"}}, "has no label; expected one"),
        ({"value": {"start": 1, "end": 2, "labels": []}}, "has no label"),
        ({"type": "choices", "value": {"choices": []}}, "has no label"),
        ({"value": {"start": 1, "end": 2, "labels": [["direct"]]}}, "labels must be a list of one text"),
        ({"value": {"start": 1, "end": 2, "labels": [{}]}}, "labels must be a list of one text"),
        ({"value": {"start": 1, "end": 2, "labels": ["direct", "indirect"]}}, "has 2 labels; expected one label"),
        ("direct", "expected an object, got str"),
    ],
)
def test_a_result_of_label_studio_without_one_label_is_refused(tmp_path: Path, result: Any, said: str) -> None:
    given = {"from_name": "attributions", **result} if isinstance(result, dict) else result
    task = {"data": {"text": TEXT, "doc_id": "a"}, "annotations": [{"result": [given]}]}
    path = tmp_path / "gold.json"
    path.write_text(json.dumps([task]), "utf-8")
    with pytest.raises(GoldError, match=re.escape(said)):
        read_gold(path)


def test_what_is_no_label_of_label_studio_is_left_out(tmp_path: Path) -> None:
    relation = {"type": "relation", "from_id": "x", "to_id": "y"}
    remark = {"type": "textarea", "from_name": "remark", "value": {"start": 1, "end": 2, "text": ["odd"]}}
    path_of = {"type": "taxonomy", "from_name": "attributions", "value": {"start": 1, "end": 2, "taxonomy": [["direct", "full"]]}}
    task = {"data": {"text": TEXT, "doc_id": "a"}, "annotations": [{"result": [relation, remark, path_of]}]}
    path = tmp_path / "gold.json"
    path.write_text(json.dumps([task]), "utf-8")
    assert [mark.label for mark in read_gold(path).marks] == ["direct"]
