"""Whose name is withheld: "on condition of anonymity", "asked not to be named", and "the official" who was so before."""

from __future__ import annotations

from framing_sourcing.syntax.reading import Reading

_WITHHELD = frozenset({"named", "identified", "quoted"})


def is_withheld(reading: Reading, at: int) -> bool:
    """Whether the sentence of token ``at`` says that its speaker is not to be named."""
    low, high = reading.first[at], reading.last[at]
    for i in range(low, high):
        if reading.forms[i] == "anonymity" or (reading.forms[i] in _WITHHELD and _refuses(reading, i, low)):
            return True
    return False


def _refuses(reading: Reading, i: int, low: int) -> bool:
    """ "Asked not | to be named", "declined | to be identified"."""
    if i - low < 3 or tuple(reading.forms[i - 2 : i]) != ("to", "be"):
        return False
    return reading.forms[i - 3] in ("not", "declined", "refused")


def speaks_of_naming(reading: Reading, start: int, end: int) -> bool:
    """Whether a content is nothing but the wish not to be named."""
    content = [form for form in reading.forms[start:end] if form != "not"]
    return [*content[:2]] == ["to", "be"] and [*content[2:3]] != [] and content[2] in _WITHHELD and len(content) <= 6
