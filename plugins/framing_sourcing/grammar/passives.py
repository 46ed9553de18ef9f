"""Verbs in the passive: "she is said to …", "he was accused of …", "was asked by a clerk why …", "was quoted as saying …"."""

from __future__ import annotations

from dataclasses import replace

from framing import Span
from framing_sourcing.grammar.candidates import Candidate, attribution, pieces_of
from framing_sourcing.grammar.clauses import CLAUSAL, is_subordinate
from framing_sourcing.grammar.complements import complement_of
from framing_sourcing.grammar.extents import clause_end
from framing_sourcing.grammar.lexicon import Cue
from framing_sourcing.syntax.chunks import VerbGroup
from framing_sourcing.syntax.phrases import extended_right
from framing_sourcing.syntax.reading import Reading


def passive(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, kind: str, start: int) -> Candidate | None:
    """ "She is said to …", "he was accused of …", "it is believed that …": the source is whoever follows "by"."""
    if [*reading.forms[group.end : group.end + 1]] == ["by"] and (kind == "prep:by" or kind in CLAUSAL):
        return _by_whom(reading, group, cue, subject, group.end + 1)
    if kind in ("np", "adj") and _gives_names(cue):
        return _called_by(reading, group, cue, subject, start)
    saying = reading.group(start) if kind == "prep:as" else None
    if saying is not None and saying.form == "ing" and reading.lemmas[saying.head] in ("say", "tell"):
        return _quoted(reading, group._replace(end=saying.end, head=saying.head), cue, subject)
    if not cue.takes_passive(kind) or (group.form == "ed" and kind == "that"):
        return None
    if group.form == "to" and cue.act != "speech":
        return None  # "wants to be seen to act"
    if not kind or start >= reading.last[group.head]:
        return attribution("passive", cue, group, None, pieces_of(subject))
    return _with_rest(reading, group, cue, subject, kind.partition(":")[0], start)


def _with_rest(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, simple: str, start: int) -> Candidate | None:
    """What is said of the subject, or the clause alone, whose subject is "it" or nobody: "it is believed that …"."""
    if simple == "prep":
        start -= 1
    bounded = is_subordinate(reading, group, subject)
    rest = (start, clause_end(reading, start, "clause" if simple in CLAUSAL else simple, bounded=bounded))
    impersonal = subject is not None and reading.forms[subject[0]] == "it" and simple in CLAUSAL
    content = pieces_of(None if impersonal or simple in CLAUSAL else subject, rest)
    found = attribution("passive", cue, group, None, content)
    return replace(found, act=cue.act) if found is not None and simple in CLAUSAL else found


def _by_whom(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, start: int) -> Candidate | None:
    """ "Was asked by a clerk | why it leaks": whoever follows "by" says what stands behind it, or else the subject."""
    source = extended_right(reading, start) if start < len(reading.tags) else None
    if source is None:
        return None
    kind, behind = complement_of(reading, source[1])
    if source[1] < len(reading.tags) and _goes_back(reading, source[1]):
        return None
    if (kind in CLAUSAL and cue.takes(kind)) or (kind == "inf" and cue.takes("np_inf") and cue.lemma in _ASKING):
        said = _with_rest(reading, group, cue, None, kind, behind)  # "was warned by police | that it leaks"
    else:
        said = passive(reading, group._replace(end=source[1]), cue, subject, kind, behind)
    if said is not None and (len(said.content) == 1 or (kind == "prep:as" and _gives_names(cue))):
        return replace(said, source=source, cue=((group.start, group.end),))
    return attribution("passive_by", cue, group, source, pieces_of(subject)) if cue.takes("by") else None


def _goes_back(reading: Reading, i: int) -> bool:
    """Whether "that" is a relative word, as its verb stands right behind it: "tales told by sailors | that frighten children"."""
    return reading.forms[i] == "that" and i + 1 < reading.last[i] and reading.group_at[i + 1] >= 0


_ASKING = frozenset("ask tell urge order beg invite encourage advise remind warn".split())


def _gives_names(cue: Cue) -> bool:
    """Whether a verb says what somebody takes a thing for: "call", "describe", "label"."""
    return cue.takes("asserts") and cue.takes_passive("as")


def _called_by(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, start: int) -> Candidate | None:
    """ "It was called “a theft” | by the union": without "by" it is a name."""
    limit = clause_end(reading, start, "np", whole=True)
    by = next((i for i in range(start + 1, limit) if reading.forms[i] == "by" and reading.quote_at[i] < 0), limit)
    source = extended_right(reading, by + 1) if by + 1 < reading.last[start] and reading.forms[by] == "by" else None
    return attribution("passive", cue, group, source, pieces_of(subject, (start, by))) if source is not None else None


def _quoted(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None) -> Candidate | None:
    """ "He was quoted as saying that …": his words, whoever quotes them."""
    kind, start = complement_of(reading, group.end)
    if kind not in CLAUSAL:
        return None
    return attribution("quoted", cue, group, subject, ((start, clause_end(reading, start, "clause")),))
