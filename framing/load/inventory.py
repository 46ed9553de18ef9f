"""What a corpus holds, counted while it is read once: what was read as what, left out, doubled, missing."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from framing.errors import InputError
from framing.load.corpus import Corpus
from framing.load.finishing import NO_OUTLET
from framing.load.inputs import Skipped
from framing.model import Document


@dataclass
class Inventory:
    """The counts of a corpus, each of documents; ``files`` by what messages call a file: its reader, its articles."""

    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    left_out: list[Skipped] = field(default_factory=list)
    outlets: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)  # "" for those without a date
    no_outlet: int = 0  # called after their file
    renamed: int = 0  # had the id of another
    same_text: list[list[str]] = field(default_factory=list)  # ids of documents whose texts are equal but for spaces
    notices: list[str] = field(default_factory=list)

    @property
    def articles(self) -> int:
        return self.languages.total()

    @property
    def kinds(self) -> list[tuple[str, str, int, int]]:
        """Ending of the files, reader, files, articles."""
        found: dict[tuple[str, str], list[int]] = {}
        for name, (reader, articles) in self.files.items():
            found.setdefault((PurePath(name).suffix.lower() or "none", reader), []).append(articles)
        return [(suffix, reader, len(each), sum(each)) for (suffix, reader), each in sorted(found.items())]

    @property
    def record(self) -> dict[str, Any]:
        """Everything, JSON-ready."""
        dated = sorted(day for day in self.days if day)
        return {
            "articles": self.articles,
            "files": [{"file": name, "reader": reader, "articles": n} for name, (reader, n) in self.files.items()],
            "left_out": [item._asdict() for item in self.left_out],
            "outlets": dict(self.outlets.most_common()),
            "languages": dict(self.languages.most_common()),
            "dates": {"first": dated[0] if dated else None, "last": dated[-1] if dated else None},
            "missing": {"published": self.days[""], "outlet": self.no_outlet},
            "doubled": {"ids": self.renamed, "texts": self.same_text},
            "notes": self.notices,
        }


def take(corpus: Corpus) -> Inventory:
    """The inventory of a corpus, which is read once. A corpus without an article has one, too."""
    found = Inventory()
    texts: dict[bytes, list[str]] = {}
    try:
        for document in corpus:
            _count(found, document)
            texts.setdefault(_digest(document), []).append(document.id)
    except InputError:
        if found.articles or not corpus.skipped:
            raise
    of_file = Counter(corpus.origins.values())
    found.files = {name: (reader, of_file[name]) for name, reader in corpus.readers.items()}
    found.left_out, found.notices = corpus.skipped, corpus.notices
    found.same_text = [ids for ids in texts.values() if len(ids) > 1]
    return found


def _count(found: Inventory, document: Document) -> None:
    found.outlets[document.outlet] += 1
    found.languages[document.language] += 1
    found.days[document.published.isoformat() if document.published else ""] += 1
    kinds = {note.partition(":")[0] for note in document.notes}
    found.no_outlet += NO_OUTLET in kinds
    found.renamed += "two documents with one id" in kinds


def _digest(document: Document) -> bytes:
    return hashlib.blake2b(" ".join(document.text.split()).encode("utf-8", "replace"), digest_size=16).digest()
