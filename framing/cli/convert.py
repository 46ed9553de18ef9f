"""``framing convert``: articles of any kind, written as they were read into one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.cli.options import Shared, with_shared

if TYPE_CHECKING:
    from framing.load.corpus import Corpus

SUFFIXES = (".jsonl", ".ndjson", ".parquet")
_AT_ONCE = 2000  # articles in memory
_EXACT = 1 << 53  # the whole numbers that a float holds


@with_shared
def convert(shared: Shared) -> int:
    """Example: framing convert exports.zip news --output corpus.jsonl

    Write every article as it was read, one a line or row: id, outlet, title, author, published, url, language, genre, story,
    all further metadata, what was noted on reading it, and the text in which offsets count. Reading the file gives the same
    documents again. The suffix of --output says the format: .jsonl or .parquet; without it, JSON lines go to standard output.
    """
    from framing.cli.destination import check_output, dumps, sink
    from framing.cli.options import names
    from framing.cli.session import Session, open_corpus
    from framing.codebook import default_codebook
    from framing.errors import RequestError
    from framing.load.as_read import record_of
    from framing.plugins import load_plugins

    if shared.output is not None and shared.output.suffix.lower() not in SUFFIXES:
        raise RequestError(f"{shared.output}: convert writes {', '.join(SUFFIXES)}; name a file with one of these suffixes")
    plugins = load_plugins(names(shared.plugins))
    corpus = open_corpus(shared, plugins)
    check_output(shared.output, read=shared.paths)
    notes: list[str] = []
    if shared.output is not None and shared.output.suffix.lower() == ".parquet":
        notes = _write_parquet(corpus, shared.output)
    else:
        with sink(shared.output) as stream:
            for document in corpus:
                stream.write(f"{dumps(record_of(document))}\n")
    return Session(shared, plugins, corpus, default_codebook()).close(notes=notes)


def _write_parquet(corpus: Corpus, output: Path) -> list[str]:
    """Write a row for each document, and give a note on the columns that hold several kinds of values, which become text.

    The corpus is read twice: first for the columns, then for the rows.
    """
    import polars as pl

    from framing.cli.session import as_usage_error
    from framing.guard.temporary import temporary_folder
    from framing.load.as_read import record_of
    from framing.tables.files import write_whole

    schema, mixed = _schema(record_of(document) for document in corpus)
    records = (record_of(document) for document in corpus)
    folder = temporary_folder(records)
    with as_usage_error(), write_whole(output) as temporary:
        parts: list[Path] = []
        while several := list(islice(records, _AT_ONCE)):
            parts.append(folder / f"{len(parts):06}.parquet")
            rows = [_fitting(record, mixed) for record in several]
            pl.DataFrame(rows, schema=schema, orient="row", strict=False).write_parquet(parts[-1])
        pl.scan_parquet(parts, glob=False).sink_parquet(temporary)
    return [f"columns with several kinds of values are text in Parquet: {', '.join(mixed)}"] if mixed else []


def _schema(records: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Any], list[str]]:
    """The columns of all records with their types, and those that hold several kinds of values."""
    import polars as pl

    from framing.load.as_read import NOTES

    kinds: dict[str, set[type]] = {}
    for record in records:
        for name, value in record.items():
            large = type(value) is int and abs(value) > _EXACT
            kinds.setdefault(name, set()).add(str if large else type(value))
    types: dict[frozenset[type], Any] = {
        frozenset({bool}): pl.Boolean,
        frozenset({int}): pl.Int64,
        frozenset({float}): pl.Float64,
        frozenset({int, float}): pl.Float64,
    }
    schema = {name: types.get(frozenset(found), pl.String) for name, found in kinds.items()}
    mixed = [name for name, found in kinds.items() if len(found) > 1 and schema[name] == pl.String]
    return {name: pl.List(pl.String) if name == NOTES else kind for name, kind in schema.items()}, mixed


def _fitting(record: Mapping[str, Any], mixed: Iterable[str]) -> dict[str, Any]:
    return {**record, **{name: str(record[name]) for name in mixed if name in record}}
