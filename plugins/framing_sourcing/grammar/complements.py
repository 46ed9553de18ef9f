"""What stands after a verb, a noun or an adjective: a clause, an infinitive, a phrase."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from framing.text import QUOTES
from framing_sourcing.syntax.phrases import ADVERBS, is_contracted, is_time
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.words import APPROXIMATING, ATTACHING, QUANTIFIERS


def complement_of(reading: Reading, at: int, *, clause: bool = True) -> tuple[str, int]:
    """The kind of what stands after a verb that ends at ``at``, and where its content begins.

    Without ``clause`` a "that" further on and a verb behind a phrase are left aside, as for verbs that take no clause.

    Kinds: that, zero, wh, inf, np, np_inf, ing, prep:WORD, adj, '' (nothing).
    """
    limit = reading.last[at - 1]
    i = _behind_adverbs(reading, at, limit)
    if [*reading.forms[i : i + 1]] == ["not"]:
        return "inf", i
    if i >= limit:
        return "", limit
    if reading.forms[i] in QUOTES and i + 1 < limit:
        kind, start = complement_of(reading, i + 1, clause=clause)
        return kind, i if start == i + 1 else start
    place = Place(reading, i, limit, clause, reading.tags[i], reading.forms[i])
    for row in ROWS:
        if (found := row.rule(place)) is not None:
            return found
    return "", i


def _behind_adverbs(reading: Reading, at: int, limit: int) -> int:
    """The token behind the adverbs at ``at``; "not" before "to" is none of them, nor "most" in "said most were closed"."""
    tags, forms = reading.tags, reading.forms
    i = at
    while i < limit and tags[i] in ADVERBS and not (forms[i] == "not" and i + 1 < limit and tags[i + 1] == "TO"):
        if forms[i] in QUANTIFIERS and (group := reading.group(i + 1)) is not None and group.form == "finite":
            break
        i += 1
    return i


class Place(NamedTuple):
    """Token i, before which a cue ends, the end of its sentence, and whether a clause is looked for."""

    reading: Reading
    i: int
    limit: int
    clause: bool
    tag: str
    form: str


Found = tuple[str, int]  # kind, start


def _further_that(place: Place) -> Found | None:
    ahead = _that_ahead(place.reading, place.i, place.limit) if place.clause else None
    return ("that", ahead) if ahead is not None else None


def _to(place: Place) -> Found | None:
    if place.tag != "TO":
        return None
    reading, i = place.reading, place.i
    group = reading.group(i)
    quoted = i + 2 < place.limit and reading.forms[i + 1] in QUOTES and reading.tags[i + 2] in _QUOTED_VERBS
    return ("inf", i) if quoted or (group is not None and group.form == "to") else (f"prep:{place.form}", i + 1)


def _question(place: Place) -> Found | None:
    return ("wh", place.i) if place.tag in ("WP", "WRB", "WDT") or place.form in ("whether", "if") else None


def _that(place: Place) -> Found | None:
    return ("that", place.i) if place.form == "that" else None


def _object(place: Place) -> Found | None:
    if place.reading.phrase_at[place.i] < 0:
        return None
    return _after_phrase(place.reading, place.i, place.limit) if place.clause else ("np", place.i)


def _preposition(place: Place) -> Found | None:
    if place.tag != "IN":
        return None
    amount = _amount(place.reading, place.i, place.limit)
    if amount > place.i and place.clause:
        return _after_phrase(place.reading, amount, place.limit)[0], place.i
    return f"prep:{place.form}", place.i + 1


def _adjective(place: Place) -> Found | None:
    return ("adj", place.i) if place.tag in ("JJ", "JJR", "VBN") else None


def _participle(place: Place) -> Found | None:
    return ("ing", place.i) if place.tag == "VBG" or place.form in ("having", "being") else None


class Row(NamedTuple):
    """What may stand behind a verb; in the sentence the verb ``after`` has a complement of this kind by this row alone."""

    rule: Callable[[Place], Found | None]
    sentence: str
    after: str
    kind: str
    clause: bool = True


_QUOTED_VERBS = ("VB", "VBP", "NN", "BE", "DO", "HV")
ROWS = (
    Row(_further_that, "Holm said in Aven that the pier leaks.", "said", "that"),
    Row(_to, "Holm wants to sail.", "wants", "inf"),
    Row(_question, "Holm asked why the pier leaks.", "asked", "wh"),
    Row(_that, "Holm praised that the crew left.", "praised", "that", clause=False),
    Row(_object, "Holm praised the crew.", "praised", "np"),
    Row(_preposition, "Holm spoke of leaks.", "spoke", "prep:of"),
    Row(_adjective, "Holm feels sure.", "feels", "adj"),
    Row(_participle, "Holm regrets leaving.", "regrets", "ing"),
)


def opens_relative(reading: Reading, i: int) -> bool:
    """Whether "that" is a relative word, as the verb of a plural right after it shows: "claims | that were approved"."""
    return reading.forms[i] == "that" and [*reading.forms[i + 1 : i + 2]] in (["are"], ["were"], ["have"], ["had"])


def _amount(reading: Reading, i: int, limit: int) -> int:
    """The number that words of approximation lead to: "about 90", "at least 90"; ``i`` where there is none."""
    j = i + 2 if [*reading.forms[i : i + 2]] in (["at", "least"], ["at", "most"], ["up", "to"]) else i + 1
    rough = j == i + 2 or reading.forms[i] in APPROXIMATING
    return j if rough and j < limit and reading.tags[j] in ("CD", "$") and reading.phrase_at[j] >= 0 else i


def _after_phrase(reading: Reading, i: int, limit: int) -> tuple[str, int]:
    """Zero-that clause, object with infinitive, or plain object; a time before it is skipped."""
    tags, forms = reading.tags, reading.forms
    phrase = reading.phrases[reading.phrase_at[i]]
    if is_contracted(reading, i):
        return "zero", i
    if is_time(reading, i) and phrase.end < limit and forms[phrase.end] not in (",", "."):
        kind, start = complement_of(reading, phrase.end)
        if kind in ("that", "zero", "wh", "inf"):
            return kind, start
    j = phrase.end
    while j < limit and j < i + 25:
        group = reading.group(j)
        if group is not None:
            if group.form == "finite":
                return "zero", i
            if group.form == "to":
                return "np_inf", i
            if group.form in ("ing", "ed", "base"):
                j = group.end
                continue
        if tags[j] == "CC" and reading.phrase_at[min(j + 1, limit - 1)] >= 0:
            j += 1
            continue
        if _ends_object(tags[j], forms[j]):
            break
        j += 1
    return "np", i


def _ends_object(tag: str, form: str) -> bool:
    ends = tag in ("WP", "WDT", ",", ":", ";", "CC", "WRB") or form in ("that", '"', "“", "—")
    return ends or (tag == "IN" and form not in ATTACHING)


def _within_phrase(reading: Reading, comma: int) -> bool:
    """Whether a comma stands in a date or a place before "that": "on May 4, 2019 that", "in Aven, Ohio, that"."""
    before, after = reading.tags[comma - 1], reading.tags[comma + 1 : comma + 2]
    if [*reading.forms[comma + 1 : comma + 2]] == ["that"]:
        return before in ("NNP", "CD") and "," in reading.forms[max(0, comma - 4) : comma]
    return before in ("CD", "NNP") and after == [before]


def _that_behind_mark(reading: Reading, i: int, limit: int) -> int | None:
    """Position of "that" right behind a comma at i ("added, that …"), or behind an insertion that the mark at i opens."""
    if reading.forms[i] == "," and [*reading.tags[i + 1 : i + 2]] == ["IN"] and reading.forms[i + 1] == "that":
        return i + 1
    behind = (j for j in range(i + 2, min(limit, i + 16)) if reading.forms[j - 1] == reading.forms[i])
    return next((j for j in behind if reading.forms[j] == "that"), None)


def _that_ahead(reading: Reading, i: int, limit: int) -> int | None:
    """Position of a "that" which opens a clause soon after i, with only phrases, prepositions and adverbs between."""
    if reading.forms[i] in (",", "—", "–", "-"):
        return _that_behind_mark(reading, i, limit)
    for j in range(i, min(limit, i + 18)):
        if reading.quote_at[j] >= 0 and reading.quotes[reading.quote_at[j]][1] < limit:
            continue  # what is said on "Harbour Nights" that …
        if reading.forms[j] == "that" and reading.tags[j] != "DT":
            return j if reading.tags[j] == "IN" or j == i else None
        group = reading.group(j)
        if reading.forms[j] == "," and _within_phrase(reading, j):
            continue
        if reading.phrase_at[j] < 0 and reading.tags[j] not in ("IN", "TO", "RB", ".") and not (group and group.form == "ed"):
            return None
    return None
