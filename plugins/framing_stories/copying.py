"""The copies in a corpus as tables: clusters with what each version adds and cuts, and how much each outlet copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Unpack

from framing import Copies, Document, How, Span, all_documents, copies_among
from framing.tables import Column, TableSet
from framing_stories.differences import differences

COPIES: tuple[Column, ...] = (
    Column("cluster", "String", "doc_id of the earliest of the documents that are copies of each other"),
    Column("doc_id", "String", "document"),
    Column("outlet", "String", "who published it"),
    Column("published", "Date", "date of publication, YYYY-MM-DD; empty where unknown"),
    Column("title", "String", "headline, where it was given apart from the text"),
    Column("words", "Int64", "words that are its own to copy: no quotations, furniture, repeats, boilerplate"),
    Column("counted", "Int64", "1 where it counts if copies count once an outlet, else 0"),
    Column("in_others", "Float64", "largest share of its words that one other document of the cluster has too"),
    Column("adds", "Int64", "sentences that the earliest of the cluster does not have"),
    Column("cuts", "Int64", "sentences of the earliest that it does not have"),
    Column("changes", "Int64", "sentences that the earliest has in other words"),
)
DIFFERENCES: tuple[Column, ...] = (
    Column("cluster", "String", "as in copies"),
    Column("doc_id", "String", "document"),
    Column("kind", "String", "adds, cuts or changes, seen from the earliest of the cluster"),
    Column("start", "Int64", "where the sentence begins in the document; in the earliest for one that is cut"),
    Column("end", "Int64", "where it ends, exclusive"),
    Column("quote", "String", "the sentence"),
    Column("instead_of", "String", "what the earliest says instead, for one that is changed"),
)
OUTLETS: tuple[Column, ...] = (
    Column("outlet", "String", "who published"),
    Column("documents", "Int64", "documents that were read"),
    Column("copies", "Int64", "documents that have a copy, at this outlet or another"),
    Column("uncounted", "Int64", "documents that do not count if copies count once an outlet"),
    Column("words", "Int64", "words that are its own to copy"),
    Column("copied", "Int64", "of these, words in passages that another outlet has too"),
    Column("copied_share", "Float64", "copied over words; empty where there are none"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {"copies": COPIES, "differences": DIFFERENCES, "outlets": OUTLETS}


def list_copies(corpus: Iterable[Document], **how: Unpack[How]) -> TableSet:
    """The copies in a corpus; ``run`` says how many documents were read and what counts as a copy.

    ``how`` says who does the work. Raises :class:`~framing.errors.InputError` where the corpus is empty.
    """
    documents = all_documents(corpus)
    found = copies_among(documents, **how)
    by_id = {document.id: document for document in documents}
    read = [by_id[doc_id] for doc_id in found.frame["doc_id"]]
    copies, differing = _cluster_rows(found, read)
    run = {
        "documents": len(read),
        "clusters": len(found.clusters),
        "copies": found.CRITERIA,
    }
    rows = {"copies": copies, "differences": differing, "outlets": list(_outlet_rows(found, read))}
    return TableSet(rows, TABLES, run)


def _cluster_rows(found: Copies, read: Sequence[Document]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    copies, told = [], []
    counted = found.frame["counted"].to_list()
    for members in found.clusters:
        first = read[members[0]]
        for i in members:
            rows = list(_difference_rows(first, read[i])) if i != members[0] else []
            told.extend(rows)
            kinds = [row["kind"] for row in rows]
            copies.append(
                {
                    **_head(first, read[i]),
                    "words": found.words(i),
                    "counted": counted[i],
                    "in_others": found.likeness[i],
                    **{kind: kinds.count(kind) for kind in ("adds", "cuts", "changes")},
                }
            )
    return copies, told


def _head(first: Document, document: Document) -> dict[str, Any]:
    published = document.published.isoformat() if document.published else ""
    title = document.title or next((line.strip() for line in document.text.split("\n") if line.strip()), "")
    return {"cluster": first.id, "doc_id": document.id, "outlet": document.outlet, "published": published, "title": title}


def _difference_rows(first: Document, copy: Document) -> Iterator[dict[str, Any]]:
    for kind, here, there in differences(first.text, copy.text):
        document, span = (copy, here) if here is not None else (first, there)
        instead = _text(first, there) if kind == "changes" else ""
        start, end = span or (0, 0)
        about = {"cluster": first.id, "doc_id": copy.id, "kind": kind, "start": start, "end": end}
        yield {**about, "quote": _text(document, span), "instead_of": instead}


def _text(document: Document, span: Span | None) -> str:
    return document.text[span[0] : span[1]] if span else ""


def _outlet_rows(found: Copies, read: Sequence[Document]) -> Iterator[dict[str, Any]]:
    by_outlet: dict[str, list[int]] = {}
    for i, document in enumerate(read):
        by_outlet.setdefault(document.outlet, []).append(i)
    cluster, counted = found.frame["cluster"].to_list(), found.frame["counted"].to_list()
    for outlet, members in sorted(by_outlet.items()):
        words, copied = sum(found.words(i) for i in members), sum(found.copied.get(i, 0) for i in members)
        yield {
            "outlet": outlet,
            "documents": len(members),
            "copies": sum(cluster[i] != "" for i in members),
            "uncounted": sum(not counted[i] for i in members),
            "words": words,
            "copied": copied,
            "copied_share": copied / words if words else None,
        }
