"""Partitions: whole or not there, named by what they hold, and never changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.saved.partitions import SCORED, WAITING, Growing, Partition, merged, only, read_partition, sweep, write_partition
from framing.score.rows import Rows


@pytest.fixture
def written(make: Any, tmp_path: Path) -> list[Partition]:
    """Two partitions with two articles each."""
    found = []
    for names in ("ab", "cd"):
        growing = Growing()
        for name in names:
            rows = Rows()
            rows.add_unscored(make.article(f"Text {name}.", id=name), ["count.word"], "nobody tried")
            growing.add({"id": name, "key": name * 3}, rows, {"regions": "[]"})
        found.append(write_partition(tmp_path, SCORED, growing.records, growing.frames()))
    return found


def test_it_reads_back_as_it_was_written(written: list[Partition]) -> None:
    for partition in written:
        again = read_partition(partition.folder)
        assert again is not None
        assert (again.records, again.damage()) == (partition.records, "")
        ids = [record["id"] for record in again.records]
        assert again.frame("scores")["doc_id"].to_list() == again.frame(WAITING)["doc_id"].to_list() == ids


def test_the_same_articles_are_not_written_twice(written: list[Partition]) -> None:
    first = written[0]
    before = first.file("scores").stat().st_mtime_ns
    assert write_partition(first.folder.parent, SCORED, first.records, {}).name == first.name
    assert first.file("scores").stat().st_mtime_ns == before


def test_some_of_its_articles_and_those_of_several(written: list[Partition]) -> None:
    both = merged(written)
    assert both.frame("documents")["doc_id"].to_list() == ["a", "b", "c", "d"]
    some = only(both, {"d", "b"})
    assert some.frame("scores")["doc_id"].to_list() == [record["id"] for record in some.records] == ["b", "d"]
    assert only(both, both.ids).name == both.name


def test_what_was_begun_is_swept_and_what_is_whole_stays(written: list[Partition]) -> None:
    parts = written[0].folder.parent
    (parts / ".framing-0123").mkdir()
    (parts / ".framing-0123" / "scores.parquet").write_bytes(b"PAR1")
    sweep(parts)
    assert {path.name for path in parts.iterdir()} == {partition.name for partition in written}


def test_damage_is_named(written: list[Partition]) -> None:
    file = written[0].file("evidence")
    file.write_bytes(file.read_bytes()[:-1])
    assert written[0].damage() == "evidence.parquet is not the file that was written"
    written[1].file("parts").unlink()
    assert written[1].damage() == "parts.parquet is missing"


@pytest.mark.parametrize(
    "told",
    [
        "",
        "[1]",
        "{}",
        '{"kind": "scored", "articles": [{"id": "a"}], "files": {}}',
        '{"kind": "other", "articles": [], "files": {}}',
        '{"kind": "scored", "articles": [], "files": {"../scores.parquet": {"bytes": 1, "sha256": "a"}}}',
    ],
)
def test_what_does_not_say_what_it_holds_is_none(tmp_path: Path, told: str) -> None:
    (tmp_path / "part.json").write_text(told, "utf-8")
    assert read_partition(tmp_path) is None
