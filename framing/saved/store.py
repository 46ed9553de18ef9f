"""A store: a saved result that grows with its articles, in partitions, and is written to by one run at a time.

The manifest is written last and names every partition, so a reader finds the state of the last run that ended well. What a run
that was killed had finished is there for the next one.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.errors import InputError, RequestError
from framing.guard.temporary import held_alone
from framing.saved.folder import MANIFEST, STORE, STORE_MARKER, STORE_VERSION, sha256
from framing.saved.partitions import FOLDER, KINDS, Partition, Record, merged, only, read_partition, sweep
from framing.tables.contract import TABLES
from framing.tables.export import data_package, json_text, resource, run_resource
from framing.tables.files import write_text

LOCK = ".framing-lock"
ARTICLES = 1000  # of a partition
_OWN = frozenset({MANIFEST, STORE, LOCK, FOLDER, "kept"})
_TABLES = ("documents", "scores", "evidence", "parts", "layers")


@dataclass
class Store:
    """A store that is open: its partitions that are whole, and what was found damaged, in sentences."""

    folder: Path
    partitions: list[Partition] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)

    @property
    def parts(self) -> Path:
        return self.folder / FOLDER

    def read(self) -> None:
        """Look at every partition: one that is not whole is set aside, to be made again."""
        self.partitions, self.damaged = [], []
        for folder in sorted(self.parts.iterdir()) if self.parts.is_dir() else ():
            if not folder.is_dir() or folder.name.startswith("."):
                continue
            partition = read_partition(folder)
            wrong = partition.damage() if partition else "it does not say what it holds"
            if wrong or partition is None:
                self.damaged.append(f"{folder}: {wrong}")
            else:
                self.partitions.append(partition)

    def records(self, kind: str) -> Iterator[Record]:
        """What is known of the articles of all partitions of a kind."""
        return (record for partition in self.partitions if partition.kind == kind for record in partition.records)

    def chosen(self, kind: str, wanted: Mapping[str, str]) -> list[Partition]:
        """Partitions of a kind with just the articles that are ``wanted`` (id → key), each in one of them; in their order.

        A partition with further articles is written anew without them.
        """
        place = {doc_id: number for number, doc_id in enumerate(wanted)}
        fitting = []
        for partition in (each for each in self.partitions if each.kind == kind):
            ids = {record["id"] for record in partition.records if wanted.get(record["id"]) == record["key"]}
            fitting.append((len(partition.records) - len(ids), -len(ids), partition.name, partition, ids))
        taken, found = set[str](), list[Partition]()
        for _, _, _, partition, ids in sorted(fitting, key=lambda fit: fit[:3]):
            if free := ids - taken:
                taken |= free
                found.append(partition if free == partition.ids else only(partition, free))
        return sorted(found, key=lambda each: min(place[doc_id] for doc_id in each.ids))

    def commit(self, partitions: Sequence[Partition], run: Mapping[str, Any]) -> None:
        """Make these partitions and this run what the store holds, and remove what it then no longer needs."""
        text = json_text(run, indent=2) + "\n"
        described = run_resource(text.encode())
        file = f"run-{described['hash'].partition(':')[2][:32]}.json"
        write_text(self.folder / file, text)
        resources = [*_resources(self.folder, partitions), {**described, "path": file}]
        package = {**data_package(resources, run=run), STORE_MARKER: STORE_VERSION}
        write_text(self.folder / MANIFEST, json_text(package, indent=2) + "\n")
        kept = {partition.name for partition in partitions}
        for folder in self.parts.iterdir():
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)
        for old in self.folder.glob("run-*.json"):
            if old.name != file:
                old.unlink(missing_ok=True)
        self.partitions, self.damaged = list(partitions), []

    def listed(self) -> list[str]:
        """The names of the partitions that the manifest lists, of all kinds, in order; none before a run has ended well."""
        package = _package(self.folder)
        files = [file for each in package.get("resources", ()) for file in each["path"] if each["name"] in _TABLES]
        return list(dict.fromkeys(Path(file).parts[1] for file in files))

    def run(self) -> dict[str, Any]:
        """The run that the manifest names; empty before one has ended well."""
        for each in _package(self.folder).get("resources", ()):
            if each["name"] == "run":
                return dict(json.loads((self.folder / each["path"]).read_text(encoding="utf-8")))
        return {}

    def compact(self) -> tuple[int, int]:
        """Put small partitions together; how many there were and are. Raises RequestError before a run has ended well."""
        by_name = {partition.name: partition for partition in self.partitions}
        names, run = self.listed(), self.run()
        if not run:
            raise RequestError(
                f"{self.folder}: no run has ended well yet; go on with: framing score ARTICLES --store {self.folder}"
            )
        if missing := [name for name in names if name not in by_name]:
            raise RequestError(
                f"{self.parts / missing[0]}: is damaged or missing; make it again with: "
                f"framing score ARTICLES --store {self.folder}"
            )
        kept: list[Partition] = []
        for kind in KINDS:
            kept += [merged(group) if len(group) > 1 else group[0] for group in _groups([by_name[n] for n in names], kind)]
        self.commit(kept, run)
        return len(names), len(kept)


def _groups(partitions: Sequence[Partition], kind: str) -> Iterator[list[Partition]]:
    """Neighbours of a kind that together have as many articles as a partition may."""
    group: list[Partition] = []
    for partition in (each for each in partitions if each.kind == kind):
        if group and sum(len(each.records) for each in (*group, partition)) > ARTICLES:
            yield group
            group = []
        group.append(partition)
    if group:
        yield group


def _package(folder: Path) -> Mapping[str, Any]:
    try:
        return dict(json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return {}


def _resources(folder: Path, partitions: Sequence[Partition]) -> Iterator[dict[str, Any]]:
    """What the manifest says of each table: its parts, with their hashes."""
    empty: dict[str, Any] = dict.fromkeys(_TABLES, ())
    for table in _TABLES:
        holding = [each for each in partitions if table in each.tables]
        described = resource("", b"", table, "parquet", empty, TABLES[table])
        described["path"] = [each.file(table).relative_to(folder).as_posix() for each in holding]
        described["hash"] = [f"sha256:{each.about['files'][f'{table}.parquet']['sha256']}" for each in holding]
        described["framing:rows"] = sum(each.about["rows"][table] for each in holding)
        yield described


@contextmanager
def open_store(folder: Path, *, make: bool = False) -> Iterator[Store]:
    """A store that this process alone writes to while the block lasts; with ``make`` there may be none yet.

    Raises :class:`~framing.errors.RequestError` for a folder that is no store, one of another version, or one that another run
    writes to, and :class:`~framing.errors.InputError` for one that cannot be written to.
    """
    check_store(folder, make=make)
    try:
        folder.mkdir(exist_ok=True)
        (folder / FOLDER).mkdir(exist_ok=True)
        with held_alone(folder / LOCK) as ours:
            if not ours:
                raise RequestError(f"{folder}: another run is writing to this store; wait until it has ended")
            if not (folder / STORE).is_file():
                write_text(folder / STORE, json_text({STORE_MARKER: STORE_VERSION}) + "\n")
            sweep(folder / FOLDER)
            store = Store(folder)
            store.read()
            yield store
    except OSError as error:
        raise InputError(
            f"{folder}: cannot be written: {error.strerror or error}; what was finished stays, "
            "and the same command goes on from there"
        ) from None


def read_store(folder: Path) -> Store:
    """A store to look at. Raises :class:`~framing.errors.RequestError` for a folder that is none."""
    check_store(folder)
    store = Store(folder)
    store.read()
    return store


def check_store(folder: Path, *, make: bool = False) -> None:
    """Raise RequestError for what is no store, or one of another version; with ``make`` a new or empty folder will do."""
    if folder.exists() and not folder.is_dir():
        raise RequestError(f"{folder}: is a file; a store is a folder, such as --store {folder.with_suffix('').name}-store")
    package, told = _package(folder), _marked(folder)
    version = told.get(STORE_MARKER, package.get(STORE_MARKER))
    if version is not None and version != STORE_VERSION:
        raise RequestError(
            f"{folder}: is a store of version {str(version)[:20]}; this framing writes version {STORE_VERSION}; "
            "name a new folder, or install the framing that wrote it"
        )
    if version is None and not make:
        raise RequestError(f"{folder}: is no store; make one with: framing score ARTICLES --store {folder}")
    if version is None and folder.exists() and any(each.name not in _OWN or each.name == MANIFEST for each in folder.iterdir()):
        raise RequestError(f"{folder}: holds other files than a store; name a new folder, or an empty one")


def _marked(folder: Path) -> Mapping[str, Any]:
    try:
        return dict(json.loads((folder / STORE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return {}


def differing_files(store: Store) -> list[str]:
    """What the manifest says otherwise than the partitions, in sentences."""
    whole = {partition.name for partition in store.partitions}
    told = "is in the manifest and not whole in the store"
    missing = [f"{store.parts / name}: {told}" for name in store.listed() if name not in whole]
    runs = [each for each in _package(store.folder).get("resources", ()) if each["name"] == "run"]
    files = [(store.folder / each["path"], each["hash"]) for each in runs]
    other = [file for file, told in files if not file.is_file() or f"sha256:{sha256(file)}" != told]
    return [*missing, *(f"{file}: is not the file that was written" for file in other)]
