"""A row an article: names that statistics programs take, and nothing where there was no score."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest

from framing.tables.results import Results
from framing_exports.wide import ABOUT, names_of, safe, write

TAKEN = re.compile(r"[a-z][a-z0-9_]{0,62}[a-z0-9]|[a-z]")


def test_what_was_not_scored_is_empty_and_never_zero(plain: Results, tmp_path: Path) -> None:
    write(plain, None, tmp_path / "w.parquet")
    wide = pl.read_parquet(tmp_path / "w.parquet")
    assert wide.columns == [*ABOUT, "made_value_closed_closed_attributed", "made_value_nothing"]
    assert wide["doc_id"].to_list() == ["pier", "quay"]
    assert wide["made_value_closed_closed_attributed"].to_list() == [-0.5, None]
    assert wide["made_value_nothing"].to_list() == [None, 0.0]


def test_a_score_without_ground_is_empty_too(make: object, tmp_path: Path) -> None:
    from framing import no_score

    measure = make.fake_measure("made.none", lambda document, layers: [no_score("nothing to judge")])  # type: ignore[attr-defined]
    results = make.scored([make.article("Text.", "Gazette", 1)], measure)  # type: ignore[attr-defined]
    write(results, None, tmp_path / "w.parquet")
    assert results.table("scores")["status"].to_list() == ["none"]
    assert pl.read_parquet(tmp_path / "w.parquet")["made_none"].to_list() == [None]


def test_all_kinds_of_files_hold_the_same(plain: Results, tmp_path: Path) -> None:
    calamine = pytest.importorskip("python_calamine", reason="python-calamine reads .xlsx")
    pytest.importorskip("xlsxwriter", reason="XlsxWriter comes with the extra 'report'")
    (tmp_path / "folder").mkdir()
    for name in ("w.parquet", "w.csv", "w.xlsx", "folder"):
        write(plain, None, tmp_path / name)
    expected = pl.read_parquet(tmp_path / "w.parquet")
    for file in ("w.csv", "folder/articles.csv"):
        read = pl.read_csv(tmp_path / file, schema=expected.schema)
        assert read.equals(expected), file
    book = calamine.CalamineWorkbook.from_path(str(tmp_path / "w.xlsx"))
    assert book.sheet_names == ["articles", "columns"]
    header, *rows = book.get_sheet_by_name("articles").to_python()
    assert header == expected.columns
    assert [[None if cell == "" else cell for cell in row[-2:]] for row in rows] == [[-0.5, None], [None, 0.0]]
    columns = pl.read_csv(tmp_path / "folder" / "columns.csv")
    assert columns["column"].to_list() == expected.columns
    assert columns.row(-1, named=True)["measure"] == "made.value" and columns.row(-1, named=True)["target"] == "nothing"


def test_hostile_names_become_names_of_variables(hostile: Results, tmp_path: Path) -> None:
    write(hostile, None, tmp_path / "w.parquet")
    names = pl.read_parquet(tmp_path / "w.parquet").columns
    assert len(set(names)) == len(names) > 500
    assert [name for name in names if not TAKEN.fullmatch(name)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("stance.toward_Bürgermeister", "stance_toward_burgermeister"),
        ("2 piers", "x_2_piers"),
        ("…", "x"),
        ("if", "if_x"),
        ("ALL", "all_x"),
        ("a" * 80, "a" * 60),
    ],
)
def test_safe_names(text: str, name: str) -> None:
    assert safe(text) == name


def test_names_that_would_be_one_are_told_apart() -> None:
    assert names_of([("a.b", "C"), ("a.b", "c"), ("a", "b c"), ("x" * 70,), ("x" * 71,)], taken=["a_b_c"]) == [
        "a_b_c_2",
        "a_b_c_3",
        "a_b_c_4",
        "x" * 60,
        f"{'x' * 58}_2",
    ]
