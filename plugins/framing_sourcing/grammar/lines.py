"""Speakers that a line's layout shows: "NAME: what she says" in headlines, "And from Ada Holm:" above a quotation.

Turns of a transcript are in :mod:`grammar.turns`, signatures behind and below in :mod:`grammar.signatures`.
"""

from __future__ import annotations

from framing import Span
from framing.text import QUOTES
from framing_sourcing.grammar.candidates import Candidate
from framing_sourcing.grammar.signatures import signed
from framing_sourcing.grammar.turns import turns
from framing_sourcing.speakers.source_types import type_of
from framing_sourcing.syntax.phrases import extended_right
from framing_sourcing.syntax.reading import Reading

_LONGEST_NAME = 8  # tokens
_LONGEST_LABEL = 16  # tokens of a label before a quotation: "Ada Holm, 61, who runs the ferry"
_FEWEST = 3  # words after the colon
_DASHES = ("-", "–", "—")
LABELS = frozenset(  # what stands before a colon and speaks not
    (
        "photo image picture video source credit updated published posted related read more by note caption watch listen "
        "topics tags filed breaking exclusive opinion analysis update live gallery contact email location date time editor "
        "correction subject address"
    ).split()
)
_FROM = frozenset({"from", "by"})
_WITHHELD = frozenset("withheld requested redacted unknown".split())  # a name that is none


def spoken_lines(reading: Reading) -> list[Candidate]:
    """Lines that open with a speaker and a colon, the turns of a transcript, and what is signed behind or below."""
    found = [*signed(reading), *turns(reading)]
    begun = {candidate.content[0][0] for candidate in found}
    for i, form in enumerate(reading.forms):
        if form == ":" and i + 1 < len(reading.forms) and i + 1 not in begun:
            candidate = (_spoken(reading, i) if i + _FEWEST < reading.last[i] else None) or _quoted(reading, i)
            if candidate is not None:
                found.append(candidate)
    return found


def _spoken(reading: Reading, colon: int) -> Candidate | None:
    first = _line_first(reading, colon)
    if first is None or not 0 < colon - first <= _LONGEST_NAME or not _names_speaker(reading, first, colon):
        return None
    stop = _content_end(reading, colon)
    if stop - colon <= _FEWEST:
        return None
    return Candidate("speaker_line", ":", "speech", colon, ((colon, colon + 1),), (first, colon), ((colon + 1, stop),))


def _line_first(reading: Reading, colon: int) -> int | None:
    """The first token of a colon's line; None where the line is too long before it for a label."""
    starts, text = reading.tokens.starts, reading.text
    line = text.rfind("\n", max(0, starts[colon] - 120), starts[colon]) + 1
    if starts[colon] - line >= 120:
        return None
    first = colon
    while first > 0 and starts[first - 1] >= line:
        first -= 1
    return first


def _content_end(reading: Reading, colon: int) -> int:
    """Where what is said ends: with the line, or, where it stands in quotation marks, with the last of them that follow at once.

    After "Holm: “No.” She left." the reporter speaks again.
    """
    starts, text, i = reading.tokens.starts, reading.text, colon + 1
    while i < len(starts) and reading.quote_at[i] >= 0 and reading.quotes[reading.quote_at[i]][0] == i:
        if i > colon + 1 and "\n" in text[reading.tokens.ends[i - 1] : starts[i]] and reading.forms[i - 1] in QUOTES:
            break
        i = reading.quotes[reading.quote_at[i]][1]
    if i > colon + 1:
        return i
    end = text.find("\n", starts[colon])
    return reading.tokens.within(starts[colon] + 1, len(text) if end < 0 else end).stop


def _quoted(reading: Reading, colon: int) -> Candidate | None:
    """A label without a verb before a quotation: "Boats sank – Ada Holm: “It blew.”", "And from the mayor: “…”"."""
    quote = reading.quote_at[colon + 1]
    if quote < 0 or reading.quotes[quote][0] != colon + 1:
        return None
    first = _label_start(reading, colon)
    if first is None or any(reading.forms[i] in _WITHHELD for i in range(first, colon)):
        return None
    source = _from_whom(reading, first, colon) or _named(reading, first, colon)
    if source is None:
        return None
    content = ((colon + 1, _content_end(reading, colon)),)
    return Candidate("speaker_line", ":", "speech", colon, ((colon, colon + 1),), source, content)


def _label_start(reading: Reading, colon: int) -> int | None:
    """Where the label before a colon begins: with its line, its sentence or after a dash; None where a verb stands in it."""
    starts, text = reading.tokens.starts, reading.text
    for i in range(colon - 1, max(-1, colon - 1 - _LONGEST_LABEL), -1):
        if reading.group_at[i] >= 0 and reading.groups[reading.group_at[i]].form == "finite":
            return None
        begins = i == 0 or "\n" in text[starts[i - 1] : starts[i]]
        ended = i > 0 and reading.forms[i - 1] in (".", "!", "?", *QUOTES) and reading.first[i] == i and i <= colon - 2
        of_title = reading.forms[i] == "by" and i > 0 and reading.forms[i - 1] in QUOTES  # "“The Salt Road,” by Ada Holm: “…”"
        if begins or ended or of_title or reading.forms[i - 1] in _DASHES:
            return i
    return None


def _from_whom(reading: Reading, first: int, colon: int) -> Span | None:
    """ "And from Chairwoman Holm", "From the desk of Ada Holm, analyst at Northgate", "More from the report"."""
    for i in range(first, min(first + 3, colon - 1)):
        if reading.forms[i] in _FROM and reading.phrase_at[i + 1] >= 0:
            desk = next((j for j in range(i + 2, colon - 1) if [*reading.forms[j - 1 : j + 1]] == ["desk", "of"]), i)
            return (desk + 1, colon)
    return None


def _named(reading: Reading, first: int, colon: int) -> Span | None:
    """ "Rep. Ada Holm (R-Aven)", "Former mayor Ada Holm", "J. P. Holm, 61, farmer", "Ada Holm and Mara Lund"."""
    words = reading.forms[first:colon]
    head = first
    while head < colon and reading.forms[head] in ("and", "but", "or", "also", "then"):
        head += 1
    phrase = reading.phrase(head)
    if phrase is None or LABELS.intersection(words):
        return None
    bracket = next((i for i in range(head, colon) if reading.forms[i] in ("(", ",")), colon)
    if not (reading.tags[bracket - 1] in ("NNP", "NNPS") or type_of([reading.forms[bracket - 1]])):
        return None
    whole = extended_right(reading, head)
    return (head, max(bracket, whole[1] if whole and whole[1] <= colon else bracket))


def _names_speaker(reading: Reading, first: int, colon: int) -> bool:
    words = reading.forms[first:colon]
    phrase = reading.phrase(first)
    if any(word in LABELS for word in words) or phrase is None or any(reading.group_at[i] >= 0 for i in range(first, colon)):
        return False
    named = all(reading.tags[i] in ("NNP", "NNPS", "POS", ".", "IN", "DT", "(", ")", ",") for i in range(first, colon))
    return (named and reading.tags[phrase.end - 1] == "NNP") or type_of([words[-1]]) != ""
