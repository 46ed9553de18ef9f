"""What recurs over an outlet's articles and belongs to none: buttons, "SEE ALSO:", footers, what agencies print below.

It is found in a pass over the corpus, never from one article, and goes beside the patterns of a language.
Articles that are versions of one text count once, so that no sentence is furniture for being printed twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from framing.english import built_in
from framing.model import Document, Pieces
from framing.text.regions import Paragraph, ends_sentence, line_key, paragraphs_of

AHEAD = 2000  # documents of which the ends are held against each other
MOST_ARTICLES = 400  # of an outlet that are looked at
_FEWEST = 3  # articles in which a line without an end mark stands, or a head such as "SEE ALSO:" …
_SHARE = 0.02  # … and at least this share of the outlet's articles
_FEWEST_SENTENCES, _SENTENCES_SHARE = 5, 0.04  # the same for a line that is a sentence, which may be what the outlet says often …
_FEW_SHARE = 0.5  # … or in _FEWEST articles, where that is this share of all
_LONGEST = 80  # words of a line that is looked at
_LONGEST_BUTTON = 14
_LONGEST_HEAD = 3  # words before a colon
_HEADLINES = 0.9  # share of the lines behind a head that are no sentences: else it may be a speaker
_TAIL = 3  # last paragraphs that may be a footer of two articles alone
_SHORTEST_TAIL = 12  # words of a footer that is told by two articles
_MOST = 0.6  # share of an article's words that may be furniture; more is an article in versions
_RELATED = 0.12  # share of the words of one article that another on something else may have too
_COMPARED = 20  # articles with one footer that are held against the first
_SAID_BEFORE = 0.1  # share of a footer's words that stand in the article before it
_TOLD, _SHOWN = 3, 40  # lines that are told, and characters of each
_HEAD = re.compile(r"(?P<head>[^\W\d_][\w ’'&/-]{1,30}):\s+(?P<rest>\S.*)")
_DIGIT = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{5,}")


class Recurring(NamedTuple):
    """A line, or the head of lines (``SEE ALSO:``), with the articles of its outlet that have it."""

    outlet: str
    text: str
    kind: str  # line, head, footer
    articles: int
    of: int


@dataclass
class _Outlet:
    articles: int = 0
    seen: set[int] = field(default_factory=set)  # longest paragraphs: versions of an article have one
    lines: Counter[str] = field(default_factory=Counter)
    texts: dict[str, str] = field(default_factory=dict)  # as they stand in the first article that has them
    heads: Counter[str] = field(default_factory=Counter)
    titled: Counter[str] = field(default_factory=Counter)  # of these, with no sentence behind


@dataclass(frozen=True)
class Furniture:
    """What was found: by outlet the lines and heads, and footers whatever the outlet."""

    found: Sequence[Recurring] = ()
    lines: Mapping[str, frozenset[str]] = field(default_factory=dict)
    heads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    footers: frozenset[str] = frozenset()

    def spans(self, document: Document) -> Pieces:
        """The lines of a document that are furniture."""
        lines, heads = self.lines.get(document.outlet, frozenset()), self.heads.get(document.outlet, frozenset())
        if not (lines or heads or self.footers):
            return ()
        paragraphs = _paragraphs(document)
        found = [p for p in paragraphs if _key(p) in lines or _key(p) in self.footers or (heads and _head_of(p) in heads)]
        if sum(p.words for p in found) > _MOST * sum(p.words for p in paragraphs) and not self._are_footers(found):
            return ()
        return tuple((p.start, p.end) for p in found)

    def _are_footers(self, found: Sequence[Paragraph]) -> bool:
        return all(_key(p) in self.footers for p in found)


def find_furniture(documents: Iterable[Document], *, tails: bool = True) -> Furniture:
    """What recurs over the articles. With ``tails`` the last paragraphs of all articles are held against each other, too."""
    outlets: dict[str, _Outlet] = {}
    ends = _Tails()
    for document in documents:
        outlet = outlets.setdefault(document.outlet, _Outlet())
        if outlet.articles < MOST_ARTICLES:
            paragraphs = _paragraphs(document)
            keys = [_key(paragraph) for paragraph in paragraphs]
            if _count(outlet, keys, paragraphs) and tails:
                ends.add(document, keys, paragraphs)
    footers = ends.footers()
    rows = [row for name, outlet in sorted(outlets.items()) for row in _recurring(name, outlet)]
    listed = {line_key_of(row.text) for row in rows}
    rows += [Recurring("", text, "footer", n, n) for key, (text, n) in sorted(footers.items()) if key not in listed]
    return Furniture(
        rows,
        {name: frozenset(line_key_of(row.text) for row in rows if row.outlet == name and row.kind == "line") for name in outlets},
        {name: frozenset(row.text for row in rows if row.outlet == name and row.kind == "head") for name in outlets},
        frozenset(footers),
    )


def line_key_of(text: str) -> str:
    """A line as it is compared: numbers in a button make no difference (``3 comments``)."""
    key = line_key(text)
    return key if ends_sentence(text) or text.count(" ") >= _LONGEST_BUTTON else _DIGIT.sub("0", key)


def _key(paragraph: Paragraph) -> str:
    return line_key_of(paragraph.text) if paragraph.words <= _LONGEST else ""


def _paragraphs(document: Document) -> list[Paragraph]:
    """The paragraphs but the title."""
    start, end = document.title_span or (0, 0)
    return [p for p in paragraphs_of(document.text) if not start <= p.start < end]


def _head_of(paragraph: Paragraph) -> str:
    """The head before a colon, '' where there is none."""
    match = _HEAD.match(paragraph.text) if ":" in paragraph.text[:34] and paragraph.words <= 30 else None
    return match["head"].casefold() if match and len(match["head"].split()) <= _LONGEST_HEAD else ""


def _count(outlet: _Outlet, keys: Sequence[str], paragraphs: Sequence[Paragraph]) -> bool:
    """Count the lines of an article, unless another version of it was counted."""
    signature = hash(max((p.text for p in paragraphs), key=len, default=""))
    if signature in outlet.seen:
        return False
    outlet.seen.add(signature)
    outlet.articles += 1
    heads = {head: ends_sentence(p.text) for p in paragraphs if (head := _head_of(p))}
    outlet.lines.update({key: 1 for key in keys if key})
    for key, paragraph in zip(keys, paragraphs, strict=True):
        if outlet.lines[key] == 1:
            outlet.texts[key] = paragraph.text
    for head, ended in heads.items():
        outlet.heads[head] += 1
        outlet.titled[head] += not ended
    return True


def _recurring(name: str, outlet: _Outlet) -> Iterator[Recurring]:
    for key, times in sorted(outlet.lines.items()):
        if times >= _FEWEST and _is_furniture(outlet.texts[key], times, outlet.articles):
            yield Recurring(name, outlet.texts[key], "line", times, outlet.articles)
    for head, times in sorted(outlet.heads.items()):
        if times >= max(_FEWEST, _SHARE * outlet.articles) and outlet.titled[head] >= _HEADLINES * times:
            yield Recurring(name, head, "head", times, outlet.articles)


def _is_furniture(text: str, times: int, articles: int) -> bool:
    if not ends_sentence(text) and text.count(" ") < _LONGEST_BUTTON:
        return times >= _SHARE * articles
    enough = times >= max(_FEWEST_SENTENCES, _SENTENCES_SHARE * articles)
    return enough or times >= max(_FEWEST, _FEW_SHARE * articles)


class _Tails:
    """The last paragraphs of articles, and where they begin in the articles that have them."""

    def __init__(self) -> None:
        self._articles: dict[str, list[tuple[Document, int]]] = {}

    def add(self, document: Document, keys: Sequence[str], paragraphs: Sequence[Paragraph]) -> None:
        for key, paragraph in zip(keys[1:][-_TAIL:], paragraphs[1:][-_TAIL:], strict=True):
            if key and paragraph.words >= _SHORTEST_TAIL:
                self._articles.setdefault(key, []).append((document, paragraph.start))

    def footers(self) -> dict[str, tuple[str, int]]:
        """Paragraphs that end articles which have nothing else in common, and that have nothing to do with what stands before.

        By key, each with its text and the number of articles.
        """
        return {
            key: (_line_at(*articles[0]), len(articles))
            for key, articles in self._articles.items()
            if len(articles) > 1 and _is_foreign(articles)
        }


def _line_at(document: Document, start: int) -> str:
    return document.text[start:].partition("\n")[0].strip()


def _is_foreign(articles: Sequence[tuple[Document, int]]) -> bool:
    """Whether a line below articles has little to do with what stands above it."""
    empty = built_in(articles[0][0].language).function_words
    own = _content(_line_at(*articles[0]), empty)
    told = [_content(document.text[:start], empty) for document, start in articles[:_COMPARED]]
    apart = [len(told[0] & other) <= _RELATED * min(len(told[0]), len(other)) for other in told[1:]]
    return any(apart) and 2 * sum(len(own & words) <= _SAID_BEFORE * len(own) for words in told) > len(told)


def _content(text: str, empty: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:8] for word in map(str.casefold, _WORD.findall(text)) if word not in empty)


def with_furniture(documents: Callable[[], Iterable[Document]]) -> Iterator[Document]:
    """The documents with what recurs over them; they are gone through twice."""
    found = find_furniture(documents(), tails=sum(1 for _ in documents()) <= AHEAD)
    for document in documents():
        spans = found.spans(document)
        yield replace(document, furniture=spans) if spans else document


def announced(found: Sequence[Recurring]) -> Iterator[str]:
    """What the user should know of it: how many lines there are, and the most frequent."""
    if not found:
        return
    first = sorted(found, key=lambda row: (-row.articles / row.of, row.outlet, row.text))[:_TOLD]
    shown = ", ".join(f"'{row.text[:_SHOWN]}{'…' if len(row.text) > _SHOWN else ''}' ({_where(row)})" for row in first)
    lines = "1 line recurs over articles and is" if len(found) == 1 else f"{len(found)} lines recur over articles and are"
    yield f"{lines} set aside as furniture: {shown}; framing furniture lists them"


def _where(row: Recurring) -> str:
    return f"{row.articles} of {row.of} of {row.outlet}" if row.outlet else f"below {row.articles}"
