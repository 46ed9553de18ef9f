"""Patterns around a verb: "the minister said that …", "…, he said", "she was accused of …", "it seems to …"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from framing.model import Span
from framing_sourcing.candidates import Candidate
from framing_sourcing.chunks import VerbGroup
from framing_sourcing.complements import complement_of
from framing_sourcing.extents import clause_end
from framing_sourcing.lexicon import Cue, Lexicon
from framing_sourcing.parsed_clauses import clause_in_tree
from framing_sourcing.phrases import extended_left, extended_right, has_clause, is_aside
from framing_sourcing.reading import Reading
from framing_sourcing.subjects import Subjects, subject_of
from framing_sourcing.words import QUOTES, SUBORDINATORS

_CLAUSAL = frozenset({"that", "zero", "wh"})
_OBJECT_CONTROL = frozenset(
    (
        "ask urge tell want lead allow force press push call encourage invite order persuade convince expect prompt cause require"
    ).split()
)


def verb_candidates(
    reading: Reading,
    lexicon: Lexicon,
    frames: Mapping[int, Span | None],
    spoken: Collection[int],
    subjects: Subjects,
) -> list[Candidate]:
    """Candidates of all verb groups outside quotations that are speech.

    ``frames`` gives the source of the groups that frame direct speech, by start; ``spoken`` the tokens in speech.
    """
    found: list[Candidate] = []
    subjects.update(frames)
    recent: list[Candidate] = []
    for group in reading.groups:
        if group.start in spoken or group.start in frames:
            continue
        if recent and recent[-1].at < reading.first[group.start]:
            recent = []
        cue = lexicon.verb(reading.lemmas[group.head], reading.forms[group.end] if group.end < len(reading.forms) else "")
        subject = _subject(reading, group, subjects, recent)
        if cue is None or (cue.lemma == "mention" and reading.forms[group.start - 1] == "not"):
            continue
        candidate = _of_verb(reading, group, cue, subject, lexicon)
        if candidate is not None:
            found.append(candidate)
            recent.append(candidate)
    return found


def _subject(reading: Reading, group: VerbGroup, known: Subjects, recent: list[Candidate]) -> Span | None:
    """Whose verb it is: the phrase a participle or infinitive hangs on, the source reported last before it, or its subject."""
    low, p = reading.first[group.start], group.start - 1
    if p >= low and reading.phrase_at[p] >= 0:
        phrase = _participle_owner(reading, group, low) if group.form == "ing" else _infinitive_owner(reading, group, low)
        if phrase is not None:
            return phrase
    subject = subject_of(reading, group, known)
    joined = p >= low and (reading.tags[p] in (",", "CC", "RB") or reading.forms[p] in QUOTES)
    adjacent = subject is not None and p - 1 <= subject[1] <= group.start
    if joined and not adjacent and group.form in ("ing", "finite"):
        outer = next((c for c in recent if c.source is not None and _lies_before(reading, c, group)), None)
        if outer is not None:
            known[group.start] = outer.source
            return outer.source
    return subject


def _lies_before(reading: Reading, candidate: Candidate, group: VerbGroup) -> bool:
    """Whether all of an attribution stands before a verb, and not in an aside."""
    return all(end <= group.start for _, end in candidate.content) and not is_aside(reading, candidate.at, group.start)


def _participle_owner(reading: Reading, group: VerbGroup, low: int) -> Span | None:
    """ "With critics calling …", "to a group backing …": the phrase that a preposition governs."""
    p = group.start - 1
    whole = extended_left(reading, p + 1, low)
    for start in (whole[0] if whole else p, reading.phrases[reading.phrase_at[p]].start):
        before = start - 1
        if before < low:
            continue
        if reading.forms[before] == "with" or (reading.tags[before] in ("IN", "TO") and _takes_object(reading, group)):
            return start, p + 1
    return None


def _infinitive_owner(reading: Reading, group: VerbGroup, low: int) -> Span | None:
    """ "Urged the mayor to say …", "for the mayor to say …": the phrase before."""
    if group.form != "to":
        return None
    phrase = reading.phrases[reading.phrase_at[group.start - 1]]
    before = reading.group(phrase.start - 1)
    for_whom = phrase.start > low and reading.forms[phrase.start - 1] == "for"
    controlled = before is not None and reading.lemmas[before.head] in _OBJECT_CONTROL
    return (phrase.start, phrase.end) if for_whom or controlled else None


def _takes_object(reading: Reading, group: VerbGroup) -> bool:
    """Whether a phrase rather than a clause follows: then a participle belongs to the phrase before it ("a group backing …")."""
    return complement_of(reading, group.end)[0] in ("np", "np_inf", "ing")


def _is_time_like(reading: Reading, p: int) -> bool:
    return reading.lemmas[p] in (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "week",
        "year",
        "month",
    )


def _of_verb(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, lexicon: Lexicon) -> Candidate | None:
    kind, start = complement_of(reading, group.end)
    if group.passive or group.form == "ed":
        return _passive(reading, group, cue, subject, kind, start)
    if cue.takes("raising") and kind == "inf":
        inner = reading.group(start)
        if inner is not None and reading.lemmas[inner.head] in lexicon.verbs:
            return None  # "seemed to urge": the infinitive is the cue
        return _make(reading, "raising", cue, group, None, _pieces(subject, (start, clause_end(reading, start, "inf"))))
    for pattern in (_parenthetical, _inverted):
        candidate = pattern(reading, group, cue, subject, kind)
        if candidate is not None:
            return candidate
    if cue.takes("clausal") and not cue.takes(kind) and kind not in ("", "inf") and _may_be_clause(reading, start):
        kind, start = _hidden_clause(reading, kind, start)
    if not cue.takes(kind) and kind in ("that", "zero", "np_inf"):
        kind, start = complement_of(reading, group.end, clause=False)
    if cue.takes("estimate") and kind in ("np", "zero") and _is_estimate(reading, start):
        return _make(reading, "np", cue, group, subject, ((start, clause_end(reading, start, "clause")),))
    clause = clause_in_tree(reading, group)
    if clause is not None and cue.takes(clause[0]) and (not (kind and cue.takes(kind)) or (kind == "zero" and start < clause[1])):
        kind, start = clause
    simple = kind.partition(":")[0]
    if not kind or not cue.takes(kind) or start >= reading.last[group.head]:
        return None
    extent = "clause" if simple in _CLAUSAL else simple
    bounded = _is_subordinate(reading, group, subject)
    end = clause_end(reading, start, extent, bounded=bounded, whole=cue.takes("asserts"))
    if end <= start or (simple == "np" and cue.act == "perception" and _quotes(reading, start, end)):
        return None
    source = None if cue.takes("impersonal") and simple in _CLAUSAL and subject and reading.forms[subject[0]] == "it" else subject
    return _make(reading, simple, cue, group, source, ((start, end),))


def _is_estimate(reading: Reading, start: int) -> bool:
    """Whether "at" with an amount follows an object: "put the cost | at $9 million"."""
    tags, forms, high = reading.tags, reading.forms, reading.last[start]
    return any(
        forms[i] == "at" and any(tag in ("CD", "$") for tag in tags[i + 1 : min(high, i + 4)]) for i in range(start + 1, high - 1)
    )


def _quotes(reading: Reading, start: int, end: int) -> bool:
    """Whether a quotation stands in an object: after a verb that is not of saying ("show a “good reason”") nobody speaks."""
    return any(reading.quote_at[i] >= 0 for i in range(start, end))


def _may_be_clause(reading: Reading, start: int) -> bool:
    """Whether a verb, or wording in quotation marks that may hide one, follows in the sentence."""
    limit = reading.last[start - 1]
    return has_clause(reading, start, limit) or any(reading.quote_at[i] >= 0 for i in range(start, limit))


def _hidden_clause(reading: Reading, kind: str, start: int) -> tuple[str, int]:
    """The clause of a verb that takes one: after a phrase ("said in May the bridge …") or behind its own adverbial."""
    if not kind.startswith("prep"):
        return "zero", start
    if reading.forms[start - 1] in _SUBORDINATING or reading.forms[start - 1] in ("despite", "under", "without"):
        return "zero", start - 1
    phrase = reading.phrase(start)
    return complement_of(reading, phrase.end) if phrase is not None and phrase.start == start else (kind, start)


def _is_subordinate(reading: Reading, group: VerbGroup, subject: Span | None) -> bool:
    """Whether the cue's clause is one of its own: "Although she says …, the …", "…, who says …, is …", "Saying …, she …"."""
    if group.form == "ing" and group.start == reading.first[group.start]:
        return True
    if group.form == "ed" and group.start > reading.first[group.start] and reading.forms[group.start - 1] in _SUBORDINATING:
        return True
    if subject is None:
        return False
    if reading.tags[subject[0]] in ("WP", "WDT"):
        return subject[0] > 0 and reading.forms[subject[0] - 1] == ","
    before = subject[0] - 1
    return before >= reading.first[subject[0]] and reading.forms[before] in _SUBORDINATING


_SUBORDINATING = frozenset("although though while when after before as since because if whereas once unless until".split())


def _make(
    reading: Reading, pattern: str, cue: Cue, group: VerbGroup, source: Span | None, content: tuple[Span, ...]
) -> Candidate | None:
    if not content:
        return None
    return Candidate(pattern, cue.lemma, cue.act_in(pattern), group.head, ((group.start, group.end),), source, content)


def _pieces(*stretches: Span | None) -> tuple[Span, ...]:
    return tuple(sorted(stretch for stretch in stretches if stretch is not None and stretch[0] < stretch[1]))


def _passive(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, kind: str, start: int) -> Candidate | None:
    """ "She is said to …", "he was accused of …", "it is believed that …": the source is whoever follows "by"."""
    if kind == "prep:by" and cue.takes("by"):
        source = extended_right(reading, start) if start < len(reading.tags) else None
        return _make(reading, "passive_by", cue, group, source, _pieces(subject)) if source else None
    if not cue.takes_passive(kind) or (group.form == "ed" and kind == "that"):
        return None
    if group.form == "to" and cue.act != "speech":
        return None  # "wants to be seen to act"
    simple = kind.partition(":")[0]
    if not kind or start >= reading.last[group.head]:
        return _make(reading, "passive", cue, group, None, _pieces(subject))
    if simple == "prep":
        start -= 1
    bounded = _is_subordinate(reading, group, subject)
    rest = (start, clause_end(reading, start, "clause" if simple in _CLAUSAL else simple, bounded=bounded))
    impersonal = subject is not None and reading.forms[subject[0]] == "it" and simple in _CLAUSAL
    return _make(reading, "passive", cue, group, None, _pieces(None if impersonal or simple in _CLAUSAL else subject, rest))


def _parenthetical(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, kind: str) -> Candidate | None:
    """ "The bridge is safe, the engineer said", "the bridge, she said, is safe"."""
    low, high = reading.first[group.head], reading.last[group.head]
    if not cue.takes("paren") or subject is None or subject[0] <= low or group.form != "finite":
        return None
    before = subject[0] - 1
    while before > low and reading.tags[before] in ("CC", "RB"):
        before -= 1
    mark = _before_quotes(reading, before, low)
    closed = reading.forms[mark] == "," or (mark < before and reading.forms[mark] in ("?", "!"))
    if not closed or reading.tags[subject[0]] in ("WP", "WDT") or not _stands_alone(reading, group, cue, kind):
        return None
    rest, follows = _after_frame(reading, group.end, high)
    if reading.tags[subject[0] - 1] == "CC" and rest is None and has_clause(reading, group.end, high):
        return None  # "…, but he said in May most were closed"
    if not has_clause(reading, low, before) and not (cue.takes("clausal") and follows == "." and before - low > 4):
        return _make(reading, "parenthetical", cue, group, subject, _pieces((low, before), rest)) if rest else None
    opening = reading.forms[low] in SUBORDINATORS
    resumed = rest if rest and (_resumes(reading, rest[0], high) or opening) else None
    content = _pieces((_content_start(reading, low, before), _with_mark(reading, before)), resumed)
    return _make(reading, "parenthetical", cue, group, subject, content)


def _stands_alone(reading: Reading, group: VerbGroup, cue: Cue, kind: str) -> bool:
    """Whether nothing follows the verb but a time, an adverbial or who is told."""
    if kind in ("np", "np_inf"):
        phrase = reading.phrase(group.end)
        return cue.lemma in _ADDRESSING or (phrase is not None and _is_time_like(reading, phrase.end - 1))
    follows = reading.forms[group.end] if group.end < reading.last[group.head] else "."
    return kind == "" or kind.startswith("prep") or follows in (",", ".")


def _after_frame(reading: Reading, end: int, high: int) -> tuple[Span | None, str]:
    """What stands after the comma that closes a frame ("she said in a note, …"), and the mark that follows its verb."""
    follows = reading.forms[end] if end < high else "."
    for i in range(end, min(high - 1, end + 8)):
        if reading.forms[i] == ",":
            return (i + 1, _final(reading, high)), follows
        if reading.group_at[i] >= 0:
            break
    return None, follows


def _before_quotes(reading: Reading, i: int, low: int) -> int:
    """The last token up to i that is no quotation mark."""
    while i > low and reading.forms[i] in QUOTES:
        i -= 1
    return i


def _with_mark(reading: Reading, end: int) -> int:
    """``end``, or the end of the quotation that closes right there."""
    quote = reading.quote_at[end]
    return reading.quotes[quote][1] if quote >= 0 and reading.quotes[quote][1] - end <= 3 else end


def _content_start(reading: Reading, low: int, before: int) -> int:
    return low + 1 if reading.forms[low] in ("but", "and") and before > low + 1 else low


def _resumes(reading: Reading, i: int, high: int) -> bool:
    """Whether the content goes on after "he said,": not with a participle or a new frame."""
    return i < high and reading.tags[i] not in ("VBG", "WP", "WDT", "VBN") and reading.forms[i] not in _NOT_RESUMING


_ADDRESSING = frozenset({"tell", "remind", "assure", "inform", "warn"})
_NOT_RESUMING = frozenset("according as while after before when during at since although though citing referring in on".split())


def _final(reading: Reading, high: int) -> int:
    while high > 1 and reading.forms[high - 1] in (".", ",", ";"):
        high -= 1
    return high


def _inverted(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, kind: str) -> Candidate | None:
    """ "The bridge is safe, said Ada Holm." """
    low, high = reading.first[group.head], reading.last[group.head]
    bare = group.form == "finite" and group.end - group.start == 1
    if not cue.takes("paren") or kind not in ("np", "np_inf") or not bare or group.start - 1 <= low:
        return None
    before = _before_quotes(reading, group.start - 1, low)
    source = extended_right(reading, group.end)
    if reading.forms[before] != "," or source is None or reading.tags[source[0]] == "PRP":
        return None
    if not has_clause(reading, low, before):
        after = source[1] + 1
        if after < high and reading.forms[source[1]] == "," and reading.group(after) is not None:
            return _make(reading, "inverted", cue, group, source, _pieces((low, before), (after, _final(reading, high))))
        return None
    after_source = reading.group(source[1])
    if after_source is not None and after_source.form == "finite":
        return None
    return _make(
        reading, "inverted", cue, group, source, _pieces((_content_start(reading, low, before), _with_mark(reading, before)))
    )
