"""Which story each document is on, as a table to correct and give back with ``--stories``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Unpack

from framing import Document, How, each
from framing.compare import dates
from framing.tables import Column, TableSet
from framing_stories.grouping import ALIKE, WINDOW, Grouping, group_stories
from framing_stories.vectors import amounts_of

STORIES: tuple[Column, ...] = (
    Column("doc_id", "String", "document"),
    Column("story", "String", "the story it is on; correct it here, and give the file back with --stories"),
    Column("confidence", "Float64", "how sure that is: 1 sure or given by the metadata, 0.5 a toss-up, less: rather elsewhere"),
    Column("next", "String", "the story it is most like otherwise; empty where it is like no other"),
    Column("outlet", "String", "who published it"),
    Column("published", "Date", "date of publication, YYYY-MM-DD; empty where unknown"),
    Column("title", "String", "headline, or how the text begins"),
)
FIRST: tuple[Column, ...] = (
    Column("story", "String", "as in stories, of those that several outlets report"),
    Column("outlets", "Int64", "outlets that report it"),
    Column("undated", "Int64", "of these, outlets with no dated article on it, of which nothing is known"),
    Column(
        "first",
        "String",
        "who was first: JSON list, several where nothing distinguishes them, none where fewer than two have a date",
    ),
    Column("published", "Date", "date of the first article, YYYY-MM-DD; empty where nobody is first"),
    Column("time", "String", "its time, ISO 8601 in UTC, where its source says time and zone; else empty"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {"stories": STORIES, "first": FIRST}
ALL = "all articles"  # the story that everything is on where everything is taken for one
_UNSURE = 0.5  # confidence below which an article is not taken to be on a story
_TITLE = 120  # characters of a text that stand for its title


def find_stories(
    corpus: Iterable[Document],
    *,
    alike: float = ALIKE,
    window: int = WINDOW,
    again: bool = False,
    **how: Unpack[How],
) -> TableSet:
    """The stories of a corpus, a row a document; what the metadata say holds, unless all are to be grouped ``again``.

    ``run`` says how they were grouped; ``how`` says who does the work. Raises :class:`~framing.errors.InputError` for a
    corpus with no document in it.
    """
    documents, amounts = list[Document](), dict[str, Mapping[str, float]]()
    for document, found in each(corpus, partial(_amounts, again=again), **how):
        documents.append(document)
        amounts[document.id] = found
    told = [document for document in documents if document.story and not again]
    rest = [document for document in documents if again or not document.story]
    grouping = group_stories(rest, alike=alike, window=window, amounts=amounts)
    rows = [*(_row(document, document.story, 1.0, "") for document in told), *_grouped(apart(grouping, told))]
    order: dict[str, tuple[str, str]] = {}
    for row in rows:
        order[row["story"]] = min(order.get(row["story"], ("~", "")), (row["published"] or "~", row["doc_id"]))
    rows.sort(key=lambda row: (order[row["story"]], row["story"], row["published"] or "~", row["doc_id"]))
    run = {"documents": len(documents), "given": len(told), "alike": alike, "window": window}
    first = list(_first(rows, {document.id: document for document in documents}))
    return TableSet({"stories": rows, "first": first}, TABLES, run)


def _first(rows: Iterable[Mapping[str, Any]], documents: Mapping[str, Document]) -> Iterator[dict[str, Any]]:
    """Who told each story first, of those that several outlets tell."""
    stories: dict[str, list[Document]] = {}
    for row in rows:
        stories.setdefault(row["story"], []).append(documents[row["doc_id"]])
    for story, told in stories.items():
        outlets = {document.outlet for document in told}
        if len(outlets) > 1:
            first = dates.who_was_first((document.outlet, document) for document in told)
            yield {"story": story, "outlets": len(outlets), **first}


def _amounts(document: Document, *, again: bool) -> Mapping[str, float]:
    """The amounts of the words of a document that is to be grouped."""
    return amounts_of(document) if again or not document.story else {}


def apart(grouping: Grouping, told: Iterable[Document]) -> Grouping:
    """The grouping with no name that a given story has."""
    taken = {document.story for document in told}
    names = []
    for name in grouping.names:
        while name in taken:
            name += "-new"
        names.append(name)
    return replace(grouping, names=names)


def shared_stories(documents: Sequence[Document], one_story: bool = False) -> dict[str, list[Document]]:
    """The stories that two outlets or more are on, by name, each with its articles by date.

    ``one_story`` takes all documents for one; else the story of the metadata holds, and the rest is grouped.
    """
    if one_story:
        documents = [replace(document, story=ALL) for document in documents]
    grouping = apart(group_stories([d for d in documents if not d.story]), [d for d in documents if d.story])
    sure = [
        replace(document, story=grouping.names[membership.story])
        for document, membership in zip(grouping.documents, grouping.memberships, strict=True)
        if membership.confidence >= _UNSURE
    ]
    stories: dict[str, list[Document]] = {}
    for document in sorted([*(d for d in documents if d.story), *sure], key=lambda d: (str(d.published or "~"), d.id)):
        stories.setdefault(document.story, []).append(document)
    return {name: stories[name] for name in sorted(stories) if len({d.outlet for d in stories[name]}) > 1}


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
