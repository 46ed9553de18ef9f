"""The tables of stories, copies and omissions, as the documentation tells them."""

from __future__ import annotations

from pathlib import Path

from framing_stories import copying, effect, furniture_listing, omission_tables, story_tables


def test_the_tables_are_documented() -> None:
    page = (Path(__file__).parents[3] / "docs" / "tables.md").read_text(encoding="utf-8")
    part = page.partition("## Tables of `framing copies`")[2].partition("\n## ")[0]
    kinds = {"Date": "date", "String": "text", "Int64": "whole number", "Float64": "number"}
    for tables in (copying.TABLES, effect.TABLES, story_tables.TABLES, omission_tables.TABLES, furniture_listing.TABLES):
        for name, columns in tables.items():
            section = part.partition(f"### {name}\n")[2].partition("\n### ")[0]
            listed = [line for line in section.splitlines() if line.startswith("| `")]
            assert listed == [f"| `{column.name}` | {kinds[column.dtype]} | {column.meaning} |" for column in columns]
