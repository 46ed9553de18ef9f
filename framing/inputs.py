"""Which files to read: folders, files, globs, standard input, and manifests that say what each file is."""

from __future__ import annotations

import glob
import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from framing.errors import InputError
from framing.readers.columns import key
from framing.readers.decoding import clean_line
from framing.readers.tabular import rows

MANIFESTS = ("story.toml", "metadata.csv")
_NOT_ARTICLES = ("readme", "license", "licence", "changelog", "codebook")
_FILE = ("file", "filename", "path")


class Skipped(NamedTuple):
    """Something that was not read: where, and why."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


@dataclass(frozen=True)
class Source:
    """A file to read: what messages call it, the id of its article, and what a manifest says of it."""

    path: Path
    label: str
    id: str
    entry: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Inputs:
    """What was found under the paths that were named."""

    sources: list[Source] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def find_inputs(paths: Iterable[str | os.PathLike[str]], suffixes: Iterable[str], spool: Callable[[str], Path]) -> Inputs:
    """The files under the paths, each once, in the order of their names; ``spool(path)`` makes a file of a stream.

    Raises InputError for a path that does not exist.
    """
    found = Inputs()
    known = frozenset(suffixes)
    for named in map(os.fspath, paths):
        for path in _expand(named):
            if str(path) == "-" or (path.exists() and not path.is_file() and not path.is_dir()):
                label = "standard input" if str(path) == "-" else clean_line(str(path))
                found.sources.append(Source(spool(str(path)), label, "stdin" if str(path) == "-" else path.stem))
            elif path.is_dir():
                _add_folder(path, known, found)
            elif path.name in MANIFESTS:
                _add_manifest(path, path.parent, found)
            else:
                found.sources.append(Source(path, clean_line(str(path)), clean_line(path.stem)))
    unique = {os.path.realpath(source.path): source for source in reversed(found.sources)}
    found.sources = sorted(unique.values(), key=lambda source: (source.path.as_posix(), source.id))
    return found


def _expand(named: str) -> list[Path]:
    if named == "-" or os.path.lexists(named):
        return [Path(named)]
    if glob.has_magic(named):
        matches = sorted(glob.glob(named, recursive=True))  # noqa: PTH207  pathlib's cannot take an absolute pattern
        if not matches:
            raise InputError(f"{named}: no file matches; quote the pattern or name a folder")
        return [Path(match) for match in matches]
    raise InputError(f"{named}: no such file or folder (looked in {Path.cwd()})")


def _add_folder(root: Path, suffixes: frozenset[str], found: Inputs) -> None:
    before = len(found.sources), len(found.skipped)
    read: list[str] = []
    left: list[str] = []
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        manifest = next((name for name in MANIFESTS if name in files), None)
        if manifest is not None:
            folders.clear()
            _add_manifest(Path(folder, manifest), root, found)
            continue
        for name in sorted(files):
            path = Path(folder, name)
            if name.startswith(".") or path.suffix.lower() == ".toml":
                continue
            if path.suffix.lower() not in suffixes or name.lower().startswith(_NOT_ARTICLES):
                left.append(name)
                continue
            read.append(name)
            found.sources.append(Source(path, clean_line(str(path)), _id(path, root)))
    label = clean_line(str(root))
    if (len(found.sources), len(found.skipped)) == before:
        found.skipped.append(Skipped(label, f"no article in it; expected files ending in {', '.join(sorted(suffixes))}"))
    elif read:
        without = f"; left out: {listing(left)}" if left else ""
        found.notices.append(
            f"{label}: no {' or '.join(MANIFESTS)} lists the articles, so these were read: {listing(read)}{without}"
        )


def _add_manifest(manifest: Path, root: Path, found: Inputs) -> None:
    label = clean_line(str(manifest))
    try:
        entries = list(_toml_entries(manifest) if manifest.suffix == ".toml" else _csv_entries(manifest))
    except (InputError, OSError, UnicodeDecodeError) as error:
        found.skipped.append(Skipped(label, f"the list of articles cannot be read: {error}"))
        return
    for where, entry in entries:
        named = _file_named(entry, manifest.parent)
        if isinstance(named, Path):
            found.sources.append(Source(named, clean_line(str(named)), _id(named, root), _without_file(entry)))
        else:
            found.skipped.append(Skipped(f"{label}, {where}", named))


def _toml_entries(manifest: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        with manifest.open("rb") as handle:
            content = tomllib.load(handle)
    except tomllib.TOMLDecodeError as error:
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


def _file_named(entry: Mapping[str, Any], folder: Path) -> Path | str:
    """The file of an entry, or why there is none; it must lie in the manifest's folder, as a manifest may be a stranger's."""
    names = {key(str(name)): value for name, value in entry.items()}
    value = next((names[name] for name in (*_FILE, "id") if names.get(name)), None)
    if not isinstance(value, str):
        return 'no file named; expected file = "NAME"'
    path = Path(folder, value)
    if not path.resolve().is_relative_to(folder.resolve()):
        return f"file '{clean_line(value)}' lies outside the folder"
    if path.is_file():
        return path
    by_stem = sorted(folder.glob(f"{glob.escape(value)}.*")) if "file" not in names and "\0" not in value else []
    return by_stem[0] if by_stem else f"no file '{clean_line(value)}' in {folder}; correct the name or remove the entry"


def _without_file(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if key(str(name)) not in _FILE}


def _id(path: Path, root: Path) -> str:
    relative = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
    return clean_line(relative.with_suffix("").as_posix())


def listing(names: Iterable[str], most: int = 8) -> str:
    """Names for a message: the first few, and how many more."""
    found = [clean_line(name) for name in names]
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(found[:most]) + more
