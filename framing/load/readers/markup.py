"""HTML in what should be plain text → text with paragraphs; entities → characters.

The tags are told by one pattern whose work is linear in the text, whatever a page holds: articles come from strangers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

# Begin and end a paragraph.
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html main nav ol p pre section summary table ul".split()
)
_LINES = frozenset("br li tr caption option".split())  # begin a line
_CELLS = frozenset("td th".split())
# Hold nothing that a reader of the article reads.
_UNREAD = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video map head button select textarea form nav "
    "aside dialog".split()
)
_RAW = frozenset("script style".split())  # hold no tags, whatever stands in them
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code col colgroup data del dfn em font i img input ins kbd label legend link mark meta "
    "param picture q s samp small source span strike strong sub sup tbody tfoot thead time tt u var wbr".split()
)
_KNOWN = _BLOCKS | _LINES | _CELLS | _UNREAD | _INLINE
_TELLING_ALONE = frozenset("br p hr".split())  # two of them make a text HTML, though nothing is closed
_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{0,30}+)(?P<rest>(?:[\s/](?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+)?+|[\s/][^<>]*+)>
    |<(?:!doctype|\?xml)\b[^<>]*+>""",
    re.VERBOSE | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"\w\s*=\s*[\"'“”\w#/]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SPACE = re.compile(r"[^\S\n]+")
_BLANK_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")
_INNER_BREAK = re.compile(r"(?<=\S)[^\S\n]*\n[^\S\n]*(?=\S)")
_ROUNDS = 3  # how often a text may have been escaped


class Plain(NamedTuple):
    """A text without markup, and how many tags and entities it had."""

    text: str
    tags: int
    entities: int


def plain_text(text: str) -> Plain:
    """The text with paragraphs for blocks, without scripts, styles and page furniture; as it is where it holds no markup."""
    tags = entities = 0
    if is_html(text):
        text, tags, entities = _from_html(text)
    elif "&" in text:
        text, entities = undo_entities(text)
        if entities and is_html(text):  # HTML that was escaped
            text, tags, more = _from_html(text)
            entities += more
    return Plain(text, tags, entities)


def is_html(text: str) -> bool:
    """Whether a text holds tags: one that is closed, one with attributes, or two breaks.

    ``<p>The minister said.</p>`` does, ``wages < prices``, ``<Berg>`` and one ``<b>`` of a text about HTML do not.
    """
    alone = 0
    for tag in _TAG.finditer(text) if "<" in text else ():
        name = (tag["name"] or "html").lower()
        if name not in _KNOWN:
            continue
        alone += name in _TELLING_ALONE
        if tag["name"] is None or name in ("html", "body") or tag["close"] or alone > 1 or _ATTRIBUTE.search(tag["rest"]):
            return True
    return False


def undo_entities(text: str) -> tuple[str, int]:
    """The text with the characters that its entities stand for, and how many there were.

    Only what ends in a semicolon is one: ``?a=1&copy=2`` is an address. What was escaped twice is undone twice.
    """
    count = 0
    for _ in range(_ROUNDS):
        found = 0

        def character(entity: re.Match[str]) -> str:
            nonlocal found
            meant = " " if entity[0] in ("&nbsp;", "&#160;", "&#xa0;", "&#xA0;") else unescape(entity[0])
            found += meant != entity[0]
            return meant

        text = _ENTITY.sub(character, text)
        count += found
        if not found or "&" not in text:
            break
    return text, count


def _from_html(text: str) -> Plain:
    if "<!--" in text and "-->" in text:
        text = _COMMENT.sub("", text)
    tags = [tag for tag in _TAG.finditer(text) if _is_tag(tag)]
    pieces = list(_pieces(text, tags))
    breaks = sum(piece in ("\0", "\1") for piece in pieces)
    plain, entities = undo_entities(_laid_out(pieces, breaks))
    return Plain(plain, len(tags), entities)


def _is_tag(tag: re.Match[str]) -> bool:
    return tag["name"] is None or tag["name"].lower() in _KNOWN or "-" in tag["name"]


def _pieces(text: str, tags: Sequence[re.Match[str]]) -> Iterator[str]:
    """What is read, piece by piece, and the breaks between."""
    last_close = {tag["name"].lower(): i for i, tag in enumerate(tags) if tag["close"]}
    at = i = 0
    while i < len(tags):
        tag = tags[i]
        name = (tag["name"] or "").lower()
        yield text[at : tag.start()]
        yield "" if tag["close"] and name not in _BLOCKS else _break(name)
        if name in _UNREAD and not tag["close"] and not tag["rest"].endswith("/") and last_close.get(name, -1) > i:
            i = _closing(tags, i, name)
        at = tags[i].end()
        i += 1
    yield text[at:]


def _closing(tags: Sequence[re.Match[str]], i: int, name: str) -> int:
    """The tag that closes one that is opened; the last one where none does."""
    depth = 0
    for j in range(i, len(tags)):
        if (tags[j]["name"] or "").lower() == name and (j == i or tags[j]["close"] or name not in _RAW):
            depth += -1 if tags[j]["close"] else 0 if j > i and tags[j]["rest"].endswith("/") else 1
            if not depth:
                return j
    return len(tags) - 1


def _break(name: str) -> str:
    """What a tag does to the line: \\0 for a paragraph, \\1 for a line (the text itself holds neither)."""
    return "\0" if name in _BLOCKS else "\1" if name in _LINES else " " if name in _CELLS else ""


def _laid_out(pieces: list[str], breaks: int) -> str:
    """The pieces with their breaks: line ends of the source are spaces where the tags make the paragraphs, blank lines never."""
    joined = _BLANK_LINE.sub("\0", "".join(pieces))
    inner = len(_INNER_BREAK.findall(joined))
    if breaks and inner:
        lengths = sorted(len(line) for line in joined.replace("\0", "\n").replace("\1", "\n").split("\n") if line.strip())
        if inner <= 4 * breaks or lengths[-1] <= 130:
            joined = joined.replace("\n", " ")
    joined = _SPACE.sub(" ", joined)
    joined = re.sub(" ?\x00[\\s\x00\x01]*", "\n\n", joined.replace("\x01 \x01", "\x01\x01"))
    joined = re.sub(" ?\x01 ?", "\n", joined)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" ?\n ?", "\n", joined)).strip()
