"""A correction added to the table of them, from a page: one row at the end, in the file's own columns, marks and encoding."""

from __future__ import annotations

import codecs
import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path

from framing.errors import InputError
from framing.load.corrections import COLUMNS, FILE_NAME, column_of, load_corrections
from framing.load.readers.decoding import encoding_of


def corrections_file(given: Path | None, paths: Iterable[Path]) -> Path | None:
    """Where corrections of articles are written: the file that was named, else the one beside them, or that may come there."""
    if given is not None:
        return given
    folders = [path if path.is_dir() else path.parent for path in paths if path.exists()]
    there = [folder / FILE_NAME for folder in folders if (folder / FILE_NAME).is_file()]
    return next(iter(there), folders[0] / FILE_NAME if folders else None)


def add_wrong(path: Path, document: str, start: int, end: int, text: str, measure: str) -> str:
    """Write that a passage is not what a measure takes it for; gives the row as it was written.

    ``start`` and ``end`` are code points. Raises :class:`~framing.errors.InputError` for a file that is no table of corrections
    or cannot be written.
    """
    told = dict(zip(COLUMNS, ("none", document, str(start), str(end), text, measure), strict=True))
    try:
        if not path.exists():
            head, codec, delimiter, columns = "\ufeff", "utf-8", ",", list(COLUMNS)
        else:
            load_corrections(path)
            data = path.read_bytes()
            codec = encoding_of(data, complete=True)[0]
            first = data.decode(codec, "replace").lstrip("\ufeff").partition("\n")[0]
            delimiter = max(",;\t", key=first.count)
            columns = [column_of(name.strip()) for name in next(csv.reader([first], delimiter=delimiter))]
            head = "" if data.decode(codec, "replace").endswith("\n") else "\n"
        line = io.StringIO()
        writer = csv.writer(line, delimiter=delimiter, lineterminator="\n")
        if not path.exists():
            writer.writerow(columns)
        writer.writerow([_cell(told.get(name, ""), codec) for name in columns])
        _append(path, (head + line.getvalue()).encode(_without_mark(codec), "replace"))
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from None
    return line.getvalue().splitlines()[-1]


def _cell(text: str, codec: str) -> str:
    """A cell; '' for a passage that a file whose encoding is a guess may not hold, which its offsets tell as well."""
    if not codec.startswith("utf") and not text.isascii():
        return ""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _without_mark(codec: str) -> str:
    """The codec for the middle of a file, where no byte order mark may stand."""
    name = codecs.lookup(codec).name
    return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, codec)


def _append(path: Path, data: bytes) -> None:
    with path.open("ab") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
