"""Numbers that are no figures: dates, years, clock times, ages, names, addresses, telephone numbers, items of lists."""

from __future__ import annotations

import re

from framing.english import CLASSES
from framing_figures.nouns import is_past
from framing_figures.numbers import Number
from framing_figures.sentence import Sentence, is_plural_form
from framing_figures.vocabulary import (
    DAYS,
    DEFINITE,
    MONTHS,
    NUMBERED,
    SPEECH_FIGURES,
    STOPS,
    STREETS,
    TITLE_BEFORE,
)

YEARS = range(1500, 2101)
_LIKELY_YEARS = range(1900, 2036)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?:-.*)?|s|['’]s|ers?|something")
_CLOCK = re.compile(r"[ap]\.?m\.?|h|hrs?")
_CLOCK_AFTER = frozenset("a.m. p.m. am pm a.m p.m o'clock gmt et est edt pst pdt bst cet utc noon midnight".split())
_ODD_TAIL = re.compile(r"(?:[a-z]|[a-z]{1,3}\d.*|\d.*)")
_AGE_TAIL = re.compile(r"(?:and-)?(?:year|yr|month|week|day)s?-olds?|somethings?|year-old.*")
_FIXED = frozenset({(9, 11), (7, 7), (24, 7), (50, 50)})
_PEOPLE = frozenset("people men women children troops soldiers civilians protesters workers students jobs homes houses".split())


def is_no_figure(sentence: Sentence, number: Number) -> bool:
    """Whether a number without unit names, dates or orders something rather than counting it."""
    return (
        _by_its_writing(number)
        or _is_date(sentence, number)
        or _is_year(sentence, number)
        or _is_clock(sentence, number)
        or _is_age(sentence, number)
        or _is_broken(sentence, number)
        or _is_name(sentence, number)
        or _is_item(sentence, number)
        or _is_reference(sentence, number)
    )


def _by_its_writing(number: Number) -> bool:
    """20th, 1990s, 5pm, 4G, 555-1234, 2015-16."""
    tail = number.tail
    if tail and (_ORDINAL.fullmatch(tail) or _CLOCK.fullmatch(tail) or _ODD_TAIL.fullmatch(tail) or _AGE_TAIL.fullmatch(tail)):
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


def _is_age(sentence: Sentence, number: Number) -> bool:
    """ "Lind, 42, said"; "Lind (42)"; "aged 16"; "a 34-year-old"; "34 years old"; "turned 40"."""
    if number.tail and _AGE_TAIL.fullmatch(number.tail):
        return True
    before, after = sentence.form(number.start - 1), sentence.form(number.end)
    if number.low > 115 or number.grouped:
        return False
    if after in ("and", "or") and sentence.form(number.end + 1) in ("older", "over", "up", "above", "younger", "under"):
        return number.low > 10
    if before == after == "," and number.kind == "digits" and number.low > 14 and sentence.is_capital(number.start - 2):
        return True
    if before == "as" and sentence.form(number.start - 2) in ("young", "old"):
        return True
    if after == "-" and sentence.form(number.end + 1) in ("and", "or") and "year" in sentence.form(number.end + 2):
        return True
    if before == after == "," and number.low > 14 and number.kind == "digits" and sentence.is_word(number.start - 2):
        return not is_plural_form(sentence.form(number.start - 2))
    somebody = sentence.form(number.start - 2) in _SOMEBODY or (
        sentence.form(number.start - 2) in _FAMILY and number.kind == "digits"
    )
    if before in _BEING and somebody and not sentence.continues(number.end):
        return True
    start, bound = sentence.bound_before(number.start)
    if bound and number.low > 14 and sentence.form(start - 1) in _OF_AGE and not sentence.continues(number.end):
        return True
    if before in (",", "(") and after in (",", ".", ")", ";", "and", "") and sentence.is_capital(number.start - 2):
        return number.kind == "digits" and not (before == "," and after == "and")
    if any(sentence.form(j) in ("age", "ages", "aged") for j in range(number.start - 3, number.start)) and not sentence.continues(
        number.end
    ):
        return True
    if before == "turned" or (before in ("his", "her", "their") and number.tail == "s"):
        return True
    return after in ("years", "year", "months", "month") and sentence.form(number.end + 1) in ("old", "olds")


_FAMILY = frozenset(
    ("sister brother son daughter mother father wife husband boy girl child grandson granddaughter niece nephew").split()
)
_BEING = frozenset("was is am are were 'm 's turns turning".split())
_SOMEBODY = frozenset("who he she i".split())
_OF_AGE = frozenset("being be was is are those anyone everyone people adults".split())


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


def _is_name(sentence: Sentence, number: Number) -> bool:
    """ "Boeing 737", "Article 12", "Windows 10", "page 4", "top 20", "10 Downing Street", "“110 Overseas”"."""
    before, after = sentence.form(number.start - 1), sentence.form(number.end)
    if (sentence.tokens.written[number.start] in _EMERGENCY and after in _CALLED) or before in ("dial", "dialed", "dialled"):
        return True
    if before == "top" or (number.kind == "digits" and after in ("'s", "’s") and not number.grouped):
        return True
    if number.kind == "digits" and (_is_model(sentence, number) or (before in ("version", "no") and number.low < 1000)):
        return True
    plural = sentence.is_plural(number.end)
    if number.kind == "digits" and not number.grouped and not plural:
        if (before in NUMBERED and not number.paired) or (before == "." and sentence.form(number.start - 2) in _ABBREVIATED):
            return True
        if not number.paired and _follows_name(sentence, number) and not sentence.counts_people(number.end):
            return True
    if number.kind == "words" and number.start > sentence.begin and _is_titled(sentence, number):
        return True
    if before == "of" and sentence.is_capital(number.start - 2) and number.low < 20 and not plural:
        return True  # "the Gang of Eight"
    if number.kind == "words" and before in NUMBERED - _ALSO_WORDS:
        return not plural
    if before == "number" and not plural:
        return True
    return number.kind != "vague" and _precedes_name(sentence, number)


def _is_titled(sentence: Sentence, number: Number) -> bool:
    """Whether a number in words is part of a name: "Four Directions", "Big Ten", but not after a quotation mark or colon."""
    capital = sentence.is_capital(number.start) and sentence.form(number.start - 1) not in _BEFORE_CAPITAL
    return capital and (sentence.is_capital(number.end) or sentence.is_capital(number.start - 1))


_EMERGENCY = frozenset("911 999 112 988".split())
_CALLED = frozenset("call calls caller callers dispatcher dispatchers operator operators tape tapes hotline".split())
_BEFORE_CAPITAL = frozenset("\"“‘'”’:;.!?…—–-(•*>[")
_ABBREVIATED = frozenset("no nos vol p pp sec ch".split())
_ALSO_WORDS = frozenset("no type class number numbers area form".split())


def _is_model(sentence: Sentence, number: Number) -> bool:
    """Whether a name and three bare digits stand before a plural: "Boeing 737 jets", but "in Ohio 400 people"."""
    i = number.start - 1
    form = sentence.form(i)
    if not 100 <= number.low < 2000 or number.grouped or number.tail or not sentence.is_capital(i):
        return False
    if form in TITLE_BEFORE or form in DAYS or form in MONTHS or (i == sentence.begin and _opens(form)):
        return False
    first = i
    while sentence.is_capital(first - 1):
        first -= 1
    first -= sentence.form(first - 1) == "the"
    return not any(sentence.form(j) in _PLACING for j in (first - 1, first))


def _opens(form: str) -> bool:
    """Whether a sentence may open with a word of this form right before a number that counts."""
    return form in STOPS or form.endswith(("ly", "ing")) or is_past(form) or form in CLASSES.relative_days or form in DAYS


_PLACING = frozenset("in at on near across".split())


def _follows_name(sentence: Sentence, number: Number) -> bool:
    """Whether a word with a capital, that is not merely the first of its sentence, stands before a number: "Apollo 11"."""
    i = number.start - 1
    if not sentence.is_capital(i) or sentence.form(i) in TITLE_BEFORE or sentence.form(i) in MONTHS:
        return False
    ends = sentence.form(number.end) in (",", ".", "'s", "") or not sentence.continues(number.end)
    return i > sentence.begin or not _opens(sentence.form(i)) or ends


def _precedes_name(sentence: Sentence, number: Number) -> bool:
    """Whether a name without a plural follows: "110 Overseas" in quotation marks, "1600 Penn Avenue", "50 Cent"."""
    if not sentence.is_capital(number.end) or number.grouped:
        return False
    j, quoted = number.end, sentence.form(number.start - 1) in "\"“‘'"
    while j < min(sentence.stop, number.end + 5) and sentence.is_capital(j):
        j += 1
    if any(sentence.form(k) in STREETS for k in range(number.end + 1, j)) or sentence.form(number.end) in STREETS:
        return number.kind == "digits"
    if quoted and sentence.form(j) in "\"”’'":
        return True
    return number.kind == "digits" and not any(sentence.is_plural(k) for k in range(number.end, min(sentence.stop, j + 3)))


def _is_item(sentence: Sentence, number: Number) -> bool:
    """The number before an item of a list: "1. Flour", "(2) water", "3) salt"."""
    after = sentence.form(number.end)
    if number.kind != "digits" or number.grouped or number.low > 99:
        return False
    if number.start == sentence.begin and (after in (")", "") or (after in (".", ":") and sentence.touches(number.end))):
        return True
    if after == "/" and number.start == sentence.begin:
        return True
    if after == ")" and sentence.touches(number.end):
        opened = any(sentence.form(j) in ("(", "[") for j in range(number.start - 15, number.start))
        return not opened or (number.low < 10 and sentence.form(number.start - 1) == "(")
    if after in _SHOWN and sentence.form(number.start - 1) == "of" and sentence.form(number.start - 2).isdigit():
        return True
    if after in _SHOWN and sentence.form(number.start - 1) == "(":
        return True
    return sentence.form(number.start - 1) in ("(", "[") and after in (")", "]") and number.end - number.start == 1


_SHOWN = frozenset("photos images slides pictures videos pages".split())


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
