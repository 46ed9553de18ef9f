"""The layer ``regions``: what each paragraph is, without changing the text.

``headline``, ``subhead``, ``lead`` (first paragraph of the body), ``body``, ``furniture`` (breadcrumb,
byline, caption, advertisement line …) and ``repeat`` (a passage that stood before). Measures count lead
and body unless asked for another region.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing.language import Language, PageLines
from framing.model import Annotation, Document, Pieces, Span

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.extension import Annotate

REGIONS = ("headline", "subhead", "lead", "body", "furniture", "repeat")
COUNTED = ("lead", "body")

_LONGEST_FURNITURE = 40  # words
_LONGEST_HEADLINE = 30
_LONGEST_SUBHEAD = 12
_LONGEST_ALTERNATIVE = 8
_SHORTEST_HEADLINE = 3
_SHORTEST_REPEAT = 6
_STEM = 5  # letters by which words of a caption and of an alternative text are compared

_CAPTIONED = 200  # characters at the end of a paragraph that may hold what tells a caption
_MARKS = tuple(".!?…;:,。！？；：，")
_CLOSING = " \t\u00a0\"'”’»)]」』）》"
_LIST_ITEM = re.compile(r"[>*•–—‣▪◦·-]|\(?(?:\d{1,2}|[a-z])[.)]\s")
_WORD = re.compile(r"[^\W_]+")
_CHARACTER = re.compile("[\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff]")
_QUOTE = re.compile('["“”«»]')


class Paragraph(NamedTuple):
    start: int
    end: int
    text: str
    words: int


def paragraphs_of(text: str) -> list[Paragraph]:
    """Lines that hold anything, without the space around them."""
    found: list[Paragraph] = []
    offset = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = offset + line.index(stripped)
            found.append(Paragraph(start, start + len(stripped), stripped, _words_in(stripped)))
        offset += len(line) + 1
    return found


def _words_in(line: str) -> int:
    """How many words a line has; where characters stand without blanks, a word is about one and a half of them."""
    characters = len(_CHARACTER.findall(line))
    return len(line.split()) + 2 * characters // 3


def label_paragraphs(
    text: str, language: Language, title: str = "", title_span: Span | None = None, recurring: Pieces = ()
) -> list[tuple[Paragraph, str]]:
    """Each paragraph with its region, in order; every character that is not space lies in exactly one.

    ``recurring`` is what the corpus has shown to be furniture.
    """
    paragraphs = paragraphs_of(text)
    labels = [""] * len(paragraphs)
    _mark_repeats(paragraphs, labels)
    _mark_recurring(paragraphs, labels, {start for start, _ in recurring})
    if language.page_lines:
        _mark_furniture(paragraphs, labels, language.page_lines)
    headline = _headline(paragraphs, labels, title, title_span)
    if headline is not None:
        labels[headline] = "headline"
    _mark_subheads(paragraphs, labels)
    rest = [i for i, label in enumerate(labels) if not label]
    for i in rest:
        labels[i] = "lead" if i == rest[0] and len(rest) > 1 else "body"
    return list(zip(paragraphs, labels, strict=True))


def line_key(text: str) -> str:
    """A line as it is compared with another: without case, with straight quotation marks and single spaces."""
    straight = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return " ".join(straight.casefold().split())


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, in a mark that may stand before closing quotation marks."""
    return text.rstrip(_CLOSING).endswith(_MARKS)


def _is_caption(text: str, lines: PageLines) -> bool:
    return lines.caption.search(text, max(0, len(text) - _CAPTIONED)) is not None


def _mark_repeats(paragraphs: list[Paragraph], labels: list[str]) -> None:
    seen: set[str] = set()
    for i, paragraph in enumerate(paragraphs):
        key = line_key(paragraph.text)
        follows = i > 0 and labels[i - 1] == "repeat"
        if key in seen and (paragraph.words >= _SHORTEST_REPEAT or follows):
            labels[i] = "repeat"
        seen.add(key)


def _mark_recurring(paragraphs: list[Paragraph], labels: list[str], recurring: Container[int]) -> None:
    for i, paragraph in enumerate(paragraphs):
        if paragraph.start in recurring:
            labels[i] = "furniture"


def _mark_furniture(paragraphs: list[Paragraph], labels: list[str], lines: PageLines) -> None:
    for i, paragraph in enumerate(paragraphs):
        if labels[i] or paragraph.words > _LONGEST_FURNITURE:
            continue
        following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        if (
            _is_furniture(paragraph.text, lines)
            or _is_caption(paragraph.text, lines)
            or (
                following
                and ((i < 3 and _is_breadcrumb(paragraph, following)) or _is_alternative_text(paragraph, following, lines))
            )
        ):
            labels[i] = "furniture"


def _is_furniture(text: str, lines: PageLines) -> bool:
    found = lines.furniture.match(text)
    if found is None or not found.groupdict().get("unfinished"):
        return found is not None
    return not ends_sentence(text) or text.lower().endswith(lines.endings)


def _is_breadcrumb(paragraph: Paragraph, following: Paragraph) -> bool:
    """Whether a paragraph is the way to the page with the headline that follows glued to it."""
    whole, headline = line_key(paragraph.text), line_key(following.text)
    way = whole.removesuffix(headline)
    return following.words >= _SHORTEST_HEADLINE and "" != way != whole and not ends_sentence(way)


def _is_alternative_text(paragraph: Paragraph, following: Paragraph, lines: PageLines) -> bool:
    """Whether a paragraph is a picture's alternative text, which pages print before its caption."""
    if paragraph.words > _LONGEST_SUBHEAD or following.words > _LONGEST_FURNITURE or not _is_caption(following.text, lines):
        return False
    if not ends_sentence(paragraph.text):
        return True
    words = _WORD.findall(line_key(paragraph.text))
    told = words[0] in lines.telling_start or not lines.telling.isdisjoint(words) if words else True
    if told or paragraph.words > _LONGEST_ALTERNATIVE or not paragraph.text.endswith(".") or _QUOTE.search(paragraph.text):
        return False
    shown = {word[:_STEM] for word in _WORD.findall(line_key(following.text)) if len(word) >= _STEM}
    return words[0] in lines.articles or not shown.isdisjoint(word[:_STEM] for word in words)


def _headline(paragraphs: list[Paragraph], labels: list[str], title: str, title_span: Span | None) -> int | None:
    if title_span is not None:
        return next((i for i, p in enumerate(paragraphs) if p.start >= title_span[0] and p.end <= title_span[1]), None)
    free = [i for i, label in enumerate(labels) if not label]
    if title:
        named = next((i for i in free[:3] if line_key(paragraphs[i].text) == line_key(title)), None)
        if named is not None:
            return named
    if len(free) < 2:
        return None
    first = paragraphs[free[0]]
    short = first.words <= _LONGEST_HEADLINE and not _LIST_ITEM.match(first.text)
    unfinished = not ends_sentence(first.text) or first.text.rstrip("\"'”’").endswith("?")
    longer = max(paragraphs[i].words for i in free[1:]) > first.words
    return free[0] if short and unfinished and longer else None


def _mark_subheads(paragraphs: list[Paragraph], labels: list[str]) -> None:
    free = [i for i, label in enumerate(labels) if not label]
    ended = sum(ends_sentence(paragraphs[i].text) for i in free)
    if ended * 2 < len(free):
        return  # a text that does not punctuate
    items = [bool(_LIST_ITEM.match(paragraph.text)) for paragraph in paragraphs]
    for i in free:
        text = paragraphs[i].text
        listed = items[i] and (not text[0].isalnum() or sum(items[max(i - 1, 0) : i + 2]) > 1)
        if paragraphs[i].words <= _LONGEST_SUBHEAD and not ends_sentence(text) and not listed:
            labels[i] = "subhead"


def regions_for(lines: Sequence[str]) -> Annotate:
    """The annotator of the layer in a run whose codebook names ``lines`` of the page, in which * stands for anything."""
    if not lines:
        return regions_layer
    named = re.compile("|".join(".*".join(map(re.escape, line_key(line).split("*"))) for line in lines), re.DOTALL)

    def regions(document: Document, layers: Layers) -> list[Annotation]:
        short = (each for each in paragraphs_of(document.text) if each.words <= _LONGEST_FURNITURE)
        found = tuple((each.start, each.end) for each in short if named.fullmatch(line_key(each.text)))
        return regions_layer(document, layers, found)

    return regions


def regions_layer(document: Document, layers: Layers, further: Pieces = ()) -> list[Annotation]:
    """Each paragraph with its region; ``further`` are lines of the page that the researcher has named."""
    recurring = (*document.furniture, *further)
    labelled = label_paragraphs(document.text, layers.language, document.title, document.title_span, recurring)
    return [Annotation(label, ((paragraph.start, paragraph.end),)) for paragraph, label in labelled]
