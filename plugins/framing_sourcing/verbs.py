"""Patterns around a verb: "the minister said that …", "…, he said", "she was accused of …", "it seems to …"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from framing.model import Span
from framing_sourcing.candidates import Candidate
from framing_sourcing.chunks import VerbGroup
from framing_sourcing.clauses import clause_end, complement_of, extended_left, extended_right, subject_of
from framing_sourcing.lexicon import Cue, Lexicon
from framing_sourcing.reading import Reading

_CLAUSAL = frozenset({"that", "zero", "wh"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_OBJECT_CONTROL = frozenset("ask urge tell want lead allow force press push call encourage invite order persuade convince expect prompt cause require".split())


def verb_candidates(
    reading: Reading, lexicon: Lexicon, frames: Mapping[int, Span | None], spoken: Collection[int]
) -> list[Candidate]:
    """Candidates of all verb groups outside quotations that are speech.

    ``frames`` gives the source of the groups that frame direct speech, by start; ``spoken`` the tokens in speech.
    """
    found: list[Candidate] = []
    known: dict[int, Span | None] = dict(frames)
    recent: list[Candidate] = []
    for group in reading.groups:
        if group.start in spoken or group.start in frames:
            continue
        if recent and recent[-1].at < reading.first[group.start]:
            recent = []
        cue = lexicon.verb(reading.lemmas[group.head], reading.forms[group.end] if group.end < len(reading.forms) else "")
        subject = _subject(reading, group, known, recent)
        if cue is None:
            continue
        candidate = _of_verb(reading, group, cue, subject)
        if candidate is not None:
            found.append(candidate)
            recent.append(candidate)
    return found


def _subject(reading: Reading, group: VerbGroup, known: dict[int, Span | None], recent: list[Candidate]) -> Span | None:
    low, p = reading.first[group.start], group.start - 1
    if group.form == "ing" and p >= low:
        if reading.phrase_at[p] >= 0 and not _is_time_like(reading, p):
            return extended_left(reading, p + 1, low)
    if group.form == "to" and p >= low and reading.phrase_at[p] >= 0:
        phrase = reading.phrases[reading.phrase_at[p]]
        before = reading.group(phrase.start - 1)
        if before is not None and reading.lemmas[before.head] in _OBJECT_CONTROL:
            return phrase.start, phrase.end
    subject = subject_of(reading, group, known)
    coordinate = p >= low and (reading.tags[p] in (",", "CC") or reading.forms[p] in _QUOTES)
    if coordinate and group.form in ("ing", "finite") and (group.form == "ing" or subject is None or subject[1] <= p - 1):
        outer = next((c for c in recent if c.source is not None and all(e <= group.start for _, e in c.content)), None)
        if outer is not None and not (group.form == "finite" and subject is not None and subject[1] == p):
            known[group.start] = outer.source
            return outer.source
    return subject


def _is_time_like(reading: Reading, p: int) -> bool:
    return reading.lemmas[p] in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week", "year", "month")


def _of_verb(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None) -> Candidate | None:
    kind, start = complement_of(reading, group.end)
    if group.passive:
        return _passive(reading, group, cue, subject, kind, start)
    if cue.takes("raising") and kind == "inf":
        return _make(reading, "raising", cue, group, None, _pieces(subject, (start, clause_end(reading, start, "inf"))))
    for pattern in (_parenthetical, _inverted):
        candidate = pattern(reading, group, cue, subject, kind)
        if candidate is not None:
            return candidate
    simple = kind.partition(":")[0]
    if not kind or not cue.takes(kind) or start >= reading.last[group.head]:
        return None
    end = clause_end(reading, start, "clause" if simple in _CLAUSAL else simple)
    if end <= start:
        return None
    source = None if cue.takes("impersonal") and simple in _CLAUSAL and subject and reading.forms[subject[0]] == "it" else subject
    return _make(reading, simple, cue, group, source, ((start, end),))


def _make(
    reading: Reading, pattern: str, cue: Cue, group: VerbGroup, source: Span | None, content: tuple[Span, ...]
) -> Candidate | None:
    if not content:
        return None
    return Candidate(pattern, cue.lemma, cue.act, group.head, ((group.start, group.end),), source, content)


def _pieces(*stretches: Span | None) -> tuple[Span, ...]:
    return tuple(sorted(stretch for stretch in stretches if stretch is not None and stretch[0] < stretch[1]))


def _passive(
    reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, kind: str, start: int
) -> Candidate | None:
    """ "She is said to …", "he was accused of …", "it is believed that …": the source is whoever follows "by"."""
    if not cue.takes("passive"):
        return None
    if kind == "prep:by":
        source = extended_right(reading, start) if start < len(reading.tags) else None
        return _make(reading, "passive_by", cue, group, source, _pieces(subject)) if source else None
    simple = kind.partition(":")[0]
    if not kind or start >= reading.last[group.head]:
        return _make(reading, "passive", cue, group, None, _pieces(subject))
    if simple == "prep":
        start -= 1
    rest = (start, clause_end(reading, start, "clause" if simple in _CLAUSAL else simple))
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
    comma = reading.forms[before] == "," or (reading.forms[before] in _QUOTES and before > low and reading.forms[before - 1] == ",")
    follows = reading.forms[group.end] if group.end < high else "."
    if not comma or not (kind == "" or kind.startswith("prep") or follows in (",", ".") or kind in ("np", "np_inf")):
        return None
    if kind in ("np", "np_inf") and not (_is_time_like(reading, reading.phrases[reading.phrase_at[group.end]].end - 1) if group.end < high and reading.phrase_at[group.end] >= 0 else False):
        return None
    if not _has_clause(reading, low, before):
        if follows == "," and before > low and group.end + 1 < high:
            return _make(reading, "parenthetical", cue, group, subject, _pieces((low, before), (group.end + 1, _final(reading, high))))
        return None
    content = _pieces((_content_start(reading, low, before), before), (group.end + 1, _final(reading, high)) if follows == "," and _resumes(reading, group.end + 1, high) else None)
    return _make(reading, "parenthetical", cue, group, subject, content)


def _content_start(reading: Reading, low: int, before: int) -> int:
    return low + 1 if reading.forms[low] in ("but", "and") and before > low + 1 else low


def _resumes(reading: Reading, i: int, high: int) -> bool:
    """Whether the content goes on after "he said,": not with a participle or a new frame."""
    return i < high and reading.tags[i] not in ("VBG", "IN") and reading.forms[i] not in ("adding", "according", "who", "which")


def _final(reading: Reading, high: int) -> int:
    while high > 1 and reading.forms[high - 1] in (".", ",", ";"):
        high -= 1
    return high


def _has_clause(reading: Reading, low: int, high: int) -> bool:
    return any(reading.group_at[j] >= 0 and reading.groups[reading.group_at[j]].form == "finite" for j in range(low, high))


def _inverted(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, kind: str) -> Candidate | None:
    """ "The bridge is safe, said Ada Holm." """
    low, high = reading.first[group.head], reading.last[group.head]
    if not cue.takes("paren") or kind not in ("np", "np_inf") or group.form != "finite" or group.start - 1 <= low:
        return None
    before = group.start - 1
    if reading.forms[before] in _QUOTES:
        before -= 1
    if reading.forms[before] != "," or not _has_clause(reading, low, before):
        return None
    source = extended_right(reading, group.end)
    if source is None or (reading.group(source[1]) is not None and reading.group(source[1]).form == "finite"):  # type: ignore[union-attr]
        return None
    return _make(reading, "inverted", cue, group, source, _pieces((_content_start(reading, low, before), before)))
