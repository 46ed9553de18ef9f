"""Subjects, complements and the ends of clauses, found from the chunks around a verb."""

from __future__ import annotations

from framing.model import Span
from framing_sourcing.chunks import VerbGroup
from framing_sourcing.reading import Reading
from framing_sourcing.tagging import FINITE, NOUNS

_ATTACHING = frozenset("of in at for with from on to by under over about against behind near between among within across".split())
_SKIPPED = frozenset({"RB", "RBR", "RBS", "RP"})
_ADVERBIAL = frozenset("first long earlier".split())
_FURTHEST = 60  # tokens that a subject may lie before its verb
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_COMMAS = frozenset({",", "—", "–", "-", "("})
_STOPS = frozenset({";", ":", "—", "–", ")", "?", "!"})
_CLAUSAL = frozenset("that because although though while since when after before as unless until where if whereas than whether once".split())
_SUBORDINATORS = frozenset("because although though while since when after before as unless until where if whereas".split())


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
        if reading.tags[j] in ("IN", "TO") and reading.forms[j] in _ATTACHING:
            before = reading.phrase(j - 1)
        elif reading.forms[j] in ("and", "or", "&") and _joins(reading, j, start):
            before = reading.phrase(j - 1)
        else:
            break
        if before is None or before.start < low or reading.tags[before.head] == "PRP":
            break
        start = before.start
    return start, end


def _joins(reading: Reading, j: int, start: int) -> bool:
    """Whether "and" at j joins two phrases rather than two clauses: nothing verbal before the first of them."""
    before = reading.phrase(j - 1)
    if before is None:
        return False
    opening = before.start - 1
    return opening < reading.first[j] or reading.tags[opening] in (",", "IN", '"', "“", ":") and reading.group_at[max(0, opening - 1)] < 0


def extended_right(reading: Reading, start: int) -> Span | None:
    """The noun phrase beginning at ``start`` with what is attached after it: "of" phrases and an apposition."""
    phrase = reading.phrase(start)
    if phrase is None or phrase.start != start:
        return None
    end, limit = phrase.end, reading.last[start]
    if reading.tags[phrase.head] == "PRP":
        return start, end
    for _ in range(8):
        if end + 1 >= limit:
            break
        following = reading.phrase(end + 1)
        word = reading.forms[end]
        if word in _ATTACHING and reading.tags[end] in ("IN", "TO") and following and following.start == end + 1 and not _is_time(reading, end + 1):
            end = following.end
        elif word in ("and", "&") and following and following.start == end + 1 and reading.group(following.end) is None:
            end = following.end
        else:
            break
    if end < limit and reading.forms[end] == "," and end + 1 < limit and reading.tags[end + 1] not in ("CC", '"', "“", "PRP", "''", "'"):
        end = _apposition(reading, end, limit)
    return start, end


def _apposition(reading: Reading, comma: int, limit: int) -> int:
    """The end of the apposition or relative clause after a comma, or the comma where there is none."""
    opening = comma + 1
    if reading.tags[opening] not in ("WP", "WDT", "WP$") and (reading.phrase(opening) is None or reading.group(reading.phrases[reading.phrase_at[opening]].end) is not None):
        return comma
    for i in range(opening, min(limit, opening + 40)):
        if reading.forms[i] in (",", ".", ";", "—", "–", '"', "“", ":") and not (reading.forms[i] == "." and i + 1 < limit):
            relative = reading.tags[opening] in ("WP", "WDT", "WP$")
            return i if relative == has_clause(reading, opening, i) or any(t in ("WP", "WDT") for t in reading.tags[opening:i]) else comma
    return comma


_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december week month year morning night evening afternoon weekend yesterday today tonight day days weeks months years".split()
)


def _is_time(reading: Reading, i: int) -> bool:
    phrase = reading.phrase(i)
    return phrase is not None and reading.forms[phrase.head] in _TIMES


def subject_of(reading: Reading, group: VerbGroup, known: dict[int, Span | None]) -> Span | None:
    """The subject of a verb group; ``known`` holds those found before, by the group's start."""
    if group.start in known:
        return known[group.start]
    known[group.start] = None  # guards against asking in a circle
    low = reading.first[group.start]
    found: Span | None = None
    if group.form in ("finite", "base", "ed"):
        p = group.start - 1
        while p >= low and (reading.tags[p] in _SKIPPED or reading.forms[p] in _ADVERBIAL):
            p -= 1
        p = _before_time(reading, p, low)
        if p >= low:
            found = _left_of(reading, p, max(low, p - _FURTHEST), known)
    if found is None:
        found = _inherited(reading, group, known, low)
    known[group.start] = found
    return found


def _before_time(reading: Reading, p: int, low: int) -> int:
    """p, or the comma before a time that stands between subject and verb: "the police, in June | said"."""
    phrase = reading.phrase(p)
    if phrase is not None and _is_time(reading, p):
        before = phrase.start - 1
        if before > low and reading.tags[before] == "IN" and reading.forms[before - 1] == ",":
            return before - 1
    return p


def _left_of(reading: Reading, p: int, low: int, known: dict[int, Span | None]) -> Span | None:
    tag = reading.tags[p]
    if tag in ("WP", "WDT") or (reading.forms[p] == "that" and p > low and reading.phrase_at[p - 1] >= 0):
        return p, p + 1
    if tag == "PRP" and not reading.forms[p].endswith(("self", "selves")):
        return p, p + 1
    if reading.forms[p] == "," and p > low and reading.forms[p - 1] == ")" and "," not in reading.forms[low:p]:
        p -= 1
    if reading.forms[p] in (",", "—", "–", "―", "-", ")"):
        return _around_insertion(reading, p, low)
    if reading.phrase_at[p] < 0 and reading.group(p) is None:
        return None
    start = _first_phrase(reading, p, low, known)
    return (start, p + 1) if start is not None else None


def _first_phrase(reading: Reading, p: int, low: int, known: dict[int, Span | None]) -> int | None:
    """Start of the leftmost phrase before p in its clause that no preposition governs."""
    start: int | None = None
    object_: int | None = None
    i = p
    while i >= low:
        phrase = reading.phrase(i)
        if phrase is not None:
            object_ = phrase.start
            governed = phrase.start > low and reading.tags[phrase.start - 1] in ("IN", "TO") and reading.forms[phrase.start - 1] not in _CLAUSAL
            if not governed and not (start is not None and _is_time(reading, phrase.start)):
                start = phrase.start
            i = phrase.start - 1
            continue
        group = reading.group(i)
        if group is not None:
            if group.form == "finite":
                subject = subject_of(reading, group, known)
                if subject is None or reading.tags[subject[0]] not in ("WP", "WDT"):
                    break
                i = subject[0] - 1
                while i >= low and reading.forms[i] in (",", "of", "in", "for", "to", "with"):
                    i -= 1
                start = None
            elif reading.phrase_at[group.start - 1] < 0 or group.start - 1 < low:
                break
            else:
                i = group.start - 1
                start = None
            continue
        if reading.tags[i] == "CC" and i > low and reading.phrase_at[i - 1] >= 0 and start is not None and _joins(reading, i, start):
            i -= 1
        elif reading.tags[i] in ("IN", "TO") and reading.forms[i] not in _CLAUSAL:
            i -= 1
        elif reading.tags[i] in _SKIPPED or reading.tags[i] in ("JJ", "JJR", "VBN", "POS") or reading.forms[i] in ('"', "“", "”"):
            if reading.forms[i] == '"' and start is None:
                break
            i -= 1
        elif reading.tags[i] in ("WP", "WDT") and reading.forms[i] != "that":
            return i
        else:
            break
    return object_ if start is None and i < low else start


def _around_insertion(reading: Reading, p: int, low: int) -> Span | None:
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
        if reading.phrase_at[end - 1] < 0 or not (opening in "—–―-" or _inserted(reading, q + 1, p)):
            continue
        whole = extended_left(reading, end, low)
        if whole is None or (whole[0] > low and reading.forms[whole[0] - 1] in _ATTACHING and opening == ","):
            continue
        if whole[0] > low and reading.group_at[whole[0] - 1] >= 0:
            continue  # the object of a verb
        best = (whole[0], p)
        if whole[0] == low or reading.forms[whole[0] - 1] in _CLAUSAL or reading.tags[whole[0] - 1] in ("CC", '"', "“", "RB"):
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
    if reading.tags[start] in ("WP", "WDT", "WP$", "VBG", "VBN", "WRB"):
        return True
    if reading.tags[start] == "CC":
        return False
    return not any(reading.tags[i] in FINITE or reading.tags[i] in ("BE", "HV") for i in range(start, end)) or any(
        reading.tags[i] in ("WP", "WDT") for i in range(start, end)
    )


def _inherited(reading: Reading, group: VerbGroup, known: dict[int, Span | None], low: int) -> Span | None:
    """The subject of the nearest main verb before in the sentence, or of the first after for a participle that opens it."""
    number = reading.group_at[group.start]
    fallback: Span | None = None
    for other in range(number - 1, max(-1, number - 8), -1):
        before = reading.groups[other]
        if before.start < low:
            break
        if before.form != "finite":
            continue
        subject = subject_of(reading, before, known)
        if subject is None or _inside_other_quote(reading, subject, group):
            continue
        if not _embedded(reading, subject, low):
            return subject
        fallback = fallback or subject
    if group.form in ("ing", "to", "ed") and fallback is None:
        return _following_subject(reading, group, known) or _before(reading, group, low)
    return fallback


def _inside_other_quote(reading: Reading, subject: Span, group: VerbGroup) -> bool:
    quote = reading.quote_at[subject[0]]
    return quote >= 0 and quote != reading.quote_at[group.start]


def _before(reading: Reading, group: VerbGroup, low: int) -> Span | None:
    """The phrase right before an infinitive or participle in a sentence without a main verb, such as a headline."""
    p = group.start - 1
    phrase = reading.phrase(p) if p >= low else None
    return (low, p + 1) if phrase is not None and phrase.start == low and reading.tags[phrase.head] == "NNP" else None


def _embedded(reading: Reading, subject: Span, low: int) -> bool:
    """Whether a subject belongs to a subordinate clause: a relative word, after a conjunction, or right after a verb."""
    if reading.tags[subject[0]] in ("WP", "WDT"):
        return True
    i = subject[0] - 1
    if i < low:
        return False
    return reading.forms[i] in _SUBORDINATORS or reading.forms[i] == "that" or reading.tags[i] in ("WRB", "WP", "WDT") or reading.group_at[i] >= 0


def _following_subject(reading: Reading, group: VerbGroup, known: dict[int, Span | None]) -> Span | None:
    """The subject of the main clause after an opening participle: "Calling it a farce, the mayor …"."""
    number, limit = reading.group_at[group.start], reading.last[group.start]
    for other in range(number + 1, min(number + 6, len(reading.groups))):
        after = reading.groups[other]
        if after.start >= limit:
            break
        p = after.start - 1
        while p > group.end and reading.tags[p] in _SKIPPED:
            p -= 1
        if after.form == "finite" and reading.phrase_at[p] >= 0:
            start = _first_phrase(reading, p, group.end, known)
            if start is not None and reading.forms[start - 1] == ",":
                return start, p + 1
    return None


def complement_of(reading: Reading, at: int) -> tuple[str, int]:
    """The kind of what stands after a verb that ends at ``at``, and where its content begins.

    Kinds: that, zero, wh, inf, np, np_inf, ing, prep:WORD, adj, '' (nothing).
    """
    tags, forms, limit = reading.tags, reading.forms, reading.last[at - 1]
    i = at
    while i < limit and tags[i] in _SKIPPED and not (forms[i] == "not" and i + 1 < limit and tags[i + 1] == "TO"):
        i += 1
    if forms[i : i + 1] == ["not"]:
        return "inf", i
    if i >= limit:
        return "", limit
    if forms[i] in QUOTES and i + 1 < limit:
        kind, start = complement_of(reading, i + 1)
        return kind, i if start == i + 1 else start
    ahead = _that_ahead(reading, i, limit)
    if ahead is not None:
        return "that", ahead
    if tags[i] == "TO":
        group = reading.group(i)
        quoted = i + 2 < limit and forms[i + 1] in QUOTES and tags[i + 2] in ("VB", "VBP", "NN", "BE", "DO", "HV")
        return ("inf", i) if quoted or (group is not None and group.form == "to") else (f"prep:{forms[i]}", i + 1)
    if tags[i] in ("WP", "WRB", "WDT") or forms[i] in ("whether", "if"):
        return "wh", i
    if forms[i] == "that":
        return "that", i
    phrase = reading.phrase(i)
    if phrase is not None:
        return _after_phrase(reading, i, limit)
    if tags[i] == "IN":
        return f"prep:{forms[i]}", i + 1
    if tags[i] in ("JJ", "JJR", "VBN"):
        return "adj", i
    if tags[i] == "VBG":
        return "ing", i
    return "", i


def _after_phrase(reading: Reading, i: int, limit: int) -> tuple[str, int]:
    """Zero-that clause, object with infinitive, or plain object; a time before it is skipped."""
    tags, forms = reading.tags, reading.forms
    phrase = reading.phrases[reading.phrase_at[i]]
    if is_contracted(reading, i):
        return "zero", i
    if _is_time(reading, i) and phrase.end < limit and forms[phrase.end] not in (",", "."):
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
        if tags[j] in ("WP", "WDT", ",", ":", ";", "CC", "WRB") or forms[j] in ("that", '"', "“", "—") or (tags[j] == "IN" and forms[j] not in _ATTACHING):
            break
        j += 1
    return "np", i


def _that_ahead(reading: Reading, i: int, limit: int) -> int | None:
    """Position of a "that" which opens a clause soon after i, with only phrases, prepositions and adverbs between."""
    if reading.forms[i] == ",":
        for j in range(i + 2, min(limit, i + 16)):
            if reading.forms[j] == "that" and reading.forms[j - 1] == ",":
                return j
        return None
    for j in range(i, min(limit, i + 18)):
        if reading.forms[j] == "that" and reading.tags[j] != "DT":
            return j if reading.tags[j] == "IN" or j == i else None
        group = reading.group(j)
        if reading.phrase_at[j] < 0 and reading.tags[j] not in ("IN", "TO", "RB", ".") and not (group and group.form == "ed"):
            return None
    return None


def has_clause(reading: Reading, start: int, end: int) -> bool:
    """Whether a finite verb stands in a stretch."""
    return any(
        reading.group_at[j] >= 0 and reading.groups[reading.group_at[j]].form == "finite" or is_contracted(reading, j)
        for j in range(start, end)
    )


def is_contracted(reading: Reading, i: int) -> bool:
    """Whether a token is a pronoun with its verb: "they're"."""
    return "'" in reading.forms[i] and reading.tags[i] in ("PRP", "EX", "WP")


def clause_end(reading: Reading, start: int, kind: str, *, bounded: bool = False) -> int:
    """Where a content that begins at ``start`` ends: the sentence, or the clause for a phrase or an infinitive.

    ``bounded``: the cue itself stands in a subordinate clause, which ends at the next comma that begins a main clause.
    """
    limit = reading.last[start]
    while limit > start + 1 and reading.forms[limit - 1] in (".", ";", ",", ":"):
        limit -= 1
    end = _break(reading, start, limit, kind, bounded)
    quote = reading.quote_at[end - 1]
    if quote >= 0 and reading.quotes[quote][0] > start:
        end = max(end, reading.quotes[quote][1])
    return end


def _break(reading: Reading, start: int, limit: int, kind: str, bounded: bool) -> int:
    forms, tags = reading.forms, reading.tags
    depth = 0
    i = start
    while i + 1 < limit:
        i += 1
        quote = reading.quote_at[i]
        if quote >= 0 and reading.quotes[quote][0] >= start and reading.quotes[quote][1] <= limit:
            i = reading.quotes[quote][1] - 1
            if forms[i - 1] == "," and i + 1 < limit and _complete(reading, start, i, kind) and _breaks(reading, i, kind, bounded):
                return i + 1
            continue
        form = forms[i]
        if form in ("(", "["):
            depth += 1
        elif form in (")", "]"):
            depth -= 1
            if depth < 0:
                return i
        elif depth == 0 and (form == ";" or (kind in PHRASAL and form in ("—", "–", "-") and i > start + 2)):
            return i
        elif form == "," and i + 1 < limit and _breaks(reading, i, kind, bounded) and _complete(reading, start, i, kind):
            return i
        elif form in ("and", "but", "or") and i + 1 < limit and kind in PHRASAL and _new_predicate(reading, i + 1):
            return i
        elif kind in ("np", "prep", "adj", "ing") and form in _SUBORDINATORS and tags[i] in ("IN", "WRB") and _opens_clause(reading, i):
            return i
    return limit


def _complete(reading: Reading, start: int, end: int, kind: str) -> bool:
    """Whether a content may end at ``end``: a clause needs its verb."""
    return kind in PHRASAL or has_clause(reading, start, end)


PHRASAL = frozenset({"np", "prep", "np_inf", "inf", "ing", "adj"})


def _breaks(reading: Reading, comma: int, kind: str, bounded: bool) -> bool:
    """Whether a comma ends the content."""
    tags, forms = reading.tags, reading.forms
    i = comma + 1
    if bounded and (reading.group(i) is not None and reading.groups[reading.group_at[i]].form == "finite" or _new_predicate(reading, i)):
        return True
    if kind in PHRASAL:
        if tags[i] == "CC":
            return forms[i] == "but" or _new_predicate(reading, i + 1) or reading.phrase_at[i + 1] < 0
        return not (reading.phrase_at[i] >= 0 and _listed(reading, i))
    if tags[i] == "VBG" and forms[i] in _ADDING:
        return True
    return forms[i] in ("but", "which", "whom", "while", "whereas", "where", "according")


_ADDING = frozenset(
    "adding saying calling noting citing suggesting telling arguing asking pointing claiming warning referring describing insisting "
    "explaining urging stressing predicting vowing promising accusing recalling writing declaring".split()
)


def _listed(reading: Reading, i: int) -> bool:
    """Whether the phrase at i goes on a list: it is followed by a comma or "and" """
    end = reading.phrases[reading.phrase_at[i]].end
    return end < reading.last[i] and reading.forms[end] in ("and", "or") or (end + 1 < reading.last[i] and reading.forms[end] == ",")


def _new_predicate(reading: Reading, i: int) -> bool:
    """Whether a finite verb, or a subject with one, begins at i."""
    while i < len(reading.tags) and reading.tags[i] in _SKIPPED:
        i += 1
    group = reading.group(i)
    if group is not None:
        return group.form == "finite"
    phrase = reading.phrase(i)
    if phrase is None:
        return False
    if is_contracted(reading, i):
        return True
    after = reading.group(phrase.end) or (reading.group(phrase.end + 1) if reading.tags[phrase.end : phrase.end + 1] == ["RB"] else None)
    return after is not None and after.form == "finite"


def _opens_clause(reading: Reading, i: int) -> bool:
    for j in range(i + 1, min(i + 8, reading.last[i])):
        group = reading.group(j)
        if group is not None:
            return group.form in ("finite", "ing")
        if reading.forms[j] in (",", "."):
            return False
    return False
