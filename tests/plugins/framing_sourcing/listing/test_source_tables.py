"""The tables of ``framing sources``, as the documentation tells them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest

from framing_sourcing.listing.source_tables import TABLES

from ....two_articles import listed  # noqa: TID252  tests have no absolute name


def test_tables_have_their_columns_in_order() -> None:
    for name in TABLES:
        table = listed().table(name)
        assert table.columns == [column.name for column in TABLES[name]]
        assert [str(kind) for kind in table.dtypes] == [column.dtype for column in TABLES[name]]
        assert not any(table[column.name].null_count() for column in TABLES[name] if column.dtype != "Float64")


def test_the_tables_go_to_every_format(tmp_path: Path) -> None:
    listed().save(tmp_path / "s.csv")
    assert pl.read_csv(tmp_path / "s.csv")["source"].len() == len(listed())
    listed().save(tmp_path / "s.sqlite")
    with closing(sqlite3.connect(tmp_path / "s.sqlite")) as database:
        for name in TABLES:
            found = database.execute(f'SELECT * FROM "{name}"')
            assert [column[0] for column in found.description] == [column.name for column in TABLES[name]]
            assert found.fetchall() == listed().table(name).rows()
    listed().save(tmp_path / "folder")
    assert {path.name for path in (tmp_path / "folder").iterdir()} >= {f"{name}.csv" for name in TABLES} | {"run.json"}
    frame = listed().to_pandas()
    assert list(frame.columns) == [column.name for column in TABLES["sources"]] and str(frame["share"].dtype) == "float64"
    assert len(listed().led_by("attributions").to_polars()) == listed().table("groups")["attributions"].sum()


KINDS = {"String": "text", "Int64": "whole number", "Float64": "number"}


@pytest.mark.parametrize("name", TABLES)
def test_the_documentation_describes_every_column(name: str) -> None:
    page = (Path(__file__).parents[4] / "docs" / "tables.md").read_text(encoding="utf-8")
    own = page.partition("\n## Tables of `framing sources`\n")[2].partition("\n## ")[0]
    section = own.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
    listed = [line for line in section.splitlines() if line.startswith("| `")]
    assert listed == [f"| `{column.name}` | {KINDS[column.dtype]} | {column.meaning} |" for column in TABLES[name]]
