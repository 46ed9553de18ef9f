"""The contract of the tables."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from framing.tables.contract import (
    TABLES,
    TABLES_VERSION,
    Column,
    frame,
    frame_of,
    frame_of_rows,
    frame_of_tuples,
    pieces_of,
    read_pieces,
    schema,
)

KINDS = {"Date": "date", "String": "text", "Int64": "whole number", "Float64": "number"}


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


def test_tables_of_a_plugin() -> None:
    tables = {"walls": (Column("name", "String", "a wall"), Column("height", "Int64", "in metres"))}
    assert frame_of_tuples("walls", [], tables).columns == frame_of_rows("walls", [], tables).columns == ["name", "height"]
    assert frame_of_tuples("walls", [("pier \ud800", 3)], tables).rows() == [("pier \ufffd", 3)]
    assert frame_of_rows("walls", [{"name": "pier \ud800"}], tables).rows() == [("pier \ufffd", None)]


def test_pieces_are_told_where_there_are_several() -> None:
    assert pieces_of(((1, 2),)) == "" and pieces_of(((1, 2), (4, 6))) == "[[1, 2], [4, 6]]"


def test_pieces_are_written_from_spans_and_read_back() -> None:
    columns = {
        "walls": tuple(Column(name, dtype, "") for name, dtype in (("start", "Int64"), ("end", "Int64"), ("pieces", "String")))
    }
    made = frame_of("walls", [(1, 6, ((1, 2), (4, 6))), (7, 9, ((7, 9),))], columns)
    assert made["pieces"].to_list() == ["[[1, 2], [4, 6]]", ""]
    assert [read_pieces(row) for row in made.iter_rows(named=True)] == [((1, 2), (4, 6)), ((7, 9),)]
    assert frame_of("walls", [{"start": 1, "pieces": ((1, 2),)}], columns).rows() == [(1, None, "")]
