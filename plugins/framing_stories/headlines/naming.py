"""Whom headlines of a story name and which numbers they give, where others do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.text import fold
from framing_stories.headlines.persons import Actor
from framing_stories.headlines.sides import Difference, Headline, Outlets, Place, beside_none, every

_PERSONS = 2  # told of a story whom an outlet does not name


def naming(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Persons and bodies whom some headlines name and others do not, though their articles do."""
    told = 0
    for actor in actors:
        if (actor.kind == "person" and not actor.sure) or actor.kind == "group" or not _matters(outlets, actor.name):
            continue
        words = [actor.surname] if actor.kind == "person" else actor.name.split()
        with_name = [o for o, own in outlets.items() if any(actor.name in h.said.named for h in own)]
        without = [
            outlet
            for outlet, own in outlets.items()
            if outlet not in with_name and all(h.read.names.issuperset(words) and not _hints(h, actor) for h in own)
        ]
        if with_name and without and told < _PERSONS:
            told += 1
            claim = (
                f"{actor.name}: named in the headline ({', '.join(with_name)}), named only in the article ({', '.join(without)})."
            )
            places = [Place(outlets[o][0], (0, 0)) for o in (*with_name, *without)]
            yield Difference("name", claim, tuple(places))


def _hints(headline: Headline, actor: Actor) -> bool:
    """Whether a headline has a word of a name, or its initials."""
    initials = "".join(word[0] for word in actor.name.split()).casefold()
    words = {fold(word).strip(".,:;?!'\"") for word in headline.text.replace("'s", "").replace("’s", "").split()}
    words |= {word.replace(".", "") for word in words}
    return not words.isdisjoint({*(fold(word) for word in actor.name.split()), initials})


def _matters(outlets: Outlets, name: str) -> bool:
    """Whether a headline tells what somebody does, suffers or says, or begins with the name."""
    return any(
        name in (h.said.first, h.said.leads, *(deed.actor for deed in h.said.deeds), *(speaker for speaker, _ in h.said.speeches))
        for h in every(outlets)
    )


def figures(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Numbers that one outlet gives and another does not."""
    sides: dict[str, list[Place]] = {}
    for headline in every(outlets):
        for key, span in headline.said.figures:
            sides.setdefault(key, []).append(Place(headline, span))
    having = {place.headline.outlet for places in sides.values() for place in places}
    without = [outlet for outlet, own in outlets.items() if outlet not in having]
    if any(h.said.numbers for outlet in without for h in outlets[outlet]):
        return  # a number that is no figure, or is one that was not read
    yield from beside_none("figure", "Numbers", "none", list(sides.values()), outlets)
