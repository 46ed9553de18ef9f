"""Small corpora for the tests of reading: writing them, loading them, and what was left out."""

from __future__ import annotations

from pathlib import Path

from framing.load.corpus import Corpus, load
from framing.model import Document
from framing.plugins import Plugins

ARTICLE = "The council met on Monday. It was the first time that all of the members had been in the room."
NO_PLUGINS = Plugins()


def write(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def read(*paths: Path | str, **options: object) -> tuple[list[Document], Corpus]:
    corpus = load(paths, plugins=NO_PLUGINS, **options)  # type: ignore[arg-type]
    return list(corpus), corpus


def reasons(corpus: Corpus) -> list[str]:
    return [str(item) for item in corpus.skipped]
