"""Names found in a text word by word, and the text with something else in their place; offsets move along."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from framing.forms import fold
from framing.model import Pieces, Span

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_OWNING = re.compile(r"[’'][sS]$")
_BETWEEN = re.compile(r"(?:[\s._+‹›“”\"-]|%20){0,30}")  # words of one name, also in an address or a file name
_INITIAL = 2  # letters of a word that may stand inside a name


class Word(NamedTuple):
    """A word of a text: its offsets without "'s", folded, and whether it begins with a capital."""

    start: int
    end: int
    form: str
    raised: bool


class Name(NamedTuple):
    """A name as folded words, and what takes its place; None for one that stays. ``gapped`` lets an initial stand inside."""

    words: tuple[str, ...]
    new: str | None
    gapped: bool = False


def words_of(text: str) -> list[Word]:
    """The words of a text."""
    found = []
    for match in _WORD.finditer(text):
        end = match.end() - 2 * bool(_OWNING.search(match[0]))
        written = text[match.start() : end]
        found.append(Word(match.start(), end, fold(written).replace("’", "'"), written[0].isupper()))
    return found


@dataclass(frozen=True)
class Replacing:
    """Finds ``names``, by their first words, the longest first; words in ``lower`` are a name's only with a capital."""

    names: Sequence[Mapping[str, Sequence[Name]]]
    lower: frozenset[str]
    withheld: str = ""  # what stands for any text, where names cannot be told

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """What is replaced: from where to where, by what."""
        if self.withheld:
            return [(0, len(text), self.withheld)] if text.strip() else []
        words, found, place = words_of(text), list[tuple[int, int, str]](), 0
        while place < len(words):
            name, end = self._at(text, words, place)
            if name is not None and name.new is not None:
                found.append((words[place].start, words[end - 1].end, name.new))
            place = end
        return found

    def _at(self, text: str, words: Sequence[Word], place: int) -> tuple[Name | None, int]:
        """The longest name that begins at a word, and the word after it."""
        best, furthest = None, place + 1
        for names in self.names:
            for name in names.get(words[place].form, ()):
                end = self._end(text, words, place, name)
                if end and (best is None or end > furthest):
                    best, furthest = name, end
        return best, furthest

    def _end(self, text: str, words: Sequence[Word], place: int, name: Name) -> int:
        """The word after a name that begins at a word; 0 where it is not there."""
        at = place
        for number, form in enumerate(name.words):
            if number and name.gapped and at + 1 < len(words) and self._is_initial(words[at], form):
                at += 1
            if at >= len(words) or words[at].form != form or (form in self.lower and not words[at].raised):
                return 0
            if at > place and not _BETWEEN.fullmatch(text, words[at - 1].end, words[at].start):
                return 0
            at += 1
        return at

    def _is_initial(self, word: Word, form: str) -> bool:
        return word.form != form and word.raised and word.end - word.start <= _INITIAL

    def told(self, text: str) -> str:
        """The text with everything replaced."""
        return Moved(text, self.spans(text)).text


class Moved:
    """A text with stretches replaced, and where what stood in it stands now."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int, str]]) -> None:
        self._spans = spans
        self._starts = [start for start, _, _ in spans]
        self._shifts, parts, at, shift = [0], list[str](), 0, 0
        for start, end, new in spans:
            parts += [text[at:start], new]
            at, shift = end, shift + len(new) - (end - start)
            self._shifts.append(shift)
        self.text = "".join([*parts, text[at:]])

    def pieces(self, pieces: Iterable[Span]) -> Pieces:
        """Stretches of the old text as stretches of the new one; one that cuts a name takes all of what stands for it."""
        return tuple(self._joined((self._at(start), self._at(end, closing=True)) for start, end in pieces))

    def _at(self, offset: int, *, closing: bool = False) -> int:
        before = bisect_right(self._starts, offset - closing)
        if before:
            start, end, new = self._spans[before - 1]
            if offset < end or (closing and offset <= end):
                new_start = start + self._shifts[before - 1]
                return new_start + len(new) if closing else new_start
        return offset + self._shifts[before]

    @staticmethod
    def _joined(pieces: Iterable[Span]) -> Iterator[Span]:
        """The pieces without overlap, in order."""
        last = 0
        for start, end in pieces:
            if max(start, last) < end:
                yield max(start, last), end
                last = end
