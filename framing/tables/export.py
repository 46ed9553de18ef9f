"""Tables as files: CSV, JSON lines, Parquet, SQLite, or a folder with all of them and a Data Package.

The same tables give the same bytes. What the columns are is said in docs/tables.md and once in tables.py.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from framing.errors import InputError, RequestError
from framing.tables.contract import MARKER, PRIMARY_KEYS, RESULTS_VERSION, TABLES, TABLES_VERSION, Column
from framing.tables.files import is_folder, write_text, write_whole

if TYPE_CHECKING:
    import polars as pl

    from framing.tables.results import Tables

CsvMode = Literal["safe", "raw"]
SETTINGS = ("framing", "packages", "plugins", "layers", "measures", "dictionaries", "corrections", "options", "regions", "seed")
Frames = Mapping[str, "pl.DataFrame"]
Columns = Mapping[str, tuple[Column, ...]]
FORMULA = r"^[=+\-@\t\r]"  # what a spreadsheet takes for a formula, at the start of a cell
_SQLITE_TYPES = {"String": "TEXT NOT NULL", "Int64": "INTEGER", "Float64": "REAL", "Date": "DATE"}
_FIELD_TYPES = {"String": "string", "Int64": "integer", "Float64": "number", "Date": "date"}
_MEDIA_TYPES = {"csv": "text/csv", "jsonl": "application/jsonl", "parquet": "application/vnd.apache.parquet"}
_INDEXES = {
    "scores": (("doc_id",), ("measure", "target")),
    "evidence": (("doc_id",), ("measure", "target")),
    "comparison": (("measure", "target"),),
}


def save(tables: Tables, path: Path, *, kind: str = "", csv_mode: CsvMode = "safe", separator: str = "") -> None:
    """Write tables where and how the path says: .csv, .jsonl and .parquet hold the main table, .sqlite and a folder all.

    So does .xlsx, but of a run, whose texts are too long for cells. A path without suffix is a folder, of Parquet for
    results and comparisons, else of CSV. ``kind`` is what a folder's files are in, or overrules a suffix. With a ``separator``
    a .csv is such that a spreadsheet opens it.
    """
    suffix = path.suffix.lower().removeprefix(".")
    kind = kind or {"db": "sqlite", "ndjson": "jsonl"}.get(suffix, suffix)
    if is_folder(path) and kind in ("", *_KINDS):
        kind = kind or ("parquet" if of_a_run(tables) else "csv")
        frames = frames_of(tables, parts=kind == "parquet")
        write_folder(path, frames, tables.run, kind=kind, csv_mode=csv_mode, columns=tables.columns)
    elif kind == "sqlite":
        write_sqlite(path, frames_of(tables, parts=True), tables.run, tables.columns)
    elif kind == "xlsx":
        from framing.tables.sheets import write_xlsx

        write_xlsx(path, {name: tables.table(name) for name in ((tables.main,) if of_a_run(tables) else tables.names)})
    elif kind == "csv" and separator:
        from framing.tables.sheets import write_sheet_csv

        write_sheet_csv(path, tables.table(tables.main), separator)
    elif kind == "csv":
        write_csv(path, tables.table(tables.main), mode=csv_mode)
    elif kind == "parquet":
        write_parquet(path, tables.table(tables.main), tables.columns[tables.main])
    elif kind == "jsonl":
        write_jsonl(path, tables.table(tables.main))
    else:
        what = f"no format '{kind}'" if kind else "is a file, and no suffix says its format"
        raise RequestError(f"{path}: {what}; there are csv, jsonl, parquet, sqlite and xlsx, or name a folder for all tables")


def of_a_run(tables: Tables) -> bool:
    """Whether these are results, or a comparison of results, which can be read back, and no listing."""
    return {"documents", "scores"} <= {*tables.names, *getattr(getattr(tables, "results", None), "names", ())}


def frames_of(tables: Tables, *, parts: bool = False) -> dict[str, pl.DataFrame]:
    """Every table by name in the contract's order; a comparison brings those of the results it was made from.

    With ``parts`` also what only the next comparison needs: the scores paragraph by paragraph.
    """
    results = getattr(tables, "results", None)
    owners = [*([results] if results is not None else []), tables]
    found = {name: owner.table(name) for owner in owners for name in owner.names}
    for owner in owners if parts else ():
        found.update({name: owner.lazy(name).collect() for name in getattr(owner, "beside", ())})
    return {name: found[name] for name in tables.columns if name in found}


def write_csv(path: Path, table: pl.DataFrame, *, mode: CsvMode = "safe", bom: bool = False) -> None:
    """Write a table as CSV: UTF-8, comma, every text quoted.

    In safe mode a text that a spreadsheet would take for a formula gets an apostrophe before it, which reading takes away
    again; numbers never do. Within a text nothing is changed, so that quotes stay exact: a spreadsheet must be told that a comma
    ends a cell, or be given what :func:`~framing.tables.sheets.write_sheet_csv` writes. In raw mode texts are exact. A byte order
    mark makes a spreadsheet read a file that it is to change as UTF-8.
    """
    if mode == "safe":
        table = table.with_columns(_disarmed(table))
    with write_whole(path) as temporary:
        table.write_csv(temporary, quote_style="non_numeric", include_bom=bom)


def _disarmed(table: pl.DataFrame) -> Iterator[pl.Expr]:
    import polars as pl

    for name, kind in table.schema.items():
        if kind == pl.String:
            text = pl.col(name)
            yield pl.when(text.str.contains(FORMULA)).then("'" + text).otherwise(text).alias(name)


def write_jsonl(path: Path, table: pl.DataFrame) -> None:
    """Write a table as JSON lines: an object a row, null for a number that is missing."""
    with write_whole(path) as temporary:
        table.write_ndjson(temporary)


def write_parquet(path: Path, table: pl.DataFrame, columns: Sequence[Column] = ()) -> None:
    """Write a table as Parquet; what ``columns`` says is a date is one, null where it is unknown."""

    dates = [column.name for column in columns if column.dtype == "Date" and column.name in table.columns]
    dated = table.with_columns(_unless_empty(name).str.to_date("%Y-%m-%d") for name in dates)
    with write_whole(path) as temporary:
        dated.write_parquet(temporary, compression="zstd", statistics=True)


def _unless_empty(name: str) -> pl.Expr:
    """A column of text, null where it is empty."""
    import polars as pl

    return pl.when(pl.col(name) != "").then(pl.col(name)).alias(name)


_KINDS = ("csv", "jsonl", "parquet")  # of files that hold one table


def write_sqlite(path: Path, frames: Frames, run: Mapping[str, Any], columns: Columns = TABLES) -> None:
    """Write all tables, and the manifest as table ``run`` (key, value as JSON), into one SQLite file."""
    with write_whole(path) as temporary:
        try:
            with closing(sqlite3.connect(temporary)) as database, database:
                _fill(database, frames, run, columns)
        except sqlite3.IntegrityError as error:
            raise InputError(f"{path}: cannot be written, two documents have one id ({error}); give each its own") from None
        except sqlite3.OperationalError as error:
            raise InputError(f"{path}: cannot be written: {error}") from None


def _fill(database: sqlite3.Connection, frames: Frames, run: Mapping[str, Any], described: Columns) -> None:
    for name, frame in frames.items():
        database.execute(_create(name, described[name], with_documents="documents" in frames))
        places = ", ".join("?" * frame.width)
        dates = [column.name for column in described[name] if column.dtype == "Date"]
        rows = frame.with_columns(map(_unless_empty, dates)).iter_rows()
        database.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows)
        for columns in _INDEXES.get(name, ()):
            listed = ", ".join(f'"{column}"' for column in columns)
            database.execute(f'CREATE INDEX "{name}_{"_".join(columns)}" ON "{name}" ({listed})')
    database.execute("CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    database.executemany("INSERT INTO run VALUES (?, ?)", [(key, json_text(value)) for key, value in run.items()])


def _create(name: str, described: tuple[Column, ...], *, with_documents: bool) -> str:
    columns = [f'"{column.name.replace(chr(34), chr(34) * 2)}" {_SQLITE_TYPES[column.dtype]}' for column in described]
    if keys := PRIMARY_KEYS.get(name):
        columns.append(f"PRIMARY KEY ({', '.join(keys)})")
    elif with_documents and described[0].name == "doc_id":
        columns.append("FOREIGN KEY (doc_id) REFERENCES documents (doc_id)")
    return f'CREATE TABLE "{name}" ({", ".join(columns)})'


def write_folder(
    path: Path,
    frames: Frames,
    run: Mapping[str, Any],
    *,
    kind: str = "csv",
    csv_mode: CsvMode = "safe",
    columns: Columns = TABLES,
) -> None:
    """Write a file a table into a folder, with ``run.json`` and a Frictionless ``datapackage.json`` that describes them.

    A folder that was not there before is removed again where it cannot be filled.
    """
    if kind not in _KINDS:
        raise RequestError(f"a folder's files cannot be {kind}; choose one of {', '.join(_KINDS)}")
    there = path.exists()
    try:
        path.mkdir(exist_ok=True)
    except FileExistsError:
        raise InputError(f"{path}: is a file; name a folder, or a file with a suffix such as .csv or .sqlite") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be created: {error.strerror}; name a folder in one that exists") from None
    try:
        _write_into(path, frames, run, kind, csv_mode, columns)
    except BaseException:
        if not there:
            shutil.rmtree(path, ignore_errors=True)
        raise


def _write_into(path: Path, frames: Frames, run: Mapping[str, Any], kind: str, csv_mode: CsvMode, columns: Columns) -> None:
    for name, frame in frames.items():
        target = path / f"{name}.{kind}"
        if kind == "csv":
            write_csv(target, frame, mode=csv_mode)
        elif kind == "parquet":
            write_parquet(target, frame, columns[name])
        else:
            write_jsonl(target, frame)
    write_text(path / "run.json", json_text(run, indent=2) + "\n")
    resources = [
        resource(f"{name}.{kind}", (path / f"{name}.{kind}").read_bytes(), name, kind, frames, columns[name]) for name in frames
    ]
    resources.append(run_resource((path / "run.json").read_bytes()))
    package = data_package(resources, csv_mode if kind == "csv" else None, run if "scores" in frames else None)
    write_text(path / "datapackage.json", json_text(package, indent=2) + "\n")


def data_package(
    resources: list[dict[str, Any]], csv_mode: CsvMode | None = None, run: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The description of a folder of tables (Data Package 2.0); of a saved result, whose ``run`` is given, also what it is."""
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "framing-results",
        "title": "Framing scores and their evidence",
        "framing:tables": TABLES_VERSION,
    }
    if run is not None:
        package[MARKER] = RESULTS_VERSION
        package["framing:settings"] = settings_hash(run)
        package["framing:corrections"] = (run.get("corrections") or {}).get("sha256")
    if csv_mode:
        package["framing:csv-mode"] = csv_mode
    return {**package, "resources": resources}


def settings_hash(run: Mapping[str, Any]) -> str:
    """SHA-256 of all in a run that the scores of an article hang on, the article aside."""
    told = {name: run.get(name) for name in SETTINGS} | {"corrections": (run.get("corrections") or {}).get("sha256")}
    codebook = (run.get("codebook") or {}).get("sha256")
    return hashlib.sha256(json.dumps({**told, "codebook": codebook}, sort_keys=True, default=str).encode()).hexdigest()


def run_resource(content: bytes) -> dict[str, Any]:
    """What a Data Package says of ``run.json``: text, since Frictionless takes JSON with ``packages`` for a catalog."""
    sha256 = f"sha256:{hashlib.sha256(content).hexdigest()}"
    about = {"format": "txt", "mediatype": "application/json", "encoding": "utf-8"}
    return {"name": "run", "path": "run.json", **about, "bytes": len(content), "hash": sha256}


def resource(file: str, content: bytes, name: str, kind: str, frames: Frames, columns: tuple[Column, ...]) -> dict[str, Any]:
    """What a Data Package says of a table that was written to a file."""
    described: dict[str, Any] = {
        "name": name,
        "path": file,
        "type": "table",
        "format": kind,
        "mediatype": _MEDIA_TYPES[kind],
        **({} if kind == "parquet" else {"encoding": "utf-8", "bytes": len(content)}),  # Frictionless counts none of Parquet
        "framing:rows": len(frames[name]),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns]}
    if kind == "parquet":
        schema["missingValues"] = ["", "nan"]  # Frictionless reads it by pandas, which has no empty whole number
    if keys := PRIMARY_KEYS.get(name):
        schema["primaryKey"] = list(keys)
    elif "documents" in frames and columns[0].name == "doc_id":
        schema["foreignKeys"] = [{"fields": ["doc_id"], "reference": {"resource": "documents", "fields": ["doc_id"]}}]
    return {**described, "schema": schema}


def _field(column: Column) -> dict[str, str]:
    return {"name": column.name, "type": _FIELD_TYPES[column.dtype], "description": column.meaning}


def json_text(value: Any, *, indent: int | None = None) -> str:
    """JSON as files hold it: UTF-8, half a surrogate pair as its escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return text.encode("utf-8", "backslashreplace").decode()
