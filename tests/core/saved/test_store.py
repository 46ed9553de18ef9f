"""A store as a folder: one writer at a time, other folders stay as they are, small partitions become few."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.errors import RequestError
from framing.saved import is_saved
from framing.saved.store import differing_files, open_store, read_store
from framing.saved.stored import score_into


@pytest.fixture
def store(articles: Any, plugins: Any, tmp_path: Path) -> Path:
    """One that three runs have written to."""
    for number in (12, 14, 16):
        score_into(tmp_path / "store", articles()[:number], plugins=plugins, workers=1)
    return tmp_path / "store"


def test_it_is_a_saved_result_as_any_other(store: Path, scored: Any, plugins: Any) -> None:
    assert is_saved(store)
    again = framing.compare(framing.load_results(store, plugins=plugins))
    for name in ("comparison", "contrasts", "differences"):
        assert again.table(name).equals(scored().table(name)), name


def test_small_partitions_become_few_and_no_row_changes(store: Path, plugins: Any, articles: Any) -> None:
    before = framing.load_results(store, plugins=plugins)
    frames = {name: before.lazy(name).collect() for name in ("documents", "scores", "evidence", "parts", "layers")}
    with open_store(store) as found:
        assert found.compact() == (3, 1)
    after = framing.load_results(store, plugins=plugins)
    assert all(after.lazy(name).collect().equals(frame) for name, frame in frames.items())
    assert after.run == before.run
    assert score_into(store, articles(), plugins=plugins, workers=1)[1].kept == 16


def test_what_the_manifest_lists_and_is_not_there_is_told(store: Path) -> None:
    assert differing_files(read_store(store)) == []
    run = next(store.glob("run-*.json"))
    run.write_text(run.read_text("utf-8") + " ", "utf-8")
    (store / "parts" / read_store(store).listed()[0] / "part.json").unlink()
    told = differing_files(read_store(store))
    assert ["not whole" in told[0], "not the file" in told[1]] == [True, True]
    with open_store(store) as found, pytest.raises(RequestError, match=r"damaged or missing; make it again with"):
        found.compact()


@pytest.mark.parametrize("content", ["", "[]", '{"framing:store": ["1"]}', "{"])
def test_a_mark_that_says_nothing_is_that_of_no_store(tmp_path: Path, content: str) -> None:
    (tmp_path / "store.json").write_text(content, "utf-8")
    with pytest.raises(RequestError, match=r"is no store|is a store of version"):
        read_store(tmp_path)


def test_a_saved_result_is_no_store_and_stays_as_it_is(saved: Path, articles: Any, plugins: Any) -> None:
    with pytest.raises(RequestError, match="holds other files than a store"):
        score_into(saved, articles(), plugins=plugins, workers=1)
    assert json.loads((saved / "datapackage.json").read_text("utf-8"))["framing:results"] == "1"
