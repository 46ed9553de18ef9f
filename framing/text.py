"""The layers every measure shares: tokens, lemmas, sentences. Arrays of offsets, made once a document."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.model import Document, Span

if TYPE_CHECKING:
    from framing.annotate import Layers

# Letters of a word may carry combining accents and hide soft hyphens, zero-width characters and joiners.
_LETTER = r"[\w\u0300-\u036f\xad\u200b-\u200d\u2060\ufeff]"
TOKEN = re.compile(
    rf"""
    (?:[hH][tT][tT][pP][sS]?://|[wW][wW][wW]\.)\S*[\w/]         # an address is one word
    | (?:[^\W\d_]\.){{2,}}                                      # U.S., a.m.
    | \d+(?:[.,:]\d+)*{_LETTER}*(?:-{_LETTER}+)*                # 69,000  1990s  20th  2-year
    | {_LETTER}+(?:(?:['’ʼ](?![sS]\b)|[-‐‑&]){_LETTER}+)*       # don't  anti-fraud  O'Brien  AT&T
    | ['’ʼ][sS]\b                                               # the possessive is a token of its own
    | [^\w\s]                                                   # one mark
    """,
    re.VERBOSE,
)
_INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff"))
_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-"})


@lru_cache(maxsize=1 << 18)
def fold(word: str) -> str:
    """The form a word is compared in: lower case, NFKC, straight apostrophe, nothing invisible."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word.translate(_INVISIBLE).translate(_STRAIGHT)).casefold()


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

    def within(self, start: int, end: int) -> range:
        """Positions of the tokens that begin in [start, end)."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def words_within(self, start: int, end: int) -> int:
        """How many words begin in [start, end)."""
        tokens = self.within(start, end)
        return bisect_left(self.words, tokens.stop) - bisect_left(self.words, tokens.start)


def tokenize(text: str) -> Tokens:
    """Split a text into tokens with exact offsets; nothing but white space lies between them."""
    spans = [match.span() for match in TOKEN.finditer(text)]
    written = [text[start:end] for start, end in spans]
    forms = [fold(word) or word for word in written]  # never empty, though all of it be invisible
    words = [position for position, form in enumerate(forms) if form[0].isalnum()]
    return Tokens([start for start, _ in spans], [end for _, end in spans], forms, words, written)


@lru_cache(maxsize=1 << 18)
def lemma(form: str) -> str:
    """The dictionary form of a folded English word (simplemma; Barbaresi 2021)."""
    if not form.isalpha():
        return form
    from simplemma import lemmatize

    return fold(lemmatize(form, lang="en"))


def sentence_spans(text: str) -> list[Span]:
    """Sentences as spans without surrounding space; a line break always ends one (nupunkt; Bommarito 2025)."""
    from nupunkt import sent_spans

    spans: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            for start, end in sent_spans(line):
                piece = line[start:end]
                left = start + len(piece) - len(piece.lstrip())
                right = end - len(piece) + len(piece.rstrip())
                if left < right:
                    spans.append((offset + left, offset + right))
        offset += len(line) + 1
    return spans


FUNCTION_WORDS = frozenset(
    "the of and to in a is that for on with as it was by be are at from this have has had not they he she his her their "
    "its an or but were which who will would been more one all we you i there what when if can said about into than so "
    "no out up do after over only also".split()
)


def detect_language(text: str) -> str:
    """'en' where English function words make up enough of the text, else 'und' (undetermined).

    A text of fewer than eight words is too short to tell and passes as English if its letters are Latin.
    """
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text[:6000])]
    if len(words) < 8:
        letters = [letter for letter in text[:200] if letter.isalpha()]
        return "en" if letters and all("LATIN" in unicodedata.name(c, "") for c in letters) else "und"
    share = sum(word in FUNCTION_WORDS for word in words) / len(words)
    return "en" if share >= 0.18 else "und"


Bound = Callable[[Document, "Layers"], object]


def tokens_layer(document: Document, layers: Layers) -> Tokens:
    return tokenize(document.text)


def lemmas_layer(document: Document, layers: Layers) -> list[str]:
    return list(map(lemma, layers.tokens.forms))


def sentences_layer(document: Document, layers: Layers) -> list[Span]:
    return sentence_spans(document.text)
