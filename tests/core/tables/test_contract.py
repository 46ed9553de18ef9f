"""The contract of the tables."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from framing.tables.contract import TABLES, TABLES_VERSION, frame, frame_of_rows, schema

KINDS = {"String": "text", "Int64": "whole number", "Float64": "number"}


def test_the_documentation_is_the_contract() -> None:
    page = (Path(__file__).parents[3] / "docs" / "tables.md").read_text(encoding="utf-8")
    assert f"It is now **{TABLES_VERSION}**" in page
    for name, columns in TABLES.items():
        section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        listed = [line for line in section.splitlines() if line.startswith("| `")]
        assert listed == [f"| `{column.name}` | {KINDS[column.dtype]} | {column.meaning} |" for column in columns]


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_has_all_columns(name: str) -> None:
    assert dict(frame(name, {}).schema) == schema(name)
    assert dict(frame_of_rows(name, []).schema) == schema(name)


def test_missing_text_is_empty_and_missing_numbers_are_null() -> None:
    made = frame_of_rows("scores", [{"doc_id": "a", "value": 1}, {"doc_id": "b", "reason": None, "numerator": 2.5}])
    assert made["value"].to_list() == [1.0, None]
    assert made["reason"].to_list() == ["", ""]
    assert made.select(pl.col(pl.String).null_count()).sum_horizontal().item() == 0


def test_a_column_outside_the_contract_is_refused() -> None:
    with pytest.raises(ValueError, match="table 'scores' has no column colour"):
        frame("scores", {"colour": ["red"]})
