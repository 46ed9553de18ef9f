"""What a pattern of the grammar finds: an attribution as stretches of tokens, before the choice among overlapping ones."""

from __future__ import annotations

from dataclasses import dataclass

from framing.model import Span


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
