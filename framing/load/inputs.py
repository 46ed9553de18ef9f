"""Which files to read: folders, files, globs, archives, standard input, and manifests that say what each file is."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from framing.errors import InputError
from framing.load.corrections import are_corrections
from framing.load.manifests import MANIFESTS, columns_in, described, entries_of, file_named
from framing.load.places import leads_out, no_file
from framing.load.readers.addresses import is_address, refusal
from framing.load.readers.databases import SUFFIXES as DATABASES
from framing.load.readers.databases import holds_articles
from framing.load.readers.decoding import clean_line, listing
from framing.load.readers.mapping import Columns
from framing.load.readers.tabular import header_of
from framing.load.sheets import TAKEN, no_articles
from framing.load.unpacking import DEPTH, is_tar, unpack
from framing.load.unpacking import SUFFIXES as PACKED

_NOT_ARTICLES = frozenset({"readme", "license", "licence", "copying", "changelog", "codebook"})
_DATASET = "dataset_info.json"  # in a folder of Hugging Face's ``datasets``
_OF_A_DATASET = frozenset((_DATASET, "state.json"))
_NO_ARTICLES = ("dataset_dict.json",)  # names its folders


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
    origin: Path | None = None  # the file that it was unpacked from
    columns: Columns = field(default_factory=dict)  # of the manifest


@dataclass
class Inputs:
    """What was found under the paths that were named; ``paths`` are those, with patterns expanded."""

    paths: list[Path] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    corrections: list[Path] = field(default_factory=list)  # tables of corrections, which hold no articles


class Room(Protocol):
    """Where what comes through pipes and out of archives is kept."""

    def file(self, name: str, known: Collection[str]) -> Path: ...

    def named(self, path: Path, known: Collection[str]) -> Path: ...

    def folder(self, name: str = "") -> Path: ...


def find_inputs(paths: Iterable[str | os.PathLike[str]], suffixes: Iterable[str], room: Room) -> Inputs:
    """The files under the paths, each once, in the order of their names; streams and archives become files in a ``room``.

    Raises InputError for a path that does not exist.
    """
    finder = _Finder(frozenset(suffixes), room)
    for path in (path for named in paths for path in finder.expand(os.fspath(named))):
        finder.add(path)
    finder.found.sources = _each_once(finder.found.sources)
    return finder.found


@dataclass(frozen=True)
class _Within:
    """A folder that is read: where it is, what messages call it, what the ids in it begin with, what it was unpacked from."""

    root: Path
    label: str
    prefix: str = ""
    origin: Path | None = None
    depth: int = 0  # of archives in archives

    def label_of(self, path: Path) -> str:
        return clean_line(str(path) if self.origin is None else f"{self.label}/{path.relative_to(self.root)}")

    def id_of(self, path: Path) -> str:
        relative = path.relative_to(self.root) if path.is_relative_to(self.root) else Path(path.name)
        return self.prefix + clean_line(relative.with_suffix("").as_posix())

    def source(self, path: Path, entry: Mapping[str, Any] | None = None, columns: Columns | None = None) -> Source:
        return Source(path, self.label_of(path), self.id_of(path), entry or {}, self.origin, columns or {})


class _Sorting(NamedTuple):
    """The files of a folder by name: what is read, what has no reader, and what is refused, with the reason."""

    read: list[str]
    left: list[str]
    refused: list[tuple[str, str]]


def _were_read(within: _Within, sorting: _Sorting) -> Iterator[str]:
    """Which files of a folder were read, as a notice, where no manifest says so."""
    if sorting.read:
        why = f"no {' or '.join(MANIFESTS)} lists the articles, so these were read"
        yield f"{within.label}: {why}: {listing(sorting.read)}{_without(sorting.left)}"


def _without(left: Sequence[str]) -> str:
    return f"; left out: {listing(left)}" if left else ""


class _Finder:
    """Finds the files under the paths that were named."""

    def __init__(self, suffixes: frozenset[str], room: Room) -> None:
        self.found = Inputs()
        self._suffixes, self._known, self._room = suffixes, suffixes | {*PACKED}, room
        self._listed: dict[Path, dict[str, list[Source]]] = {}

    def expand(self, named: str) -> list[Path]:
        """The paths that a name or a pattern stands for."""
        if named == "-" or os.path.lexists(named):
            return [Path(named)]
        if is_address(named):
            raise InputError(refusal(named))
        if glob.has_magic(named):
            matches = sorted(glob.glob(named, recursive=True))  # noqa: PTH207  pathlib's cannot take an absolute pattern
            if not matches:
                raise InputError(f"{named}: no file matches this pattern; correct it or name a folder")
            special = {match: why for match in matches if (why := no_file(Path(match))) and not Path(match).is_dir()}
            self._note_left(clean_line(named), list(special.items()))
            return [Path(match) for match in matches if match not in special]
        looked = "" if Path(named).is_absolute() else f" in {Path.cwd()}"
        raise InputError(f"{named}: no such file or folder{looked}")

    def add(self, path: Path) -> None:
        """What stands at a path that was named."""
        self.found.paths.append(path)
        label = clean_line(str(path))
        if str(path) == "-" or (path.exists() and not path.is_file() and not path.is_dir()):
            self._add_stream(path)
        elif path.is_dir():
            self._add_folder(_Within(path, label))
        elif path.name in MANIFESTS:
            self._add_manifest(path, _Within(path.parent, clean_line(str(path.parent))))
        elif are_corrections(path, header := header_of(path)):
            self.found.corrections.append(path)
        elif why := no_articles(path, header):
            self.found.skipped.append(Skipped(label, f"is {why}, which holds no articles{TAKEN.get(why, '')}"))
        elif path.suffix.lower() in PACKED and path.suffix.lower() not in self._suffixes:
            self._add_packed(path, label, "", path, 0)
        else:
            self._add_file(path)

    def _add_stream(self, path: Path) -> None:
        label, name = ("standard input", "stdin") if str(path) == "-" else (clean_line(str(path)), clean_line(path.stem))
        try:
            kept = self._room.file(str(path), self._known)
        except (InputError, OSError) as error:
            if str(path) == "-":
                raise
            self.found.skipped.append(Skipped(label, f"cannot be read: {getattr(error, 'strerror', None) or error}"))
            return
        if kept.suffix in PACKED and kept.suffix not in self._suffixes:
            self._add_packed(kept, label, "", path, 0)
        else:
            self.found.sources.append(Source(kept, label, name))

    def _add_file(self, path: Path) -> None:
        """A file that was named, with what a manifest beside it says of it."""
        if path.parent not in self._listed:
            beside = _Finder(self._suffixes, self._room)
            if manifest := self._manifest_in(path.parent, path.parent, clean_line(str(path.parent))):
                beside._add_manifest(manifest, _Within(path.parent, clean_line(str(path.parent))))
                if not beside.found.sources:
                    self.found.notices.extend(map(str, beside.found.skipped))
            by_name = self._listed.setdefault(path.parent, {})
            for source in beside.found.sources:
                if source.path.parent == path.parent:
                    by_name.setdefault(source.path.name, []).append(source)
        own = [Source(path, clean_line(str(path)), clean_line(path.stem))]
        self.found.sources.extend(self._listed[path.parent].get(path.name) or own)

    def _add_packed(self, path: Path, label: str, prefix: str, origin: Path, depth: int) -> None:
        """What a ``.zip`` or ``.gz`` file holds, read like a folder; ``prefix`` is what the ids in it begin with."""
        if depth >= DEPTH:
            self.found.skipped.append(Skipped(label, f"a file in {DEPTH} files in each other; unpack the outer ones"))
            return
        packed = path.suffix.lower() == ".gz"
        folder = self._room.folder(path.absolute().parent.name if packed else path.stem)
        try:
            unpacked = unpack(path, folder, self._is_wanted)
        except (InputError, OSError) as error:
            reason = error if isinstance(error, InputError) else f"cannot be read: {error.strerror or error}"
            self.found.skipped.append(Skipped(label, str(reason)))
            return
        for name, reason in unpacked.faults:
            self.found.skipped.append(Skipped(f"{label}/{name}" if name else label, reason))
        if packed:
            self._add_single(folder, label, prefix, origin, depth, unpacked.left)
        else:
            faulty = bool(unpacked.faults)
            self._add_folder(_Within(folder, label, prefix, origin, depth + 1), unpacked.left, faulty=faulty)

    def _add_single(self, folder: Path, label: str, prefix: str, origin: Path, depth: int, left: Sequence[str]) -> None:
        """The one file of a ``.gz`` file."""
        if not (path := next(folder.iterdir(), None)):
            self.found.skipped.append(Skipped(label, f"no reader for what is in it ({', '.join(left)})"))
        elif is_tar(path):
            self.found.skipped.append(Skipped(label, "a tar archive; unpack it and name the folder"))
        else:
            if path.suffix == ".txt" and not Path(origin.stem).suffix:  # its name does not say what it is
                path = self._room.named(path.rename(path.with_suffix("")), self._known)
            if path.suffix.lower() in PACKED:
                self._add_packed(path, label, prefix, origin, depth + 1)
            else:
                self.found.sources.append(Source(path, label, prefix + clean_line(path.stem), {}, origin))

    def _is_wanted(self, name: str) -> bool:
        return Path(name).suffix.lower() in self._known or name in MANIFESTS

    def _manifest_in(self, folder: Path, root: Path, label: str) -> Path | None:
        """The manifest in a folder; one that is no file, or that a link leads to from elsewhere, is noted and is none."""
        manifests = [(path, no_file(path, root)) for name in MANIFESTS if os.path.lexists(path := folder / name)]
        self._note_left(label, [(path.name, why) for path, why in manifests if why])
        return next((path for path, why in manifests if not why and path.is_file()), None)

    def _add_folder(self, within: _Within, left: Sequence[str] = (), *, faulty: bool = False) -> None:
        root, found = within.root, self.found
        before = len(found.sources), len(found.skipped)
        sorting = _Sorting([], list(left), [])
        for folder, folders, files in os.walk(root, onerror=lambda error: found.skipped.append(_unreadable(error, within))):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            if manifest := self._manifest_in(Path(folder), root, within.label_of(Path(folder))):
                folders.clear()
                self._add_manifest(manifest, within)
                continue
            linked = [name for name in folders if Path(folder, name).is_symlink() and leads_out(Path(folder, name), root)]
            sorting.refused.extend((name, "a link that leads out of the folder") for name in linked)
            for name in sorted(name for name in files if not name.startswith(".") and Path(name).suffix.lower() != ".toml"):
                self._sort(Path(folder, name), within, sorting, dataset=_DATASET in files)
        self._note_left(within.label, sorting.refused)
        if (len(found.sources), len(found.skipped)) != before:
            found.notices.extend(_were_read(within, sorting))
        elif not faulty:
            without = _without(sorting.left) if within.origin else ""
            expected = f"expected files ending in {', '.join(sorted(self._known))}"
            found.skipped.append(Skipped(within.label, f"no article in it; {expected}{without}"))

    def _sort(self, path: Path, within: _Within, sorting: _Sorting, *, dataset: bool) -> None:
        """Add a file in a folder, or keep why it is not read."""
        if not self._is_article(path, dataset):
            sorting.left.append(path.name)
        elif why := no_file(path, within.root) or no_articles(path, header := header_of(path)):
            sorting.refused.append((path.name, why))
        elif path.suffix.lower() in DATABASES and not holds_articles(path):
            sorting.left.append(path.name)
        elif are_corrections(path, header):
            self.found.corrections.append(path)
        else:
            sorting.read.append(path.name)
            self._add_found(path, within)

    def _is_article(self, path: Path, dataset: bool) -> bool:
        if path.name in _NO_ARTICLES:
            return False
        if dataset and (path.name in _OF_A_DATASET or path.name.startswith("cache-")):
            return False  # what describes the data set, and what its library has worked out
        return path.suffix.lower() in self._known and path.name.lower().partition(".")[0] not in _NOT_ARTICLES

    def _add_found(self, path: Path, within: _Within) -> None:
        """A file in a folder."""
        suffix = path.suffix.lower()
        if suffix not in PACKED or suffix in self._suffixes:
            self.found.sources.append(within.source(path))
            return
        outer = within.id_of(path)
        prefix = f"{outer}/" if suffix == ".zip" else outer.rpartition("/")[0] + "/" * ("/" in outer)
        self._add_packed(path, within.label_of(path), prefix, within.origin or path, within.depth)

    def _add_manifest(self, manifest: Path, within: _Within) -> None:
        label = within.label_of(manifest)
        try:
            entries = entries_of(manifest)
        except (InputError, OSError, UnicodeDecodeError) as error:
            self.found.skipped.append(Skipped(label, f"the list of articles cannot be read: {error}"))
            return
        for where, entry in entries:
            named = file_named(entry, manifest.parent, within.root)
            try:
                columns = columns_in(entry)
            except InputError as error:
                named = str(error)
            if isinstance(named, Path):
                self.found.sources.append(within.source(named, described(entry), columns))
            else:
                self.found.skipped.append(Skipped(f"{label}, {where}", named))

    def _note_left(self, label: str, left: Sequence[tuple[str, str]]) -> None:
        for why in dict.fromkeys(why for _, why in left):
            names = [name for name, reason in left if reason == why]
            self.found.notices.append(f"{label}: left out as {why}: {listing(names)}")


def _each_once(sources: list[Source]) -> list[Source]:
    """Sources in order, without those that were named twice; what a manifest says of a file is not lost to its bare name."""
    real = {id(source): os.path.realpath(source.path) for source in sources}
    described = {real[id(source)] for source in sources if source.entry}
    unique: dict[tuple[str, str], Source] = {}
    for source in sources:
        if source.entry or real[id(source)] not in described:
            unique.setdefault((real[id(source)], repr(source.entry)), source)
    return sorted(unique.values(), key=lambda source: (source.label, source.id))


def _unreadable(error: OSError, within: _Within) -> Skipped:
    return Skipped(within.label_of(Path(str(error.filename))), f"cannot be read: {error.strerror}")
