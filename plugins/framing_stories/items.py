"""What an article reports, as items to look for in others: sources and their types, figures, concepts, targets, names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing import Annotation, Span, Voices
from framing.text import fold

if TYPE_CHECKING:
    from framing_stories.searching import Article

KINDS = ("source", "source type", "figure", "concept", "target", "fact", "person", "organisation", "name")
LAYERS = {"source": "attributions", "figure": "figures", "concept": "terms", "target": "targets", "name": "actors"}
_UNTOLD = frozenset({"", "other", "anonymous", "document"})  # types that tell nothing of who was not heard
_ACRONYM, _DATELINE = 5, 25  # letters of the longest acronym; characters of a dateline
_LARGE = 100  # a number from which it says what it is, whatever is counted
_NOUN_REACH = 20  # characters between a figure and what it counts
_REACH = 120  # characters before a figure in which its subject stands
_CLAUSE = re.compile(r"[.;:](?:\s|$)|,\s|\bwhile\b|\band\b|\bbut\b")
_SIGN_BESIDE = re.compile(r"(?:^|[\s(])([-−–+])$")
_MINUS = frozenset("-−–")
_SIGNS = _MINUS | {"+"}
_DOWN = frozenset(
    "fall fell drop dropped decline declined lose lost down lower slip slid slide shed sink sank plunge tumble".split()
)
_UP = frozenset(
    "rise rose gain gained up higher climb climbed add added grow grew increase jump jumped advance soar surge".split()
)
_NAMED = re.compile(r"^[^\W\d_]")


_BODIES = frozenset(
    "academy administration agency alliance army assembly association associations authority bank board bureau chamber church "
    "club coalition college commission committee company congress corporation council court department federation forum "
    "foundation front fund hospital inc institute league ltd ministry monitor movement network office organisation "
    "organization parliament party police school senate service society station stations trust union university".split()
)


class Item(NamedTuple):
    """Something that can be reported: its kind, and what it is compared by."""

    kind: str
    key: str


class Counted(NamedTuple):
    """What a figure says beside its number, as far as it says it: whether it is rough, its unit, noun, verb and period."""

    rough: bool
    unit: str
    noun: str
    verb: str
    period: str


class Mention(NamedTuple):
    """Where an article reports an item, and how that is called there."""

    item: Item
    label: str
    span: Span
    low: float = 0.0
    high: float = 0.0
    year: int = 0
    whole: Span | None = None
    who: str = ""
    counted: Counted | None = None
    plain: tuple[float, float] = (0.0, 0.0)


# Units told in each other's place: half and 50 percent, two weeks and 14 days.
_SCALED = {
    "share": ("percent", 100.0), "percent": ("percent", 1.0),
    "hour": ("hour", 1.0), "day": ("hour", 24.0), "week": ("hour", 168.0),
}  # fmt: skip
SCALED_TO = frozenset(unit for unit, _ in _SCALED.values())


def mentions(article: Article) -> list[Mention]:
    """Everything that an article reports, in its headline or in what counts; layers that cannot be had give nothing."""
    layers = article.layers
    found = [*_sources(article), *_figures(article), *_terms(article), *_targets(article), *_names(article)]
    headlines = [(a.start, a.end) for a in layers.annotations("regions") if a.label == "headline"]
    return [m for m in found if layers.counts(m.span[0]) or any(start <= m.span[0] < end for start, end in headlines)]


def every(article: Article, layer: str) -> Sequence[Annotation]:
    """All annotations of a layer, counted or not; none where it cannot be had."""
    return article.layers.try_annotations(layer)


def _sources(article: Article) -> Iterator[Mention]:
    for found in every(article, "attributions"):
        about, source = found.attributes, found.roles.get("source") or found.pieces
        if about.get("act") not in Voices.ACTS:
            continue
        span, name = (source[0][0], source[-1][1]), str(about.get("entity") or "")
        whole = (min(found.start, span[0]), max(found.end, span[1]))
        if name and name[0].isupper() and not about.get("anonymous"):
            yield Mention(Item("source", _key(name)), name, span, whole=whole)
        if (kind := str(about.get("source_type") or "")) not in _UNTOLD:
            yield Mention(Item("source type", kind), kind, span, whole=whole, who=name)


def _figures(article: Article) -> Iterator[Mention]:
    for found in every(article, "figures"):
        about = found.attributes
        ends = bounds(found)
        if ends is None:
            continue
        plain = (low, high) = ends
        unit, noun = str(about.get("unit") or ""), str(about.get("noun") or "")
        unit, factor = _SCALED.get(unit, (unit, 1.0))
        low, high = round(low * factor, 4), round(high * factor, 4)
        counted = Counted(bool(about.get("approx")), unit, noun, str(about.get("verb") or ""), str(about.get("period") or ""))
        years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", str(about.get("period") or ""))]
        signed = _signed(article.document.text, found, low) if unit == "percent" else ""
        key = signed or f"{low:g}–{high:g} {unit}" + ("" if low >= _LARGE else f" {noun}")
        if noun or unit:
            label, span, year = _figure_label(article.document.text, found), (found.start, found.end), max(years, default=0)
            yield Mention(Item("figure", key), label, span, low, high, year, counted=counted, plain=plain)


def _signed(text: str, found: Annotation, low: float) -> str:
    """A change in per cent by what it is compared by: up or down, how much, and of what; '' where neither is told.

    A rise of 1.1 per cent is another fact than a fall of as much, and that of one exchange another than that of its neighbor.
    """
    before = _CLAUSE.split(text[max(0, found.start - _REACH) : found.start])[-1]
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", before)]
    verb = str(found.attributes.get("verb") or "")
    own, beside = text[found.start : found.start + 1], _SIGN_BESIDE.search(before)
    sign = own if own in _SIGNS else beside[1] if beside else ""
    near = {verb, *words[-2:]}
    down, up = sign in _MINUS or low < 0 or bool(near & _DOWN), sign == "+" or bool(near & _UP)
    if down == up:
        return ""
    names = re.findall(r"[^\W\d_a-z][\w’'-]+", before)
    subject = str(found.attributes.get("noun") or "") or (_key(names[-1]) if names else "")
    return f"{'-' if down else '+'}{abs(low):g} percent {subject}"


def _figure_label(text: str, found: Annotation) -> str:
    """A figure in its own words, to its noun where that follows at once; a noun that stands elsewhere comes in brackets."""
    for start, end in found.roles.get("noun", ()):
        if found.end <= start <= found.end + _NOUN_REACH:
            return " ".join(text[found.start : end].split())
    quote, counted = " ".join(found.quote(text).split()), str(found.attributes.get("counted") or "")
    return f"{quote} [{counted}]" if counted and counted not in quote and found.label == "count" else quote


def scaled(figure: Annotation) -> tuple[str, float, float] | None:
    """What :func:`bounds` gives in the unit that it is compared in, with that unit."""
    ends, written = bounds(figure), str(figure.attributes.get("unit") or "")
    unit, factor = _SCALED.get(written, (written, 1.0))
    return None if ends is None else (unit, ends[0] * factor, ends[1] * factor)


def bounds(figure: Annotation) -> tuple[float, float] | None:
    """The least and the greatest number that a figure may stand for; None where it says neither."""
    low, high = figure.attributes.get("value_low"), figure.attributes.get("value_high")
    low, high = (high if low is None else low), (low if high is None else high)
    return (float(low), float(high)) if isinstance(low, int | float) and isinstance(high, int | float) else None


def _terms(article: Article) -> Iterator[Mention]:
    for found in every(article, "terms"):
        concept = str(found.attributes.get("concept") or "")
        yield Mention(Item("concept", concept), concept, (found.start, found.end))


def _targets(article: Article) -> Iterator[Mention]:
    for found in every(article, "targets"):
        yield Mention(Item("target", found.label), found.label, (found.start, found.end))


def _names(article: Article) -> Iterator[Mention]:
    actors = every(article, "actors")
    persons = {found.label for found in actors if found.attributes.get("role") or _is_surname(found)}
    for found in actors:
        kind = str(found.attributes.get("kind"))
        if kind != "group" and _NAMED.match(found.label) and len(found.label) > 1 and not _is_dateline(article, found):
            yield Mention(Item(_kind_of(found, persons), _key(found.label)), found.label, (found.start, found.end))


def _is_surname(found: Annotation) -> bool:
    """Whether somebody who has a name in full elsewhere is called by the last word of it."""
    return " " in found.label and found.attributes.get("written") == found.label.rpartition(" ")[2]


def _kind_of(found: Annotation, persons: Container[str]) -> str:
    """A person where an office, title or surname alone says so, a body by its words; else "name"."""
    kind, words = str(found.attributes.get("kind")), found.label.casefold().split()
    if len(words) > 1 and not _BODIES.isdisjoint(words):
        return "organisation"
    return kind if kind == "person" and len(words) > 1 and found.label in persons else "name"


def _is_dateline(article: Article, found: Annotation) -> bool:
    """Whether a name only says where an article was written: "PORT ELLERY, March 4 —"."""
    written = article.document.text[found.start : found.end]
    paragraph = next((start for start, end in article.layers.counted_spans if start <= found.start < end), -1)
    return written.isupper() and len(written) > _ACRONYM and found.start - paragraph < _DATELINE


def _key(name: str) -> str:
    """A name as it is compared: folded, without "the" and what belongs to it."""
    words = [fold(word) for word in re.findall(r"[\w.&'’-]+", name)]
    return " ".join(word.removesuffix("'s") for word in words if word not in ("the", "a", "an"))
