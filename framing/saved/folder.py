"""A folder of Parquet tables whose ``datapackage.json`` says that it is a saved result, and what belongs to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import InputError
from framing.tables.contract import MARKER, RESULTS_VERSION, TABLES, as_text, schema
from framing.tables.spool import Spool

if TYPE_CHECKING:
    import polars as pl

MANIFEST = "datapackage.json"
STORE, STORE_MARKER, STORE_VERSION = "store.json", "framing:store", "1"  # what marks a store, with the version of its partitions
AGAIN = "score the articles again: framing score ARTICLES --output NAME"
HALF = "it was deleted or changed after it was saved"


def is_results(folder: Path) -> bool:
    """Whether a folder says that it is a saved result: by its marker, or, of one saved before there was one, by its run."""
    package = _json(folder / MANIFEST)
    if isinstance(package, dict) and (MARKER in package or "framing:tables" in package):
        return True
    run = _json(folder / "run.json")
    return is_store(folder) or (isinstance(run, dict) and "framing" in run and "measures" in run)


def is_store(folder: Path) -> bool:
    """Whether a folder says that it is a store, be it one whose first run has not ended yet."""
    told = _json(folder / STORE)
    return isinstance(told, dict) and STORE_MARKER in told


def manifest_of(folder: Path) -> Mapping[str, Any] | None:
    """The manifest of a folder of Parquet, None of one that holds other files. Raises InputError for a later version."""
    package = _json(folder / MANIFEST)
    if not isinstance(package, dict) or MARKER not in package:
        return None
    version_checked(folder, package)
    resources = package.get("resources")
    if not isinstance(resources, list) or not all(isinstance(each, dict) for each in resources):
        raise InputError(f"{folder / MANIFEST}: lists no tables; {AGAIN}")
    return package if any(each.get("format") == "parquet" for each in resources) else None


def version_checked(path: Path, manifest: Mapping[str, Any]) -> None:
    """Raise InputError for a version of the format that this framing does not read."""
    version = str(manifest.get(MARKER))
    if version != RESULTS_VERSION:
        raise InputError(
            f"{path}: is a saved result in version {version[:20]} of the format; this framing reads version {RESULTS_VERSION}; "
            "install a later framing, from where you have this one"
        )


def attached(folder: Path, manifest: Mapping[str, Any]) -> tuple[Spool, dict[str, pl.LazyFrame], dict[str, Any]]:
    """The tables of a folder where they lie, each file held against its hash, and the run."""
    import polars as pl

    spool, lazy, run = Spool(), dict[str, "pl.LazyFrame"](), dict[str, Any]()
    for resource in manifest["resources"]:
        name, files = str(resource.get("name", "")), _files(folder, resource)
        if name == "run":
            run = json.loads(files[0].read_text(encoding="utf-8"))
        elif name in TABLES:
            lazy[name] = as_text(pl.scan_parquet(files))
            types = dict(lazy[name].collect_schema())
            if wrong := [c for c, kind in schema(name).items() if c in types and types[c] != kind]:
                raise InputError(f"{folder}: the column '{wrong[0]}' of the table '{name}' is {types[wrong[0]]}; {AGAIN}")
            if list(types) == list(schema(name)):
                spool.attach(name, files)
    return spool, lazy, run


def _files(folder: Path, resource: Mapping[str, Any]) -> list[Path]:
    """The files of a resource, one or several parts, none of them changed since it was saved."""
    given, hashes = resource.get("path"), resource.get("hash")
    names = given if isinstance(given, list) else [given]
    told = hashes if isinstance(hashes, list) else [hashes]
    found, again = [], f"go on with: framing score ARTICLES --store {folder}" if is_store(folder) else AGAIN
    for place, name in enumerate(names):
        if not isinstance(name, str) or not name or Path(name).is_absolute() or ".." in Path(name).parts:
            raise InputError(f"{folder / MANIFEST}: names a file outside the folder: {str(name)[:60]!r}; {AGAIN}")
        file = folder / name
        if not file.is_file():
            raise InputError(f"{file}: is missing, {HALF}; {again}")
        if f"sha256:{sha256(file)}" != (told[place] if place < len(told) else None):
            raise InputError(f"{file}: is not the file that was saved, {HALF}; {again}")
        found.append(file)
    return found


def sha256(file: Path) -> str:
    """The hash of a file, hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
