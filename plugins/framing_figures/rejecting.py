"""Numbers that are no figures: dates, years, clock times, ages, names, addresses, telephone numbers, items of lists."""

from __future__ import annotations

import re

from framing_figures.ages import AGE_TAIL, is_age
from framing_figures.beside import beside
from framing_figures.items import is_item
from framing_figures.named import is_name
from framing_figures.numbers import Number
from framing_figures.sentence import Sentence
from framing_figures.vocabulary import DAYS, DEFINITE, MONTHS, SPEECH_FIGURES

YEARS = range(1500, 2101)
_LIKELY_YEARS = range(1900, 2036)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?:-.*)?|s|['’]s|ers?|something")
_CLOCK = re.compile(r"[ap]\.?m\.?|h|hrs?")
_CLOCK_AFTER = frozenset("a.m. p.m. am pm a.m p.m o'clock gmt et est edt pst pdt bst cet utc noon midnight".split())
_ODD_TAIL = re.compile(r"(?:[a-z]|[a-z]{1,3}\d.*|\d.*)")
_FIXED = frozenset({(9, 11), (7, 7), (24, 7), (50, 50)})
_PEOPLE = frozenset("people men women children troops soldiers civilians protesters workers students jobs homes houses".split())


def is_no_figure(sentence: Sentence, number: Number) -> bool:
    """Whether a number without unit names, dates or orders something rather than counting it."""
    place = beside(sentence, number)
    return (
        _by_its_writing(number)
        or _is_date(sentence, number)
        or _is_year(sentence, number)
        or _is_clock(sentence, number)
        or is_age(place)
        or _is_broken(sentence, number)
        or is_name(place)
        or is_item(place)
        or _is_reference(sentence, number)
    )


def _by_its_writing(number: Number) -> bool:
    """20th, 1990s, 5pm, 4G, 555-1234, 2015-16."""
    tail = number.tail
    if tail and (_ORDINAL.fullmatch(tail) or _CLOCK.fullmatch(tail) or _ODD_TAIL.fullmatch(tail) or AGE_TAIL.fullmatch(tail)):
        return number.kind == "digits"
    if number.paired and number.low in YEARS and not number.grouped:
        return True
    return number.paired and number.high >= 1000 and not number.grouped


def _is_date(sentence: Sentence, number: Number) -> bool:
    """July 22; 22 July; Monday 22; 22 and 23 July."""
    before, after = sentence.form(number.start - 1), sentence.form(number.end)
    if number.kind != "digits" or number.low > 31 or number.grouped:
        return False
    if before == "." and sentence.form(number.start - 2) in MONTHS:
        return True
    if before in MONTHS and (before != "may" or sentence.is_capital(number.start - 1)):
        return sentence.form(number.end) not in _PEOPLE
    if after == "of" and sentence.form(number.end + 1) in MONTHS:
        return True
    if before in ("and", "to", "-", "–", "or") and sentence.form(number.start - 2).isdigit():
        return sentence.form(number.start - 3) in MONTHS or after in MONTHS
    if (
        after in ("and", "to", "-", "–")
        and sentence.form(number.end + 1)[:1].isdigit()
        and sentence.form(number.end + 2) in MONTHS
    ):
        return sentence.is_capital(number.end + 2)
    return (after in MONTHS and sentence.is_capital(number.end)) or (before in DAYS and not after.isalpha())


def _is_year(sentence: Sentence, number: Number) -> bool:
    """A bare number of four digits, unless it plainly counts: about 2000 people, 1600 homes."""
    plain = number.kind == "digits" and not number.grouped and not number.tail
    if sentence.form(number.start - 1) in ("'", "’", "‘") and plain and number.low < 100:
        return True  # the summer of '96
    if not plain or number.low not in YEARS or number.low != int(number.low):
        return False
    if len(sentence.tokens.written[number.start]) != 4:
        return False
    if number.low in _LIKELY_YEARS and sentence.form(number.start - 1) in ("in", "since", "until", "during"):
        return True
    if sentence.form(number.end) in _PEOPLE:
        return False
    if number.low in _LIKELY_YEARS and sentence.form(number.end) in ("level", "levels"):
        return True  # "below 1990 levels"
    bounded = sentence.is_bounded(number.start, "over around about by nearly almost circa")
    return not (bounded or (number.low not in _LIKELY_YEARS and sentence.is_plural(number.end)))


def _is_clock(sentence: Sentence, number: Number) -> bool:
    """5 p.m., 10 o'clock, 1900 GMT; "at 10"."""
    after = sentence.form(number.end)
    if number.low < 2400 and (after in _CLOCK_AFTER or (after == "p" and sentence.form(number.end + 1) == ".")):
        return True
    if after in ("to", "or", "-", "–") and sentence.form(number.end + 1)[:1].isdigit():
        return False
    at_hour = sentence.form(number.start - 1) in ("at", "by", "until", "till", "before", "after", "from") and number.low <= 24
    return at_hour and not sentence.continues(number.end) and not number.grouped


def _is_broken(sentence: Sentence, number: Number) -> bool:
    """Parts of what is written with marks: 9/11, 12/25/2016, 10:30, +44 20 7946 0000, (555) 123 4567, 3.14.15."""
    before, after = sentence.form(number.start - 1), sentence.form(number.end)
    if number.kind != "digits":
        return False
    if (after == "/" and sentence.form(number.end + 1)[:1].isdigit()) or (before == "/" and number.start > sentence.begin + 1):
        return True
    if before in ("#", "@", "№", "_", "=") or (before == "+" and sentence.form(number.end)[:1].isdigit()):
        return True
    if (
        after == "("
        and sentence.touches(number.end)
        and len(sentence.form(number.end + 1)) == 1
        and sentence.is_word(number.end + 1)
    ):
        return True  # 401(k)
    if sentence.touches(number.start) and before not in _MAY_TOUCH:
        return True
    digits = [sentence.form(j)[:1].isdigit() for j in (number.start - 2, number.start - 1, number.end, number.end + 1)]
    return all(digits[:2]) or all(digits[1:3]) or all(digits[2:]) or (digits[1] and not sentence.is_word(number.end))


_MAY_TOUCH = frozenset("$€£¥₹₽₩￥(\"'“‘[~≈<>—–-+,;:…")


def _is_reference(sentence: Sentence, number: Number) -> bool:
    """Small numbers in words that point back ("the two men", "these three") or are sayings ("two things", "my two cents")."""
    before, after = sentence.form(number.start - 1), sentence.form(number.end)
    if (number.low, number.high) in _FIXED and number.paired:
        return True
    if after in SPEECH_FIGURES and number.low < 10:
        return True
    if after in ("cents", "cent") and before in ("my", "his", "her", "their", "your", "our"):
        return True
    if number.kind != "words" or number.low > 12 or number.tail:
        return False
    if before in DEFINITE or (after in ("of", "or") and sentence.form(number.end + 1) in ("a", "more", "kind")):
        return True
    return before in ("or", "one") and number.low == 2 and not sentence.is_plural(number.end)
