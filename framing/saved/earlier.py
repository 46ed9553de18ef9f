"""What was saved otherwise than as a folder of Parquet: a SQLite file, or a folder of CSV or JSON lines."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import InputError, describe
from framing.saved.folder import AGAIN
from framing.tables.contract import TABLES, as_text, schema
from framing.tables.export import FORMULA

if TYPE_CHECKING:
    import polars as pl

KINDS = ("parquet", "jsonl", "csv")


def from_sqlite(path: Path) -> tuple[dict[str, pl.DataFrame], dict[str, Any]]:
    """The tables of a SQLite file and its run. Raises InputError."""
    import polars as pl

    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            names = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            frames = {}
            for name in [name for name in TABLES if name in names]:
                cursor = database.execute(f'SELECT * FROM "{name}"')
                columns = [column[0] for column in cursor.description]
                types = {column: kind for column, kind in schema(name).items() if column in columns}
                frame = pl.DataFrame(cursor.fetchall(), schema=columns, orient="row", infer_schema_length=None)
                frames[name] = frame.cast(types).with_columns(pl.col(pl.String).fill_null(""))  # type: ignore[arg-type]
            run = dict(database.execute("SELECT key, value FROM run")) if "run" in names else {}
            return frames, {key: json.loads(value) for key, value in run.items()}
    except (sqlite3.Error, ValueError, TypeError, pl.exceptions.PolarsError) as error:
        raise InputError(f"{path}: is no result that framing saved: {describe(error)}; {AGAIN}") from None


def from_folder(path: Path) -> tuple[dict[str, pl.DataFrame], dict[str, Any]]:
    """The tables of a folder, whatever they are in, and its run. Raises InputError."""
    import polars as pl

    frames = {}
    try:
        run = json.loads((path / "run.json").read_text(encoding="utf-8"))
        for name in TABLES:
            file = next((path / f"{name}.{kind}" for kind in KINDS if (path / f"{name}.{kind}").is_file()), None)
            if file is not None:
                frames[name] = _read(file, name)
    except (OSError, ValueError, pl.exceptions.PolarsError) as error:
        raise InputError(f"{path}: is no result that framing saved: {describe(error)}; {AGAIN}") from None
    return frames, run


def _read(file: Path, name: str) -> pl.DataFrame:
    import polars as pl

    types: Any = schema(name)
    if file.suffix == ".parquet":
        return as_text(pl.scan_parquet(file)).collect()
    if file.suffix == ".jsonl":
        return pl.read_ndjson(file, schema_overrides=types).cast(types)
    frame = pl.read_csv(file, schema_overrides=types).with_columns(pl.col(pl.String).fill_null(""))
    return _armed(frame) if name != "documents" else _exact(frame)


def _armed(frame: pl.DataFrame) -> pl.DataFrame:
    """A table without the apostrophes that kept a spreadsheet from taking texts for formulas."""
    import polars as pl

    guarded = pl.col(pl.String).str.contains("^'" + FORMULA.removeprefix("^"))
    return frame.with_columns(pl.when(guarded).then(pl.col(pl.String).str.slice(1)).otherwise(pl.col(pl.String)).name.keep())


def _exact(documents: pl.DataFrame) -> pl.DataFrame:
    """The documents as they were: of a text that begins with an apostrophe, its hash tells whose that is."""
    rows = []
    for before, after in zip(documents.to_dicts(), _armed(documents).to_dicts(), strict=True):
        same = hashlib.sha256(before["text"].encode()).hexdigest() == before["sha256"]
        rows.append({**after, "text": before["text"] if same else after["text"]})
    import polars as pl

    return pl.DataFrame(rows, schema=documents.schema)
