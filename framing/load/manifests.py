"""Manifests: ``story.toml`` and ``metadata.csv`` say which files of a folder are articles, and what is known of each."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath, PureWindowsPath
from typing import Any

from framing.errors import InputError, RequestError
from framing.load.places import no_file
from framing.load.readers.columns import key
from framing.load.readers.decoding import clean_line
from framing.load.readers.mapping import columns_of
from framing.load.readers.tabular import rows
from framing.untrusted import toml

MANIFESTS = ("story.toml", "metadata.csv")
_FILE = ("file", "filename", "path")
_COLUMNS = "columns"  # a table of a manifest that says which column of a table holds what


def entries_of(manifest: Path) -> list[tuple[str, Mapping[str, Any]]]:
    """The entries of a manifest, each with its place. Raises InputError for one that cannot be read."""
    return list(_toml_entries(manifest) if manifest.suffix == ".toml" else _csv_entries(manifest))


def columns_in(entry: Mapping[str, Any]) -> dict[str, str]:
    """The columns that an entry names for its table. Raises InputError for what names none."""
    given = entry.get(_COLUMNS)
    try:
        return columns_of(given) if isinstance(given, Mapping) else {}
    except RequestError as error:
        raise InputError(str(error)) from None


def _toml_entries(manifest: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        content = toml(manifest.read_bytes())
    except ValueError as error:
        raise InputError(f"not TOML: {error}") from None
    documents = content.pop("documents", [])
    if not isinstance(documents, list) or not documents:
        raise InputError('no [[documents]] in it; expected one for each article, with file = "…" and outlet = "…"')
    for number, entry in enumerate(documents, 1):
        yield f"[[documents]] {number}", {**content, **entry} if isinstance(entry, dict) else {}


def _csv_entries(manifest: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for row, record, _ in rows(manifest):
        if row > 1:
            yield f"row {row}", record
        elif {key(name) for name in record}.isdisjoint((*_FILE, "id")):
            raise InputError(f"no file column; found: {', '.join(record)}")


def file_named(entry: Mapping[str, Any], folder: Path, root: Path) -> Path | str:
    """The file of an entry, or why there is none; it must lie in the manifest's folder, as a manifest may be a stranger's."""
    names = {key(str(name)): value for name, value in entry.items()}
    value = next((names[name] for name in (*_FILE, "id") if names.get(name)), None)
    if not isinstance(value, str):
        return 'no file named; expected file = "NAME"'
    inside = _as_written(folder, value)
    path = Path(folder, inside.as_posix())
    if ".." in inside.parts or inside.anchor:
        return f"file '{clean_line(value)}' lies outside the folder"
    if why := no_file(path, root):
        return f"file '{clean_line(value)}' is {why}"
    if os.path.isfile(path):  # noqa: PTH113  pathlib's raises for a name that is too long
        return path
    by_stem = sorted(folder.glob(f"{glob.escape(clean_line(value))}.*")) if names.keys().isdisjoint(_FILE) else []
    by_stem = [path for path in by_stem if path.is_file() and not no_file(path, root)]
    return by_stem[0] if by_stem else f"no file '{clean_line(value)}'; correct the name or remove the entry"


def _as_written(folder: Path, value: str) -> PurePath:
    """The path that a manifest means: with the backslashes of Windows where no file here has any in its name."""
    if "\\" in value and not os.path.lexists(Path(folder, value)):
        return PureWindowsPath(value)
    return PurePath(value)


def described(entry: Mapping[str, Any]) -> dict[str, Any]:
    """What an entry says of its documents: all but where they are."""
    return {name: value for name, value in entry.items() if key(str(name)) not in (*_FILE, _COLUMNS)}
