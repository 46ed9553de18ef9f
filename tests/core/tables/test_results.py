"""Results show themselves and load into other tools as they are."""

from __future__ import annotations

import json
from typing import Any

import duckdb
import polars
import pyarrow
import pytest

import framing
from framing import Score
from framing.errors import RequestError
from framing.tables.contract import TABLES, Column, frame_of_tuples, schema
from framing.tables.results import TableSet


@pytest.fixture
def results(make: Any) -> framing.Results:
    documents = [make.article("A cat & a dog.", outlet, 1) for outlet in ("Gazette", "Herald <b>")]
    return make.scored(documents, make.word_measure("cat"))  # type: ignore[no-any-return]


def test_every_table_has_the_columns_of_the_contract(results: framing.Results) -> None:
    comparison = framing.compare(results)
    for tables in (results, comparison):
        for name in tables.names:
            table = tables.table(name)
            assert dict(table.schema) == schema(name)


def test_an_unknown_table_is_an_error_that_says_what_there_is(results: framing.Results) -> None:
    with pytest.raises(RequestError, match="no table 'score'; did you mean 'scores'"):
        results.table("score")
    with pytest.raises(RequestError, match="Available: comparison, contrasts"):
        framing.compare(results).table("scores")


def test_polars_gets_the_scores(results: framing.Results) -> None:
    assert results.to_polars()["numerator"].to_list() == [1, 1]
    assert polars.DataFrame(results).equals(results.table("scores"))
    assert polars.DataFrame(framing.compare(results))["estimate"].to_list() == [0.25, 0.25]


def test_pandas_gets_numbers_as_numbers_even_where_there_are_none(results: framing.Results, make: Any) -> None:
    frame = results.to_pandas()
    assert frame["value"].tolist() == [0.25, 0.25] and list(frame.columns) == [column.name for column in TABLES["scores"]]
    nothing = make.scored(
        [make.article("A cat.")], make.fake_measure("demo.x", lambda d, layers: [framing.no_score("no")])
    ).to_pandas()
    assert str(nothing["value"].dtype) == "float64" and nothing["value"].isna().all()
    assert nothing["target"].tolist() == [""]
    comparison = framing.compare(results).to_pandas()
    assert str(comparison["low"].dtype) == "float64" and comparison["documents"].tolist() == [1, 1]


def test_arrow_consumers_read_the_object_itself(results: framing.Results) -> None:
    table = pyarrow.table(results)
    assert table.column("numerator").to_pylist() == [1, 1]
    assert pyarrow.table(results).to_pandas()["numerator"].tolist() == [1, 1]
    assert duckdb.sql("SELECT count(*), sum(numerator) FROM results WHERE status = 'ok'").fetchall() == [(2, 2.0)]


def test_a_dict_holds_every_table_and_the_manifest_and_is_json(results: framing.Results) -> None:
    found = results.to_dict()
    assert set(found) == {"documents", "scores", "evidence", "run"}
    assert [row["quote"] for row in found["evidence"]] == ["cat", "cat"]
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert set(framing.compare(results).to_dict()) == {"comparison", "contrasts", "differences", "run"}


def test_html_shows_the_scores_and_escapes_what_comes_from_texts(make: Any) -> None:
    hostile = "<script>alert('x')</script>"
    measure = make.fake_measure("demo.x", lambda document, layers: [Score(value=1 / 3, target=hostile)])
    html = make.scored([make.article("A cat.", outlet=hostile)], measure)._repr_html_()
    assert "<script>" not in html and "&lt;script&gt;" in html and "0.3333" in html


def test_html_of_a_large_table_is_its_beginning(make: Any) -> None:
    measure = make.fake_measure("demo.x", lambda document, layers: [Score(value=i, target=str(i)) for i in range(50)])
    html = make.scored([make.article("A cat.")], measure)._repr_html_()
    assert html.count("<tr>") == 21 and "20 of 50 rows of scores" in html


def test_they_say_in_a_line_what_they_are(results: framing.Results) -> None:
    assert repr(results) == "<Results: 2 documents of 2 outlets, 2 scores>"
    assert len(results) == 2
    assert repr(framing.compare(results)) == "<Comparison by outlet: Gazette, Herald <b>>"


def test_a_query_reads_a_table_without_loading_it(results: framing.Results) -> None:
    words = results.lazy("documents").select("words").collect()["words"].to_list()
    assert words == [4, 4]


def test_tables_that_stand_by_themselves() -> None:
    columns = {name: (Column("name", "String", "a wall"),) for name in ("walls", "piers", "quays")}
    frames = {name: frame_of_tuples(name, [(name,)], columns) for name in ("walls", "piers")}
    found = TableSet(frames, columns, {"seed": 1})
    assert (found.main, found.names, list(found.columns)) == ("walls", ("walls", "piers"), ["walls", "piers"])
    assert found.led_by("piers").to_polars()["name"].to_list() == ["piers"] and found.main == "walls"
    assert repr(found) == "<TableSet: walls (1), piers (1)>" and found.to_dict()["run"] == {"seed": 1}
    with pytest.raises(RequestError, match="no table 'quays'"):
        found.table("quays")
    made = TableSet({"walls": [("pier",)], "piers": [{"name": "quay"}], "quays": lambda: frames["walls"]}, columns, {})
    assert [made.table(name).rows() for name in made.names] == [[("pier",)], [("quay",)], [("walls",)]]
