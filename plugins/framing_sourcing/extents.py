"""Where a content ends: with the sentence, or with its clause."""

from __future__ import annotations

from framing_sourcing.parsed_clauses import end_in_tree
from framing_sourcing.phrases import ADVERBS, has_clause, is_contracted
from framing_sourcing.reading import Reading
from framing_sourcing.words import ADDING, QUOTES, SUBORDINATORS

PHRASAL = frozenset({"np", "prep", "np_inf", "inf", "ing", "adj"})


def clause_end(reading: Reading, start: int, kind: str, *, bounded: bool = False, whole: bool = False) -> int:
    """Where a content that begins at ``start`` ends: the sentence, or the clause for a phrase or an infinitive.

    ``whole``: what follows a name still tells of it ("showed Holm in the lead"). ``bounded``: the cue itself
    stands in a subordinate clause, which ends at the next comma that begins a main clause.
    """
    limit = reading.last[start]
    while limit > start + 1 and reading.forms[limit - 1] in (".", ";", ",", ":"):
        limit -= 1
    end = _break(reading, start, limit, kind, bounded)
    if kind == "np" and not whole:
        end = _after_name(reading, start, end)
    end = end_in_tree(reading, start, end, kind)
    quote = reading.quote_at[end - 1]
    if quote >= 0 and reading.quotes[quote][0] > start:
        end = max(end, reading.quotes[quote][1])
    return end


_ELSEWHERE = frozenset("at on in during after before by this last while".split())


def _after_name(reading: Reading, start: int, end: int) -> int:
    """The end of an object that is a name or pronoun where a time or place follows: "endorsed Holm | at a meeting"."""
    phrase = reading.phrase(start)
    if phrase is None or phrase.start != start or reading.tags[phrase.head] not in ("NNP", "PRP"):
        return end
    return phrase.end if phrase.end < end and reading.forms[phrase.end] in _ELSEWHERE else end


def _break(reading: Reading, start: int, limit: int, kind: str, bounded: bool) -> int:
    forms, tags = reading.forms, reading.tags
    depth = 0
    i = start
    while i + 1 < limit:
        i += 1
        quote = reading.quote_at[i]
        if quote >= 0 and reading.quotes[quote][0] >= start and reading.quotes[quote][1] <= limit:
            i = reading.quotes[quote][1] - 1
            if (
                forms[i - 1] == ","
                and i + 1 < limit
                and _complete(reading, start, i, kind)
                and _breaks(reading, i, kind, bounded)
            ):
                return i + 1
            continue
        form = forms[i]
        if form in ("and", "but") and _leads_to_quotation(reading, i + 1):
            return i
        if form in ("(", "["):
            depth += 1
        elif form in (")", "]"):
            depth -= 1
            if depth < 0:
                return i
        elif (
            (depth == 0 and (form == ";" or (kind in PHRASAL and form in ("—", "–", "-") and i > start + 2)))
            or (form == "," and i + 1 < limit and _breaks(reading, i, kind, bounded) and _complete(reading, start, i, kind))
            or (form in ("and", "but", "or") and i + 1 < limit and kind in PHRASAL and _new_predicate(reading, i + 1))
            or (
                kind in ("np", "prep", "adj", "ing")
                and form in SUBORDINATORS
                and tags[i] in ("IN", "WRB")
                and _opens_clause(reading, i)
            )
        ):
            return i
    return limit


def _leads_to_quotation(reading: Reading, i: int) -> bool:
    """Whether the frame of a quotation begins at i: "and added, '…'"."""
    while i < len(reading.tags) and reading.tags[i] in ADVERBS:
        i += 1
    group = reading.group(i)
    if group is None or group.form != "finite" or group.end + 1 >= len(reading.forms):
        return False
    return reading.forms[group.end] in (",", ":") and reading.forms[group.end + 1] in QUOTES


def _complete(reading: Reading, start: int, end: int, kind: str) -> bool:
    """Whether a content may end at ``end``: a clause needs its verb."""
    return kind in PHRASAL or has_clause(reading, start, end)


def _breaks(reading: Reading, comma: int, kind: str, bounded: bool) -> bool:
    """Whether a comma ends the content."""
    tags, forms = reading.tags, reading.forms
    i = comma + 1
    if bounded and (
        (reading.group(i) is not None and reading.groups[reading.group_at[i]].form == "finite") or _new_predicate(reading, i)
    ):
        return True
    if kind in PHRASAL:
        if tags[i] == "CC":
            return forms[i] == "but" or _new_predicate(reading, i + 1) or reading.phrase_at[i + 1] < 0
        return not (reading.phrase_at[i] >= 0 and _listed(reading, i))
    if tags[i] == "VBG" and forms[i] in ADDING:
        return True
    return forms[i] in ("but", "which", "whom", "while", "whereas", "where", "according")


def _listed(reading: Reading, i: int) -> bool:
    """Whether the phrase at i goes on a list: it is followed by a comma or "and" """
    end = reading.phrases[reading.phrase_at[i]].end
    return (end < reading.last[i] and reading.forms[end] in ("and", "or")) or (
        end + 1 < reading.last[i] and reading.forms[end] == ","
    )


def _new_predicate(reading: Reading, i: int) -> bool:
    """Whether a finite verb, or a subject with one, begins at i."""
    while i < len(reading.tags) and reading.tags[i] in ADVERBS:
        i += 1
    group = reading.group(i)
    if group is not None:
        return group.form == "finite"
    phrase = reading.phrase(i)
    if phrase is None:
        return False
    if is_contracted(reading, i):
        return True
    after = reading.group(phrase.end) or (
        reading.group(phrase.end + 1) if reading.tags[phrase.end : phrase.end + 1] == ["RB"] else None
    )
    return after is not None and after.form == "finite"


def _opens_clause(reading: Reading, i: int) -> bool:
    for j in range(i + 1, min(i + 8, reading.last[i])):
        group = reading.group(j)
        if group is not None:
            return group.form == "finite" or (group.form == "ing" and reading.forms[i] != "as")
        if reading.forms[j] in (",", "."):
            return False
    return False
