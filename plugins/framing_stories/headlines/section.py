"""Headlines in a report, and in short below the numbers of the terminal: the stories that most outlets are on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from framing import Codebook
from framing.report import Subject, blocks
from framing_stories.heading import heading as named_by
from framing_stories.headlines.telling import AGAINST, FEWEST, NOTE, UNKNOWN, Story, Told, against, heading, stories, without
from framing_stories.section import MOST_ARTICLES, ONE_STORY

if TYPE_CHECKING:
    from framing_stories.headlines.tables import Headlines

STORIES, BRIEFLY = 10, 5  # stories of a report, and of the terminal
PROPOSED = "proposed"  # the name of a codebook of targets that nobody has chosen
FEW = 3  # differences of a story in the terminal
COLUMNS = ("articles", "with a headline", "stated as fact, of those given to a source", "source left out", "hedge left out")
BODIES = (
    "Each headline is compared with a sentence of its article: one of the first two, or one with its verb and one of its actors. "
    "How many headlines state as fact what that sentence gives to a source, leave out a source that it names, leave out its "
    "hedge. Only outlets with three such headlines or more have numbers. They describe these articles and rank nobody."
)


def make(subject: Subject) -> Iterable[blocks.Block]:
    """Each of the most told stories as a table of headlines with what differs in them; then each outlet's numbers."""
    found = _found(subject, 0)
    if found is None:
        return
    told = [story for story in stories(found) if any(row["headline"] for row in story.articles)]
    for place, story in enumerate(told[:STORIES], 1):
        yield blocks.Heading(f"{_named(story)}: {story.about}" if len(told) > 1 else story.about)
        rows = tuple(_row(row) for row in story.articles)
        yield blocks.Table(f"stories.headlines{place}", "", ("date", "headline"), rows)
        yield from (blocks.Prose((row["claim"],), lead="–") for row in story.differences)
    if told:
        yield blocks.Prose((" ".join(part for part in (without(found), NOTE) if part),))
    rows = tuple(_numbers(found))
    cases = list(against(found))
    if cases:
        yield blocks.Heading(AGAINST)
        yield from (blocks.Prose((sentence,)) for sentence in cases)
    if rows:
        yield blocks.Table("stories.headlines", "" if cases else AGAINST, COLUMNS, rows, note=BODIES)


def _named(story: Story) -> str:
    return named_by(((row["published"], row["headline"]) for row in story.articles), story.name)


def brief(subject: Subject) -> Iterable[blocks.Block]:
    """The five most told stories in few lines: headlines, what differs first; then what headlines leave out of their articles."""
    found = _found(subject, BRIEFLY)
    if found is None:
        return
    for story in stories(found)[:BRIEFLY]:
        having = [row for row in story.articles if row["headline"]]
        if len({row["outlet"] for row in having}) < 2:
            continue
        yield blocks.Heading(story.about)
        yield from (blocks.Prose((f"{row['headline']}",), lead=f"{heading(row)}:") for row in having)
        yield from (blocks.Prose((row["claim"],), lead="–") for row in _first(story))
    if told := without(found):
        yield blocks.Heading(told)
    if cases := list(against(found)):
        yield blocks.Heading(AGAINST)
        yield from (blocks.Prose((sentence,)) for sentence in cases)


def _first(story: Story) -> Iterator[Told]:
    """The first differences of a story, of each kind one before the second of any."""
    seen = [row["kind"] for row in story.differences]
    order = sorted(range(len(seen)), key=lambda i: (seen[:i].count(seen[i]), i))
    return (story.differences[i] for i in sorted(order[:FEW]))


def _found(subject: Subject, most: int) -> Headlines | None:
    """The headlines of the articles; None where there is nothing to compare. Of many articles those on the most told stories."""
    from framing_stories.headlines.tables import find_headlines

    comparison = subject.comparison
    given = comparison.results.lazy("documents").select("story").collect()["story"]
    if comparison.by != "outlet" or len(comparison.groups) < 2 or (len(given) > MOST_ARTICLES and not any(given)):
        return None
    together = len(given) <= ONE_STORY and not any(given)
    most = (most or STORIES) if len(given) > MOST_ARTICLES else 0
    settings = subject.settings()
    if settings["codebook"].name == PROPOSED:  # what framing headlines, which proposes nothing, reads them with
        settings["codebook"] = Codebook()
    return find_headlines(list(subject.documents()), one_story=together, most=most, **settings)


def _row(row: Told) -> blocks.Row:
    to = blocks.Passage(row["doc_id"], ((int(row["start"]), int(row["end"])),)) if row["headline"] else None
    return blocks.Row(row["outlet"], (blocks.Cell(row["published"] or UNKNOWN), blocks.Cell(row["headline"] or "none", to=to)))


def _numbers(found: Headlines) -> Iterator[blocks.Row]:
    rows = list(found.table("bodies").iter_rows(named=True))
    if any(row["attributed"] or row["hedged"] for row in rows):
        for row in rows:
            pairs = (("own_voice", "attributed"), ("drops_source", "sourced"), ("no_hedge", "hedged"))
            told = (f"{row[left]} of {row[of]}" if row[of] >= FEWEST else "–" for left, of in pairs)
            yield blocks.Row(row["outlet"], tuple(map(blocks.Cell, (f"{row['articles']:,}", f"{row['headlines']:,}", *told))))
