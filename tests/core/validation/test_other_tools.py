"""doccano's and Prodigy's exports, offsets of Label Studio without a quote, and names that nobody knows."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from framing.model import Document
from framing.validation.gold import GoldError, Task, read_gold
from framing.validation.resolve import resolve

TEXT = "🚢 The ferry sailed, said Ines Falk."
SPAN = [2, 18]
QUOTE = "The ferry sailed"
HASH = hashlib.sha256(TEXT.encode()).hexdigest()


def gold(folder: Path, *records: Any) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "record",
    [
        {"id": 7, "text": TEXT, "label": [[*SPAN, "indirect"]]},
        {"id": 7, "text": TEXT, "labels": [[*SPAN, "indirect"]]},
        {
            "id": 7,
            "text": TEXT,
            "entities": [{"id": 1, "label": "indirect", "start_offset": 2, "end_offset": 18}],
            "relations": [],
        },
        {
            "id": 7,
            "text": TEXT,
            "annotations": [{"label": "indirect", "start_offset": 2, "end_offset": 18, "user": 1}],
            "meta": {},
        },
        {
            "text": TEXT,
            "spans": [{"start": 2, "end": 18, "label": "indirect", "token_start": 1}],
            "answer": "accept",
            "tokens": [],
        },
    ],
)
def test_one_passage_in_the_forms_of_doccano_and_prodigy(record: dict[str, Any], tmp_path: Path) -> None:
    (mark,) = read_gold(gold(tmp_path, record), layer="attributions").marks
    assert (mark.doc_id, mark.sha256, mark.pieces, mark.label, mark.quote) == ("", HASH, ((2, 18),), "indirect", QUOTE)
    assert mark.task == Task(layer="attributions")


def test_who_coded_what_and_where_nothing_was_found(tmp_path: Path) -> None:
    rejected = {"text": "No.", "spans": [], "answer": "reject"}
    empty = {"text": TEXT, "doc_id": "pier", "labels": [], "layer": "terms"}
    signed = {"text": TEXT, "meta": {"doc_id": "quay"}, "spans": [], "answer": "accept", "_annotator_id": "ida"}
    marks = read_gold(gold(tmp_path, rejected, empty, signed), layer="attributions").marks
    assert [(m.doc_id, m.coder, m.task.layer, m.pieces) for m in marks] == [
        ("pier", "coder", "terms", ()),
        ("quay", "ida", "attributions", ()),
    ]


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ({"text": TEXT, "label": ["positive"]}, "'positive' is a label of the whole text"),
        ({"text": TEXT, "label": [[2, 18]]}, "expected a start, an end and a label"),
        ({"text": TEXT, "spans": [{"begin": 2, "end": 18}]}, "expected a start, an end and a label"),
        ({"doc_id": "a", "layer": "terms", "begin": 2, "end": 18, "label": "own"}, "no 'begin' is known; call it start"),
        ({"doc_id": "a", "layer": "terms", "annotator": "ida"}, "no 'annotator' is known; call it coder"),
        ({"doc_id": "a", "layer": "terms", "spans": []}, "no 'spans' is known; call it pieces, or start and end"),
        ({"doc_id": "a", "layer": "terms", "cats": {"own": 1}}, "no passage and no label, but cats, which is not known"),
    ],
)
def test_what_would_be_lost_is_refused(record: dict[str, Any], problem: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=problem):
        read_gold(gold(tmp_path, record), layer="terms")


def test_further_columns_do_no_harm_beside_a_passage_or_a_note(tmp_path: Path) -> None:
    coded = {"doc_id": "a", "layer": "terms", "start": 2, "end": 5, "label": "own", "round": 2}
    noted = {"doc_id": "b", "layer": "terms", "note": "read twice"}
    assert len(read_gold(gold(tmp_path, coded, noted)).marks) == 2


@pytest.mark.parametrize("told", [True, False])
def test_label_studio_counts_utf16_also_where_it_does_not_quote(told: bool, tmp_path: Path) -> None:
    result = {"value": {"start": 3, "end": 19, "labels": ["indirect"]}, "from_name": "attributions", "type": "labels"}
    task = {"data": {"doc_id": "pier", **({"text": TEXT} if told else {})}, "annotations": [{"result": [result]}]}
    document = Document(id="pier", text=TEXT)
    _, (mark,) = resolve(read_gold(gold(tmp_path, task)), [document], lambda task: "")
    assert [TEXT[start:end] for start, end in mark.pieces] == [QUOTE]
