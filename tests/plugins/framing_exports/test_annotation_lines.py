"""Lines for doccano and Prodigy, read back as coded passages, and by spaCy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from framing.tables.results import Results
from framing.validation.gold import read_gold
from framing_exports.annotation_lines import write_doccano, write_prodigy
from framing_exports.passages import texts_of

SPANS = [[0, 18, "indirect"], [38, 50, "indirect"], [53, 64, "direct"]]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def test_doccano(plain: Results, tmp_path: Path) -> None:
    write_doccano(plain, None, tmp_path / "d.jsonl")
    pier, quay = lines(tmp_path / "d.jsonl")
    assert (pier["label"], quay["label"], pier["doc_id"]) == (SPANS, [], "pier")


def test_prodigy(plain: Results, tmp_path: Path) -> None:
    write_prodigy(plain, None, tmp_path / "p.jsonl")
    pier, _ = lines(tmp_path / "p.jsonl")
    assert [[span["start"], span["end"], span["label"]] for span in pier["spans"]] == SPANS
    assert pier["meta"] == {"doc_id": "pier", "outlet": "Gazette"}


@pytest.mark.parametrize("write", [write_doccano, write_prodigy])
def test_they_are_read_back_as_coded_passages(write: Any, plain: Results, tmp_path: Path) -> None:
    write(plain, None, tmp_path / "x.jsonl")
    marks = read_gold(tmp_path / "x.jsonl", layer="attributions").marks
    found = [(mark.doc_id, [*mark.pieces], mark.label) for mark in marks]
    assert found == [*(("pier", [(start, end)], label) for start, end, label in SPANS), ("quay", [], "")]


def test_labels_of_several_layers_say_which(plain: Results, tmp_path: Path) -> None:
    listed = [*plain.annotations()]
    both = plain.with_annotations([*listed, ("quay", "claims", listed[0][2][1:])])
    write_doccano(both, None, tmp_path / "d.jsonl")
    assert {label for line in lines(tmp_path / "d.jsonl") for *_, label in line["label"]} == {
        "attributions: indirect",
        "attributions: direct",
        "claims: direct",
    }


@pytest.mark.parametrize("write", [write_doccano, write_prodigy])
def test_texts_are_exact(write: Any, hostile: Results, tmp_path: Path) -> None:
    write(hostile, None, tmp_path / "x.jsonl")
    assert [line["text"] for line in lines(tmp_path / "x.jsonl")] == [*texts_of(hostile).values()]


def test_spans_are_edges_of_spacys_tokens(plain: Results, tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy comes with the extra 'accurate'")
    write_prodigy(plain, None, tmp_path / "p.jsonl")
    for line in lines(tmp_path / "p.jsonl"):
        doc = spacy.blank("en")(line["text"])
        assert all(doc.char_span(span["start"], span["end"], span["label"]) is not None for span in line["spans"])
