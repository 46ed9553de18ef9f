"""Tables that grow while a run goes on: in memory while small, on disk when not."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

ROWS_IN_MEMORY = 500_000  # a row of scores takes about 150 bytes


class Spool:
    """Frames of several tables, added chunk by chunk, read back whole in the order they came."""

    def __init__(self, rows_in_memory: int = ROWS_IN_MEMORY) -> None:
        self._limit = rows_in_memory
        self._frames: dict[str, list[pl.DataFrame]] = {}
        self._files: dict[str, list[Path]] = {}
        self._folder: TemporaryDirectory[str] | None = None

    def add(self, table: str, frame: pl.DataFrame) -> None:
        """Append rows to a table; all frames of a table have the same columns."""
        waiting = self._frames.setdefault(table, [])
        waiting.append(frame)
        if sum(len(part) for part in waiting) > self._limit:
            self._to_disk(table)

    def lazy(self, table: str) -> pl.LazyFrame:
        """A table as a query, nothing read yet."""
        import polars as pl

        on_disk = [pl.scan_parquet(file) for file in self._files.get(table, [])]
        return pl.concat([*on_disk, *(frame.lazy() for frame in self._frames.get(table, []))])

    def frame(self, table: str) -> pl.DataFrame:
        """A table in memory."""
        return self.lazy(table).collect()

    def _to_disk(self, table: str) -> None:
        import polars as pl

        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="framing-")
        files = self._files.setdefault(table, [])
        path = Path(self._folder.name) / f"{table}-{len(files)}.parquet"
        pl.concat(self._frames[table]).write_parquet(path)
        files.append(path)
        self._frames[table] = []
