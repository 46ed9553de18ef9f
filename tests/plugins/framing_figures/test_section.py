"""The section of figures in a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.cli import run
from framing.report.blocks import Passage, Table
from framing_figures.corpus import ONE_STORY, list_figures
from framing_figures.section import alone

from ...figured import LEAD, document, facts  # noqa: TID252  tests have no absolute name
from ...flood import blocks, is_empty, of_one, told  # noqa: TID252


def test_what_was_held_against_nothing_is_not_said_to_be_told_by_one_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "The flood destroyed 1,630 homes."
    for outlet in ("north", "south"):
        (tmp_path / outlet).mkdir()
    for i in range(ONE_STORY + 1):
        path = tmp_path / ("north" if i % 2 else "south") / f"d{i}.txt"
        path.write_text(f"{LEAD}\n\n{text}\n", encoding="utf-8")
    found = list_figures([document(f"d{i}", text) for i in range(ONE_STORY + 1)])
    assert {(row["alone"], row["uncompared"]) for row in found.table("groups").to_dicts()} == {(0, 1)}
    assert {fact["compared"] for fact in facts(found)} == {0}
    assert run(["figures", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert "Not compared" in printed.out and "\nOnly " not in printed.out
    assert "--stories stories.csv" in " ".join(printed.err.split())
    told: dict[tuple[int, str], list[Any]] = {(row["fact"], row["group"]): [row] for row in found.table("figures").to_dicts()}
    parts = alone(found.table("groups").to_dicts()[0], facts(found)[:1], told).parts
    assert "; not compared: " in parts and "; only here: " not in parts
    one, other = (document(name, text, story=name) for name in ("a", "b"))
    assert {fact["compared"] for fact in facts(list_figures([one, other]))} == {0}  # of a story that one outlet is on
    shared = [document("a", text, story="flood"), document("b", "Nobody counted.", story="flood")]
    assert {fact["compared"] for fact in facts(list_figures(shared))} == {1}


def test_a_fact_of_two_stands_in_both_columns_and_its_conflict_is_marked(make: Any) -> None:
    (table,) = [block for block in blocks(told(make), "figures.aligned") if isinstance(block, Table)]
    shared = next(row for row in table.rows if row.label.startswith("1. ") or "40 houses" in row.label)
    cells = dict(zip(table.columns, shared.cells, strict=True))
    assert "40 houses" in cells["Gazette"].text and "40 houses" in cells["Herald"].text and cells["Post"].text == "–"
    assert isinstance(cells["Gazette"].to, Passage) and cells["Gazette"].to.doc_id == "Gazette-1"
    assert "contradicts" in shared.label and "✗" in table.note


def test_one_group_has_nothing_to_be_set_against(make: Any) -> None:
    assert is_empty(of_one(make), "figures.aligned")
