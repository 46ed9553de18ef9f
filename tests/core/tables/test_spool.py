"""A spool gives back what was put in, in order, whether or not it went to disk."""

import pickle

import polars as pl
import pytest

from framing.tables.contract import Column
from framing.tables.spool import ROWS, Spool

WALLS = {"walls": (Column("name", "String", "a wall"), Column("height", "Int64", "in metres"))}


@pytest.mark.parametrize("bytes_in_memory", [0, 30, 100_000])
def test_rows_come_back_in_order(bytes_in_memory: int) -> None:
    spool = Spool(bytes_in_memory=bytes_in_memory)
    for first in range(0, 10, 2):
        spool.add("numbers", pl.DataFrame({"number": [first, first + 1]}))
    assert spool.frame("numbers")["number"].to_list() == list(range(10))


def test_a_small_limit_empties_memory_to_disk() -> None:
    spool = Spool(bytes_in_memory=1)
    spool.add("numbers", pl.DataFrame({"number": [1, 2]}))
    assert spool._frames["numbers"] == []
    assert spool.frame("numbers")["number"].to_list() == [1, 2]


def test_a_copy_does_not_need_the_files_of_the_first() -> None:
    spool = Spool(bytes_in_memory=1)
    spool.add("numbers", pl.DataFrame({"number": [1, 2]}))
    copied = pickle.dumps(spool)
    del spool
    copy = pickle.loads(copied)
    copy.add("numbers", pl.DataFrame({"number": [3]}))
    assert copy.frame("numbers")["number"].to_list() == [1, 2, 3]


def test_tables_are_kept_apart() -> None:
    spool = Spool()
    spool.add("a", pl.DataFrame({"x": [1]}))
    spool.add("b", pl.DataFrame({"y": ["z"]}))
    assert spool.frame("a").columns == ["x"]
    assert spool.frame("b").columns == ["y"]


def test_rows_become_frames_when_they_are_many_or_asked_for() -> None:
    spool = Spool(WALLS)
    spool.extend("walls", (("pier", height) for height in range(ROWS + 1)))
    assert len(spool._frames["walls"]) == 1
    spool.extend("walls", [{"name": "quay"}])
    seen, copy = spool.view(), pickle.loads(pickle.dumps(spool))
    for each in (spool, seen, copy):
        assert each.frame("walls").tail(2).rows() == [("pier", ROWS), ("quay", None)] and len(each.frame("walls")) == ROWS + 2


def test_a_table_without_rows_has_its_columns() -> None:
    spool = Spool(WALLS)
    spool.extend("walls", ())
    assert spool.frame("walls").columns == ["name", "height"]
