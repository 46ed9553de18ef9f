"""The places that a sentence names: "in Cambodia", "across the United States"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from framing_figures.sentence import Sentence
from framing_figures.vocabulary import DAYS, MONTHS


class Place(NamedTuple):
    """The tokens [start, end) that name a place, and its name."""

    start: int
    end: int
    name: str


_OPENERS = frozenset("in across near throughout inside around at within along outside".split())
_INNER = frozenset("of the and & ' ’".split())
_SAME = {
    "us": "United States", "u.s.": "United States", "usa": "United States", "u.s.a.": "United States", "america": "United States",
    "united states of america": "United States", "uk": "United Kingdom", "u.k.": "United Kingdom", "britain": "United Kingdom",
    "great britain": "United Kingdom", "uae": "United Arab Emirates", "drc": "Congo", "n.y.": "New York", "d.c.": "Washington",
    "prc": "China", "holland": "Netherlands", "burma": "Myanmar", "new york city": "New York", "washington d.c.": "Washington",
}  # fmt: skip
_OF_PEOPLES = ("ian", "can", "ish", "ese", "ern")
_BODIES = frozenset(
    "church party republican democratic gop committee court act bill law university college department inc corp".split()
)
_NOT_PLACES = frozenset(
    "congress parliament senate house january i he she they it we christmas easter thanksgiving ramadan islam english spanish "
    "french  "
    "chinese arabic twitter facebook youtube instagram medicare medicaid iraqi bitcoin gdp internet god covid covid-19 tv".split()
)


def places_of(sentence: Sentence) -> list[Place]:
    """The places of a sentence in order."""
    return list(_places(sentence))


def _places(sentence: Sentence) -> Iterator[Place]:
    for i in range(sentence.begin, sentence.stop - 1):
        if sentence.form(i) in _OPENERS:
            j = i + 2 if sentence.form(i + 1) in ("the", "northern", "southern", "eastern", "western", "central") else i + 1
            if sentence.is_capital(j):
                found = _place(sentence, i, j)
                if found is not None:
                    yield found


def _place(sentence: Sentence, opener: int, first: int) -> Place | None:
    """The name from ``first`` on, unless it is a time, a person's ("in Trump's") or a language."""
    j = first
    while sentence.is_capital(j) or (sentence.form(j) == "of" and sentence.is_capital(j + 1)):
        j += 1
    if _is_no_place(sentence, first, j) or _describes(sentence, first, j) or (sentence.form(opener) == "at" and j - first < 2):
        return None
    words = sentence.tokens.written[first:j]
    name = " ".join(words)
    if name.isupper() and name.lower() not in _SAME and len(name) > 4:
        name = name.title()
    return Place(opener, j, _SAME.get(name.lower(), name))


def _is_no_place(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a name is that of a time, a body or a language, or owns what follows."""
    form = sentence.form(first)
    if form in MONTHS or form in DAYS or form in _NOT_PLACES or form in _BODIES or form[:1].isdigit():
        return True
    owns = sentence.form(end) in ("'s", "'", "’")
    return owns or sentence.form(end - 1) in _BODIES or ("-" in form and form.endswith("ing"))


def _describes(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a name only describes the noun behind it: "in the Reagan era", "in the West African nation"."""
    if not sentence.is_word(end) or sentence.ends_phrase(end):
        return False
    if sentence.form(first - 1) == "the" and not sentence.form(end).endswith(("ed", "ing")):
        return True
    return sentence.form(first).endswith(_OF_PEOPLES) or sentence.form(end - 1).endswith(_OF_PEOPLES)
