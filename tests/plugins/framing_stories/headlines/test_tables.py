"""The tables of headlines are as documented, and every kind of difference is explained."""

from __future__ import annotations

from pathlib import Path

from framing_stories.headlines.differing import KINDS
from framing_stories.headlines.tables import TABLES

ABOUT = {
    "headlines": "an article",
    "differences": "a difference",
    "places": "a headline that",
    "bodies": "an outlet",
}


def test_the_documentation_is_the_contract() -> None:
    page = (Path(__file__).parents[4] / "docs" / "tables.md").read_text(encoding="utf-8")
    kinds = {"Date": "date", "String": "text", "Int64": "whole number"}
    for name, columns in TABLES.items():
        section = page.partition(f"Of `framing headlines`: one row {ABOUT[name]}")[2].partition("\n### ")[0].partition("\n## ")[0]
        listed = [line for line in section.splitlines() if line.startswith("| `")]
        assert listed == [f"| `{column.name}` | {kinds[column.dtype]} | {column.meaning} |" for column in columns]


def test_every_kind_is_explained() -> None:
    page = (Path(__file__).parents[4] / "docs" / "stories.md").read_text(encoding="utf-8")
    section = page.partition("## Headlines")[2].partition("\n## ")[0]
    assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == list(KINDS)
