"""Tables that grow while a run goes on: in memory while small, on disk when not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.guard.temporary import temporary_folder
from framing.tables.contract import TABLES, Column, as_text, frame_of

if TYPE_CHECKING:
    import polars as pl

ROWS = 4000  # kept as Python values before they become a frame
BYTES_IN_MEMORY = 256 << 20  # of each table


class Spool:
    """Several tables, added chunk by chunk as frames or as rows of these ``columns``, read back whole in the order they came."""

    def __init__(self, columns: Mapping[str, tuple[Column, ...]] = TABLES, *, bytes_in_memory: int = BYTES_IN_MEMORY) -> None:
        self._columns, self._limit = columns, bytes_in_memory
        self._rows: dict[str, list[Any]] = {}  # that are no frame yet
        self._sizes: dict[str, int] = {}
        self._frames: dict[str, list[pl.DataFrame]] = {}
        self._files: dict[str, list[Path]] = {}
        self._folder: Path | None = None
        self._whole: Spool | None = None  # whose files these are

    def add(self, table: str, frame: pl.DataFrame) -> None:
        """Append rows to a table; all frames of a table have the same columns."""
        self._frames.setdefault(table, []).append(frame)
        self._sizes[table] = self._sizes.get(table, 0) + int(frame.estimated_size())
        if self._sizes[table] > self._limit:
            self._to_disk(table)

    def extend(self, table: str, rows: Iterable[Mapping[str, Any]] | Iterable[tuple[Any, ...]]) -> None:
        """Append rows, all of them mappings (what is missing is empty) or tuples with a cell for every column."""
        kept = self._rows.setdefault(table, [])
        kept.extend(rows)
        if len(kept) >= ROWS:
            self._frame_rows(table)

    def _frame_rows(self, table: str) -> None:
        rows = self._rows.pop(table, None)
        if rows is not None:
            self.add(table, frame_of(table, rows, self._columns))

    def attach(self, table: str, files: Sequence[Path]) -> None:
        """Let Parquet files that stay where they are be a table's first rows; nothing is read yet."""
        self._files.setdefault(table, []).extend(files)
        self._frames.setdefault(table, [])

    def has(self, table: str) -> bool:
        """Whether there is such a table."""
        return table in self._frames or table in self._rows

    def lazy(self, table: str) -> pl.LazyFrame:
        """A table as a query, nothing read yet."""
        import polars as pl

        self._frame_rows(table)
        on_disk = [as_text(pl.scan_parquet(file)) for file in self._files.get(table, [])]
        return pl.concat([*on_disk, *(frame.lazy() for frame in self._frames.get(table, []))])

    def view(self) -> Spool:
        """The same tables, to which others may be added; what is on disk goes with this spool."""
        for table in list(self._rows):
            self._frame_rows(table)
        own = Spool(self._columns, bytes_in_memory=self._limit)
        own._sizes = dict(self._sizes)
        own._frames = {table: [*frames] for table, frames in self._frames.items()}
        own._files = {table: [*files] for table, files in self._files.items()}
        own._whole = self
        return own

    def frame(self, table: str) -> pl.DataFrame:
        """A table in memory."""
        return self.lazy(table).collect()

    def __getstate__(self) -> dict[str, Any]:
        """A copy holds everything in memory, since the files go with the spool that wrote them."""
        for table in list(self._rows):
            self._frame_rows(table)
        frames = {table: [self.frame(table)] for table in self._frames}
        return {**self.__dict__, "_frames": frames, "_files": {}, "_folder": None, "_whole": None}

    def _to_disk(self, table: str) -> None:
        import polars as pl

        if self._folder is None:
            self._folder = temporary_folder(self)
        files = self._files.setdefault(table, [])
        path = self._folder / f"{table}-{len(files)}.parquet"
        pl.concat(self._frames[table]).write_parquet(path)
        files.append(path)
        self._frames[table] = []
        self._sizes[table] = 0
