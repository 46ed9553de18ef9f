"""What differs is told of sides: the places in headlines that are alike, each with the outlets that have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from framing import Document, Span
from framing.text import QUOTES
from framing_stories.headlines.reading import Read
from framing_stories.headlines.saying import Said

_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})


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
    return ", ".join(f"“{words}” ({', '.join(outlets)})" for words, outlets in in_words(sides))


def in_words(sides: Sequence[Sequence[Place]]) -> list[tuple[str, list[str]]]:
    """What stands in the headlines, side by side, each with the outlets that have just these words, letter for letter."""
    found: list[tuple[str, list[str]]] = []
    for side in sides:
        own: dict[str, list[str]] = {}
        for headline, span in side:
            outlets = own.setdefault(quotable(headline.quote(span)), [])
            if headline.outlet not in outlets:
                outlets.append(headline.outlet)
        found.extend(own.items())
    return found


def quotable(words: str) -> str:
    """Words as they stand in quotation marks of ours: marks around the whole go, others inside become single ones."""
    inner = words[1:-1]
    if len(words) > 2 and words[0] in QUOTES and words[-1] in QUOTES and not any(mark in QUOTES for mark in inner):
        return inner
    return words.translate(_SINGLE)


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: "Post", "Post and Mail", "Post, Mail and Echo"."""
    each = list(dict.fromkeys(names))
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}"


def does(names: Iterable[str], one: str, several: str) -> str:
    """Names as a subject, with the verb for one or for several: "Post asks", "Post and Mail ask"."""
    each = list(dict.fromkeys(names))
    return f"{listed(each)} {one if len(each) == 1 else several}"


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
