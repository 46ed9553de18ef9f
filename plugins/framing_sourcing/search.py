"""The layer ``attributions``: candidates of all patterns, and the choice among those that overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from framing.model import Span
from framing.quotation import Quotation
from framing_sourcing.candidates import Candidate
from framing_sourcing.grammar import PATTERNS
from framing_sourcing.lexicon import Lexicon
from framing_sourcing.lines import spoken_lines
from framing_sourcing.nominals import nominal_candidates
from framing_sourcing.quotes import find_speech
from framing_sourcing.reading import Reading
from framing_sourcing.subjects import Subjects
from framing_sourcing.verbs import verb_candidates


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
    found = [c for c in found if c.source is not None or not PATTERNS[c.pattern].needs_source]
    return _with_loose(reading, found, loose)


_FURTHEST = 400  # tokens between a cue and a quotation that continues its content


def _with_loose(reading: Reading, candidates: list[Candidate], loose: Sequence[Span]) -> list[Candidate]:
    """Give each quotation without a frame to the speech reported last before it in its paragraph."""
    if not loose:
        return candidates
    ordered = sorted((c for c in candidates if PATTERNS[c.pattern].reports and c.pattern != "direct"), key=lambda c: c.at)
    cues = [c.at for c in ordered]
    added: dict[int, list[Span]] = {}
    for piece in loose:
        number = bisect_left(cues, piece[0]) - 1
        if number < 0 or piece[0] - cues[number] > _FURTHEST or any(end > piece[0] for _, end in ordered[number].content):
            continue
        if "\n" not in reading.text[reading.tokens.starts[cues[number]] : reading.tokens.starts[piece[0]]]:
            added.setdefault(id(ordered[number]), []).append(piece)
    return [replace(c, content=(*c.content, *added[id(c)])) if id(c) in added else c for c in candidates]


def outermost(candidates: Sequence[Candidate], size: int) -> list[Candidate]:
    """Those whose cue lies in no other's content: of nested attributions the outer, larger contents first."""
    covered = bytearray(size)
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.size, c.at)):
        if covered[candidate.at] or any(covered[start] for start, _ in candidate.content[:1]):
            continue
        for start, end in candidate.content:
            covered[start:end] = b"\1" * (end - start)
        kept.append(candidate)
    return sorted(kept, key=lambda c: (c.content[0], c.at))
