"""What outlets leave out, as tables: what is left out, the whole matrix, and the passages of the others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Unpack

from framing import Document, How, Pass, Span, all_documents, copies_among
from framing.tables import Column, TableSet
from framing_stories.alone import alone
from framing_stories.omission import FEWEST_OTHERS, Line, Report, Told, lines, read
from framing_stories.searching import Article, article_of
from framing_stories.story_tables import shared_stories

if TYPE_CHECKING:
    from framing import Failure

_KEY = (
    Column("story", "String", "the story"),
    Column("kind", "String", "source, source type, figure, concept, target, fact, person, organisation or name"),
    Column("item", "String", "what is reported, as others most often call it; of a fact, its rarest words"),
)
_COUNTS = (
    Column("others", "Int64", "other outlets that report it; an outlet and its copies are one"),
    Column("of", "Int64", "other outlets on the story"),
    Column(
        "centrality", "Float64", "how central they make it, 0 to 1: half for headline or first two sentences, half for paragraphs"
    ),
)
OMISSIONS: tuple[Column, ...] = (
    *_KEY,
    Column("outlet", "String", "the outlet that leaves it out"),
    *_COUNTS,
    Column("documents", "String", "its articles on the story, which were searched: JSON list of doc_id"),
    Column("dated", "Int64", "1 where dates show that it was known by then; 0 where dates are missing"),
)
MATRIX: tuple[Column, ...] = (
    *_KEY,
    Column("outlet", "String", "an outlet on the story"),
    Column("status", "String", "reports, omits, or untold (nothing is claimed)"),
    *_COUNTS,
    Column("reason", "String", "why nothing is claimed; empty otherwise"),
)
ALONE: tuple[Column, ...] = (
    *_KEY,
    Column("outlet", "String", "the only outlet that reports it"),
    Column("searched", "Int64", "other outlets on the story that were searched; an outlet and its copies are one"),
    Column("centrality", "Float64", "how central it makes it, 0 to 1"),
)
PASSAGES: tuple[Column, ...] = (
    *_KEY,
    Column("outlet", "String", "who reports it"),
    Column("doc_id", "String", "where"),
    Column("start", "Int64", "where the mention begins: code points from 0"),
    Column("end", "Int64", "where it ends, exclusive"),
    Column("quote", "String", "the mention"),
    Column("passage", "String", "the sentence that contains it"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {"omissions": OMISSIONS, "matrix": MATRIX, "alone": ALONE, "passages": PASSAGES}


class Omissions(TableSet):
    """What outlets leave out of stories; ``run`` says which stories were looked at, ``failures`` what could not be read."""

    failures: Sequence[Failure] = ()


@dataclass(frozen=True)
class _OnStory:
    """A document with what it is one text with, and what its outlet prints under everything."""

    document: Document
    unit: str
    boilerplate: Sequence[Span]


def find_omissions(
    corpus: Iterable[Document], *, one_story: bool = False, least: int = FEWEST_OTHERS, **how: Unpack[How]
) -> Omissions:
    """What outlets leave out that ``least`` others on the same story report.

    ``one_story`` takes all documents for one; else the story of the metadata holds, and the rest is grouped. The other
    arguments are those of :func:`framing.score`. Raises :class:`~framing.errors.InputError` for an empty corpus.
    """
    documents = all_documents(corpus)
    stories = _stories(documents, one_story)
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    on_story = {member.document.id: (name, member) for name, members in stories.items() for member in members}
    reading = Pass([member.document for _, member in on_story.values()], {**how, "by": "all"}, article_of)
    read = _told(reading, {doc_id: member for doc_id, (_, member) in on_story.items()}) if on_story else ()
    seen: set[str] = set()
    for name, several in groupby(read, lambda told: on_story[told.article.document.id][0]):
        told = list(several)
        seen.update(each.article.document.id for each in told)
        for line in lines(told, least):
            _add(name, line, told, rows)
        for line in alone(told):
            _add_alone(name, line, rows)
    rows["passages"] = _once(rows["passages"])
    sizes = {name: len(members) for name, members in stories.items()}
    outlets = {name: len({member.unit for member in members}) for name, members in stories.items()}
    run: dict[str, Any] = {"documents": len(documents), "stories": sizes, "outlets": outlets, "least": least}
    if unread := len(on_story) - len(seen):
        run["unread"] = unread
    if reading.settings.corrections:
        run["corrections"] = reading.tally.record({document.id for document in documents}, whole=False)
    found = Omissions(rows, TABLES, run)
    found.failures = [failure for failure in reading.failures if not failure.component.startswith("layer ")]
    return found


def _stories(documents: Sequence[Document], one_story: bool) -> dict[str, list[_OnStory]]:
    """The stories that two outlets or more are on, by name, each with its articles by date."""
    found = copies_among(documents)
    place = {doc_id: i for i, doc_id in enumerate(found.frame["doc_id"])}
    clusters = found.frame["cluster"].to_list()

    def on_story(document: Document) -> _OnStory:
        i = place[document.id]
        return _OnStory(document, clusters[i] or f"outlet {document.outlet}", found.reading.boilerplate(i))

    return {name: _united(list(map(on_story, members))) for name, members in shared_stories(documents, one_story).items()}


def _united(members: Sequence[_OnStory]) -> list[_OnStory]:
    """The articles of a story with one unit an outlet, and one for all outlets that print copies of one text."""
    unit: dict[str, str] = {}
    for member in members:
        own = f"outlet {member.document.outlet}"
        old = {unit.get(name, name) for name in (own, member.unit)}
        new = min(old)
        unit |= {own: new, member.unit: new, **{name: new for name, known in unit.items() if known in old}}
    return [replace(member, unit=unit[member.unit]) for member in members]


def _told(reading: Pass[Article | None], members: Mapping[str, _OnStory]) -> Iterator[Told]:
    for document, _, article in reading:
        if article is not None:
            member = members[document.id]
            told = read(article, member.unit)
            told.mentions = [m for m in told.mentions if not any(start <= m.span[0] < end for start, end in member.boilerplate)]
            yield told


def _add(story: str, line: Line, told: Sequence[Told], rows: Mapping[str, list[dict[str, Any]]]) -> None:
    key = {"story": story, "kind": line.item.kind, "item": line.label}
    counts = {"others": line.others, "of": line.of, "centrality": line.centrality}
    rows["matrix"].append({**key, "outlet": line.outlet, "status": line.status, **counts, "reason": line.reason})
    if line.status != "omits":
        return
    own = [each.article.document for each in told if each.outlet == line.outlet]
    first = [report.told.article.document.published for report in line.reports]
    dated = all(document.published for document in own) and any(first)
    ids = json.dumps([document.id for document in own], ensure_ascii=False)
    rows["omissions"].append({**key, "outlet": line.outlet, **counts, "documents": ids, "dated": int(dated)})
    for report in line.reports:
        rows["passages"].extend({**key, **row} for row in _passages(report))


def _add_alone(story: str, line: Line, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    key = {"story": story, "kind": line.item.kind, "item": line.label}
    rows["alone"].append({**key, "outlet": line.outlet, "searched": line.others, "centrality": line.centrality})
    for report in line.reports:
        rows["passages"].extend({**key, **row} for row in _passages(report))


def _passages(report: Report) -> Iterator[dict[str, Any]]:
    article = report.told.article
    text, sentences = article.document.text, article.layers.sentences
    for mention in report.mentions:
        start, end = mention.span
        around = next(((s, e) for s, e in sentences if s <= start < e), (start, end))
        begin, stop = mention.whole or around
        passage = text[min(begin, around[0]) : max(stop, around[1])]
        about = {"outlet": report.told.outlet, "doc_id": article.document.id, "start": start, "end": end}
        yield {**about, "quote": text[start:end], "passage": passage}


def _once(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows without those that say the same again, since several outlets may leave the same out."""
    return list({(row["story"], row["kind"], row["item"], row["doc_id"], row["start"]): row for row in rows}.values())
