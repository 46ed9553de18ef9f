"""A headline against its article: does it attribute, name the source and hedge as the sentence does that says the same?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from framing.text import fold
from framing_stories.headlines.persons import surname
from framing_stories.headlines.reading import Below
from framing_stories.headlines.saying import Said


class Against(NamedTuple):
    """How a headline stands to the sentence below that says the same.

    ``own`` says that it tells in the outlet's own voice what the sentence attributes, ``drops`` that it does not name the source
    that the sentence names, ``flat`` that it does not hedge what the sentence hedges; None where the sentence does none of it.
    """

    own: bool | None
    drops: bool | None
    flat: bool | None


class Shares(NamedTuple):
    """Of an outlet: articles, those with a headline, with a sentence that says the same; then what of how many."""

    articles: int
    headlines: int
    compared: int
    attributed: int
    own: int
    sourced: int
    drops: int
    hedged: int
    flat: int


def sentence_of(said: Said, below: Iterable[Below]) -> Below | None:
    """The sentence that a headline is compared with: of those that share most with it the first that stands at the top of the
    article, or that has the headline's verb and one of its actors.
    """
    verbs = {said.clause.verb} if said.clause else set[str]()
    verbs |= {deed.verb for deed in said.deeds}
    return next((each for each in below if each.leads or (each.actors and not verbs.isdisjoint(each.lemmas))), None)


def against(text: str, said: Said, below: Below) -> Against:
    """A headline against the sentence that says the same."""
    named = bool(below.source) and fold(surname(below.source)) in fold(text)
    gives = said.gives or named or "?" in text
    own = not gives if below.attributed else None
    names = below.attributed and _is_name(below.source) and "?" not in text  # a question gives nothing as anybody's words
    drops = not named and not said.speakers if names else None
    flat = not said.hedges and "?" not in text if below.hedge else None
    return Against(own, drops, flat)


def _is_name(source: str) -> bool:
    return any(word[:1].isupper() for word in source.split())


def shares(articles: int, headlines: int, found: Iterable[Against]) -> Shares:
    """The numbers of an outlet."""
    every = list(found)

    def told(name: str) -> tuple[int, int]:
        values = [getattr(each, name) for each in every if getattr(each, name) is not None]
        return len(values), sum(values)

    return Shares(articles, headlines, len(every), *told("own"), *told("drops"), *told("flat"))
