"""Omissions in a report: what others report of a story, and who does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.report import Subject, blocks
from framing_stories.heading import heading

ITEMS, STORIES = 25, 3
MOST_ARTICLES = 200  # to read again for a report
ONE_STORY = 12  # articles without a story that are taken to be on the same, as few as these are when somebody names them
SHOWN = {"reports": "●", "omits": "○ not found", "untold": "?"}
NOTE = (
    "● reports it; ○ a wide search of its articles finds nothing alike; ? nothing is claimed. "
    "Listing an omission does not mean it was wrong."
)


def make(subject: Subject) -> Iterable[blocks.Block]:
    """For each of the largest stories a row an item that somebody leaves out, a column an outlet."""
    from framing_stories.omission_tables import find_omissions

    comparison = subject.comparison
    stories = comparison.results.lazy("documents").select("story").collect()["story"]
    articles = len(stories)
    if comparison.by != "outlet" or len(comparison.groups) < 2:
        return
    if articles > MOST_ARTICLES:
        yield blocks.Prose((f"{articles:,} articles are too many to search here: framing omissions lists what each leaves out.",))
        return
    together = articles <= ONE_STORY and not any(stories)
    documents = {document.id: document for document in subject.documents()}
    found = find_omissions(list(documents.values()), one_story=together, **subject.settings())
    if unread := left_out(found.run):
        yield blocks.Prose((unread,))
    passages: dict[tuple[str, ...], Mapping[str, Any]] = {}
    for row in found.table("passages").iter_rows(named=True):
        passages.setdefault((row["story"], row["kind"], row["item"], row["outlet"]), row)
    rows = list(found.table("matrix").iter_rows(named=True))
    largest = sorted(found.run["stories"], key=lambda name: (-found.run["stories"][name], name))
    for place, story in enumerate(largest[:STORIES]):
        matrix = [row for row in rows if row["story"] == story]
        if any(row["status"] == "omits" for row in matrix):
            cited = {documents[at["doc_id"]] for key, at in passages.items() if key[0] == story}
            named = heading(((str(d.published or ""), d.title) for d in cited), story)
            name = f"stories.omissions{place + 1 if place else ''}"
            yield _table(story, named if len(largest) > 1 else "", matrix, passages, name)


def left_out(run: Mapping[str, Any]) -> str:
    """The sentence on articles that were not searched; '' where all were."""
    unread = run.get("unread", 0)
    told = "1 article is" if unread == 1 else f"{unread:,} articles are"
    return f"{told} not searched for omissions: their language has no dictionary forms here, or they failed." if unread else ""


def _table(
    story: str,
    named: str,
    matrix: Sequence[Mapping[str, Any]],
    passages: Mapping[tuple[str, ...], Mapping[str, Any]],
    name: str,
) -> blocks.Table:
    items = list(dict.fromkeys((row["kind"], row["item"]) for row in matrix if row["status"] == "omits"))[:ITEMS]
    outlets = sorted({row["outlet"] for row in matrix})
    cells = {(row["kind"], row["item"], row["outlet"]): row for row in matrix}

    def cell(item: tuple[str, str], outlet: str) -> blocks.Cell:
        row, at = cells.get((*item, outlet)), passages.get((story, *item, outlet))
        status = row["status"] if row else "reports" if at else ""
        if not status:
            return blocks.Cell("–")
        to = blocks.Passage(at["doc_id"], ((at["start"], at["end"]),)) if at and status == "reports" else None
        return blocks.Cell(SHOWN[status], to=to, note=(row["reason"] if row else "") or (at["passage"] if at else ""))

    rows = tuple(blocks.Row(f"{item[1]} ({item[0]})", tuple(cell(item, outlet) for outlet in outlets)) for item in items)
    title = f"What others report: {named}" if named else "What others report"
    return blocks.Table(name, title, tuple(outlets), rows, note=NOTE)
