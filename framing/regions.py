"""The layer ``regions``: what each paragraph is, without changing the text.

``headline``, ``subhead``, ``lead`` (first paragraph of the body), ``body``, ``furniture`` (breadcrumb,
byline, caption, advertisement line …) and ``repeat`` (a passage that stood before). Measures count lead
and body unless asked for another region.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from framing.model import Annotation, Document, Span

if TYPE_CHECKING:
    from framing.annotate import Layers

REGIONS = ("headline", "subhead", "lead", "body", "furniture", "repeat")
COUNTED = ("lead", "body")

_LONGEST_FURNITURE = 40  # words
_LONGEST_HEADLINE = 30
_LONGEST_SUBHEAD = 12
_SHORTEST_REPEAT = 6

# Lines that belong to the page and not to the article. Each alternative is one habit of web pages.
_FURNITURE = re.compile(
    r"""^\W*(?:
      by\s[^.]{2,60}\|.* | by\s+(?:[A-Z][\w.'’-]*|and|,|&|team|staff|[A-Z]{2,})(?:[\s,]+(?:[A-Z][\w.'’-]*|and|&|for|of|the)){0,9}
    | (?:by\s)?[^.]{0,60}\|?\s*(?:updated|published|posted|last\ modified)\s*:?\s.{0,40}\d{4}.*
    | -*\s*advertise?ments?\s*-*  | advertisment | sponsored(?:\ content)?
    | (?:source|credit|photo|image|picture|video|watch|listen|related|file\ photo|caption|topic|tag|filed\ under)s?\s*(?::|\bby\b).*
    | story\ continue[sd]\ below.* | article\ continues.* | continue\ reading.* | (?:click|tap)\ (?:here|to)\b.*
    | read\ (?:more|also|next|the\ full)\b.* | see\ also\b.* | more\ on\ this.* | more:.* | (?:sign\ up|subscribe)\b.*
    | follow\ .{0,60}\b(?:twitter|facebook|instagram|x)\b.* | share\ (?:this|on|via)\b.*
    | (?:copyright|©).* | all\ rights\ reserved.*
    | (?:the\ )?associated\ press\ contributed.* | .{0,80}contributed\ to\ this\ (?:report|story|article)\W*
    | get\ (?:the|our)\ .{0,60}newsletter.* | enter\ your\ e-?mail.* | loading.{0,20} | \d+\ comments? | print | e-?mail
    )\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\((?:supplied|photo|image|file|ap|afp|epa|reuters|getty|courtesy|pictured?|credit|via)\b[^)]{0,80}\)\W*$"
    r"|\b(?:getty images|ap photo|afp photo|reuters)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_BYLINE_CASE = re.compile(r"^\W*(?:By|BY)\s+(?:[A-Z]|Team)")
_ENDS_SENTENCE = re.compile(r"""[.!?…;:,。！？][\s"'”’»)\]]*$""")


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
            found.append(Paragraph(start, start + len(stripped), stripped, len(stripped.split())))
        offset += len(line) + 1
    return found


def label_paragraphs(text: str, title: str = "", title_span: Span | None = None) -> list[tuple[Paragraph, str]]:
    """Each paragraph with its region, in order; every character that is not space lies in exactly one."""
    paragraphs = paragraphs_of(text)
    labels = [""] * len(paragraphs)
    _mark_repeats(paragraphs, labels)
    _mark_furniture(paragraphs, labels)
    headline = _headline(paragraphs, labels, title, title_span)
    if headline is not None:
        labels[headline] = "headline"
    _mark_subheads(paragraphs, labels)
    rest = [i for i, label in enumerate(labels) if not label]
    for i in rest:
        labels[i] = "lead" if i == rest[0] and len(rest) > 1 else "body"
    return list(zip(paragraphs, labels, strict=True))


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _mark_repeats(paragraphs: list[Paragraph], labels: list[str]) -> None:
    seen: set[str] = set()
    for i, paragraph in enumerate(paragraphs):
        key = _key(paragraph.text)
        follows = i > 0 and labels[i - 1] == "repeat"
        if key in seen and (paragraph.words >= _SHORTEST_REPEAT or follows):
            labels[i] = "repeat"
        seen.add(key)


def _mark_furniture(paragraphs: list[Paragraph], labels: list[str]) -> None:
    for i, paragraph in enumerate(paragraphs):
        if labels[i]:
            continue
        following = paragraphs[i + 1].text if i + 1 < len(paragraphs) else ""
        if paragraph.words <= _LONGEST_FURNITURE and (_is_furniture(paragraph.text) or _CAPTION.search(paragraph.text)):
            labels[i] = "furniture"
        elif following and paragraph.text != following and paragraph.text.endswith(following) and i < 3:
            labels[i] = "furniture"  # a breadcrumb glued to the headline that follows
        elif paragraph.words <= 10 and not _ENDS_SENTENCE.search(paragraph.text) and _CAPTION.search(following):
            labels[i] = "furniture"  # the picture's alternative text before its caption


def _is_furniture(text: str) -> bool:
    if not _FURNITURE.match(text):
        return False
    return not text.lower().startswith("by ") or "|" in text or bool(_BYLINE_CASE.match(text) and not _ENDS_SENTENCE.search(text))


def _headline(paragraphs: list[Paragraph], labels: list[str], title: str, title_span: Span | None) -> int | None:
    if title_span is not None:
        return next((i for i, p in enumerate(paragraphs) if p.start >= title_span[0] and p.end <= title_span[1]), None)
    free = [i for i, label in enumerate(labels) if not label]
    if title:
        named = next((i for i in free[:3] if _key(paragraphs[i].text) == _key(title)), None)
        if named is not None:
            return named
    if len(free) < 2:
        return None
    first = paragraphs[free[0]]
    short = first.words <= _LONGEST_HEADLINE and not first.text.startswith((">", "-", "*", "•"))
    unfinished = not _ENDS_SENTENCE.search(first.text) or first.text.rstrip("\"'”’").endswith("?")
    longer = max(paragraphs[i].words for i in free[1:]) > first.words
    return free[0] if short and unfinished and longer else None


def _mark_subheads(paragraphs: list[Paragraph], labels: list[str]) -> None:
    free = [i for i, label in enumerate(labels) if not label]
    ended = sum(bool(_ENDS_SENTENCE.search(paragraphs[i].text)) for i in free)
    if ended * 2 < len(free):
        return  # a text that does not punctuate
    for i in free:
        paragraph = paragraphs[i]
        if (
            paragraph.words <= _LONGEST_SUBHEAD
            and not _ENDS_SENTENCE.search(paragraph.text)
            and paragraph.text[0] not in ">-*•–—"
        ):
            labels[i] = "subhead"


def regions_layer(document: Document, layers: Layers) -> list[Annotation]:
    labelled = label_paragraphs(document.text, document.title, document.title_span)
    return [Annotation(label, ((paragraph.start, paragraph.end),)) for paragraph, label in labelled]
