"""Which story each document is on, as a table to correct and give back with ``--stories``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from framing.errors import InputError, unknown
from framing.model import Document
from framing.pipeline import documents_of
from framing.tables.contract import Column, frame
from framing.tables.results import Tables
from framing_stories.grouping import ALIKE, WINDOW, Grouping, group_stories

if TYPE_CHECKING:
    import polars as pl

STORIES: tuple[Column, ...] = (
    Column("doc_id", "String", "document"),
    Column("story", "String", "the story it is on; correct it here, and give the file back with --stories"),
    Column("confidence", "Float64", "how sure that is: 1 sure or given by the metadata, 0.5 a toss-up, less: rather elsewhere"),
    Column("next", "String", "the story it is most like otherwise; empty where it is like no other"),
    Column("outlet", "String", "who published it"),
    Column("published", "String", "date of publication, YYYY-MM-DD; empty where unknown"),
    Column("title", "String", "headline, or how the text begins"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {"stories": STORIES}
_TITLE = 120  # characters of a text that stand for its title


class Stories(Tables):
    """A row a document, by story; ``run`` says how they were grouped."""

    main = "stories"
    names = ("stories",)
    columns = TABLES

    def __init__(self, rows: Sequence[Mapping[str, Any]], run: Mapping[str, Any]) -> None:
        self._rows, self.run = rows, run

    def table(self, name: str) -> pl.DataFrame:
        if name not in self.names:
            raise unknown("table", name, self.names)
        return frame(name, {column.name: [row[column.name] for row in self._rows] for column in STORIES}, TABLES)


def find_stories(corpus: Iterable[Document], *, alike: float = ALIKE, window: int = WINDOW, again: bool = False) -> Stories:
    """The stories of a corpus; what the metadata say holds, unless all are to be grouped ``again``.

    Raises :class:`~framing.errors.InputError` for a corpus with no document in it.
    """
    documents = list(documents_of(corpus))
    if not documents:
        raise InputError("no document to group into stories; name files or folders with articles")
    told = [document for document in documents if document.story and not again]
    rest = [document for document in documents if again or not document.story]
    grouping = group_stories(rest, alike=alike, window=window)
    rows = [*(_row(document, document.story, 1.0, "") for document in told), *_grouped(apart(grouping, told))]
    order: dict[str, tuple[str, str]] = {}
    for row in rows:
        order[row["story"]] = min(order.get(row["story"], ("~", "")), (row["published"] or "~", row["doc_id"]))
    rows.sort(key=lambda row: (order[row["story"]], row["story"], row["published"] or "~", row["doc_id"]))
    return Stories(rows, {"documents": len(documents), "given": len(told), "alike": alike, "window": window})


def apart(grouping: Grouping, told: Iterable[Document]) -> Grouping:
    """The grouping with no name that a given story has."""
    taken = {document.story for document in told}
    names = []
    for name in grouping.names:
        while name in taken:
            name += "-new"
        names.append(name)
    return replace(grouping, names=names)


def _grouped(grouping: Grouping) -> Iterator[dict[str, Any]]:
    for document, found in zip(grouping.documents, grouping.memberships, strict=True):
        rival = grouping.names[found.rival] if found.rival >= 0 else ""
        yield _row(document, grouping.names[found.story], round(found.confidence, 3), rival)


def _row(document: Document, story: str, confidence: float, rival: str) -> dict[str, Any]:
    return {
        "doc_id": document.id,
        "story": story,
        "confidence": confidence,
        "next": rival,
        "outlet": document.outlet,
        "published": document.published.isoformat() if document.published else "",
        "title": document.title or " ".join(document.text[:_TITLE].split()),
    }
