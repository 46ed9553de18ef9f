"""Results that were saved, read back: a folder of Parquet with a manifest, or what was saved in SQLite, CSV or JSON lines.

What the folder holds is said in docs/saved.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.compare.restored import restored
from framing.errors import FramingError, InputError, describe
from framing.extension import Measure
from framing.saved.checked_run import check_run
from framing.saved.folder import AGAIN, attached, is_results, is_store, manifest_of
from framing.score.rows import Rows
from framing.tables.contract import TABLES, TABLES_VERSION, schema
from framing.tables.results import Results
from framing.tables.spool import Spool

if TYPE_CHECKING:
    import polars as pl

    from framing.compare.comparison import Comparison
    from framing.plugins import Plugins

_NEEDED = {  # columns that every version has written
    "documents": ("doc_id", "outlet", "text", "meta"),
    "scores": ("doc_id", "measure", "target", "value"),
    "evidence": ("doc_id", "measure", "target", "start", "end"),
}
_COMPARED = ("comparison", "contrasts", "differences", "correction", "codes")
_SUFFIXES = {".sqlite", ".db"}
_STUDY = ".zip"


def is_saved(path: Path) -> bool:
    """Whether a path is a saved result rather than articles."""
    if path.is_file():
        from framing.load.readers.databases import is_result
        from framing.saved.study import is_study

        return (path.suffix.lower() in _SUFFIXES and is_result(path)) or (path.suffix.lower() == _STUDY and is_study(path))
    return is_results(path)


def load_results(path: str | Path, *, plugins: Plugins | None = None) -> Results:
    """The results saved at a path: a folder, a SQLite file, or a study that was frozen.

    No article is read again: :func:`framing.compare` and a report take it from here. Measures are described by the
    ``plugins``, by default all that are installed, else by what was saved of them. Raises
    :class:`~framing.errors.InputError` for what framing has not saved, not whole, or in a later version.
    """
    from framing.plugins import load_plugins

    return load_saved(Path(path), plugins or load_plugins())[0]


def load_saved(path: Path, plugins: Plugins) -> tuple[Results, Comparison | None]:
    """The results saved at a path, and the comparison where one was saved with them; see :func:`load_results`."""
    try:
        return _load(path, plugins)
    except FramingError:
        raise
    except Exception as error:  # whatever the file is damaged by, it is the file
        raise InputError(f"{path}: is no result that framing saved, or not whole ({describe(error)}); {AGAIN}") from error


def _load(path: Path, plugins: Plugins) -> tuple[Results, Comparison | None]:
    if not path.exists():
        raise InputError(
            f"{path}: no such file or folder; name a saved result, such as the folder of: framing score … --output NAME"
        )
    spool, frames, run = _read(path)
    known = "cluster" in frames["documents"].collect_schema().names() and not (path.is_dir() and is_store(path))
    results = Results(spool, run, _measures(run, plugins), copies_known=known)  # in a store they change with every article
    results.home = path if path.is_dir() and manifest_of(path) else None
    if "comparison" not in frames:
        return results, None
    return results, restored(results, {name: frames[name].collect() for name in _COMPARED if name in frames}, run)


def _read(path: Path) -> tuple[Spool, Mapping[str, pl.LazyFrame], dict[str, Any]]:
    """The tables of a run as a spool, all tables as they were saved, and the run."""
    if path.is_file() and path.suffix.lower() == _STUDY:
        from framing.saved.study import thawed

        whole, run = thawed(path)
    elif path.is_dir() and (manifest := manifest_of(path)):
        spool, lazy, run = attached(path, manifest)
        _check(path, lazy, run)
        return _filled(spool, lazy), lazy, run
    elif path.is_dir() and is_store(path):
        raise InputError(
            f"{path}: is a store in which no run has ended well yet; go on with: framing score ARTICLES --store {path}"
        )
    else:
        from framing.saved.earlier import from_folder, from_sqlite

        whole, run = from_sqlite(path) if path.is_file() else from_folder(path)
    lazy = {name: frame.lazy() for name, frame in whole.items()}
    _check(path, lazy, run)
    return _filled(Spool(), lazy), lazy, run


def _filled(spool: Spool, lazy: Mapping[str, pl.LazyFrame]) -> Spool:
    """The spool with the tables that it does not have yet, those of an earlier version with the columns that have come since."""
    empty = Rows().frames()
    for name, nothing in empty.items():
        if not spool.has(name):
            spool.add(name, _completed(name, lazy[name].collect()) if name in lazy else nothing)
    return spool


def _check(path: Path, lazy: Mapping[str, pl.LazyFrame], run: Any) -> None:
    """Raise for what would only be noticed later: a table, a run or pieces of passages that framing has not written."""
    for name in ("documents", "scores", "evidence"):
        if name not in lazy:
            raise InputError(f"{path}: holds no table '{name}'; {AGAIN}")
    if not isinstance(run, dict) or not isinstance(run.get("measures"), dict):
        raise ValueError("it does not say how it was made: there is no 'run' with its measures")
    check_run(f"{path / 'run.json'}" if path.is_dir() else f"{path}: run", run)
    tables = str(run.get("tables", TABLES_VERSION))
    if tables.isdecimal() and int(tables) > int(TABLES_VERSION):
        raise later(path, run.get("framing", ""), f"tables of version {tables}", TABLES_VERSION)
    if "comparison" in lazy and not isinstance(run.get("compare"), dict):
        raise ValueError("it does not say how it was compared: there is no 'compare' in 'run'")
    for name, needed in _NEEDED.items():
        there = lazy[name].collect_schema().names()
        if missing := [column for column in needed if column not in there]:
            raise ValueError(f"the table '{name}' has no column '{missing[0]}'")
    _check_texts(lazy)


def _check_texts(lazy: Mapping[str, pl.LazyFrame]) -> None:
    """Raise ValueError for JSON in a table that is none."""
    if "pieces" in lazy["evidence"].collect_schema().names():
        for told in lazy["evidence"].select("pieces").unique().collect()["pieces"]:
            if told and not _are_pieces(told):
                raise ValueError(f"the table 'evidence' has pieces {told[:40]!r}")
    for told in lazy["documents"].select("meta").unique().collect()["meta"]:
        json.loads(told)


def _are_pieces(told: str) -> bool:
    try:
        pieces = [(start, end) for start, end in json.loads(told)]
    except (ValueError, TypeError, RecursionError):
        return False
    return bool(pieces) and all(type(start) is type(end) is int and 0 <= start < end for start, end in pieces)


def later(path: Path, version: object, what: str, known: str) -> InputError:
    """The error for what a later version of framing has written."""
    return InputError(
        f"{path}: was saved by framing {version} with {what}; this one reads version {known}; "
        "install a later framing, from where you have this one"
    )


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


def _measures(run: Mapping[str, Any], plugins: Plugins) -> dict[str, Measure]:
    known = {measure.name: measure for measure in plugins.measures}
    return {name: known.get(name) or _stranger(name, about) for name, about in run["measures"].items()}


def _stranger(name: str, about: Mapping[str, Any]) -> Measure:
    """A measure that no plugin has, as it was described when it was saved."""
    from framing.score.manifest import DESCRIBED

    told: dict[str, Any] = {"meaning": name, "unit": "", "high": "", "main": True}
    told.update({field: about[field] for field in DESCRIBED if field in about})
    low, high = about.get("range", (None, None))
    return Measure(name=name, range=(low, high), bind=lambda settings: _nothing, **told)


def _nothing(*_: object) -> tuple[()]:
    return ()
