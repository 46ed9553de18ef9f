"""A numeric claim as its sentence has it: a number with its bound, unit, noun and conversion."""

from __future__ import annotations

from dataclasses import dataclass, replace

from framing_figures.nouns import Noun
from framing_figures.numbers import Number
from framing_figures.sentence import Sentence
from framing_figures.units import Unit

KINDS = ("count", "money", "percent", "points", "share", "duration", "measure", "score")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim in tokens [start, end), bounds and unit with it; the number alone begins at ``number``.

    ``low`` and ``high`` are the ends of what it says, None for none. ``other`` is a second rendering in brackets.
    """

    kind: str
    start: int
    number: int
    end: int
    low: float | None
    high: float | None
    bound: str = ""
    unit: str = ""
    noun: Noun | None = None
    rate: str = ""
    other: Claim | None = None

    @property
    def after(self) -> int:
        """The token after the claim and all that belongs to it."""
        return max(self.end, self.other.end + 1 if self.other else 0, self.noun.end if self.noun else 0)


def plain_claim(sentence: Sentence, number: Number, unit: Unit | None) -> Claim:
    kind = unit.kind if unit else ("share" if number.kind == "share" else "count")
    start, end = number.start, number.end
    if unit is not None:
        start, end = min(start, unit.start), max(end, unit.end)
    factor = unit.factor if unit else 1.0
    low, high = round(number.low * factor, 6), round(number.high * factor, 6)
    if number.paired and low > high:
        low, high = high, low
        kind = "score" if kind == "count" else kind
    name = unit.name if unit else ("share" if kind == "share" else "")
    bound = "about" if number.kind == "vague" else ""
    return Claim(kind, start, number.start, end, low, high, bound, name)


def with_bound(claim: Claim, bound: str) -> Claim:
    low, high = claim.low, claim.high
    if bound in ("more than", "at least"):
        high = None
    elif bound in ("less than", "at most"):
        low = None
    return replace(claim, low=low, high=high, bound=bound)
