"""The one look at every decoded text, whatever it came in: a file, a field, a pipe.

HTML becomes text, wrong decoding is repaired, and what is no article is refused with the reason. Whatever is changed is noted.
"""

from __future__ import annotations

import re

from framing.errors import InputError
from framing.load.readers.addresses import ADDRESSES
from framing.load.readers.archives import exported
from framing.load.readers.decoding import clean, clean_line
from framing.load.readers.markup import plain_text
from framing.load.readers.mojibake import repair

_RTF = re.compile(r"\s*\{\\rtf\d?\b")
_ADDRESSES = re.compile(r"(?:[\s*•-]*(?:https?://|www\.)\S+\s*)+")
# What stands where a text was not kept: R and Python for a missing value, interfaces for a removed article.
NOTHING = frozenset(
    ("na", "n/a", "<na>", "nan", "null", "none", "nil", "-", "--", "[removed]", "[deleted]", "removed", "deleted", "[no text]")
)


class NoArticle(InputError):
    """A text that is no article, with the reason."""


def look(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as plain text, and notes on what was repaired. Raises NoArticle with the reason for what is none."""
    text, notes = clean(text)
    if _RTF.match(text):
        raise NoArticle("an RTF file, not text; save it as plain text")
    plain = plain_text(text)
    repaired = repair(plain.text)
    text = repaired.text
    if plain.tags:
        notes += (f"HTML turned into text: {_counted(plain.tags, 'tag')}, {_counted(plain.entities, 'entity', 'entities')}",)
    elif plain.entities:
        notes += (f"entities such as &quot; turned into characters: {plain.entities}",)
    if repaired.repaired:
        what = f"UTF-8 read as {repaired.taken_for}"
        notes += (f"wrongly decoded text repaired ({what}): {_counted(repaired.repaired, 'character')}",)
    if repaired.left:
        notes += (f"text that may be decoded wrongly, as in â€œ: {_counted(repaired.left, 'place')}; see the file's encoding",)
    if reason := no_article(text):
        raise NoArticle(reason)
    return text, notes


def no_article(text: str) -> str:
    """Why a text is none, '' where nothing speaks against it."""
    short = text.strip()
    if short.casefold() in NOTHING:
        return f"no text in it but '{short}'"
    if short[:40].lstrip("*•- ").startswith(("http", "www.")) and _ADDRESSES.fullmatch(short):
        return ADDRESSES
    return exported(text)


def look_at_line(line: str) -> str:
    """A title or another short value: without markup, on one line."""
    return clean_line(repair(plain_text(line).text).text) if not line.isascii() or "<" in line or "&" in line else line


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
