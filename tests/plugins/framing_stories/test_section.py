"""The section of omissions in a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from framing import load, load_plugins, score
from framing.compare.comparison import compare
from framing.report.blocks import Passage, Prose, Table
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


def test_articles_in_a_language_without_lemmas_are_said_not_to_leave_anything_out() -> None:
    plugins = load_plugins(only=("chinese", "sourcing", "stance", "stories", "terms"))
    corpus = load([ROOT / "seeds", ROOT / "seeds" / "zh"], plugins=plugins)
    made = list(
        blocks(Subject(compare(score(corpus, plugins=plugins, measures=("terms.mentions",))), plugins), "stories.omissions")
    )
    (table,) = [block for block in made if isinstance(block, Table)]
    assert len(table.columns) == 5 and "中州日报" not in table.columns
    (told,) = [block for block in made if isinstance(block, Prose)]
    assert str(told.parts[0]).startswith("3 articles are not searched for omissions")
