"""The section of omissions in a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from framing import load, load_plugins, score
from framing.compare.comparison import compare
from framing.report.blocks import Passage, Table
from framing.report.sections import Subject

from ...flood import blocks, is_empty, of_one  # noqa: TID252  tests have no absolute name

ROOT = Path(__file__).parents[3]


def test_what_others_report_and_one_does_not() -> None:
    plugins = load_plugins(only=("sourcing", "stance", "stories", "terms"))
    results = score(load([ROOT / "seeds"], plugins=plugins), plugins=plugins, measures=("terms.mentions",))
    (table,) = [block for block in blocks(Subject(compare(results), plugins), "stories.omissions") if isinstance(block, Table)]
    for row in table.rows:
        texts = [cell.text for cell in row.cells]
        assert "○ not found" in texts and texts.count("●") >= 2, row.label
        assert all(isinstance(cell.to, Passage) == (cell.text == "●") for cell in row.cells)


def test_one_group_has_nothing_to_be_set_against(make: Any) -> None:
    assert is_empty(of_one(make), "stories.omissions")
