"""Words and marks as arrays of offsets, made once a document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from framing.forms import HIDDEN, fold, spelling
from framing.model import Span

LETTER = rf"[\w\u0300-\u036f{HIDDEN}]"  # letters of a word may carry combining accents and hide what cannot be seen
BROKEN = r"(?:[-‐]\n|(?<=\xad)\n)(?=[a-zß-öø-ÿ])"  # a word broken at the end of a line
TOKEN = re.compile(
    rf"""
    (?:[hH][tT][tT][pP][sS]?://|[wW][wW][wW]\.)\S*[\w/]         # an address is one word
    | (?:[^\W\d_]\.){{2,}}                                      # U.S., a.m.
    | \d+(?:[.,:]\d+)*{LETTER}*(?:-{LETTER}+)*                # 69,000  1990s  20th  2-year
    | {LETTER}+(?:(?:['’´＇](?![sSｓＳ]\b)|[-‐‑－&]|{BROKEN}){LETTER}+)*  # don't  anti-fraud  O'Brien  AT&T
    | ['’´＇][sSｓＳ]\b                                           # the possessive is a token of its own
    | [^\w\s]                                                   # one mark
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and marks in the order of the text.

    ``starts``, ``ends``, ``forms`` (see :func:`fold`) and ``written`` (as in the text) are parallel; ``words``
    holds the positions of the tokens that are words or numbers rather than marks.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    forms: Sequence[str]
    words: Sequence[int]
    written: Sequence[str]

    def __len__(self) -> int:
        return len(self.starts)

    def spelled(self, position: int) -> str:
        """A token as it is read, capitals kept (see :func:`~framing.forms.spelling`)."""
        return spelling(self.written[position])

    def within(self, start: int, end: int) -> range:
        """Positions of the tokens that begin in [start, end)."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def words_within(self, start: int, end: int) -> int:
        """How many words begin in [start, end)."""
        tokens = self.within(start, end)
        return bisect_left(self.words, tokens.stop) - bisect_left(self.words, tokens.start)


def tokenize(text: str) -> Tokens:
    """Split a text into tokens with exact offsets; nothing but white space lies between them."""
    seen = text.replace("ʼ", "’")  # the first counts as a letter, and would hide that a possessive begins
    spans = [match.span() for match in TOKEN.finditer(seen)]
    written = [text[start:end] for start, end in spans]
    forms = [fold(word) or word for word in written]  # never empty, though all of it be invisible
    words = [position for position, form in enumerate(forms) if form[0].isalnum()]
    return Tokens([start for start, _ in spans], [end for _, end in spans], forms, words, written)


_PLAIN_WORD = re.compile(r"[^\W\u2e80-\u9fff\uac00-\ud7af]+|[\u2e80-\u9fff\uac00-\ud7af]")  # a character of Chinese is a word


def words_of(text: str) -> list[str]:
    """The words of a text in any language, marks left out, without its tokens."""
    return _PLAIN_WORD.findall(text)


def word_spans(text: str) -> list[Span]:
    """Where the words of :func:`words_of` stand."""
    return [match.span() for match in _PLAIN_WORD.finditer(text)]
