"""Words and characters of Chinese texts, with offsets; words need the package rjieba."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from framing import Span, Unreadable
from framing.text import Tokens, fold
from framing_chinese.script import HAN, LETTER, joined, simplified

_WORD = rf"(?:(?![{HAN}])\w)+"
_UNIT = re.compile(rf"[{HAN}]|{_WORD}(?:[.,:'’&‐‑-]{_WORD})*|[^\w\s]")


def units(text: str) -> Tokens:
    """The characters of a text, its words and numbers in other scripts, and its marks; their forms in simplified characters."""
    return _tokens(text, [match.span() for match in _UNIT.finditer(text)])


def tokens(text: str) -> Tokens:
    """The words and marks of a text. Raises :class:`~framing.Unreadable` where rjieba is not installed."""
    if segmenter() is None:
        raise Unreadable.lacking("splitting Chinese text into words", "rjieba")
    return _tokens(text, segments(text))


def whole_words(text: str) -> list[Span]:
    """The words of a text that rjieba's dictionary has; none where it is not installed."""
    known = segmenter()
    if known is None:
        return []
    view = simplified(text)
    return [(start, end) for start, end in segments(text) if LETTER.match(view, start) and _is_known(known, view[start:end])]


def _is_known(known: Any, word: str) -> bool:
    return len(word) > 1 and bool(known.has_word("".join(word.split())))


@lru_cache(maxsize=8)
def segments(text: str) -> tuple[Span, ...]:
    """Where the words and marks stand, told in simplified characters and over blanks between characters."""
    known = segmenter()
    view, offsets = joined(simplified(text))
    found: list[Span] = []
    place = 0
    for word in known.cut(view) if known is not None else ():
        end = place + len(word)
        if not word.isspace():
            found.append((offsets[place], offsets[end - 1] + 1))
        place = end
    return tuple(found)


@cache
def segmenter() -> Any:
    """rjieba with its own dictionary, or None where it is not installed."""
    try:
        import rjieba
    except ImportError:
        return None
    return rjieba.Jieba()


def _tokens(text: str, spans: list[Span] | tuple[Span, ...]) -> Tokens:
    written = [text[start:end] for start, end in spans]
    forms = [fold("".join(simplified(word).split())) or word for word in written]
    words = [position for position, form in enumerate(forms) if form[0].isalnum()]
    return Tokens([start for start, _ in spans], [end for _, end in spans], forms, words, written)
