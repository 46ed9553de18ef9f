"""Who acts in the headlines of a story, and who is acted upon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

from framing import Span
from framing.text import fold
from framing_stories.headlines.persons import Actor
from framing_stories.headlines.saying import Clause, Deed
from framing_stories.headlines.sides import Difference, Headline, Outlets, Place, every, flat, stand_apart, told_as

_ALIKE = 0.5  # share of words by which two deeds with one verb are the same
_BREAK = re.compile(r"[,;:?!]|\s[–—-]\s")


def deeds(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """What an actor does, or what is done to it, in different words."""
    by_actor: dict[str, list[tuple[Headline, Deed]]] = {}
    for headline in every(outlets):
        for deed in headline.said.deeds:
            by_actor.setdefault(deed.actor, []).append((headline, deed))
    told: set[tuple[str, Span]] = set()
    for actor, found in by_actor.items():
        sides: list[list[tuple[Headline, Deed]]] = []
        for headline, deed in found:
            same = next((side for side in sides if _same(side[0][1], deed)), None)
            if same is None:
                sides.append([(headline, deed)])
            else:
                same.append((headline, deed))
        places = [[Place(headline, deed.span) for headline, deed in side] for side in sides]
        spans = [(place.headline.document.id, place.span) for side in places for place in side]
        if stand_apart(places) and not all(any(_inside(span, other) for other in told) for span in spans):
            told.update(spans)
            parts = {deed.suffers for _, deed in found}
            kind, about = ("part", f"{actor} acts or is acted upon:") if len(parts) > 1 else ("deed", actor)
            about = f"Done to {actor}:" if parts == {True} else about
            yield Difference(kind, f"{about} {told_as(places)}.", flat(places))


def _inside(span: tuple[str, Span], other: tuple[str, Span]) -> bool:
    return span[0] == other[0] and other[1][0] <= span[1][0] and (span[1][0] < other[1][1])


def clauses(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Who does what, by the first clauses of the headlines, where not all of them are told as the deeds of one actor."""
    sides: dict[int, list[Place]] = {}
    told: list[Clause] = []
    deeds: list[set[str]] = []
    for headline in every(outlets):
        if headline.said.clause is not None:
            known = next((i for i, other in enumerate(told) if _is_one(other, headline.said.clause)), len(told))
            if known == len(told):
                told.append(headline.said.clause)
            sides.setdefault(known, []).append(Place(headline, headline.said.clause.span))
            deeds.append({deed.actor for deed in headline.said.deeds})
    of_one = bool(deeds) and set.intersection(*deeds)
    if stand_apart(list(sides.values())) and not of_one:
        yield Difference("clause", f"Who does what: {told_as(list(sides.values()))}.", flat(sides.values()))


def _is_one(a: Clause, b: Clause) -> bool:
    """Whether two clauses say one thing: the same verb, and in subject or object a word of content in common."""
    apart = a.subject.isdisjoint(b.subject) and a.behind.isdisjoint(b.behind)
    return same_verb(a.verb, b.verb) and not (apart and a.subject and b.subject)


def roles(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Two who do the same to each other by turns, else somebody who acts in one headline and is only spoken of in another."""
    if (swapped := _swapped(every(outlets))) is not None:
        yield Difference("part", f"Who does it to whom is reversed: {told_as(swapped)}.", flat(swapped))
        return
    for actor in actors:
        if actor.kind == "group":
            continue  # "police" stands before other words more often than for the police
        own = [(h, deed) for h in every(outlets) for deed in h.said.deeds if deed.actor == actor.name]
        acting = {h.outlet for h, _ in own}
        spoken = [Place(h, s) for h in every(outlets) if h.outlet not in acting for s in _only_named(h, actor.name)]
        if own and spoken and not any(deed.suffers for _, deed in own):
            does = [[Place(h, deed.span)] for h, deed in own]
            around = told_as([[Place(place.headline, _around(place))] for place in spoken])
            claim = f"{actor.name} acts: {told_as(does)}; is only mentioned: {around}."
            yield Difference("part", claim, (*flat(does), *spoken))
            return


def _swapped(headlines: Iterable[Headline]) -> list[list[Place]] | None:
    """The first two headlines of different outlets of which each has the other's subject behind the same verb."""
    told = [(headline, headline.said.clause) for headline in headlines if headline.said.clause is not None]
    for (one, a), (other, b) in combinations(told, 2):
        crossed = not (a.subject.isdisjoint(b.behind) or b.subject.isdisjoint(a.behind)) and a.subject.isdisjoint(b.subject)
        passive = " by " in one.text.casefold(), " by " in other.text.casefold()
        if one.outlet != other.outlet and crossed and passive[0] == passive[1] and same_verb(a.verb, b.verb):
            return [[Place(one, a.span)], [Place(other, b.span)]]
    return None


def _only_named(headline: Headline, name: str) -> Iterator[Span]:
    """Where a headline names somebody who does nothing there and is not whom it begins with."""
    if name not in (headline.said.first, headline.said.leads) and "?" not in headline.text:
        yield from (span for who, agent, span in headline.said.mentions if who == name and not agent)


def _around(place: Place) -> Span:
    """The clause that a name stands in; the whole headline where a quotation would be cut."""
    text, (start, end) = place.headline.text, place.span
    before = [match.end() for match in _BREAK.finditer(text, 0, start)]
    behind = _BREAK.search(text, end)
    first, last = max(before, default=0), behind.start() if behind else len(text)
    if any(first < s < last < e or s < first < e < last for s, e in place.headline.said.marked):
        return 0, len(text)
    return first + len(text[first:last]) - len(text[first:last].lstrip()), last


def leading(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Who acts or speaks first, where that is somebody else at another outlet."""
    leads: dict[str, list[Headline]] = {}
    for headline in every(outlets):
        if headline.said.leads:
            leads.setdefault(headline.said.leads, []).append(headline)
    sides = [[Place(headline, (0, 0)) for headline in own] for own in leads.values()]
    words = [set(fold(name).split()) for name in leads]
    if stand_apart(sides) and not any(a & b for a, b in combinations(words, 2)):
        told = ", ".join(f"{name} ({', '.join(dict.fromkeys(h.outlet for h in own))})" for name, own in leads.items())
        yield Difference("actor", f"Who acts or speaks: {told}.", flat(sides))


def _same(a: Deed, b: Deed) -> bool:
    """Whether two deeds are one in the same words, or in words that tell nothing apart."""
    if a.suffers != b.suffers:
        return False
    if a.verb != b.verb:
        return same_verb(a.verb, b.verb)
    shared, every = len(a.lemmas & b.lemmas) - 1, min(len(a.lemmas), len(b.lemmas)) - 1
    return every < 1 or shared > _ALIKE * every


def same_verb(a: str, b: str) -> bool:
    """Whether two verbs say the same without another colour."""
    lines = _same_verbs()
    return a == b or not lines.get(a, frozenset()).isdisjoint(lines.get(b, frozenset()))


@cache
def _same_verbs() -> Mapping[str, frozenset[int]]:
    """By verb the lines of the list that it stands in."""
    found: dict[str, set[int]] = {}
    lines = files("framing_stories.headlines").joinpath("same_verbs.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        for verb in () if line.startswith("#") else line.split():
            found.setdefault(verb, set()).add(number)
    return {verb: frozenset(numbers) for verb, numbers in found.items()}
