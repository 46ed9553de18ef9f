"""The layer ``attributions``: candidates of all patterns, and the choice among those that overlap."""

from __future__ import annotations

from collections.abc import Sequence

from framing.model import Span
from framing.quotation import Quotation
from framing_sourcing.candidates import Candidate
from framing_sourcing.lexicon import Lexicon
from framing_sourcing.nominals import nominal_candidates
from framing_sourcing.quotes import find_speech
from framing_sourcing.reading import Reading
from framing_sourcing.verbs import verb_candidates


def find_candidates(reading: Reading, quotations: Sequence[Quotation], lexicon: Lexicon) -> list[Candidate]:
    """Everything that any pattern finds."""
    speeches = find_speech(reading, quotations, lexicon.speaking())
    spoken = {i for speech in speeches for start, end in speech.pieces for i in range(start, end)}
    frames: dict[int, Span | None] = {}
    found: list[Candidate] = []
    for speech in speeches:
        if speech.frame is None:
            continue
        group = speech.frame.group
        frames[group.start] = speech.frame.source
        found.append(
            Candidate("direct", reading.lemmas[group.head], "speech", group.head, ((group.start, group.end),), speech.frame.source, tuple(speech.pieces))
        )
    found += verb_candidates(reading, lexicon, frames, spoken)
    found += nominal_candidates(reading, lexicon, spoken)
    return found


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
