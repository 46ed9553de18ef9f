"""Quotations without a frame: whose they are by what was reported last.

What nobody near can have said is no attribution; the layer ``scare_quotes`` reads it as somebody's words, the speaker open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from framing import Span
from framing_sourcing.grammar.candidates import Candidate
from framing_sourcing.grammar.patterns import PATTERNS
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.subjects import Subjects, subject_of

_FURTHEST = 400  # tokens between a cue and a quotation that continues its content
_ENDS = frozenset(".!?:")
_PERSONAL = frozenset({"he", "she"})


def with_loose(reading: Reading, candidates: list[Candidate], loose: Sequence[Span], subjects: Subjects) -> list[Candidate]:
    """Give each quotation without a frame to the speech reported last before it, or to the person there."""
    if not loose:
        return candidates
    ordered = sorted((c for c in candidates if PATTERNS[c.pattern].reports), key=lambda c: c.at)
    indirect = [c for c in ordered if c.pattern != "direct"]
    cues, every = [c.at for c in indirect], [c.at for c in ordered]
    added: dict[int, list[Span]] = {}
    found: list[Candidate] = []
    before: tuple[Span, Candidate | None] = ((0, 0), None)
    for piece in loose:
        number = bisect_left(cues, piece[0]) - 1
        earlier = bisect_left(every, piece[0]) - 1
        owner: Candidate | None = None
        if number >= 0 and _continues(reading, indirect[number], piece[0]):
            owner = indirect[number]
        elif earlier >= 0 and _goes_on(reading, ordered[earlier], piece[0]):
            owner = ordered[earlier]
        elif before[1] is not None and _follows(reading, before[0], piece):
            owner = before[1]
        if owner is not None:
            added.setdefault(id(owner), []).append(piece)
        elif (person := _person_before(reading, piece[0], subjects)) is not None:
            found.append(Candidate("direct", "", "speech", piece[0], (), person, (piece,)))
        before = piece, owner
    return [*(replace(c, content=(*c.content, *added[id(c)])) if id(c) in added else c for c in candidates), *found]


def _continues(reading: Reading, candidate: Candidate, start: int) -> bool:
    """Whether a quotation at ``start`` goes on with what a candidate of the same paragraph reports."""
    if start - candidate.at > _FURTHEST or any(end > start for _, end in candidate.content):
        return False
    return _lines_between(reading, candidate.at, start) == 0


def _goes_on(reading: Reading, candidate: Candidate, start: int) -> bool:
    """Whether a quotation that opens a paragraph goes on with what the last sentence of the one before reports."""
    last = start - 1
    if candidate.source is None or start - candidate.at > _FURTHEST or reading.last[candidate.at] <= last:
        return False
    return any(end > start for _, end in candidate.content) is False and _lines_between(reading, candidate.at, start) == 1


def _follows(reading: Reading, before: Span, piece: Span) -> bool:
    """Whether a quotation opens the paragraph after one that is a quotation and nothing else."""
    return before[1] == piece[0] and _lines_between(reading, before[0], piece[0]) == 1


def _lines_between(reading: Reading, i: int, j: int) -> int:
    """How many ends of lines that are not empty stand between two tokens, two at most."""
    text = reading.text[reading.tokens.starts[i] : reading.tokens.starts[j]]
    return min(
        2, sum(1 for line in text.split("\n")[1:] if line.strip()) + (text.rpartition("\n")[2].strip() == "" and "\n" in text)
    )


def _person_before(reading: Reading, start: int, subjects: Subjects) -> Span | None:
    """The person the sentence before a quotation tells of: 'Ada Holm was furious. "It leaks."'"""
    last = start - 1
    if last < 0 or reading.forms[last] not in _ENDS or _lines_between(reading, last, start):
        return None
    groups = (reading.group(i) for i in range(reading.first[last], last))
    main = next((group for group in groups if group is not None and group.form == "finite"), None)
    subject = subject_of(reading, main, subjects) if main is not None else None
    if subject is None or not (reading.forms[subject[0]] in _PERSONAL or reading.tags[subject[1] - 1] == "NNP"):
        return None
    return subject
