"""Which stretches that stand where a source stands can speak at all: no label of a page, no day, no clause.

Where nothing is left, an attribution has no source rather than a wrong name.
"""

from __future__ import annotations

from framing import Span
from framing.english import CLASSES
from framing_sourcing.speakers.names import PROPER
from framing_sourcing.speakers.source_types import type_of
from framing_sourcing.speakers.wordlists import load_word_lists
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.words import TIMES

_OPENING = frozenset(
    "who which that whose whom where when what as if because although while , ( - – —".split()
)  # of clauses inside
_DAYS = CLASSES.weekdays | CLASSES.relative_days


def speaking(reading: Reading, source: Span | None) -> Span | None:
    """The part of a source that can speak; None where there is none."""
    if source is None:
        return None
    start, end = source
    start = _after_adjunct(reading, start, end)
    if end - start > 2 and reading.forms[start] in _DAYS and reading.forms[start + 1] == ",":
        start += 2  # "Monday, the mayor"
    if _is_furniture(reading, start, end) or _is_day(reading, start, end) or _is_clause(reading, start, end):
        return None
    return None if _is_mute(reading, start, end) else (start, end)


def _after_adjunct(reading: Reading, start: int, end: int) -> int:
    """Where the subject begins behind an adjunct that opens the sentence: "On | Twitter on Tuesday Anna Berg"."""
    if start == 0 or reading.tags[start - 1] != "IN" or reading.first[start] != start - 1:
        return start
    days = [i for i in range(start + 1, end - 1) if reading.forms[i] in _DAYS and reading.forms[i - 1] == "on"]
    after = days[-1] + 1 if days else end
    return after if after < end and reading.tags[after] in PROPER else start


def _is_furniture(reading: Reading, start: int, end: int) -> bool:
    """Whether a source lies in a label of the page: "Story | highlights", "tweet MORE"."""
    for label in load_word_lists().furniture:
        for first in range(max(0, start - len(label) + 1), start + 1):
            if tuple(reading.forms[first : first + len(label)]) == label and end <= first + len(label):
                return reading.tokens.written[first][0].isupper() or reading.tokens.written[end - 1].isupper()
    return False


def _is_day(reading: Reading, start: int, end: int) -> bool:
    """Whether a source is nothing but a time: "late Monday"."""
    return reading.forms[end - 1] in _DAYS and all(
        form in TIMES or form in ("late", "early", "on") for form in reading.forms[start:end]
    )


def _is_clause(reading: Reading, start: int, end: int) -> bool:
    """Whether a source has a subject and a verb of its own: "they've been pushed to the port", "it stings more"."""
    forms = reading.forms
    if end - start < 3:
        return False
    subject, _, contracted = forms[start].partition("'")
    if subject in CLASSES.subjects and (contracted or reading.group(start + 1) is not None):
        return True
    for i in range(start + 1, end):
        if forms[i] in _OPENING:
            return False
        group = reading.group(i)
        if group is not None and group.start == i and group.form == "finite" and reading.tags[group.head] not in ("VBN", "VBD"):
            return i + 1 < end
    return False


def _is_mute(reading: Reading, start: int, end: int) -> bool:
    """Whether the head of a source is a noun of what says nothing: "probable cause to believe", "the right things"."""
    phrase = reading.phrase(start)
    if phrase is None or phrase.end > end or reading.forms[phrase.end - 1] not in load_word_lists().mute:
        return False
    words = [form for form in reading.forms[phrase.start : phrase.end] if form[0].isalnum()]
    return not any(tag in PROPER for tag in reading.tags[phrase.start : phrase.end]) and type_of(words) == ""
