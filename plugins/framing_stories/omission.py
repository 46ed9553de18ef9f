"""What others report of a story and an outlet does not.

Something is said to be left out only where several others have it (an outlet and its copies are one), where the outlet's
articles on the story are long enough and not older than what is known, and where a wide search of all their words
finds nothing like it. Everything else is said to be untold, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from framing import Span
from framing_stories.items import KINDS, SCALED_TO, Item, Mention, bounds, every, mentions, scaled
from framing_stories.joining import same_figures
from framing_stories.searching import CLOSE, Article
from framing_stories.worth import unworthy

FEWEST_OTHERS = 2
FEWEST_WORDS = 120  # of an outlet on a story
_SHARE = 1 / 3  # of the words that others usually give a story
_CENTRAL = 0.5  # of centrality, for the headline or the first two sentences; the rest is the share of paragraphs
_FIRST = 2
NAMES = ("person", "organisation", "name")

Status = str  # reports | omits | untold


@dataclass
class Told:
    """One article on a story: what it reports, and with which articles it is one text."""

    article: Article
    unit: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def outlet(self) -> str:
        return self.article.document.outlet


class Report(NamedTuple):
    """An item in another article: where it is told, and how central that makes it there (0 to 1)."""

    told: Told
    mentions: Sequence[Mention]
    centrality: float


class Line(NamedTuple):
    """Whether an outlet reports an item of a story: ``others`` units of ``of`` do, ``reason`` says why nothing is claimed."""

    item: Item
    label: str
    outlet: str
    status: Status
    others: int
    of: int
    centrality: float
    reason: str
    reports: Sequence[Report]


def read(article: Article, unit: str) -> Told:
    """What an article reports."""
    return Told(article, unit, mentions(article))


def lines(story: Sequence[Told], least: int = FEWEST_OTHERS) -> list[Line]:
    """Item by item and outlet by outlet, what is reported, left out, or cannot be told; the most reported first."""
    from framing_stories.omitted_facts import omitted_facts, with_facts

    outlets: dict[str, list[Told]] = {}
    for told in story:
        outlets.setdefault(told.outlet, []).append(told)
    labels, reports = reports_of(story)
    found = []
    for item, reported in reports.items():
        for outlet, own in outlets.items():
            line = _line(item, labels[item], outlet, own, reported, story)
            if line is not None and line.others >= least:
                found.append(line)
    found = [line if line.status != "omits" else _weighed(line) for line in found]
    found = with_facts(found, list(omitted_facts(outlets, story, least)))
    cited = {(line.item.key, line.outlet): line.others for line in found if line.item.kind == "source" and line.status == "omits"}
    said_once = [line for line in found if not _is_said(line, cited)]
    return sorted(
        said_once,
        key=lambda line: (-line.others / line.of, -line.centrality, KINDS.index(line.item.kind), line.item, line.outlet),
    )


def _weighed(line: Line) -> Line:
    """The line, untold where what is missing is not worth telling."""
    reason = unworthy(line)
    return line._replace(status="untold", reason=f"little weight: {reason}") if reason else line


def _is_said(line: Line, cited: Mapping[tuple[str, str], int]) -> bool:
    """Whether a name that is left out is left out as a source already, of no fewer others."""
    return line.status == "omits" and line.item.kind in NAMES and line.others <= cited.get((line.item.key, line.outlet), 0)


def _line(
    item: Item, label: str, outlet: str, own: Sequence[Told], reported: Sequence[Report], story: Sequence[Told]
) -> Line | None:
    units = {told.unit for told in own}
    others = [report for report in reported if report.told.outlet != outlet and report.told.unit not in units]
    every_other = {told.unit for told in story if told.outlet != outlet} - units
    if not others:
        return None
    holders = _holders(item, others, (told for told in story if told.outlet != outlet and told.unit not in units))
    central = sum(report.centrality for report in others) / len(others)
    if any(report.told.outlet == outlet for report in reported):
        status, reason = "reports", ""
    else:
        reason = _why_not(item, label, own, others, story)
        status = "untold" if reason else "omits"
    return Line(item, label, outlet, status, len(holders), len(every_other), round(central, 4), reason, others)


def _holders(item: Item, others: Sequence[Report], story: Iterable[Told]) -> set[str]:
    """The units that tell an item; who has a name in another form tells it as well."""
    holders = {report.told.unit for report in others}
    if item.kind not in NAMES:
        return holders
    named = sorted({mention.label for report in others for mention in report.mentions})
    return holders | {told.unit for told in story if told.unit not in holders and any(map(told.article.has_form, named))}


def reports_of(story: Sequence[Told]) -> tuple[Mapping[Item, str], Mapping[Item, list[Report]]]:
    """Who reports each item, and what it is called most often; a surname is the person who has it in the story."""
    full = {**_full_names(story), **same_figures(mention for told in story for mention in told.mentions)}
    labels: dict[Item, dict[str, int]] = {}
    reports: dict[Item, list[Report]] = {}
    for told in story:
        by_item: dict[Item, list[Mention]] = {}
        for mention in told.mentions:
            item = full.get(mention.item, mention.item)
            by_item.setdefault(item, []).append(mention)
            if item == mention.item:
                counts = labels.setdefault(item, {})
                counts[mention.label] = counts.get(mention.label, 0) + 1
        for item, found in by_item.items():
            reports.setdefault(item, []).append(Report(told, found, centrality(told.article, found)))
    named = {item: max(counts, key=lambda label: (counts[label], label)) for item, counts in labels.items()}
    return {item: named.get(item, item.key) for item in reports}, reports


def _full_names(story: Sequence[Told]) -> Mapping[Item, Item]:
    """What a name stands for in the story: a surname for the only longer name that ends with it, a name with a title before it
    for the name, and of kinds on which articles differ the first.
    """
    kinds: dict[str, str] = {}
    for kind in NAMES:
        for told in story:
            for mention in told.mentions:
                if mention.item.kind == kind:
                    kinds.setdefault(mention.item.key, kind)
    longer: dict[str, set[str]] = {}
    for key in sorted({_untitled(key, kinds) for key in kinds}):
        if " " in key:
            longer.setdefault(key.rpartition(" ")[2], set()).add(key)
    found = {}
    for told in story:
        for kind, key in {mention.item for mention in told.mentions}:
            if kind in (*NAMES, "source"):
                others = longer.get(key, set())
                new = next(iter(others)) if len(others) == 1 else _untitled(key, kinds)
                found[Item(kind, key)] = Item(kind if kind == "source" else kinds.get(new, kind), new)
    return found


def _untitled(key: str, known: Container[str]) -> str:
    """A name without what stands before it, if the rest, of two words or more, is a name too: "state | ada berg"."""
    words = key.split()
    rests = (" ".join(words[i:]) for i in range(1, len(words) - 1))
    return next((rest for rest in rests if rest in known), key)


def centrality(article: Article, found: Sequence[Mention]) -> float:
    """How central an article makes an item: half for headline or first two sentences, half for the share of paragraphs."""
    spans = article.layers.counted_spans
    headlines = [(a.start, a.end) for a in article.layers.annotations("regions") if a.label == "headline"]
    first = [(s, e) for s, e in article.layers.sentences if article.layers.counts(s)][:_FIRST]
    starts = [mention.span[0] for mention in found]
    early = any(start <= at < end for start, end in (*headlines, *first) for at in starts)
    holding = sum(any(start <= at < end for at in starts) for start, end in spans)
    return _CENTRAL * early + (1 - _CENTRAL) * (holding / len(spans) if spans else 0.0)


def _why_not(item: Item, label: str, own: Sequence[Told], others: Sequence[Report], story: Sequence[Told]) -> str:
    """Why it cannot be said that an outlet leaves something out; '' where it can."""
    if reason := too_short(own, story):
        return reason
    if reason := not_yet_known(own, others):
        return reason
    for told in own:
        if trace := trace_of(item, label, others, told.article):
            return f"perhaps in {told.article.document.id}: {trace}"
    return ""


def too_short(own: Sequence[Told], story: Sequence[Told]) -> str:
    """Why nothing can be claimed of articles as short as these; '' where they are long enough."""
    words = sum(told.article.layers.words for told in own)
    usual = median([told.article.layers.words for told in story])
    return f"too short: {words} words" if words < max(FEWEST_WORDS, _SHARE * usual) else ""


def not_yet_known(own: Sequence[Told], others: Sequence[Report]) -> str:
    """Whether what others report is younger than the outlet's last article, as far as dates tell."""
    last = [told.article.document.published for told in own]
    first = [report.told.article.document.published for report in others]
    dated, known = [day for day in last if day], [day for day in first if day]
    if dated and known and len(dated) == len(last) and max(dated) < min(known):
        return f"published {max(dated)}, before others had it ({min(known)})"
    year = max((mention.year for report in others for mention in report.mentions), default=0)
    newest = max((day.year for day in dated), default=0) if len(dated) == len(last) else max(_years(own), default=0)
    if year and newest < year:
        return f"it is of {year}, " + (f"and the article of {newest}" if newest else "and the article names no year so late")
    return ""


def _years(own: Sequence[Told]) -> Iterator[int]:
    for told in own:
        yield from told.article.years


def trace_of(item: Item, label: str, others: Sequence[Report], article: Article) -> str:
    """What in an article may be the item after all; '' where a wide search of all its words finds nothing."""
    found = [mention for report in others for mention in report.mentions]
    written = {mention.label for mention in found} | {label}
    if item.kind == "figure":
        return f"the number {label}" if _has_number(found, article) else ""
    if item.kind == "source type":
        return _source_of_type(item.key, found, article)
    if item.kind in ("concept", "target"):
        return _wording(item, found, others, article)
    name = next((name for name in sorted(written) if article.has_name(name)), "")
    if not name and item.kind in ("person", "name", "source"):
        name = next((name for name in sorted(written) if " " in name and article.has_surname(name)), "")
    return f"the name {name}" if name else ""


def _source_of_type(key: str, found: Sequence[Mention], article: Article) -> str:
    """A source of the type in an article, or the name of somebody who is one elsewhere."""
    if any(str(a.attributes.get("source_type")) == key for a in every(article, "attributions")):
        return f"a source of the type {key}"
    known = sorted({mention.who for mention in found if mention.who[:1].isupper()})
    same = next((who for who in known if article.has_surname(who) or article.has_name(who)), "")
    return f"{same}, who is one elsewhere" if same else ""


def _has_number(found: Sequence[Mention], article: Article) -> bool:
    low, high = min(mention.low for mention in found), max(mention.high for mention in found)
    units = {mention.counted.unit for mention in found if mention.counted}
    ends = {(low, high)} if units.isdisjoint(SCALED_TO) else {mention.plain for mention in found}
    if "percent" in units:
        ends |= {(low, high), (low / 100, high / 100)}
    if any(article.has_number(*plain) for plain in ends):
        return True
    figures = every(article, "figures")
    if any(least <= last and most >= first for least, most in filter(None, map(bounds, figures)) for first, last in ends):
        return True
    in_unit = (one for one in filter(None, map(scaled, figures)) if one[0] in units)
    return any(least <= high * (1 + CLOSE) and most >= low * (1 - CLOSE) for _, least, most in in_unit)


def _wording(item: Item, found: Sequence[Mention], others: Sequence[Report], article: Article) -> str:
    layer = "terms" if item.kind == "concept" else "targets"
    for annotation in every(article, layer):  # outside what counts, too
        if item.key in (annotation.label, annotation.attributes.get("concept")):
            return f"“{annotation.quote(article.document.text)}”"
    texts = {r.told.article.document.text[m.span[0] : m.span[1]] for r in others for m in r.mentions}
    words = next((f"the words of “{text}”" for text in sorted(texts) if article.has_wording(text)), "")
    return words or (_said_of(others, article) if item.kind == "target" else "")


def _said_of(others: Sequence[Report], article: Article) -> str:
    """A wording of a concept that elsewhere goes with a target: who is "persuaded to return" may be meant by it.

    Of those who name the target most use the concept in one sentence with it, and of its mentions half or more stand there.
    """
    with_target, mentioned, users = Counter[str](), Counter[str](), Counter[str]()
    for report in others:
        near = [_sentence(report.told.article, mention.span[0]) for mention in report.mentions]
        found = [(str(a.attributes.get("concept")), a.start) for a in every(report.told.article, "terms")]
        beside = [concept for concept, at in found if any(start <= at < end for start, end in near)]
        mentioned.update(concept for concept, _ in found)
        with_target.update(beside)
        users.update(set(beside))
    for wording in every(article, "terms"):
        concept = str(wording.attributes.get("concept"))
        if 2 * users[concept] > len(others) and 2 * with_target[concept] >= mentioned[concept]:
            return f"“{wording.quote(article.document.text)}”, which others say of it"
    return ""


def _sentence(article: Article, at: int) -> Span:
    return next(((start, end) for start, end in article.layers.sentences if start <= at < end), (at, at + 1))
