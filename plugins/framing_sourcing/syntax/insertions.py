"""The phrase that an apposition, a relative clause or a bracket is put behind."""

from __future__ import annotations

from framing import Span
from framing_sourcing.syntax.phrases import extended_left
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.words import ATTACHING, CLAUSAL
from framing_sourcing.syntax.wordtags import FINITE


def around_insertion(reading: Reading, p: int, low: int) -> Span | None:
    """The phrase before an apposition, relative clause or bracket that ends at p."""
    opening = "(" if reading.forms[p] == ")" else reading.forms[p]
    tries = 0
    best: Span | None = None
    for q in range(p - 1, low, -1):
        if reading.forms[q] != opening:
            continue
        tries += 1
        if tries > 5:
            break
        end = _before_bracket(reading, q, low)
        if reading.phrase_at[end - 1] < 0 or not (opening in "(—–―-" or _inserted(reading, q + 1, p)):
            continue
        whole = extended_left(reading, end, low)
        if whole is None or (whole[0] > low and reading.forms[whole[0] - 1] in ATTACHING and opening == ","):
            continue
        if whole[0] > low and reading.group_at[whole[0] - 1] >= 0:
            continue  # the object of a verb
        best = (whole[0], p + (opening == "("))
        if whole[0] == low or reading.forms[whole[0] - 1] in CLAUSAL or reading.tags[whole[0] - 1] in ("CC", '"', "“", "RB"):
            break
    return best


def _before_bracket(reading: Reading, end: int, low: int) -> int:
    """``end``, or the place before the bracket that closes there: "the senator (D-Va.)"."""
    if reading.forms[end - 1] == ")":
        for i in range(end - 2, max(low, end - 12), -1):
            if reading.forms[i] == "(":
                return i
    return end


def _inserted(reading: Reading, start: int, end: int) -> bool:
    if start >= end:
        return False
    if reading.tags[start] in ("WP", "WDT", "WP$", "VBG", "VBN", "WRB") or reading.forms[start] in _INSERTING:
        return True
    if reading.tags[start] == "CC":
        return False
    return not any(reading.tags[i] in FINITE or reading.tags[i] in ("BE", "HV") for i in range(start, end)) or any(
        reading.tags[i] in ("WP", "WDT") for i in range(start, end)
    )


_INSERTING = frozenset("as after before while if though although since".split())
