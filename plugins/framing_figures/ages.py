"""Numbers that are somebody's age: an ordered table of rules."""

from __future__ import annotations

import re

from framing_figures.beside import Beside, Row, decided
from framing_figures.sentence import is_plural_form

AGE_TAIL = re.compile(r"(?:and-)?(?:year|yr|month|week|day)s?-olds?|somethings?|year-old.*")
_OLDEST = 115
_YOUNGEST = 14  # of those whose age stands behind a name without more
_FAMILY = frozenset(
    "sister brother son daughter mother father wife husband boy girl child grandson granddaughter niece nephew".split()
)
_BEING = frozenset("was is am are were 'm 's turns turning".split())
_SOMEBODY = frozenset("who he she i".split())
_OF_AGE = frozenset("being be was is are those anyone everyone people adults".split())
_LIMITS = frozenset("older over up above younger under".split())


def is_age(place: Beside) -> bool:
    """ "Lind, 42, said"; "Lind (42)"; "aged 16"; "a 34-year-old"; "34 years old"; "turned 40"."""
    if place.number.tail and AGE_TAIL.fullmatch(place.number.tail):
        return True
    return place.number.low <= _OLDEST and not place.number.grouped and decided(AGES, place)


def _and_older(place: Beside) -> bool | None:
    return place.number.low > 10 if place.after in ("and", "or") and place.right(2) in _LIMITS else None


def _between_commas(place: Beside) -> bool:
    return place.before == place.after == "," and place.digits and place.number.low > _YOUNGEST


def _after_name(place: Beside) -> bool | None:
    return True if _between_commas(place) and place.capital(2) else None


def _as_old_as(place: Beside) -> bool | None:
    return True if place.before == "as" and place.left(2) in ("young", "old") else None


def _parted(place: Beside) -> bool | None:
    return True if place.after == "-" and place.right(2) in ("and", "or") and "year" in place.right(3) else None


def _after_word(place: Beside) -> bool | None:
    if not _between_commas(place) or not place.sentence.is_word(place.number.start - 2):
        return None
    return not is_plural_form(place.left(2))


def _somebody_is(place: Beside) -> bool | None:
    somebody = place.left(2) in _SOMEBODY or (place.left(2) in _FAMILY and place.digits)
    return True if place.before in _BEING and somebody and not place.sentence.continues(place.number.end) else None


def _being_over(place: Beside) -> bool | None:
    start, bound = place.sentence.bound_before(place.number.start)
    of_age = bool(bound) and place.number.low > _YOUNGEST and place.sentence.form(start - 1) in _OF_AGE
    return True if of_age and not place.sentence.continues(place.number.end) else None


def _in_brackets(place: Beside) -> bool | None:
    if place.before not in (",", "(") or place.after not in (",", ".", ")", ";", "and", "") or not place.capital(2):
        return None
    return place.digits and not (place.before == "," and place.after == "and")


def _aged(place: Beside) -> bool | None:
    aged = any(place.left(distance) in ("age", "ages", "aged") for distance in (1, 2, 3))
    return True if aged and not place.sentence.continues(place.number.end) else None


def _turned(place: Beside) -> bool | None:
    return True if place.before == "turned" else None


def _years_old(place: Beside) -> bool | None:
    return True if place.after in ("years", "year", "months", "month") and place.right(2) in ("old", "olds") else None


AGES = (
    Row(_and_older, "It is free to sailors 65 and older.", "It is free to 8 and older boats."),
    Row(_after_name, "Ada Rivers, 42, left.", "Ada Rivers, 42 crews, left."),
    Row(_as_old_as, "Some were as young as 9 at sea.", "Some were as many as 9 at sea."),
    Row(_parted, "The 7 - or 8-year-old swam.", "The 7 - or 8-boat fleet swam."),
    Row(_after_word, "The skipper, 42, left.", "The skippers, 42, left."),
    Row(_somebody_is, "She was 42 when it sank.", "There were 42 when it sank."),
    Row(_being_over, "Those over 42 left.", "They sold over 42."),
    Row(_in_brackets, "Ada Lind (42) left.", "The crew (42) left."),
    Row(_aged, "At the age of 42 she left.", "In a fleet of 42 she left."),
    Row(_turned, "The skipper turned 42 at sea.", "The skipper counted 42 at sea."),
    Row(_years_old, "The boat is 42 years old.", "The boat lasted 42 years."),
)
