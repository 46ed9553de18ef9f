"""Whose words headlines of a story are: speakers, quotation marks, hedges, questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.text import fold
from framing_stories.headlines.persons import Actor
from framing_stories.headlines.reading import TELLING
from framing_stories.headlines.saying import Speaker
from framing_stories.headlines.sides import Difference, Headline, Outlets, Place, beside_none, every, names_of, told_as

_SAME = 0.6  # share of its words of content by which a headline says what another gives to a speaker
_SAYS_SO = 3  # words that a headline shares with what another gives to a speaker


def voices(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Whose words it is: a speaker here, none there, of headlines that share some of what is said."""
    for first in every(outlets):
        for speaker in (speaker for speaker in first.said.speakers if _is_known(speaker, first)):
            lacking = [
                outlet
                for outlet, own in outlets.items()
                if outlet != first.outlet
                and not any(h.said.gives or _names_any(h, speaker.name) for h in own)
                and any(_says_so(h, speaker) for h in own)
            ]
            if lacking:
                claim = f"{first.outlet} gives it as the words of “{speaker.name}”; {names_of(lacking)} names no speaker."
                places = (Place(first, (0, len(first.text))), *(Place(outlets[outlet][0], (0, 0)) for outlet in lacking))
                yield Difference("voice", claim, places)
                return


def _is_known(speaker: Speaker, headline: Headline) -> bool:
    """Whether a speaker is somebody whom the story's articles name, or a target of the codebook."""
    words = set(fold(speaker.name).split())
    return any(not words.isdisjoint(fold(name).split()) for name in headline.said.named)


def _says_so(headline: Headline, speaker: Speaker) -> bool:
    """Whether most of what a headline says is what another gives to a speaker."""
    shared, every = len(headline.said.lemmas & speaker.lemmas), len(headline.said.lemmas)
    return shared >= _SAYS_SO and shared >= _SAME * every


def speeches(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Somebody who speaks in one headline, and of whom another tells what he or she does."""
    for headline in every(outlets):
        for actor, span in headline.said.speeches:
            told = [
                Place(h, deed.span)
                for h in every(outlets)
                for deed in h.said.deeds
                if deed.actor == actor and not deed.suffers and h.outlet != headline.outlet
            ]
            if told:
                words = f"{actor} speaks in {headline.outlet} (“{headline.quote(span)}”)"
                claim = f"{words}; told as a deed: {told_as([[place] for place in told])}."
                yield Difference("voice", claim, (Place(headline, span), *told))
                return


def _names_any(headline: Headline, name: str) -> bool:
    """Whether a headline has a word of a name."""
    words = fold(headline.text).split()
    return any(fold(word) in words for word in name.split() if word[:1].isupper())


def marks(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """What stands in quotation marks, where an outlet has other words in them or none."""
    sides: dict[str, list[Place]] = {}
    for headline in every(outlets):
        for span in headline.said.marked:
            sides.setdefault(fold(headline.quote(span)).replace("-", " "), []).append(Place(headline, span))
    bare = {
        outlet
        for outlet, own in outlets.items()
        if any(words in fold(h.text) and not h.said.marked for h in own for words in sides)
    }
    for found in beside_none("marks", "In quotation marks", "nothing", list(sides.values()), outlets):
        told = f" The same words without marks: {', '.join(sorted(bare))}." if bare else ""
        yield found._replace(claim=found.claim + told)


def hedges(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """A headline that hedges a verb which another tells flatly."""
    for headline in every(outlets):
        for hedge in headline.said.hedges:
            plain = [
                h
                for h in every(outlets)
                if hedge.form in TELLING
                and h.outlet != headline.outlet
                and hedge.verb in h.said.lemmas
                and not h.said.hedges
                and "?" not in h.text
            ]
            if hedge.verb and plain:
                claim = f"{headline.outlet} hedges (“{hedge.form} … {hedge.verb}”); {names_of(h.outlet for h in plain)} does not."
                yield Difference("hedge", claim, (Place(headline, (0, len(headline.text))), *(Place(h, (0, 0)) for h in plain)))
                return


def questions(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """A headline that asks where others state."""
    asking = [outlet for outlet, own in outlets.items() if all(h.text.rstrip("\"'”’ ").endswith("?") for h in own)]
    stating = [outlet for outlet, own in outlets.items() if not any("?" in h.text for h in own)]
    if asking and stating:
        places = tuple(Place(outlets[outlet][0], (0, 0)) for outlet in (*asking, *stating))
        yield Difference("question", f"{', '.join(asking)}: a question; {', '.join(stating)}: none.", places)
