"""Whose words headlines of a story are: speakers, quotation marks, hedges, questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from framing import Span
from framing.text import fold
from framing_stories.headlines.persons import Actor
from framing_stories.headlines.reading import TELLING
from framing_stories.headlines.saying import Speaker
from framing_stories.headlines.sides import (
    Difference,
    Headline,
    Outlets,
    Place,
    does,
    every,
    flat,
    in_words,
    stand_apart,
    told_as,
)

_SAME = 0.6  # share of its words of content by which a headline says what another gives to a speaker
_LONG = 4  # letters of a word that is written small in a headline written as a sentence
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
                told = does(lacking, "names no speaker", "name no speaker")
                claim = f"{first.outlet} gives it as the words of {speaker.name}; {told}."
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
                words = f"{actor} speaks: {told_as([[Place(headline, span)]])}"
                claim = f"{words}; acts: {told_as([[place] for place in told])}."
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
            if not _is_title(headline, span):
                sides.setdefault(fold(headline.quote(span)).replace("-", " "), []).append(Place(headline, span))
    having = {headline.outlet for headline in every(outlets) if headline.said.marked}
    without = [outlet for outlet in outlets if outlet not in having]
    if not sides or not (without or stand_apart(list(sides.values()))):
        return
    bare = [outlet for outlet in without if any(_has_any(h, sides) for h in outlets[outlet])]
    told = [f"{does(names, 'puts', 'put')} “{words}” in quotation marks" for words, names in in_words(list(sides.values()))]
    if bare:
        told.append(does(bare, "has the same words without them", "have the same words without them"))
    if others := [outlet for outlet in without if outlet not in bare]:
        told.append(does(others, "quotes nothing", "quote nothing"))
    places = (*flat(sides.values()), *(Place(outlets[outlet][0], (0, 0)) for outlet in without))
    yield Difference("marks", "; ".join(told) + ".", places)


def _has_any(headline: Headline, quoted: Iterable[str]) -> bool:
    """Whether words that others quote stand in a headline."""
    text = fold(headline.text).replace("-", " ")
    return any(words in text for words in quoted)


def _is_title(headline: Headline, span: Span) -> bool:
    """Whether names and nothing else stand in quotation marks, as the title of a book or a film does."""
    inside = [tag for _, tag, (start, _) in headline.said.words if span[0] <= start < span[1]]
    words = [word for word in headline.quote(span).split() if len(word) >= _LONG]
    around = [word for word in (headline.text[: span[0]] + headline.text[span[1] :]).split() if len(word) >= _LONG]
    written = bool(words) and all(word[0].isupper() for word in words) and any(word[0].islower() for word in around)
    return written or (bool(inside) and all(tag.startswith("NNP") for tag in inside))


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
                others = does((h.outlet for h in plain), "does not", "do not")
                claim = f"{headline.outlet} hedges (“{headline.quote(hedge.span)}”); {others}."
                yield Difference("hedge", claim, (Place(headline, (0, len(headline.text))), *(Place(h, (0, 0)) for h in plain)))
                return


def questions(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """A headline that asks where others state."""
    asking = [outlet for outlet, own in outlets.items() if all(h.text.rstrip("\"'”’ ").endswith("?") for h in own)]
    stating = [outlet for outlet, own in outlets.items() if not any("?" in h.text for h in own)]
    if asking and stating:
        places = tuple(Place(outlets[outlet][0], (0, 0)) for outlet in (*asking, *stating))
        claim = f"{does(asking, 'asks', 'ask')} a question; {does(stating, 'does not', 'do not')}."
        yield Difference("question", claim, places)
