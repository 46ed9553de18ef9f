"""Which words of a document are its own to copy: no quotation, no furniture, no repeat."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from framing.english import built_in
from framing.model import Document, Pieces

if TYPE_CHECKING:
    import polars as pl

    from framing.copies.shingles import Numbers
    from framing.language import Language


def document_frame(documents: Iterable[Document]) -> pl.DataFrame:
    """What :func:`find_copies` needs of documents."""
    import polars as pl

    rows = [(d.id, d.outlet, d.published.isoformat() if d.published else "", d.language, storable(d.text)) for d in documents]
    names = ["doc_id", "outlet", "published", "language", "text"]
    return pl.DataFrame(rows, schema=names, orient="row", infer_schema_length=None)


def own_words_of(document: Document) -> Numbers:
    """Which words of a document are its own to copy, what its outlet prints under everything not yet left out."""
    return own_words(storable(document.text), built_in(document.language), document.furniture)


def storable(text: str) -> str:
    """A text without half surrogate pairs, which no table can hold; offsets stay."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_surrogates(text) else text


def _has_surrogates(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)


def recurring(documents: pl.DataFrame) -> list[Pieces]:
    """The lines of each document that are furniture of its outlet."""
    from framing.copies.furniture import find_furniture

    rows = documents.select("doc_id", "text", "outlet", "language").iter_rows()
    read = [Document(id=name, text=text, outlet=outlet, language=language) for name, text, outlet, language in rows]
    found = find_furniture(read)
    return [found.spans(document) for document in read]


def own_words(text: str, language: Language, furniture: Pieces = ()) -> Numbers:
    """Which words of a text are in no quotation, and in no part of it that belongs to the page or stood before."""
    import numpy as np

    from framing.text.quotation import find_quotations
    from framing.text.regions import label_paragraphs
    from framing.text.tokens import word_spans

    starts = np.array([start for start, _ in word_spans(text)], np.int64)
    own = np.ones(len(starts), bool)
    other = [
        (p.start, p.end)
        for p, label in label_paragraphs(text, language, recurring=furniture)
        if label in ("furniture", "repeat", "headline")
    ]
    for start, end in [*other, *(quotation[:2] for quotation in find_quotations(text, language))]:
        own[np.searchsorted(starts, start) : np.searchsorted(starts, end)] = False
    return own
