"""A store's partitions: folders of Parquet that hold what some articles give, written whole, renamed, and never changed.

``part.json`` in each lists its articles and the hash of each file, so that a damaged one is told from a whole one.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from framing.saved.folder import sha256
from framing.score.rows import Rows
from framing.tables.contract import TABLES, frame_of
from framing.tables.export import json_text, write_parquet
from framing.tables.files import write_text

if TYPE_CHECKING:
    import polars as pl

FOLDER, ABOUT = "parts", "part.json"
WAITING = "waiting"  # the table of the layers that measures resting on names are scored from, with the columns of ``layers``
SCORED, NAMED, TOGETHER = "scored", "named", "together"
KINDS = (SCORED, NAMED, TOGETHER)  # in the order in which their rows stand in the tables
FRAMED = 50  # articles whose rows become frames at once
_UNDER_WAY = ".framing-"  # begins the name of a partition that is being written


class Record(TypedDict, total=False):
    """What is known of an article in a partition.

    ``key`` is the hash of all that its rows hang on, ``why`` the hash of each part of that by name. ``failures`` and ``applied``
    (what corrections changed) are there where there are some, ``waits`` where measures wait for the names of the corpus, and
    ``typed`` counts the attributions that these gave another type, by name.
    """

    id: str
    key: str
    why: dict[str, str]
    failures: list[list[str]]
    applied: dict[str, Any]
    waits: dict[str, Any]
    typed: dict[str, int]


@dataclass(frozen=True, eq=False)
class Partition:
    """A partition that is there: its folder, and what it says of itself."""

    folder: Path
    about: Mapping[str, Any]

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def kind(self) -> str:
        return str(self.about["kind"])

    @cached_property
    def records(self) -> list[Record]:
        """Its articles, in order."""
        return list(self.about["articles"])

    @cached_property
    def ids(self) -> frozenset[str]:
        """The identifiers of its articles."""
        return frozenset(record["id"] for record in self.records)

    @property
    def tables(self) -> Iterator[str]:
        """The names of its tables."""
        return (Path(file).stem for file in self.about["files"])

    def file(self, table: str) -> Path:
        """The file of a table."""
        return self.folder / f"{table}.parquet"

    def frame(self, table: str) -> pl.DataFrame:
        """A table of it, read."""
        import polars as pl

        from framing.tables.contract import as_text

        return as_text(pl.scan_parquet(self.file(table))).collect()

    def damage(self) -> str:
        """What is wrong with its files; '' where they are what was written."""
        for file, told in self.about["files"].items():
            path = self.folder / file
            if not path.is_file():
                return f"{file} is missing"
            if path.stat().st_size != told["bytes"] or sha256(path) != told["sha256"]:
                return f"{file} is not the file that was written"
        return ""


def read_partition(folder: Path) -> Partition | None:
    """The partition in a folder; None where it does not say what it holds."""
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        whole = about["kind"] in KINDS and all(record["id"] and record["key"] for record in about["articles"])
        whole = whole and all(
            file in {f"{table}.parquet" for table in (*TABLES, WAITING)} and told["bytes"] >= 0 and told["sha256"]
            for file, told in about["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Partition(folder, about) if whole else None


def write_partition(parts: Path, kind: str, records: Sequence[Record], frames: Mapping[str, pl.DataFrame]) -> Partition:
    """Write a partition, or give the one that is there: its name follows from its articles and their keys. Raises OSError."""
    told = hashlib.sha256(json.dumps([[record["id"], record["key"]] for record in records]).encode("utf-8", "replace"))
    final = parts / f"{kind}-{told.hexdigest()[:32]}"
    if final.is_dir():
        there = read_partition(final)
        if there is not None and not there.damage():
            return there
        shutil.rmtree(final)
    temporary = parts / f"{_UNDER_WAY}{secrets.token_hex(6)}"
    try:
        temporary.mkdir()
        for table, frame in frames.items():
            write_parquet(temporary / f"{table}.parquet", frame, TABLES["layers" if table == WAITING else table])
        written = {
            file.name: {"bytes": file.stat().st_size, "sha256": sha256(file)} for file in sorted(temporary.glob("*.parquet"))
        }
        about = {"kind": kind, "rows": {table: len(frame) for table, frame in frames.items()}, "files": written}
        write_text(temporary / ABOUT, json_text({**about, "articles": list(records)}) + "\n")
        temporary.rename(final)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return Partition(final, {**about, "articles": list(records)})


def only(partition: Partition, ids: Collection[str]) -> Partition:
    """A partition with some of another's articles and nothing of the others."""
    import polars as pl

    records = [record for record in partition.records if record["id"] in ids]
    kept = pl.col("doc_id").is_in([record["id"] for record in records])
    frames = {table: partition.frame(table).filter(kept) for table in partition.tables}
    return write_partition(partition.folder.parent, partition.kind, records, frames)


def merged(partitions: Sequence[Partition]) -> Partition:
    """One partition with the articles of several of a kind, which have none in common."""
    import polars as pl

    first = partitions[0]
    frames = {table: pl.concat([each.frame(table) for each in partitions]) for table in first.tables}
    return write_partition(first.folder.parent, first.kind, [r for each in partitions for r in each.records], frames)


def sweep(parts: Path) -> None:
    """Remove what an interrupted run had begun to write; only for who holds the store."""
    for left in parts.glob(f"{_UNDER_WAY}*"):
        shutil.rmtree(left, ignore_errors=True)


class Growing:
    """The rows of the articles of a partition that is not written yet."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self._rows, self._waiting = Rows(), list[tuple[str, str, str]]()
        self._frames: dict[str, list[pl.DataFrame]] = {}

    def add(self, record: Record, rows: Rows, waiting: Mapping[str, str]) -> None:
        """Add an article, with the layers that wait for names, as text by name."""
        self.records.append(record)
        self._rows.extend(rows)
        self._waiting.extend((record["id"], name, text) for name, text in waiting.items())
        if len(self.records) % FRAMED == 0:
            self._frame()

    def _frame(self) -> None:
        frames = {**self._rows.frames(), WAITING: frame_of("layers", self._waiting)}
        for table, frame in frames.items():
            self._frames.setdefault(table, []).append(frame)
        self._rows, self._waiting = Rows(), []

    def frames(self) -> dict[str, pl.DataFrame]:
        """All its tables."""
        import polars as pl

        self._frame()
        return {table: pl.concat(frames) for table, frames in self._frames.items()}
