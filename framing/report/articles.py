"""The articles behind results, as they were scored: a report shows them, and what was found in them may be computed again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from framing.model import Document

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.codebook import Codebook
    from framing.model import Annotation, Span
    from framing.plugins import Plugins
    from framing.tables.results import Results


@dataclass(frozen=True)
class Articles:
    """The articles of results, with plugins and codebook to read them with (None: the one that was used is not at hand)."""

    results: Results
    plugins: Plugins
    codebook: Codebook | None = None

    def documents(self) -> Iterator[Document]:
        """The documents as they were scored, in the order of the table."""
        from framing.copies.furniture import with_furniture

        return with_furniture(self._stored)

    def _stored(self) -> Iterator[Document]:
        import json

        known = self._known()
        for row in self.results.table("documents").iter_rows(named=True):
            title, text = row["title"], row["text"]
            yield Document(
                id=row["doc_id"],
                text=text,
                published=date.fromisoformat(row["published"]) if row["published"] else None,
                title_span=_title_span(title, text),
                meta=json.loads(row["meta"]),
                known=known.get(row["doc_id"], {}),
                **{name: row[name] for name in ("outlet", "title", "author", "url", "language", "genre", "story")},
            )

    def _known(self) -> Mapping[str, Mapping[str, tuple[Annotation, ...]]]:
        """The layers of each document that were saved, and that the installed annotator would make in the same version."""
        installed = [{"name": annotator.name, "version": annotator.version} for annotator in self.plugins.annotators]
        same = {layer for layer, maker in self.results.run.get("layers", {}).items() if maker in installed}
        found: dict[str, dict[str, tuple[Annotation, ...]]] = {}
        for doc_id, layer, made in self.results.annotations():
            if layer in same:
                found.setdefault(doc_id, {})[layer] = made
        return found

    def settings(self) -> dict[str, Any]:
        """How the articles were read, as arguments for :func:`framing.annotate` and the like."""
        from framing.corrections.model import NONE, from_record
        from framing.score.settings import Asked

        run = self.results.run
        known = {name: run[name] for name in Asked.__annotations__ if name in run}
        corrections = from_record(run["corrections"]) if run.get("corrections") else NONE
        return {**known, "codebook": self.codebook, "corrections": corrections, "plugins": self.plugins}

    def annotated(self, layer: str) -> Iterator[tuple[Document, Layers, Sequence[Annotation]]]:
        """Each document with its layers, one of which is computed; see :func:`framing.annotate`."""
        from framing.pipeline import annotate

        return annotate(list(self.documents()), layer, **self.settings())


def _title_span(title: str, text: str) -> Span | None:
    return (0, len(title)) if title and text.startswith(title) else None
