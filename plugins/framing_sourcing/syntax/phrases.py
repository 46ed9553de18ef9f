"""Phrases with what is attached to them: "officials at the ministry", "Ada Holm, who runs the port,"."""

from __future__ import annotations

from framing import Span
from framing_sourcing.syntax.chunks import NounPhrase
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.words import ATTACHING, TIMES

_DASHES = ("—", "–")
_NAMES = ("NNP", "NNPS")
ADVERBS = frozenset({"RB", "RBR", "RBS", "RP"})  # tags


def extended_left(reading: Reading, end: int, low: int) -> Span | None:
    """The noun phrase ending at ``end``, with the phrases it is attached to ("officials | at the ministry")."""
    phrase = reading.phrase(end - 1)
    if phrase is None:
        return None
    start = phrase.start
    for _ in range(6):
        j = start - 1
        if j - 1 < low:
            break
        if (reading.tags[j] in ("IN", "TO") and reading.forms[j] in ATTACHING) or (
            reading.forms[j] in ("and", "or", "&") and joins(reading, j, start)
        ):
            before = reading.phrase(j - 1)
        else:
            break
        if before is None or before.start < low or (reading.tags[before.head] == "PRP" and reading.forms[before.head] != "one"):
            break
        start = before.start
    return start, end


def joins(reading: Reading, j: int, start: int) -> bool:
    """Whether "and" at j joins two phrases rather than two clauses: nothing verbal before the first of them."""
    before = reading.phrase(j - 1)
    while before is not None and before.start - 1 > reading.first[j] and reading.tags[before.start - 1] == "CC":
        before = reading.phrase(before.start - 2)  # "the port or the town | or the county"
    if before is None:
        return False
    opening = before.start - 1
    return opening < reading.first[j] or (
        reading.tags[opening] in (",", "IN", '"', "“", ":") and reading.group_at[max(0, opening - 1)] < 0
    )


def extended_right(reading: Reading, start: int) -> Span | None:
    """The noun phrase beginning at ``start`` with what is attached after it: "of" phrases and an apposition."""
    phrase = reading.phrase(start)
    if phrase is None or phrase.start != start:
        return None
    end, limit = phrase.end, reading.last[start]
    if reading.tags[phrase.head] == "PRP" and reading.forms[phrase.head] != "one":
        return start, end
    for _ in range(8):
        if end + 1 >= limit:
            break
        following = reading.phrase(end + 1)
        word = reading.forms[end]
        if (
            word in ATTACHING
            and reading.tags[end] in ("IN", "TO")
            and following
            and following.start == end + 1
            and not is_time(reading, end + 1)
        ) or (word in ("and", "&") and following and following.start == end + 1 and reading.group(following.end) is None):
            end = following.end
        else:
            break
    if (
        end < limit
        and reading.forms[end] == ","
        and end + 1 < limit
        and reading.tags[end + 1] not in ("CC", '"', "“", "PRP", "''", "'")
    ):
        end = _apposition(reading, end, limit)
    return start, end


def _apposition(reading: Reading, comma: int, limit: int) -> int:
    """The end of the apposition or relative clause after a comma, or the comma where there is none."""
    opening = comma + 1
    if reading.tags[opening] not in ("WP", "WDT", "WP$") and (
        reading.phrase(opening) is None or reading.group(reading.phrases[reading.phrase_at[opening]].end) is not None
    ):
        return comma
    for i in range(opening, min(limit, opening + 40)):
        if reading.forms[i] in (",", ".", ";", "—", "–", '"', "“", ":") and not (reading.forms[i] == "." and i + 1 < limit):
            relative = reading.tags[opening] in ("WP", "WDT", "WP$")
            return (
                i
                if relative == has_clause(reading, opening, i) or any(t in ("WP", "WDT") for t in reading.tags[opening:i])
                else comma
            )
    return comma


def named_end(reading: Reading, phrase: NounPhrase) -> int:
    """The end of a name with the names that "of" joins to it: "the Ministry | of Rural Affairs"."""
    end, tags = phrase.end, reading.tags
    while tags[end - 1] in _NAMES and end + 1 < reading.last[phrase.start] and reading.forms[end] == "of":
        following = reading.phrase(end + 1)
        if following is None or following.start != end + 1 or tags[following.end - 1] not in _NAMES:
            break
        end = following.end
    return end


def is_aside(reading: Reading, i: int, before: int) -> bool:
    """Whether token i stands in brackets, or between dashes, that close ahead of the token ``before``."""
    depth = 0
    for form in reading.forms[i:before]:
        depth += (form == "(") - (form == ")")
        if depth < 0:
            return True
    between = sum(form in _DASHES for form in reading.forms[i:before])
    return between % 2 == 1 and sum(form in _DASHES for form in reading.forms[reading.first[i] : i]) % 2 == 1


def aside_start(reading: Reading, end: int, low: int) -> int:
    """Where the bracket begins that is still open at ``end``, or ``low``."""
    for i in range(end - 1, low - 1, -1):
        if reading.forms[i] == ")":
            return low
        if reading.forms[i] == "(":
            return i + 1
    return low


def is_time(reading: Reading, i: int) -> bool:
    phrase = reading.phrase(i)
    return phrase is not None and reading.forms[phrase.head] in TIMES


def has_clause(reading: Reading, start: int, end: int) -> bool:
    """Whether a finite verb stands in a stretch."""
    return any(
        (reading.group_at[j] >= 0 and reading.groups[reading.group_at[j]].form == "finite") or is_contracted(reading, j)
        for j in range(start, end)
    )


def is_contracted(reading: Reading, i: int) -> bool:
    """Whether a token is a pronoun with its verb: "they're"."""
    return "'" in reading.forms[i] and reading.tags[i] in ("PRP", "EX", "WP")
