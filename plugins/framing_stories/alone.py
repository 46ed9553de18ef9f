"""What only one outlet tells of a story: the other side of what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing_stories.items import Item
from framing_stories.omission import Line, Report, Told, reports_of, too_short, trace_of
from framing_stories.worth import unworthy

KINDS = ("source", "figure", "concept", "target", "organisation", "person", "name")
FEWEST_OTHERS = 2  # other outlets on the story, of which none tells it
MOST = 5  # items of an outlet and story


def alone(story: Sequence[Told]) -> Iterator[Line]:
    """Items that one outlet reports and that a wide search finds in no other; what it makes most central first.

    Others whose articles are too short to tell do not count among them.
    """
    labels, reports = reports_of(story)
    by_outlet: dict[str, list[Line]] = {}
    for item, reported in reports.items():
        outlets = {report.told.outlet for report in reported}
        if item.kind in KINDS and len(outlets) == 1:
            line = _line(item, labels, next(iter(outlets)), reported, story)
            if line is not None:
                by_outlet.setdefault(line.outlet, []).append(line)
    for outlet in sorted(by_outlet):
        ranked = sorted(by_outlet[outlet], key=lambda line: (-line.centrality, KINDS.index(line.item.kind), line.item))
        yield from _once(ranked)[:MOST]


def _line(item: Item, labels: Mapping[Item, str], outlet: str, reported: Sequence[Report], story: Sequence[Told]) -> Line | None:
    units = {report.told.unit for report in reported}
    others: dict[str, list[Told]] = {}
    for told in story:
        if told.unit not in units and told.outlet != outlet:
            others.setdefault(told.unit, []).append(told)
    searched = {unit: each for unit, each in others.items() if not too_short(each, story)}
    central = sum(report.centrality for report in reported) / len(reported)
    line = Line(item, labels[item], outlet, "alone", len(searched), len(others), round(central, 4), "", reported)
    if len(searched) < FEWEST_OTHERS or unworthy(line):
        return None
    found = any(trace_of(item, labels[item], reported, told.article) for each in others.values() for told in each)
    return None if found else line


def _once(lines: Sequence[Line]) -> list[Line]:
    """The lines without a name that is a source already."""
    sources = {line.item.key for line in lines if line.item.kind == "source"}
    return [line for line in lines if line.item.kind == "source" or line.item.key not in sources]
