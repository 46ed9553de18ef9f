"""The rivals of each event of a corpus, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Unpack

from framing import Concept, Document, Entry, Failure, How, InputError, Pass, Wording
from framing.patterns import parse_pattern
from framing.report import layout
from framing.tables import TableSet
from framing_terms.rivals import Event, Rival, Use, found_in, rivals
from framing_terms.term_tables import TABLES

MOST = 40  # pairs told of a story
ENTRIES = 10  # that are proposed for a codebook
LINE = 118  # characters of a passage in a comment


def propose_rivals(corpus: Iterable[Document], **how: Unpack[How]) -> TableSet:
    """What different outlets call the same thing, person or deed, story by story.

    Documents without a ``story`` are taken for one. The arguments are those of :func:`framing.score` and ``by``.
    """
    reading = Pass(corpus, how, found_in)
    ids, events = list[str](), dict[str, Event]()
    for document, group, found in reading:
        ids.append(document.id)
        if found is not None:
            events.setdefault(document.story, Event()).add(len(ids) - 1, document.text, group, found)
    rows = [_row(story, pair, events[story], ids) for story in sorted(events) for pair in rivals(events[story])[:MOST]]
    run = reading.run(wordings={"by": reading.by, "stories": len(events)})
    return TableSet({"rivals": rows}, TABLES, run)


def _row(story: str, rival: Rival, event: Event, ids: Sequence[str]) -> tuple[Any, ...]:
    first, other = _pair(rival.a, rival.b)
    return (
        *(story, rival.kind, rival.a[0].text, rival.b[0].text, round(rival.score, 4)),
        ", ".join(rival.shared),
        *(_groups(rival.a), _groups(rival.b)),
        *(ids[first.document], *first.span, _passage(first, event)),
        *(ids[other.document], *other.span, _passage(other, event)),
        int(first.in_headline or other.in_headline),
    )


def _pair(a: Sequence[Use], b: Sequence[Use]) -> tuple[Use, Use]:
    """A use of each by different outlets, in headlines where they can be."""
    pairs = ((x, y) for x in a for y in b if x.group != y.group)
    return min(pairs, key=lambda pair: (-(pair[0].in_headline + pair[1].in_headline), pair[0].document, pair[1].document))


def _groups(uses: Sequence[Use]) -> str:
    counts = Counter(use.group for use in uses)
    return ", ".join(f"{group} {counts[group]}" for group in sorted(counts, key=lambda group: (-counts[group], group)))


def _passage(use: Use, event: Event) -> str:
    start, end = next(s.span for s in event.sentences if s.document == use.document and s.span[0] <= use.span[0] < s.span[1])
    return " ".join(event.texts[use.document][start:end].split())


def entries(documents: Iterable[Document], how: How) -> tuple[list[Entry], list[Failure]]:
    """The best rivals of all stories as concepts for a codebook: each with its two wordings, and a passage of each."""
    found = propose_rivals(documents, **how)
    told = []
    for row in found.table("rivals").sort("score", descending=True).head(ENTRIES).to_dicts():
        patterns = [_pattern(row[side]) for side in ("a", "b")]
        if all(patterns):
            wordings = tuple(Wording(row[side], (pattern,)) for side, pattern in zip(("a", "b"), patterns, strict=True))
            note = f"{row['kind']}: {row['a_groups']}; {row['b_groups']}" + (f"; story {row['story']}" if row["story"] else "")
            passages = tuple(_shown(row, side) for side in ("a", "b"))
            told.append(Entry(entry=Concept(f"{row['a']} or {row['b']}", wordings), note=note, passages=passages))
    return told, [Failure(**failure) for failure in found.run["failures"]]


def _shown(row: Mapping[str, Any], side: str) -> tuple[str, str]:
    """A wording, and the sentence of it, no longer than a line."""
    text, at = row[f"{side}_passage"], row[f"{side}_passage"].find(row[side])
    place = {"pieces": "", "start": max(at, 0), "end": max(at, 0) + len(row[side])}
    return row[side], layout.excerpt(text, place, most=LINE)


def _pattern(text: str) -> str:
    """A wording as a pattern that finds it as it is; '' where none can."""
    try:
        parse_pattern(text)
    except InputError:
        return ""
    return text
