"""Parquet, Arrow and Feather: a row an article, some rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.extension import Row, Skip
from framing.load.readers.decoding import clean_line
from framing.load.readers.mapping import NONE, Columns

if TYPE_CHECKING:
    import polars as pl

_AT_ONCE = 1000  # rows in memory
_FILE, _OLD_FEATHER = b"ARROW1", b"FEA1"


def read_parquet(path: Path, skip: Skip, columns: Columns = NONE) -> Iterator[Row]:
    """A record for each row; rows count from 1. Read by row groups."""
    import polars as pl

    yield from _records(lambda: pl.scan_parquet(path, glob=False).collect_batches(chunk_size=_AT_ONCE), "a Parquet file", skip)


def read_arrow(path: Path, skip: Skip, columns: Columns = NONE) -> Iterator[Row]:
    """A record for each row of an Arrow file (Feather 2) or an Arrow stream, as Hugging Face ``datasets`` keeps them.

    A stream is read whole.
    """
    import polars as pl

    with path.open("rb") as handle:
        head = handle.read(len(_FILE))
    if head.startswith(_OLD_FEATHER):
        raise InputError("a Feather file of version 1, which no library writes any more; save it as Parquet or CSV")
    if head == _FILE:
        yield from _records(lambda: pl.scan_ipc(path, glob=False).collect_batches(chunk_size=_AT_ONCE), "an Arrow file", skip)
    else:
        yield from _records(lambda: pl.read_ipc_stream(path).iter_slices(_AT_ONCE), "an Arrow stream", skip)


def _records(batches: Callable[[], Iterator[pl.DataFrame]], what: str, skip: Skip) -> Iterator[Row]:
    import polars as pl

    number = 0
    try:
        for batch in batches():
            for record in batch.iter_rows(named=True):
                number += 1
                yield f"row {number}", record
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, ValueError) as error:
        reason = clean_line(str(error)).partition(". ")[0][:200] or type(error).__name__
        if not number:
            raise InputError(f"{what} that cannot be read: {reason}") from None
        skip(f"row {number + 1}", f"{what} that cannot be read from here on: {reason}; save it again")
