"""Facts that an outlet leaves out, as lines beside its other omissions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing_stories.facts import MOST, Fact, Sentence, mentions_of, missing_facts, sentences_of
from framing_stories.omission import NAMES, Line, Report, Told, centrality, not_yet_known, too_short


def omitted_facts(outlets: Mapping[str, Sequence[Told]], story: Sequence[Told], least: int) -> Iterator[Line]:
    """What is told in common nouns by so many others, and not by an outlet: a few of each, what weighs most first."""
    sentences = {id(told): sentences_of(told) for told in story}
    for outlet, own in outlets.items():
        units = {told.unit for told in own}
        others: dict[str, list[Told]] = {}
        for told in story:
            if told.outlet != outlet and told.unit not in units:
                others.setdefault(told.unit, []).append(told)
        if len(others) < 2 or too_short(own, story):
            continue
        told_of = [[sentence for told in others[unit] for sentence in sentences[id(told)]] for unit in sorted(others)]
        lines = (_line(fact, outlet, own, others, told_of) for fact in missing_facts(own, told_of))
        yield from [line for line in lines if line is not None and line.others >= least][:MOST]


def _line(
    fact: Fact, outlet: str, own: Sequence[Told], others: Mapping[str, Sequence[Told]], told_of: Sequence[Sequence[Sentence]]
) -> Line | None:
    holders = sum(any(fact.words <= sentence.words.keys() for sentence in each) for each in told_of)
    where = mentions_of(fact)
    reports = [
        Report(told, [where[id(told)]], centrality(told.article, [where[id(told)]]))
        for each in others.values()
        for told in each
        if id(told) in where
    ]
    if not_yet_known(own, reports):
        return None
    central = sum(report.centrality for report in reports) / len(reports)
    return Line(reports[0].mentions[0].item, fact.label, outlet, "omits", holders, len(others), round(central, 4), "", reports)


def with_facts(lines: Sequence[Line], facts: Sequence[Line]) -> list[Line]:
    """All lines; a name that is left out with a fact, in whose sentences it stands, is told with it."""
    return [*facts, *(_told_with(line) if _is_in(line, facts) else line for line in lines)]


def _told_with(line: Line) -> Line:
    return line._replace(status="untold", reason="reported with the fact that it is part of")


def _is_in(line: Line, facts: Sequence[Line]) -> bool:
    if line.status != "omits" or line.item.kind not in NAMES:
        return False
    told = {(id(report.told), report.mentions[0].span) for fact in facts if fact.outlet == line.outlet for report in fact.reports}
    return all(
        any(who == id(report.told) and start <= mention.span[0] < end for who, (start, end) in told)
        for report in line.reports
        for mention in report.mentions
    )
