"""A folder for brat and tools that read its standoff format: a text and an ``.ann`` file for each document.

A type is the name of a measure or layer as an identifier; what else is known of a passage is a note to it. Pieces stay one
annotation. brat has no line break within an annotation, so that one over several lines has a piece for each line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from framing import Comparison, Pieces, Results
from framing_exports.passages import Passage, by_document, documents_of, passages

NOTED = ("target", "category", "label", "voice", "source")


def write(results: Results, comparison: Comparison | None, path: Path) -> None:
    """Write the folder, with ``annotation.conf``, which names the types, and ``documents.tsv``, which says what each file is."""
    found = by_document(passages(results))
    listed = ["file\tdoc_id\toutlet"]
    for number, row in enumerate(documents_of(results), 1):
        name = f"{number:05}"
        listed.append("\t".join((name, *(" ".join(row[of].split()) for of in ("doc_id", "outlet")))))
        _write(path / f"{name}.txt", row["text"])
        _write(path / f"{name}.ann", "".join(_lines(row["text"], found.get(row["doc_id"], []))))
    types = sorted({type_of(passage.of) for listed_of in found.values() for passage in listed_of})
    _write(path / "annotation.conf", "\n".join(["[entities]", *types, "[relations]", "[events]", "[attributes]", ""]))
    _write(path / "documents.tsv", "\n".join(listed) + "\n")


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def type_of(name: str) -> str:
    """The name of a measure or layer as brat takes it."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", name)


def _lines(text: str, found: list[Passage]) -> Iterator[str]:
    number = 0
    for passage in found:
        pieces = in_lines(text, passage.pieces)
        if not pieces:
            continue  # nothing but line breaks
        number += 1
        where = ";".join(f"{start} {end}" for start, end in pieces)
        yield f"T{number}\t{type_of(passage.of)} {where}\t{' '.join(text[start:end] for start, end in pieces)}\n"
        notes = [f"{name}: {value}" for name in NOTED if (value := " ".join(getattr(passage, name).split()))]
        if notes:
            yield f"#{number}\tAnnotatorNotes T{number}\t{'; '.join(notes)}\n"


def in_lines(text: str, pieces: Pieces) -> Pieces:
    """The pieces, none of them with a line break in it."""
    return tuple(
        (start + part.start(), start + part.end()) for start, end in pieces for part in re.finditer(r"[^\n]+", text[start:end])
    )
