"""Who reported each story first, in a report: of those that the metadata name and several outlets tell."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from framing import Document
from framing.compare import dates
from framing.report import Subject, blocks
from framing_stories.heading import heading

STORIES = 20
NOTE = (
    "First among the articles read here, by their dates; within one day nobody is first unless the sources give times with their "
    "time zone. A tie is reported as a tie."
)


def make(subject: Subject) -> Iterable[blocks.Block]:
    """A row a story, those of most outlets first: who was first, when, and who told it later."""
    stories: dict[str, list[Document]] = {}
    if subject.comparison.by != "outlet":
        return
    for document in subject.documents():
        if document.story:
            stories.setdefault(document.story, []).append(document)
    told = {story: sorted({d.outlet for d in found}) for story, found in stories.items() if len({d.outlet for d in found}) > 1}
    ranked = sorted(told, key=lambda story: (-len(told[story]), story))
    rows = [_row(story, told[story], stories[story]) for story in ranked[:STORIES]]
    if rows:
        more = f" {len(ranked) - STORIES} more stories: framing stories lists them." if len(ranked) > STORIES else ""
        yield blocks.Table(
            "stories.first", "", ("first", "later, or without a date"), tuple(rows), note=NOTE + more, corner="story"
        )


def _row(story: str, outlets: Iterable[str], documents: Sequence[Document]) -> blocks.Row:
    found = dates.who_was_first((document.outlet, document) for document in documents)
    names = json.loads(found["first"])
    return blocks.Row(
        heading(((str(d.published or ""), d.title) for d in documents), story),
        (blocks.Cell(dates.in_words(found)), blocks.Cell(", ".join(name for name in outlets if name not in names))),
    )
