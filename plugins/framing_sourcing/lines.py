"""Patterns that a line's layout shows: "NAME: what she says" in transcripts and headlines."""

from __future__ import annotations

from framing_sourcing.candidates import Candidate
from framing_sourcing.reading import Reading
from framing_sourcing.source_types import type_of

_LONGEST_NAME = 8  # tokens
_FEWEST = 3  # words after the colon
_LABELS = frozenset(
    (
        "photo image picture video source credit updated published posted related read more by note caption watch listen "
        "topics tags filed breaking exclusive opinion analysis update live gallery contact email location date time editor "
        "correction subject address"
    ).split()
)


def spoken_lines(reading: Reading) -> list[Candidate]:
    """Lines that open with a speaker and a colon."""
    found: list[Candidate] = []
    for i, form in enumerate(reading.forms):
        if form == ":" and i + _FEWEST < reading.last[i]:
            candidate = _spoken(reading, i)
            if candidate is not None:
                found.append(candidate)
    return found


def _spoken(reading: Reading, colon: int) -> Candidate | None:
    starts, text = reading.tokens.starts, reading.text
    line = text.rfind("\n", max(0, starts[colon] - 120), starts[colon]) + 1
    if starts[colon] - line >= 120:
        return None
    first = colon
    while first > 0 and starts[first - 1] >= line:
        first -= 1
    if not 0 < colon - first <= _LONGEST_NAME or not _names_speaker(reading, first, colon):
        return None
    end = text.find("\n", starts[colon])
    stop = reading.tokens.within(starts[colon] + 1, len(text) if end < 0 else end).stop
    if stop - colon <= _FEWEST:
        return None
    return Candidate("speaker_line", ":", "speech", colon, ((colon, colon + 1),), (first, colon), ((colon + 1, stop),))


def _names_speaker(reading: Reading, first: int, colon: int) -> bool:
    words = reading.forms[first:colon]
    phrase = reading.phrase(first)
    if any(word in _LABELS for word in words) or phrase is None or any(reading.group_at[i] >= 0 for i in range(first, colon)):
        return False
    named = all(reading.tags[i] in ("NNP", "NNPS", "POS", ".", "IN", "DT", "(", ")", ",") for i in range(first, colon))
    return (named and reading.tags[phrase.end - 1] == "NNP") or type_of([words[-1]]) != ""
