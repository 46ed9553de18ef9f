"""What a relative clause or an apposition goes back to."""

from __future__ import annotations

from collections.abc import Callable

from framing.english import CLASSES
from framing_sourcing.speakers.roles import load_roles
from framing_sourcing.speakers.source_types import singular
from framing_sourcing.syntax.chunks import NounPhrase
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.words import ATTACHING

_OF = frozenset({"of"})
_TO_PERSONS = ATTACHING | {"and"}  # words over which "who" reaches back to a person
_FURTHEST = 6  # phrases


def before_relative(reading: Reading, at: int, is_named: Callable[[NounPhrase], bool]) -> NounPhrase | None:
    """The phrase that "who" at a token goes back to: "an analyst | at the bank, who"; for "which" only over "of".

    ``is_named``: whether a phrase is a person's name, to which "who" after a comma goes back.
    """
    i = at - 1
    while i >= 0 and reading.forms[i] in (",", "—", "–"):
        i -= 1
    phrase = reading.phrase(i)
    if phrase is None:
        return None
    person = reading.forms[at].startswith("who") and reading.forms[i + 1] != "whose"
    if person and i < at - 1 and is_named(phrase):
        return phrase
    first = _first_of_chain(reading, phrase, _TO_PERSONS if person else _OF)
    return in_apposition_to(reading, first) or first


def in_apposition_to(reading: Reading, phrase: NounPhrase) -> NounPhrase | None:
    """ "Ada Berg | of Ohio, a lawyer": the phrase before the comma before an article."""
    comma = phrase.start - 1
    if comma < 1 or reading.forms[comma] != "," or reading.forms[phrase.start] not in CLASSES.articles:
        return None
    before = reading.phrase(comma - 1)
    return _first_of_chain(reading, before, _OF) if before is not None and before.end == comma else None


def _first_of_chain(reading: Reading, phrase: NounPhrase, joining: frozenset[str]) -> NounPhrase:
    for _ in range(_FURTHEST):
        start = phrase.start
        if joining is _TO_PERSONS and is_persons(reading.forms[phrase.end - 1]):
            break
        if start < 2 or reading.forms[start - 1] not in joining or reading.first[start] > start - 2:
            break
        last = start - 2
        while joining is _TO_PERSONS and last > 0 and (reading.forms[last] == "," or reading.tags[last] == "CD"):
            last -= 1  # "Ada Berg | , 24, from Springfield"
        before = reading.phrase(last)
        if before is None or before.end != last + 1:
            break
        phrase = before
    return phrase


def is_persons(word: str) -> bool:
    """Whether a noun, or a word such as "those", stands for persons."""
    roles, one = load_roles(), singular(word)
    return one in roles.people or one in roles.offices or word in roles.anonymous
