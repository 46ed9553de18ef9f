"""The words of a text as TextBlob cuts them, each with its place; only those are told that its rules look at.

TextBlob (Loria 2013, after Pattern's tokenizer, De Smedt & Daelemans 2012) cuts what stands between white space:
"good-looking" and "good—bad" are one word, "isn't" is four. How it cuts one depends on nothing around it, except that
an emoticon or "(!)" may be put together across white space (": (" becomes ":("). So its tokenizer is asked once for
each distinct word, and for a stretch where that may happen as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

LONGEST = 1_000  # characters without white space; TextBlob's tokenizer is quadratic in their marks
CACHED = 40  # characters of the longest word that is kept
KEPT = 1 << 17  # words
_UNKNOWN = ("", "q", "qq", "qqq")  # stands for unknown words in a row, of which only the longest matters, and up to three
# A word, perhaps with an apostrophe or hyphen in it, and marks around it: nothing that may be part of an emoticon, or is cut
# within a word.
_SIMPLE = re.compile(
    r"""(?!.*(?:n't|[xX]D))["“‘(]*(?P<core>[^\W_8]+(?:[-’'][^\W_8]+)*)(?P<after>[,?"”’)]*[;:]?|\.["”’)]*)"""
).fullmatch
_PLAIN = re.compile(r"""["“‘(]*([^\W_8]+(?:-[^\W_8]+)*)(?<!D)(?:['’]s)?[,?"”’)]*(?:[;:]|\.["”’)]*)?""").fullmatch
_SPACE = re.compile(r"(\s+)")
_UNMASK = {0xFDD0: "\n", 0xFDD1: " "}  # hide white space that joins words; they are no characters
_PIECE = re.compile(r"[^’']+|[’']").finditer


class Word(str):
    """A word that knows its place; TextBlob hands its words back as they were."""

    __slots__ = ("end", "start")
    start: int
    end: int


class Part(NamedTuple):
    """A word inside a stretch of text: lower case, '' where TextBlob does not know it, and its place there."""

    form: str
    start: int
    end: int


_LONG = (Part("", 0, 3),)  # how an unknown word is cut


def words_of(text: str) -> list[str]:
    """The words of a text that TextBlob's rules look at, with what must stand between them."""
    found: list[str] = []
    unknown = 0
    pieces = _SPACE.split(_joins()(_masked, text))  # words at even places, what lies between them at odd ones
    offsets = (0, *accumulate(map(len, pieces)))
    for place, parts in enumerate(map(_CUTS.__getitem__, pieces[::2])):
        if parts is _LONG:
            unknown = 3
            continue
        for form, start, end in parts:
            if not form:
                if end - start > unknown:
                    unknown = end - start
                continue
            if unknown:
                found.append(_UNKNOWN[min(unknown, 3)])
                unknown = 0
            word = Word(form)
            word.start, word.end = offsets[2 * place] + start, offsets[2 * place] + end
            found.append(word)
    if unknown:
        found.append(_UNKNOWN[min(unknown, 3)])
    return found


class _Cuts(dict[str, tuple[Part, ...]]):
    """How words are cut; those that are short are kept, up to a number."""

    def __missing__(self, stretch: str) -> tuple[Part, ...]:
        parts = _LONG if _is_long(stretch) else tuple(_merged(_parts(stretch.translate(_UNMASK))))
        if len(stretch) <= CACHED:
            if len(self) >= KEPT:
                self.clear()
            self[stretch] = parts
        return parts


_CUTS = _Cuts()


def _is_long(stretch: str) -> bool:
    """Whether a stretch is plainly one unknown word of three letters or more, whatever marks are around it."""
    match = _PLAIN(stretch)
    return match is not None and len(match[1]) > 2 and match[1].lower() not in known_forms()


def _parts(stretch: str) -> Iterable[Part]:
    match = _SIMPLE(stretch)
    if match and not (match["after"].startswith(".") and _abbreviated(match["core"])):
        return _simple(match)
    return _cut(stretch) if len(stretch) <= LONGEST else _piecewise(stretch)


def _piecewise(stretch: str) -> Iterator[Part]:
    """A stretch too long to be cut as a whole: word by word, of which one too long is unknown."""
    for match in re.finditer(r"\S+", stretch):
        word, offset = match.group(), match.start()
        parts = _cut(word) if len(word) <= LONGEST else (Part("", 0, len(word)),)
        yield from (Part(form, offset + start, offset + end) for form, start, end in parts)


def _simple(match: re.Match[str]) -> Iterator[Part]:
    """The parts of one plain word and of the marks around it."""
    known, (begin, end) = known_forms(), match.span("core")
    yield from (Part("", 0, 1),) * (begin > 0)
    for piece in _PIECE(match["core"]):
        form = piece.group().lower()
        start = begin + piece.start()
        yield Part(form, start, begin + piece.end()) if form in known else Part("", start, start + len(form))
    yield from (Part("", end, end + 1),) * (end < match.end())


def _abbreviated(core: str) -> bool:
    """Whether TextBlob takes the full stop after a word for a part of it: "Mr." """
    from textblob._text import ABBREVIATIONS, RE_ABBR1, RE_ABBR3

    word = core.replace("'", "’").rpartition("’")[2] + "."
    return word in ABBREVIATIONS or bool(RE_ABBR1.match(word) or RE_ABBR3.match(word))


def _cut(stretch: str) -> Iterator[Part]:
    """What TextBlob's tokenizer makes of a stretch; it adds and takes white space only, which tells the places.

    But it drops its own mark for the end of a sentence: a stretch that holds this is unknown.
    """
    from textblob._text import EOS
    from textblob.en import sentiment

    if EOS in stretch:
        yield Part("", 0, len(stretch))
        return
    places = [match.start() for match in re.finditer(r"\S", stretch)]
    known = known_forms()
    taken = 0
    for word in " ".join(sentiment.tokenizer(stretch)).split():
        start, end = places[taken], places[taken + len(word) - 1] + 1
        taken += len(word)
        form = word.lower()
        yield Part(form, start, end) if form in known else Part("", start, start + len(form))


def _merged(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, of unknown ones in a row only the longest."""
    held: Part | None = None
    for part in parts:
        if part.form:
            if held:
                yield held
            held = None
            yield part
        elif held is None or part.end - part.start > held.end - held.start:
            held = part
    if held:
        yield held


@cache
def known_forms() -> frozenset[str]:
    """The words that TextBlob's rules do not treat as any unknown word: lexicon, negations, emoticons, marks."""
    from textblob._text import EMOTICONS
    from textblob.en import sentiment

    sentiment.load()
    faces = {face.lower() for group in EMOTICONS.values() for face in group}
    return frozenset((*dict.keys(sentiment), *sentiment.negations, *faces, "!", "(!)"))


def _masked(match: re.Match[str]) -> str:
    found = match.group()
    return found[0] + "".join("\ufdd0" if mark == "\n" else "\ufdd1" for mark in found[1:])


@cache
def _joins() -> Callable[[Callable[[re.Match[str]], str], str], str]:
    """Puts something else for white space across which an emoticon or "(!)" may stand."""
    from textblob._text import EMOTICONS

    joined = {"(": {"!"}, "!": {")"}}
    for face in (face for group in EMOTICONS.values() for face in group):
        for before, after in pairwise(face):
            joined.setdefault(before, set()).add(after)
    told = "|".join(rf"{re.escape(end)}\s+(?=[{re.escape(''.join(sorted(joined[end])))}])" for end in sorted(joined))
    return re.compile(told).sub
