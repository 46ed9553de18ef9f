"""What differs is told of sides: the places in headlines that are alike, each with the outlets that have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from framing import Document, Span
from framing_stories.headlines.reading import Read
from framing_stories.headlines.saying import Said


@dataclass(frozen=True)
class Headline:
    """A headline of a story: its article, the line, what its prose tells, what the headline says."""

    document: Document
    text: str
    read: Read
    said: Said

    @property
    def outlet(self) -> str:
        return self.document.outlet

    def quote(self, span: Span) -> str:
        """A stretch of the headline as it is written."""
        return " ".join(self.text[slice(*span)].split())


Outlets = Mapping[str, Sequence[Headline]]  # by outlet its headlines on a story


class Place(NamedTuple):
    """Where a difference shows in a headline: offsets count in the headline, (0, 0) where it lacks what others have."""

    headline: Headline
    span: Span


class Difference(NamedTuple):
    """A sentence on what differs, of which kind, and where it shows."""

    kind: str
    claim: str
    places: tuple[Place, ...]


def every(outlets: Outlets) -> list[Headline]:
    """All headlines, outlet by outlet."""
    return [headline for own in outlets.values() for headline in own]


def stand_apart(sides: Sequence[Sequence[Place]]) -> bool:
    """Whether some outlet has one side, and another outlet another that the first has not."""
    having = [{place.headline.outlet for place in side} for side in sides]
    return any(a - b and b - a for a, b in combinations(having, 2))


def told_as(sides: Sequence[Sequence[Place]]) -> str:
    """The sides in words: “slams” (Post), “criticizes” (Herald, Mail)."""
    parts = []
    for side in sides:
        words = side[0].headline.quote(side[0].span).strip("\"'“”‘’ ")
        parts.append(f"“{words}” ({', '.join(dict.fromkeys(place.headline.outlet for place in side))})")
    return ", ".join(parts)


def names_of(outlets: Iterable[str]) -> str:
    """Outlets as a subject: "Post", "each of Post, Herald"."""
    names = list(dict.fromkeys(outlets))
    return names[0] if len(names) == 1 else f"each of {', '.join(names)}"


def flat(sides: Iterable[Iterable[Place]]) -> tuple[Place, ...]:
    """The places of all sides."""
    return tuple(place for side in sides for place in side)


def beside_none(kind: str, about: str, nothing: str, sides: Sequence[Sequence[Place]], outlets: Outlets) -> Iterator[Difference]:
    """What some outlets have, where others have other things of its kind, or none of it."""
    having = {place.headline.outlet for side in sides for place in side}
    without = [outlet for outlet in outlets if outlet not in having]
    if sides and (without or stand_apart(sides)):
        none = f"; {nothing} ({', '.join(without)})" if without else ""
        places = (*flat(sides), *(Place(outlets[outlet][0], (0, 0)) for outlet in without))
        yield Difference(kind, f"{about}: {told_as(sides)}{none}.", places)
