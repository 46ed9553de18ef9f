"""Which files to read: folders, files, globs, standard input, and manifests that say what each file is."""

from __future__ import annotations

import glob
import os
import stat
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from framing.errors import InputError
from framing.load.corrections import are_corrections
from framing.load.readers.columns import key
from framing.load.readers.decoding import clean_line
from framing.load.readers.tabular import rows
from framing.load.sheets import no_articles

MANIFESTS = ("story.toml", "metadata.csv")
_NOT_ARTICLES = frozenset({"readme", "license", "licence", "copying", "changelog", "codebook"})
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
    """What was found under the paths that were named; ``paths`` are those, with patterns expanded."""

    paths: list[Path] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    corrections: list[Path] = field(default_factory=list)  # tables of corrections, which hold no articles


def find_inputs(paths: Iterable[str | os.PathLike[str]], suffixes: Iterable[str], spool: Callable[[str], Path]) -> Inputs:
    """The files under the paths, each once, in the order of their names; ``spool(path)`` makes a file of a stream.

    Raises InputError for a path that does not exist.
    """
    found = Inputs()
    known = frozenset(suffixes)
    listed: dict[Path, dict[str, list[Source]]] = {}
    for path in (path for named in paths for path in _expand(os.fspath(named), found)):
        found.paths.append(path)
        if str(path) == "-" or (path.exists() and not path.is_file() and not path.is_dir()):
            _add_stream(path, spool, found)
        elif path.is_dir():
            _add_folder(path, known, found)
        elif path.name in MANIFESTS:
            _add_manifest(path, path.parent, found)
        elif are_corrections(path):
            found.corrections.append(path)
        elif why := no_articles(path):
            found.skipped.append(
                Skipped(clean_line(str(path)), f"is {why}, which holds no articles; compare takes it by --coded")
            )
        else:
            _add_file(path, listed, found)
    found.sources = _each_once(found.sources)
    return found


def _add_stream(path: Path, spool: Callable[[str], Path], found: Inputs) -> None:
    if str(path) == "-":
        found.sources.append(Source(spool("-"), "standard input", "stdin"))
        return
    label = clean_line(str(path))
    try:
        found.sources.append(Source(spool(str(path)), label, clean_line(path.stem)))
    except (InputError, OSError) as error:
        found.skipped.append(Skipped(label, f"cannot be read: {error.strerror if isinstance(error, OSError) else error}"))


def _each_once(sources: list[Source]) -> list[Source]:
    """Sources in order, without those that were named twice; what a manifest says of a file is not lost to its bare name."""
    real = {id(source): os.path.realpath(source.path) for source in sources}
    described = {real[id(source)] for source in sources if source.entry}
    unique: dict[tuple[str, str], Source] = {}
    for source in sources:
        if source.entry or real[id(source)] not in described:
            unique.setdefault((real[id(source)], repr(source.entry)), source)
    return sorted(unique.values(), key=lambda source: (source.label, source.id))


def _expand(named: str, found: Inputs) -> list[Path]:
    if named == "-" or os.path.lexists(named):
        return [Path(named)]
    if glob.has_magic(named):
        matches = sorted(glob.glob(named, recursive=True))  # noqa: PTH207  pathlib's cannot take an absolute pattern
        if not matches:
            raise InputError(f"{named}: no file matches this pattern; correct it or name a folder")
        special = {match: why for match in matches if (why := no_file(Path(match))) and not Path(match).is_dir()}
        _note_left(clean_line(named), list(special.items()), found)
        return [Path(match) for match in matches if match not in special]
    looked = "" if Path(named).is_absolute() else f" in {Path.cwd()}"
    raise InputError(f"{named}: no such file or folder{looked}")


_KINDS = ((stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"))


def no_file(path: Path, root: Path | None = None) -> str:
    """Why what was found at a path is not read, though it has the name of an article; '' for what is.

    A folder may be a stranger's: a link in it may lead to any file of the reader's, and opening a pipe may wait for ever.
    Links are held against the ``root`` that was named, where one is given.
    """
    try:
        if root is not None and leads_out(path, root):
            return "a link that leads out of the folder"
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return ""  # what is not there, or cannot be looked at, says so where it is opened
    return next((name for is_kind, name in _KINDS if is_kind(mode)), "")


def leads_out(path: Path, root: Path) -> bool:
    """Whether links lead from a path below a folder to what does not lie below it."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _note_left(label: str, left: Sequence[tuple[str, str]], found: Inputs) -> None:
    for why in dict.fromkeys(why for _, why in left):
        names = [name for name, reason in left if reason == why]
        found.notices.append(f"{label}: left out as {why}: {listing(names)}")


def _add_file(path: Path, listed: dict[Path, dict[str, list[Source]]], found: Inputs) -> None:
    """A file that was named, with what a manifest beside it says of it."""
    if path.parent not in listed:
        beside = Inputs()
        if manifest := _manifest_in(path.parent, path.parent, found):
            _add_manifest(manifest, path.parent, beside)
            if not beside.sources:
                found.notices.extend(map(str, beside.skipped))
        by_name = listed.setdefault(path.parent, {})
        for source in beside.sources:
            by_name.setdefault(source.path.name if source.path.parent == path.parent else "", []).append(source)
    found.sources.extend(listed[path.parent].get(path.name) or [Source(path, clean_line(str(path)), clean_line(path.stem))])


def _manifest_in(folder: Path, root: Path, found: Inputs) -> Path | None:
    """The manifest in a folder; one that is no file, or that a link leads to from elsewhere, is noted and is none."""
    manifests = [(path, no_file(path, root)) for name in MANIFESTS if os.path.lexists(path := folder / name)]
    _note_left(clean_line(str(folder)), [(path.name, why) for path, why in manifests if why], found)
    return next((path for path, why in manifests if not why and path.is_file()), None)


def _add_folder(root: Path, suffixes: frozenset[str], found: Inputs) -> None:
    before = len(found.sources), len(found.skipped)
    read: list[str] = []
    left: list[str] = []
    led_out: list[tuple[str, str]] = []
    for folder, folders, files in os.walk(root, onerror=lambda error: found.skipped.append(_unreadable(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if manifest := _manifest_in(Path(folder), root, found):
            folders.clear()
            _add_manifest(manifest, root, found)
            continue
        linked = [name for name in folders if Path(folder, name).is_symlink() and leads_out(Path(folder, name), root)]
        led_out.extend((name, "a link that leads out of the folder") for name in linked)
        for name in sorted(files):
            path = Path(folder, name)
            if name.startswith(".") or path.suffix.lower() == ".toml":
                continue
            if path.suffix.lower() not in suffixes or name.lower().partition(".")[0] in _NOT_ARTICLES:
                if name not in MANIFESTS:
                    left.append(name)
                continue
            if why := no_file(path, root) or no_articles(path):
                led_out.append((name, why))
                continue
            if are_corrections(path):
                found.corrections.append(path)
                continue
            read.append(name)
            found.sources.append(Source(path, clean_line(str(path)), _id(path, root)))
    label = clean_line(str(root))
    _note_left(label, led_out, found)
    if (len(found.sources), len(found.skipped)) == before:
        found.skipped.append(Skipped(label, f"no article in it; expected files ending in {', '.join(sorted(suffixes))}"))
    elif read:
        without = f"; left out: {listing(left)}" if left else ""
        found.notices.append(
            f"{label}: no {' or '.join(MANIFESTS)} lists the articles, so these were read: {listing(read)}{without}"
        )


def _unreadable(error: OSError) -> Skipped:
    return Skipped(clean_line(str(error.filename)), f"cannot be read: {error.strerror}")


def _add_manifest(manifest: Path, root: Path, found: Inputs) -> None:
    label = clean_line(str(manifest))
    try:
        entries = list(_toml_entries(manifest) if manifest.suffix == ".toml" else _csv_entries(manifest))
    except (InputError, OSError, UnicodeDecodeError) as error:
        found.skipped.append(Skipped(label, f"the list of articles cannot be read: {error}"))
        return
    for where, entry in entries:
        named = _file_named(entry, manifest.parent, root)
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


def _file_named(entry: Mapping[str, Any], folder: Path, root: Path) -> Path | str:
    """The file of an entry, or why there is none; it must lie in the manifest's folder, as a manifest may be a stranger's."""
    names = {key(str(name)): value for name, value in entry.items()}
    value = next((names[name] for name in (*_FILE, "id") if names.get(name)), None)
    if not isinstance(value, str):
        return 'no file named; expected file = "NAME"'
    path = Path(folder, value)
    if ".." in path.parts[len(folder.parts) :] or Path(value).is_absolute():
        return f"file '{clean_line(value)}' lies outside the folder"
    if why := no_file(path, root):
        return f"file '{clean_line(value)}' is {why}"
    if os.path.isfile(path):  # noqa: PTH113  pathlib's raises for a name that is too long
        return path
    by_stem = sorted(folder.glob(f"{glob.escape(clean_line(value))}.*")) if names.keys().isdisjoint(_FILE) else []
    by_stem = [path for path in by_stem if path.is_file() and not no_file(path, root)]
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
