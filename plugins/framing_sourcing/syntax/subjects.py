"""The subject of a verb: to the left of it, around insertions, or that of the main verb."""

from __future__ import annotations

from framing import Span
from framing.english import CLASSES
from framing.text import QUOTES
from framing_sourcing.syntax.chunks import VerbGroup
from framing_sourcing.syntax.insertions import around_insertion
from framing_sourcing.syntax.parsed import is_no_subject, own_phrase, subject_in_tree
from framing_sourcing.syntax.phrases import ADVERBS, extended_left, is_aside, is_contracted, is_time, joins
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.words import ADVERBIAL, APPROXIMATING, CLAUSAL
from framing_sourcing.syntax.wordtags import AUXILIARY

Subjects = dict[int, Span | None]  # of verb groups, by their first token
_FURTHEST = 60  # tokens that a subject may lie before its verb


def subject_of(reading: Reading, group: VerbGroup, known: Subjects) -> Span | None:
    """The subject of a verb group; ``known`` holds those found before, by the group's start."""
    if group.start in known:
        return known[group.start]
    known[group.start] = None  # guards against asking in a circle
    low = reading.first[group.start]
    found = _asked(reading, group)
    if found is None and group.form in ("finite", "base", "ed"):
        p = _before_adverbs(reading, group.start - 1, low)
        p = _before_time(reading, p, low)
        if p >= low:
            found = _with_particle(reading, _left_of(reading, p, max(low, p - _FURTHEST), known), group.start)
    own = own_phrase(reading, group, found) if found is not None and found[1] - found[0] > 1 else None
    if own is not None:
        found = own
    elif found is None or found[1] < group.start or reading.forms[found[0]] == "that" or is_no_subject(reading, found):
        parsed = subject_in_tree(reading, group)
        found = parsed if parsed is not None and (found is None or parsed[0] < group.start) else found
    if found is None:
        found = _inherited(reading, group, known, low)
    if found is not None and group.form in ("to", "ing") and found[1] - found[0] == 1 and reading.forms[found[0]] == "it":
        found = None  # "it is hard to see": nobody in particular
    known[group.start] = found
    return found


def _before_adverbs(reading: Reading, p: int, low: int) -> int:
    """The token before the adverbs that end at p ("repeatedly, openly | denied"); the comma before a mark (",'' | said")."""
    if p > low and reading.forms[p] in QUOTES:
        mark = p - 1
        while mark > low and reading.forms[mark] in QUOTES:
            mark -= 1
        p = mark if reading.forms[mark] == "," else p
    while p >= low and (
        reading.tags[p] in ADVERBS
        or reading.forms[p] in ADVERBIAL
        or (reading.forms[p] in _PARTICLES and p > low and reading.group_at[p - 1] >= 0)
        or (reading.forms[p] == "," and p > low + 1 and reading.tags[p - 1] == "RB" and reading.tags[p + 1] == "RB")
    ):
        p -= 1
    return p


def _with_particle(reading: Reading, found: Span | None, before: int) -> Span | None:
    """A subject with the particle of the verb that ends it: "those who signed | up"."""
    if found is None or reading.group_at[found[1] - 1] < 0:
        return found
    end = found[1]
    while end < before and reading.forms[end] in _PARTICLES:
        end += 1
    return found[0], end


_PARTICLES = frozenset(
    "about across ahead along apart around aside away back behind by down forward home in off on out over through up".split()
)


def _asked(reading: Reading, group: VerbGroup) -> Span | None:
    """The pronoun within the verbs of a question: "did | she | say", "nor has | he | said"."""
    i = group.start + 1
    inside = i < group.head and reading.tags[i] == "PRP" and reading.tags[group.start] in AUXILIARY
    return (i, i + 1) if inside else None


def _before_time(reading: Reading, p: int, low: int) -> int:
    """p, or the token before a time that stands between subject and verb: "the police, in June | said"."""
    phrase = reading.phrase(p)
    if phrase is None or not is_time(reading, p):
        return p
    before = phrase.start - 1
    if before > low and reading.tags[before] == "IN":
        before -= 1
    return before if before > low and (reading.phrase_at[before] >= 0 or reading.forms[before] in _AFTER_SUBJECT) else p


_AFTER_SUBJECT = frozenset({",", ")", "and", "but"})


def _left_of(reading: Reading, p: int, low: int, known: Subjects) -> Span | None:
    tag = reading.tags[p]
    if tag in ("WP", "WDT") or (reading.forms[p] == "that" and p > low and reading.phrase_at[p - 1] >= 0):
        return p, p + 1
    if tag == "PRP" and not reading.forms[p].endswith(("self", "selves")):
        return _of_them(reading, p, low), p + 1
    if reading.forms[p] == "," and p > low and reading.forms[p - 1] == ")" and "," not in reading.forms[low:p]:
        p -= 1
    if reading.forms[p] in (",", "—", "–", "―", "-", ")"):
        return around_insertion(reading, p, low)
    if reading.phrase_at[p] < 0 and reading.group(p) is None:
        return None
    start = _first_phrase(reading, p, low, known)
    return (start, p + 1) if start is not None else None


def _of_them(reading: Reading, p: int, low: int) -> int:
    """Where a subject begins that a pronoun ends: "| some of them", "| the owner of it", "| she"."""
    whole = extended_left(reading, p - 1, low) if p - 2 >= low and reading.forms[p - 1] == "of" else None
    return whole[0] if whole is not None else p


def _first_phrase(reading: Reading, p: int, low: int, known: Subjects) -> int | None:
    """Start of the leftmost phrase before p in its clause that no preposition governs."""
    start: int | None = None
    last: int | None = None  # of the phrase seen last, governed or not
    crossed = False  # a verb of another clause
    i = p
    while i >= low:
        phrase, group = reading.phrase(i), reading.group(i)
        if phrase is not None:
            if phrase.end == start and last == start and not crossed and _is_relative(reading, phrase.start, start):
                break
            last = phrase.start
            if not _is_governed(reading, last, low) and not (start is not None and is_time(reading, last)):
                start = last
            i = last - 1
        elif group is not None:
            before = _before_group(reading, group, low, known, start)
            if before is None:
                break
            i, start, crossed = before, None, True
        elif reading.tags[i] in ("WP", "WDT") and reading.forms[i] != "that":
            return i if start is None else start
        elif _is_within(reading, i, low, start):
            i -= 1
        else:
            break
    return last if start is None and i < low else start


def _before_group(reading: Reading, group: VerbGroup, low: int, known: Subjects, start: int | None) -> int | None:
    """The token before a verb that belongs to the subject, ``start`` being the phrase behind it; None before another clause."""
    before = _before_relative(reading, group, low, known)
    if before is not None:
        return before
    if start is not None and is_time(reading, start) and reading.forms[group.head].endswith("ed"):
        return group.start - 1  # "a paper filed Monday says"
    return _before_modifier(reading, group, low, known)


def _is_relative(reading: Reading, before: int, start: int) -> bool:
    """Whether a phrase right behind another begins a clause about that one: "a move | the mayor said was wrong"."""
    tags = reading.tags
    begins = tags[start] in ("DT", "PRP$") or (tags[start] == "NNP" and tags[start - 1] in ("NN", "NNS"))
    return begins and tags[before] == "DT" and not is_time(reading, before) and not is_time(reading, start)


def _is_governed(reading: Reading, start: int, low: int) -> bool:
    """Whether a preposition stands before a phrase; "about" before an amount is none."""
    if start <= low or reading.tags[start - 1] not in ("IN", "TO") or reading.forms[start - 1] in CLAUSAL:
        return False
    return reading.forms[start - 1] not in APPROXIMATING or not (reading.tags[start] == "CD" or reading.forms[start] in _SHARES)


_SHARES = frozenset("half two-thirds three-quarters one-third one-quarter a".split())


def _before_relative(reading: Reading, group: VerbGroup, low: int, known: Subjects) -> int | None:
    """The token before a relative clause with a subject of its own: "a report | that the office published"."""
    subject = subject_of(reading, group, known) if group.form == "finite" else None
    if subject is None or subject[0] - 2 < low or reading.forms[subject[0] - 1] not in ("that", "which", "whom"):
        return None
    return subject[0] - 2 if reading.phrase_at[subject[0] - 2] >= 0 else None


def _before_modifier(reading: Reading, group: VerbGroup, low: int, known: Subjects) -> int | None:
    """The token before a relative clause or participle that belongs to the subject; None if the verb is another clause's."""
    if group.form != "finite":
        before = group.start - 1
        governed = group.form == "to" and before >= low and reading.group_at[before] >= 0  # "who want | to ban it"
        return before if governed or (before >= low and reading.phrase_at[before] >= 0) else None
    if is_contracted(reading, group.start - 1) and reading.tags[group.start - 1] == "WP":
        subject: Span | None = (group.start - 1, group.start)  # "leaders who'd rather leave"
    else:
        subject = subject_of(reading, group, known)
    if subject is None or reading.tags[subject[0]] not in ("WP", "WDT"):
        return None
    i = subject[0] - 1
    while i >= low and reading.forms[i] in (",", "of", "in", "for", "to", "with"):
        i -= 1
    return i


def _is_within(reading: Reading, i: int, low: int, start: int | None) -> bool:
    """Whether a token outside phrases and verb groups lies within a clause."""
    tag, form = reading.tags[i], reading.forms[i]
    if tag == "CC":
        if i <= low or reading.phrase_at[i - 1] < 0:
            return False
        return joins(reading, i, start) if start is not None else reading.tags[i + 1] == "IN"  # "at the port and | in town"
    if tag in ("IN", "TO"):
        return form not in CLAUSAL
    if form == '"' and start is None:
        return False
    return tag in ADVERBS or tag in ("JJ", "JJR", "VBN", "POS") or form in ('"', "“", "”")


def _inherited(reading: Reading, group: VerbGroup, known: Subjects, low: int) -> Span | None:
    """The subject of the nearest main verb before in the sentence, or of the first after for a participle that opens it."""
    number = reading.group_at[group.start]
    fallback: Span | None = None
    for other in range(number - 1, max(-1, number - 8), -1):
        before = reading.groups[other]
        if before.start < low:
            break
        if before.form != "finite" or is_aside(reading, before.start, group.start):
            continue
        subject = subject_of(reading, before, known)
        if subject is None or _inside_other_quote(reading, subject, group):
            continue
        if (
            _governs(reading, before, group)
            or (before.end == group.start and group.form != "finite")  # "as critics began | urging the firm"
            or _adds(reading, before, group)
            or not _embedded(reading, subject, low)
            or _shares_relative(reading, subject, before, group)
        ):
            return subject
        fallback = fallback or subject
    if group.form in ("ing", "to", "ed") and fallback is None:
        return _following_subject(reading, group, known) or _before(reading, group, low)
    return fallback


def _governs(reading: Reading, before: VerbGroup, group: VerbGroup) -> bool:
    """Whether a participle after a preposition hangs on the verb before it: "where he apologised for | saying …"."""
    after = group.form == "ing" and reading.tags[group.start - 1] == "IN" and group.start - before.end < 12
    return after and "," not in reading.forms[before.end : group.start]


_OPENS_TIME = frozenset("when after as before until once since".split())


def _adds(reading: Reading, before: VerbGroup, group: VerbGroup) -> bool:
    """Whether a participle after a comma hangs on the clause of time before it: "left after Holm rose, | calling it a farce"."""
    if group.form != "ing" or reading.forms[group.start - 1] != ",":
        return False
    opening = [i for i in range(reading.first[group.start] + 1, before.start) if reading.forms[i] in _OPENS_TIME]
    return bool(opening) and reading.group_at[opening[-1] + 1] < 0 and "," not in reading.forms[opening[-1] : group.start - 1]


def _shares_relative(reading: Reading, subject: Span, before: VerbGroup, group: VerbGroup) -> bool:
    """Whether "and" joins a verb to the one of a relative clause: "who runs the port and says …"."""
    joined = group.form == "finite" and reading.tags[group.start - 1] == "CC"
    return joined and reading.tags[subject[0]] in ("WP", "WDT") and "," not in reading.forms[before.end : group.start]


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
    return (
        reading.forms[i] in CLASSES.subordinators
        or reading.forms[i] in ("that", "whether")
        or reading.tags[i] in ("WRB", "WP", "WDT")
        or reading.group_at[i] >= 0
    )


def _following_subject(reading: Reading, group: VerbGroup, known: Subjects) -> Span | None:
    """The subject of the main clause after an opening participle: "Calling it a farce, the mayor …"."""
    number, limit = reading.group_at[group.start], reading.last[group.start]
    for other in range(number + 1, min(number + 6, len(reading.groups))):
        after = reading.groups[other]
        if after.start >= limit:
            break
        p = after.start - 1
        while p > group.end and reading.tags[p] in ADVERBS:
            p -= 1
        if after.form == "finite" and reading.phrase_at[p] >= 0:
            start = _first_phrase(reading, p, group.end, known)
            if start is not None and reading.forms[start - 1] == ",":
                return start, p + 1
    return None
