"""What a pattern of the grammar finds: an attribution as stretches of tokens, before the choice among overlapping ones."""

from __future__ import annotations

from dataclasses import dataclass

from framing import Span
from framing_sourcing.grammar.lexicon import Cue
from framing_sourcing.syntax.chunks import VerbGroup


@dataclass(frozen=True, slots=True)
class Candidate:
    """``at`` is the token of the cue; ``source`` and ``content`` are stretches of tokens."""

    pattern: str
    lemma: str
    act: str
    at: int
    cue: tuple[Span, ...]
    source: Span | None
    content: tuple[Span, ...]

    @property
    def size(self) -> int:
        return sum(end - start for start, end in self.content)


def attribution(pattern: str, cue: Cue, group: VerbGroup, source: Span | None, content: tuple[Span, ...]) -> Candidate | None:
    """The candidate of a verb; None without content."""
    if not content:
        return None
    return Candidate(pattern, cue.lemma, cue.act_in(pattern), group.head, ((group.start, group.end),), source, content)


def pieces_of(*stretches: Span | None) -> tuple[Span, ...]:
    """The stretches that hold something, in order."""
    return tuple(sorted(stretch for stretch in stretches if stretch is not None and stretch[0] < stretch[1]))
