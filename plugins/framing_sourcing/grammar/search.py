"""The layer ``attributions``: candidates of all patterns, and the choice among those that overlap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from framing import Span
from framing.text import Quotation
from framing_sourcing.grammar.candidates import Candidate
from framing_sourcing.grammar.lexicon import Lexicon
from framing_sourcing.grammar.lines import spoken_lines
from framing_sourcing.grammar.lists import listed
from framing_sourcing.grammar.loose import with_loose
from framing_sourcing.grammar.nominals import nominal_candidates
from framing_sourcing.grammar.patterns import PATTERNS
from framing_sourcing.grammar.quotes import find_speech
from framing_sourcing.grammar.verbs import verb_candidates
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.subjects import Subjects


def _is_nobody(reading: Reading, source: Span) -> bool:
    """Whether a source is "nobody", "no official", "none of them"."""
    if [*reading.forms[max(0, source[0] - 2) : source[0]]] in (["none", "of"], ["neither", "of"]):
        return True
    first = reading.forms[source[0]]
    return first in _NONE or (first in ("no", "neither") and source[1] - source[0] > 1)


def find_candidates(reading: Reading, quotations: Sequence[Quotation], lexicon: Lexicon) -> list[Candidate]:
    """Everything that any pattern finds."""
    subjects: Subjects = {}
    speeches = find_speech(reading, quotations, lexicon.speaking, subjects)
    spoken = {i for speech in speeches for start, end in speech.pieces for i in range(start, end)}
    frames: dict[int, Span | None] = {}
    found: list[Candidate] = []
    loose: list[Span] = []
    for speech in speeches:
        if speech.frame is None:
            loose.extend(speech.pieces)
            continue
        group = speech.frame.group
        frames[group.start] = speech.frame.source
        cue = ((group.start, group.end),)
        pieces = tuple(speech.pieces)
        found.append(Candidate("direct", reading.lemmas[group.head], "speech", group.head, cue, speech.frame.source, pieces))
    found += verb_candidates(reading, lexicon, frames, spoken, subjects)
    found += nominal_candidates(reading, lexicon, spoken, subjects)
    found += spoken_lines(reading)
    found += listed(reading, lexicon, subjects)
    standing = [_without_dateline(reading, c) for c in found if _may_stand(reading, c)]
    return with_loose(reading, standing, loose, subjects)


_DATELINE = re.compile(r"[A-Z][A-Z.' -]{2,30}(?:,[^()\n—–-]{1,25})?(?: ?\([^()\n]{2,30}\))? ?[—–-]{1,2}\s")


def _without_dateline(reading: Reading, candidate: Candidate) -> Candidate:
    """The candidate, its content begun after a dateline: "AVEN (Press Union) — | The pier leaks, Holm said"."""
    start, end = candidate.content[0] if candidate.content else (0, 0)
    if start >= end or reading.first[start] != start:
        return candidate
    offset = reading.tokens.starts[start]
    found = _DATELINE.match(reading.text, offset) if offset == 0 or reading.text[offset - 1] == "\n" else None
    if found is None or found.end() >= reading.tokens.starts[end - 1]:
        return candidate
    first = next(i for i in range(start, end) if reading.tokens.starts[i] >= found.end())
    return replace(candidate, content=((first, end), *candidate.content[1:]))


_NOBODY = frozenset({"that", "there", "what"})  # alone before a verb: "a plan that supports …", "what angered …"
_NONE = frozenset({"nobody", "none"})


def _may_stand(reading: Reading, candidate: Candidate) -> bool:
    """Whether a candidate has the source that its pattern needs, and no cue within quotation marks in which nobody speaks."""
    source = candidate.source
    if candidate.pattern != "direct" and reading.quote_at[candidate.at] >= 0:
        return False
    if source is None:
        return not PATTERNS[candidate.pattern].needs_source
    if _is_nobody(reading, source) or "no one" in " ".join(reading.forms[max(0, source[0] - 1) : source[0] + 2]):
        return candidate.pattern == "direct"  # "Nobody said that …": then it was not said
    return source[1] - source[0] > 1 or reading.forms[source[0]] not in _NOBODY


def outermost(candidates: Sequence[Candidate], size: int) -> list[Candidate]:
    """Those whose cue lies in no other's content: of nested attributions the outer, frames and larger contents first."""
    covered = bytearray(size)
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (not PATTERNS[c.pattern].frames, -c.size, c.at)):
        if covered[candidate.at] or any(covered[start] for start, _ in candidate.content[:1]):
            continue
        for start, end in candidate.content:
            covered[start:end] = b"\1" * (end - start)
        kept.append(candidate)
    return sorted(kept, key=lambda c: (c.content[0], c.at))
