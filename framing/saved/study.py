"""A study that can be handed on without its texts: run, codebook, offsets, hashes and numbers in one zip file.

It holds the tables of a saved result without any text, headline or quotation, and what was found by where it stands. Its
fingerprint, the hash of the list of all other hashes, can be printed in a paper: who changes a number changes it. The tables
are JSON lines, which any program reads in years to come, and which unfold to no more than they are.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import InputError, RequestError, describe
from framing.load.zips import BROKEN_ZIP
from framing.saved.folder import MANIFEST, version_checked
from framing.saved.quoting import without_quotations
from framing.tables.contract import RESULTS_VERSION, TABLES
from framing.tables.export import data_package, frames_of, json_text, resource, run_resource
from framing.tables.files import write_whole

if TYPE_CHECKING:
    import polars as pl

    from framing.compare.comparison import Comparison
    from framing.tables.results import Results

STUDY = "framing:study"  # a key of datapackage.json: this result has no texts
BLANK = {  # columns that hold words of an article, or of its author
    "documents": ("text", "title", "author", "notes"),
    "evidence": ("quote", "label", "source"),
}
README = """A study frozen by framing {version}: its numbers and where in the articles they come from, without the articles.

Install framing {version} from its wheel, or from a copy of its repository; then

    framing verify STUDY.zip              # the files are whole, and the comparison follows from the scores
    framing verify STUDY.zip ARTICLES     # the articles are the same, and are scored again

run.json says how the numbers were made, codebook.toml what was looked for. The tables are JSON, a row a line; datapackage.json
describes every column. In evidence, start and end count Unicode code points in the text whose SHA-256 is in documents.
"""
CODED = ("scores", "evidence", "parts")
_MEMBERS = {MANIFEST, "run.json", "codebook.toml", "README.txt", *(f"{name}.jsonl" for name in TABLES)}
_DATE = (1980, 1, 1, 0, 0, 0)  # of every member, so that one run freezes to the same bytes
MOST_BYTES = 1 << 30  # of all members unfolded
MOST_FOLDED = 200  # bytes that one byte of the file unfolds to, in members of a mebibyte or more


@dataclass(frozen=True)
class Frozen:
    """What was frozen: the fingerprint, how many articles and numbers, and what was left out of the run because it quotes."""

    fingerprint: str
    documents: int
    numbers: int
    left_out: int


def freeze(results: Results, comparison: Comparison, path: Path) -> Frozen:
    """Write a study, whole or not at all. Raises RequestError where groups are called by what is left out."""
    import polars as pl

    by = [name.strip() for name in comparison.by.split(",")]
    if "title" in by or "text" in by:
        raise RequestError(
            f"compared by {comparison.by}: a study holds no headlines; compare by another field: framing compare SAVED --by …"
        )
    documents = results.table("documents")
    run, found = comparison.run, frames_of(comparison, parts=True)
    found.pop("layers")  # what annotations say are words of the articles
    frames = coded({name: _blank(name, frame, by) for name, frame in found.items()}, run, salt_of(run))
    texts = documents.select(pl.concat_str("text", pl.lit("\n"), "title"))["text"]
    reasons = [(name, column) for name in frames for column in ("reason", "interval") if column in frames[name].columns]
    told = {text for name, column in reasons for text in frames[name][column].unique()}
    run, left_out, kept = without_quotations(_run(comparison.run), told, texts)
    for name, column in reasons:
        frames[name] = frames[name].with_columns(pl.col(column).replace(kept))
    content = _content(frames, run)
    with write_whole(path) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            member = zipfile.ZipInfo(name, _DATE)
            member.compress_type, member.external_attr, member.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(member, data)
    numbers = sum(cell.estimate is not None for cell in comparison.cells)
    return Frozen(hashlib.sha256(content[MANIFEST]).hexdigest(), len(documents), numbers, left_out)


def _run(run: Mapping[str, Any]) -> dict[str, Any]:
    """The run without what names files or lines of articles; of failures it stays where they were."""
    failures = [{**failure, "reason": ""} for failure in run.get("failures", ())]
    said = {"notices": len(run.get("notices", ())), "skipped": len(run.get("skipped", ())), "failures": len(failures)}
    corrections = {"corrections": {"sha256": run["corrections"].get("sha256")}} if run.get("corrections") else {}
    run = {name: value for name, value in run.items() if name != "names"}  # of sources, as the articles have them
    return {**run, **corrections, "failures": failures, "notices": [], "skipped": [], "left_out": said}


def _blank(name: str, frame: pl.DataFrame, by: Iterable[str]) -> pl.DataFrame:
    """A table without words of articles; of the metadata only what groups were made by stays."""
    import polars as pl

    columns = [column for column in BLANK.get(name, ()) if column not in by]
    frame = frame.with_columns(pl.lit("").alias(column) for column in columns)
    if name != "documents":
        return frame
    told = [json.loads(meta) for meta in frame["meta"]]
    fields = [
        json.dumps({field: meta[field] for field in by if field in meta}, ensure_ascii=False, sort_keys=True) for meta in told
    ]
    return frame.with_columns(pl.Series("meta", fields, dtype=pl.String))


def coded(frames: Mapping[str, pl.DataFrame], run: Mapping[str, Any], salt: str) -> dict[str, pl.DataFrame]:
    """The tables with a code for each category of a pooled measure, which is a name that an article gives, such as a source's.

    A code is the place of the name among all, in whose order they are drawn, and a hash, which is the same in any study of
    these articles.
    """
    import polars as pl

    pooled = pl.col("measure").is_in([name for name, about in run["measures"].items() if about.get("estimand") == "pooled"])
    parts = [frame.filter(pooled)["category"].unique() for name, frame in frames.items() if name in CODED]
    names = sorted({name for part in parts for name in part if name})
    codes = {name: f"#{at:07d}-{hashlib.sha256(f'{salt}{name}'.encode()).hexdigest()[:12]}" for at, name in enumerate(names)}
    code = pl.when(pooled).then(pl.col("category").replace(codes)).otherwise("category").alias("category")
    return {name: frame.with_columns(code) if name in CODED else frame for name, frame in frames.items()}


def without_places(results: Results) -> Results:
    """Results whose codes are the hashes alone, so that those of other articles can be held against them."""
    import polars as pl

    return results.mapped(
        lambda name, table: table.with_columns(pl.col("category").str.replace(r"^#\d{7}-", "#")) if name in CODED else table
    )


def salt_of(run: Mapping[str, Any]) -> str:
    """What the codes of a study hang on: its articles."""
    return str((run.get("inputs") or {}).get("sha256", ""))


def _content(frames: Mapping[str, pl.DataFrame], run: Mapping[str, Any]) -> dict[str, bytes]:
    """Every member of the file by name; the manifest, which has the hashes of the others, is last."""
    content, resources = dict[str, bytes](), list[dict[str, Any]]()
    for name, frame in frames.items():
        buffer = BytesIO()
        frame.write_ndjson(buffer)
        content[f"{name}.jsonl"] = buffer.getvalue()
        resources.append(resource(f"{name}.jsonl", buffer.getvalue(), name, "jsonl", frames, TABLES[name]))
    content["run.json"] = (json_text(run, indent=2) + "\n").encode()
    resources.append(run_resource(content["run.json"]))
    content["codebook.toml"] = str(run.get("codebook", {}).get("text", "")).encode()
    resources.append({**_described(content["codebook.toml"]), "name": "codebook", "path": "codebook.toml", "format": "toml"})
    content["README.txt"] = README.format(version=run.get("framing", "")).encode()
    resources.append({**_described(content["README.txt"]), "name": "readme", "path": "README.txt", "format": "txt"})
    package = {**data_package(resources, run=run), STUDY: RESULTS_VERSION}
    content[MANIFEST] = (json_text(package, indent=2) + "\n").encode()
    return content


def _described(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}", "encoding": "utf-8"}


# Read back, from a file that a stranger may have made.


@dataclass(frozen=True)
class Study:
    """A study that was read: its members, each checked against the manifest, and its fingerprint."""

    path: Path
    members: Mapping[str, bytes]
    manifest: Mapping[str, Any]

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.members[MANIFEST]).hexdigest()

    @property
    def run(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.members["run.json"])
        return found


def is_study(path: Path) -> bool:
    """Whether a zip file says that it is a study; articles may come as a zip file too."""
    try:
        with zipfile.ZipFile(path) as archive:
            if MANIFEST not in archive.namelist():
                return False
            info = archive.getinfo(MANIFEST)
            return info.file_size < MOST_BYTES >> 4 and STUDY.encode() in archive.read(info)
    except (OSError, *BROKEN_ZIP):
        return False


def read_study(path: Path) -> Study:
    """A study with every member held against its hash.

    Raises InputError for a file that is none, was changed, names places outside itself, or unfolds to more than it may.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = dict(_members(path, archive))
    except BROKEN_ZIP as error:
        raise InputError(f"{path}: is no whole zip file ({describe(error)}); ask for it again") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    manifest = _manifest(path, members)
    for name, told in _listed(path, manifest).items():
        if name not in members:
            raise InputError(f"{path}: {name} is missing, which the study lists; it was changed after it was frozen")
        if f"sha256:{hashlib.sha256(members[name]).hexdigest()}" != told.get("hash"):
            raise InputError(f"{path}: {name} is not what was frozen, its hash is another; ask for the study again")
    if strange := sorted(set(members) - {MANIFEST, *_listed(path, manifest)}):
        raise InputError(f"{path}: {strange[0]} is not among what the study lists; it was changed after it was frozen")
    return Study(path, members, manifest)


def _members(path: Path, archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    for name in names:
        if name not in _MEMBERS:
            raise InputError(f"{path}: holds {name[:80]!r}, which is in no study; nothing of it was unpacked")
        if names.count(name) > 1:
            raise InputError(f"{path}: holds {name} twice; nothing of it was unpacked")
    if MANIFEST not in names:
        raise InputError(f"{path}: holds no {MANIFEST}: it is no study; framing freeze SAVED -o study.zip writes one")
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise InputError(f"{path}: would unfold to more than {MOST_BYTES >> 20} MB; nothing of it was unpacked")
    for info in infos:
        if info.file_size > (1 << 20) and info.file_size > MOST_FOLDED * max(info.compress_size, 1):
            raise InputError(
                f"{path}: {info.filename} would unfold to {info.file_size:,} bytes of {info.compress_size:,}; not unpacked"
            )
        yield info.filename, archive.read(info)  # no more than it says: its check sum would be another


def _manifest(path: Path, members: Mapping[str, bytes]) -> Mapping[str, Any]:
    try:
        manifest = json.loads(members[MANIFEST])
    except (ValueError, RecursionError):
        manifest = None
    if not isinstance(manifest, dict) or STUDY not in manifest:
        raise InputError(f"{path}: {MANIFEST} does not say that it is a study; framing freeze SAVED -o study.zip writes one")
    version_checked(path, manifest)
    return manifest


def _listed(path: Path, manifest: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """What the manifest says of each member."""
    resources = manifest.get("resources")
    if not isinstance(resources, list) or not all(
        isinstance(each, dict) and isinstance(each.get("path"), str) for each in resources
    ):
        raise InputError(f"{path}: {MANIFEST} does not list its files; it was changed after it was frozen")
    return {each["path"]: each for each in resources}


def thawed(path: Path) -> tuple[dict[str, pl.DataFrame], dict[str, Any]]:
    """The tables of a study and its run. Raises InputError."""
    study = read_study(path)
    return tables_of(study), study.run


def tables_of(study: Study) -> dict[str, pl.DataFrame]:
    """The tables of a study. Raises InputError for one that is not as a study has it."""
    import polars as pl

    from framing.tables.contract import schema

    found: dict[str, pl.DataFrame] = {}
    for name in TABLES:
        content, types = study.members.get(f"{name}.jsonl"), schema(name)
        if content is None:
            continue
        try:
            found[name] = pl.read_ndjson(BytesIO(content), schema=types) if content.strip() else pl.DataFrame(schema=types)
        except pl.exceptions.PolarsError as error:
            raise InputError(f"{study.path}: {name}.jsonl is no table of a study ({describe(error)})") from None
        if any(found[name].select(pl.col(pl.String)).null_count().row(0)):
            raise InputError(f"{study.path}: {name}.jsonl is no table of a study (a text is missing)")
    return found
