"""Results read back from where they were saved: a SQLite file, or a folder of tables."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.compare.groups import OTHERS
from framing.errors import FramingError, InputError, describe
from framing.extension import Measure
from framing.score.rows import Rows
from framing.tables.contract import TABLES, schema
from framing.tables.export import FORMULA
from framing.tables.results import Results
from framing.tables.spool import Spool

if TYPE_CHECKING:
    import polars as pl

    from framing.compare.comparison import Comparison
    from framing.plugins import Plugins

AGAIN = "save all tables: framing compare … --output NAME.sqlite"
_NEEDED = {  # columns that every version has written
    "documents": ("doc_id", "outlet", "text", "meta"),
    "scores": ("doc_id", "measure", "target", "value"),
    "evidence": ("doc_id", "measure", "target", "start", "end"),
}
_KINDS = ("parquet", "jsonl", "csv")
_SUFFIXES = {".sqlite", ".db"}


def is_saved(path: Path) -> bool:
    """Whether a path is a saved result rather than articles."""
    return path.suffix.lower() in _SUFFIXES if path.is_file() else (path / "run.json").is_file()


def load_saved(path: Path, plugins: Plugins) -> tuple[Results, Comparison | None]:
    """The results saved at a path, and the comparison where one was saved with them.

    Measures are described by the loaded plugins; of one that no plugin has, only name and meaning are known.
    Raises :class:`~framing.errors.InputError` for what framing has not written, or not whole.
    """
    try:
        frames, run = _from_sqlite(path) if path.is_file() else _from_folder(path)
        for name in ("documents", "scores", "evidence"):
            if name not in frames:
                raise InputError(f"{path}: holds no table '{name}'; {AGAIN}")
        _check(frames, run)
        spool = Spool()
        empty = Rows().frames()
        for name in ("documents", "scores", "evidence", "parts"):
            spool.add(name, _completed(name, frames[name]) if name in frames else empty[name])
        results = Results(spool, run, _measures(run, plugins))
        return results, _comparison(results, frames, run) if "comparison" in frames else None
    except FramingError:
        raise
    except Exception as error:  # whatever the file is damaged by, it is the file
        raise InputError(f"{path}: is no result that framing saved, or not whole ({describe(error)}); {AGAIN}") from error


def _check(frames: Mapping[str, pl.DataFrame], run: Any) -> None:
    """Raise ValueError for what would only be noticed later: a run or pieces of passages that framing has not written."""
    if not isinstance(run, dict) or not isinstance(run.get("measures"), dict):
        raise ValueError("it does not say how it was made: there is no 'run' with its measures")
    if "comparison" in frames and not isinstance(run.get("compare"), dict):
        raise ValueError("it does not say how it was compared: there is no 'compare' in 'run'")
    for name, needed in _NEEDED.items():
        if missing := [column for column in needed if column not in frames[name].columns]:
            raise ValueError(f"the table '{name}' has no column '{missing[0]}'")
    evidence = frames["evidence"]
    for told in evidence["pieces"].unique().to_list() if "pieces" in evidence.columns else ():
        if told and not _are_pieces(told):
            raise ValueError(f"the table 'evidence' has pieces {told[:40]!r}")
    for told in frames["documents"]["meta"].unique().to_list():
        json.loads(told)


def _are_pieces(told: str) -> bool:
    try:
        pieces = [(start, end) for start, end in json.loads(told)]
    except (ValueError, TypeError, RecursionError):
        return False
    return bool(pieces) and all(type(start) is type(end) is int and 0 <= start < end for start, end in pieces)


def _completed(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """A table of an earlier version with the columns that have come since, all empty."""
    import polars as pl

    if name not in TABLES:
        return frame
    types: Any = schema(name)
    empty = {"counted": 1}  # before copies were looked for, everything counted
    missing = [
        pl.lit(empty.get(column, "" if kind == pl.String else None), dtype=kind).alias(column)
        for column, kind in types.items()
        if column not in frame.columns
    ]
    return frame.with_columns(missing).select(list(types))


def _comparison(results: Results, frames: Mapping[str, pl.DataFrame], run: Mapping[str, Any]) -> Comparison:
    """The comparison as it was saved: its own numbers stand, even those that need more than the tables to be made again."""
    from framing.compare.comparison import compare
    from framing.compare.estimates import KEYS, Cell

    settings = run.get("compare", {})
    known = {name: value for name, value in settings.items() if name in signature(compare).parameters}
    made = compare(results, **known)
    made.run = run
    fields = [name for name in Cell.__dataclass_fields__ if name != "key" and name in frames["comparison"].columns]
    groups = set(made.members["group"])  # over all groups together a comparison by a day says more, and is made anew by it
    rows = [row for row in frames["comparison"].iter_rows(named=True) if row["group"] in groups]
    made.cells = tuple(Cell(key=tuple(row[name] for name in KEYS), **{name: row[name] for name in fields}) for row in rows)
    made.groups = tuple(dict.fromkeys(cell.group for cell in made.cells))
    made._frames.update({name: _of_groups(frames[name], groups) for name in made.names if name in frames})
    return made


def _of_groups(frame: pl.DataFrame, groups: Collection[str]) -> pl.DataFrame:
    """The rows of a table of a comparison that are of these groups."""
    import polars as pl

    known = [*groups, OTHERS]
    return frame.filter(*(pl.col(name).is_in(known) for name in ("group", "group_a", "group_b") if name in frame.columns))


def _measures(run: Mapping[str, Any], plugins: Plugins) -> dict[str, Measure]:
    known = {measure.name: measure for measure in plugins.measures}
    return {
        name: known.get(name) or _stranger(name, str(about.get("meaning", name)))
        for name, about in run.get("measures", {}).items()
    }


def _stranger(name: str, meaning: str) -> Measure:
    return Measure(name=name, meaning=meaning, unit="", range=(None, None), high="", main=True, bind=lambda settings: _nothing)


def _nothing(*_: object) -> tuple[()]:
    return ()


def _from_sqlite(path: Path) -> tuple[dict[str, pl.DataFrame], dict[str, Any]]:
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
                frames[name] = frame.cast(types)  # type: ignore[arg-type]
            run = dict(database.execute("SELECT key, value FROM run")) if "run" in names else {}
            return frames, {key: json.loads(value) for key, value in run.items()}
    except (sqlite3.Error, ValueError, TypeError, pl.exceptions.PolarsError) as error:
        raise InputError(f"{path}: is no result that framing saved: {describe(error)}; {AGAIN}") from None


def _from_folder(path: Path) -> tuple[dict[str, pl.DataFrame], dict[str, Any]]:
    import polars as pl

    frames = {}
    try:
        run = json.loads((path / "run.json").read_text(encoding="utf-8"))
        for name in TABLES:
            file = next((path / f"{name}.{kind}" for kind in _KINDS if (path / f"{name}.{kind}").is_file()), None)
            if file is not None:
                frames[name] = _read(file, name)
    except (OSError, ValueError, pl.exceptions.PolarsError) as error:
        raise InputError(f"{path}: is no result that framing saved: {describe(error)}; {AGAIN}") from None
    return frames, run


def _read(file: Path, name: str) -> pl.DataFrame:
    import polars as pl

    types: Any = schema(name)
    if file.suffix == ".parquet":
        return pl.read_parquet(file)
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
