"""The quotes of a column of pandas or polars: a row a quote, which joins back to its article."""

from __future__ import annotations

from typing import Any

import polars
import pytest

import framing
from framing.quotes.frames import OF_A_QUOTE
from framing.tables import read_pieces

TEXTS = [
    "“The bell is cracked,” said Ilse Worm. Her deputy said the tower would stay shut 🔔, and left.",
    None,
    "The tower stood empty all summer, and the bell did not ring.",
    "The mayor said the tower will open again in May.",
]


def test_polars_gives_a_row_a_quote_with_the_row_of_its_text() -> None:
    table = framing.quotes_table(polars.Series("text", TEXTS))
    assert table.columns == ["row", *(column.name for column in OF_A_QUOTE)]
    assert sorted(set(table["row"])) == [0, 3]
    articles = polars.DataFrame({"text": TEXTS}).with_row_index("row")
    joined = articles.join(table, on="row")
    for row in joined.iter_rows(named=True):
        assert " … ".join(row["text"][start:end] for start, end in read_pieces(row)) == row["content"]
        assert row["text"][row["cue_start"] : row["cue_end"]] == row["cue"]
    assert len(joined) == len(table) and len(articles.join(table, on="row", how="left").unique("row")) == len(TEXTS)


def test_pandas_gives_the_same_under_the_index_of_the_texts() -> None:
    pandas = pytest.importorskip("pandas")
    articles = pandas.DataFrame({"text": TEXTS}, index=["a", "b", "c", "d"])
    table = framing.quotes_table(articles["text"])
    other = framing.quotes_table(polars.Series("text", TEXTS))
    assert [*table.index] == ["abcd"[row] for row in other["row"]]
    assert {name: [*table[name]] for name in ("content", "start", "entity")} == {
        name: other[name].to_list() for name in ("content", "start", "entity")
    }
    assert str(table["cue_start"].dtype) == "Int64" and len(articles.join(table, how="inner")) == len(table)
    assert {*table.columns} == {column.name for column in OF_A_QUOTE}


def test_a_column_without_quotes_gives_a_table_with_all_columns() -> None:
    pandas = pytest.importorskip("pandas")
    for column in (polars.Series("text", [], dtype=polars.String), pandas.Series([], dtype=object), pandas.Series([None])):
        table = framing.quotes_table(column)
        assert len(table) == 0 and {*table.columns} - {"row"} == {column.name for column in OF_A_QUOTE}


def test_what_is_no_column_of_texts_is_refused() -> None:
    pandas = pytest.importorskip("pandas")
    wrong: list[tuple[Any, str]] = [
        (TEXTS, "expected a Series of pandas or polars, got list"),
        (polars.DataFrame({"text": TEXTS}), "got DataFrame; give a column"),
        (polars.Series([1, 2]), "row 0: expected text, got int"),
        (pandas.Series(["The mayor said no.", "b"], index=[1, 1]), r"reset_index\(drop=True\)"),
    ]
    for column, message in wrong:
        with pytest.raises(framing.InputError, match=message):
            framing.quotes_table(column)
