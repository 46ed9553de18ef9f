"""What the rows of an article in a store hang on, as hashes: where all are the same, it need not be scored again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

from framing.model import Document
from framing.tables.contract import layer_text


def reasons(document: Document, settings: str, by_part: bool) -> dict[str, str]:
    """The hash of each part of what the rows of an article hang on, by its name."""
    told = asdict(document) | {"published": str(document.published)}
    about = {name: told[name] for name in told if name not in ("text", "furniture", "known")}
    layers = {name: layer_text(made) for name, made in document.known.items()}
    return {
        "text": document.sha256[:32],
        "metadata": hashed([about, layers]),
        "recurring lines": hashed(document.furniture),
        "settings": settings,
        "size of the outlet": str(int(by_part)),
    }


def hashed(value: object) -> str:
    """A hash of what JSON can tell, and of the text of all else."""
    text = json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def code_hash(modules: Iterable[str]) -> str:
    """A hash of the files of some packages, code and data."""
    told = hashlib.sha256()
    for module in sorted(modules):
        spec = find_spec(module) if module else None
        folders = [Path(folder) for folder in (spec.submodule_search_locations or ())] if spec else []
        files = [(file.relative_to(folder), file) for folder in folders for file in folder.rglob("*") if file.is_file()]
        if spec and spec.origin and not files:
            files = [(Path(Path(spec.origin).name), Path(spec.origin))]
        for name, file in sorted(files):
            if file.suffix != ".pyc":
                told.update(f"{module}/{name.as_posix()}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return told.hexdigest()[:32]
