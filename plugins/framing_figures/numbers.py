"""Reads numbers off tokens: digits, words, both together, vague ones, shares; offsets are positions of tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from framing.text import Tokens
from framing_figures.vocabulary import DENOMINATORS, ONES, SCALES, SHORT_SCALES, TENS, VAGUE, VULGAR

Kind = Literal["digits", "words", "vague", "share"]
_NUMBER = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?"
_DIGITS = re.compile(rf"(?P<first>{_NUMBER})(?:-(?P<second>{_NUMBER}))?(?P<tail>(?:[^\d.,:].*)?)", re.DOTALL)
_DASHES = frozenset("-–—−‑‐")
_NUMERALS: dict[str, int] = {**ONES, **TENS}
_DENOMINATOR = re.compile(r"(?P<number>[a-z]+)-(?P<denominator>[a-z]+)")
_VAGUE_SCALES = {"tens": (20, 99), "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999)}
_PLURAL_SCALES = {"thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12}


class Number(NamedTuple):
    """A number in tokens [start, end): its value, or two where it is written as a pair ("5-7").

    ``tail`` is what is glued to the digits ("minute" of "20-minute", "th" of "20th"); ``grouped`` says that the digits
    are written with separators, a fraction or a scale, as quantities are and names and years are not.
    """

    start: int
    end: int
    low: float
    high: float
    kind: Kind
    tail: str = ""
    grouped: bool = False
    paired: bool = False


TRIGGERS = frozenset((*_NUMERALS, *SCALES, *VAGUE, "tens", "half", "third", "quarter", "fifth", "sixth", "eighth", "tenth"))


def is_trigger(form: str) -> bool:
    """Whether a number may stand at a token of this form."""
    return form in TRIGGERS or form[:1].isdigit() or ("-" in form and form.partition("-")[0] in _NUMERALS)


def triggers_in(forms: Sequence[str]) -> list[int]:
    """The positions where a number may stand."""
    return [i for i, form in enumerate(forms) if form in TRIGGERS or form[0] < "A" or ("-" in form and is_trigger(form))]


def read_number(tokens: Tokens, i: int, begin: int, stop: int) -> Number | None:
    """The longest number that stands at token i, between the tokens ``begin`` and ``stop``; None of one too large to count."""
    found = _read_number(tokens, i, begin, stop)
    return found if found is None or max(found.low, found.high) < _TOO_LARGE else None


_TOO_LARGE = 1e30  # a row of digits, not a quantity


def _read_number(tokens: Tokens, i: int, begin: int, stop: int) -> Number | None:
    form = tokens.forms[i]
    if form[0].isdigit():
        return _from_digits(tokens, i, stop)
    if form in VAGUE or form == "tens":
        return _vague(tokens.forms, i, stop)
    return _share(tokens.forms, i, begin, stop) or _from_words(tokens.forms, i, begin, stop)


def _value(digits: str) -> float:
    """The number that digits write, their separators understood."""
    if digits.count(".") > 1:
        return float(digits.replace(".", ""))
    return float(digits.replace(",", ""))


def _from_digits(tokens: Tokens, i: int, stop: int) -> Number | None:
    match = _DIGITS.fullmatch(tokens.written[i])
    if match is None:
        return None
    first, second, tail, end = match["first"], match["second"], match["tail"].lower(), i + 1
    if not second and not tail and end + 1 < stop and _joined(tokens, end):
        other = _DIGITS.fullmatch(tokens.written[end + 1])
        if other is not None and not other["second"]:
            second, tail, end = other["first"], other["tail"].lower(), end + 2
    low, paired = _value(first), bool(second)
    high = _value(second) if second else low
    if tail in VULGAR:
        low, high, tail = low + VULGAR[tail], high + VULGAR[tail], ""
    grouped = "," in first or "." in first
    scale, tail = _glued_scale(tail)
    if not tail:
        scale, end = _scale_behind(tokens, end, stop, scale)
    factors = (1 if paired and low * scale > high * scale > low else scale, scale)
    low, high = round(low * factors[0], 6), round(high * factors[1], 6)
    return Number(i, end, low, high, "digits", tail, grouped or scale > 1, paired)


def _scale_behind(tokens: Tokens, end: int, stop: int, scale: int) -> tuple[int, int]:
    """The scale with the words behind digits taken in, "3 million", "5 bn", and where these end."""
    while end < stop and tokens.forms[end] in SCALES and scale < _TOO_LARGE:
        scale *= SCALES[tokens.forms[end]]
        end += 1
    if scale == 1 and end < stop and tokens.forms[end] in ("bn", "mn", "tn", "mln"):
        return SHORT_SCALES[tokens.forms[end]], end + 1
    return scale, end


def _joined(tokens: Tokens, dash: int) -> bool:
    """Whether a dash stands between two numbers without space."""
    glued = tokens.ends[dash - 1] == tokens.starts[dash] and tokens.ends[dash] == tokens.starts[dash + 1]
    return glued and tokens.forms[dash] in _DASHES and tokens.forms[dash + 1][0].isdigit()


def _glued_scale(tail: str) -> tuple[int, str]:
    """The scale in what is glued to digits, and the rest: "5bn", "10-million-dollar"."""
    if tail in SHORT_SCALES and tail != "m":
        return SHORT_SCALES[tail], ""
    head, _, rest = tail.lstrip("-‐‑").partition("-")
    if head in SCALES:
        return SCALES[head], rest
    return 1, tail.lstrip("-‐‑")


def _vague(forms: Sequence[str], i: int, stop: int) -> Number | None:
    """ "Dozens", "tens of thousands", "hundreds of millions"."""
    form = forms[i]
    if i + 2 < stop and forms[i + 1] == "and" and forms[i + 2] == form:
        return None  # "hundreds and hundreds"
    if form in _VAGUE_SCALES and i + 2 < stop and forms[i + 1] == "of" and forms[i + 2] in _PLURAL_SCALES:
        least, most = (scale * _PLURAL_SCALES[forms[i + 2]] for scale in _VAGUE_SCALES[form])
        return Number(i, i + 3, least, most, "vague")
    if form == "tens" or (form == "scores" and (i + 1 >= stop or forms[i + 1] not in ("of", "more"))):
        return None
    low, high = VAGUE[form]
    return Number(i, i + 1, low, high, "vague")


def _share(forms: Sequence[str], i: int, begin: int, stop: int) -> Number | None:
    """Fractions: "two-thirds", "one third", "a quarter of", "half of", "half the"."""
    form = forms[i]
    hyphened = _DENOMINATOR.fullmatch(form)
    if hyphened is not None:
        top, bottom = _NUMERALS.get(hyphened["number"]), DENOMINATORS.get(hyphened["denominator"])
        return Number(i, i + 1, top / bottom, top / bottom, "share") if top and bottom and top < bottom else None
    after = forms[i + 1] if i + 1 < stop else ""
    before = forms[i - 1] if i > begin else ""
    top, bottom = _NUMERALS.get(form, 0), DENOMINATORS.get(after, 0)
    if 0 < top < bottom and ((top > 1) == after.endswith("s") or after == "half"):
        return Number(i, i + 2, top / bottom, top / bottom, "share")
    if form == "half":
        fits = after in _HALVED and before not in _NOT_HALVED
        return Number(i, i + 1, 0.5, 0.5, "share") if fits else None
    if form in DENOMINATORS and before == "a" and after in ("of", "fewer", "more", "less", "higher", "lower"):
        return Number(i - 1, i + 1, 1 / DENOMINATORS[form], 1 / DENOMINATORS[form], "share")
    return None


_HALVED = frozenset("of the all its their his her our those these".split())
_NOT_HALVED = frozenset(
    "a and first second other latter better in top bottom back front northern southern eastern western the 's".split()
)


def _from_words(forms: Sequence[str], i: int, begin: int, stop: int) -> Number | None:
    """ "Twenty-three thousand", "a dozen", "half a million", "several hundred", "two and a half million"."""
    if forms[i] in DENOMINATORS and forms[i] != "half":
        return None
    start, current = i, _small(forms[i])
    kind: Kind = "words"
    tail = ""
    if current is None and "-" in forms[i]:
        head, _, tail = forms[i].partition("-")
        current = _small(head)
        if tail in SCALES and current is not None:
            return Number(i, i + 1, current * SCALES[tail], current * SCALES[tail], "words", "", True)
        return None if current is None else Number(i, i + 1, current, current, "words", tail)
    if forms[i] == "half":
        if i + 2 < stop and forms[i + 1] in ("a", "an") and forms[i + 2] in SCALES:
            value = SCALES[forms[i + 2]] / 2
            return Number(i, i + 3, value, value, "words", "", True)
        return None
    low: float
    if current is None:
        start, low, high, kind = _before_scale(forms, i, begin)
        if start == i:
            return None
        end, scale = i + 1, SCALES[forms[i]]
        while end < stop and forms[end] in SCALES and SCALES[forms[end]] > scale:
            scale, end = scale * SCALES[forms[end]], end + 1
        return Number(start, end, low * scale, high * scale, kind, "", True)
    value, end = _compound(forms, i, stop)
    return Number(i, end, value, value, "words", "", end - i > 1 and value >= 100)


def _small(form: str) -> int | None:
    """The value of "nine", "ninety", "ninety-nine"; None of others."""
    if form in _NUMERALS:
        return _NUMERALS[form]
    tens, _, ones = form.partition("-")
    return TENS[tens] + ONES[ones] if tens in TENS and 0 < ONES.get(ones, 0) < 10 else None


def _before_scale(forms: Sequence[str], i: int, begin: int) -> tuple[int, float, float, Kind]:
    """Where the number begins whose scale stands at i ("a dozen", "several hundred"), and how many of them; i itself for none."""
    before = forms[i - 1] if i > begin else ""
    if before in ("a", "an"):
        return i - 1, 1, 1, "words"
    if before == "few" and i - 1 > begin and forms[i - 2] == "a":
        return i - 2, 2, 9, "vague"
    if before in ("several", "few", "many"):
        return i - 1, 2, 9, "vague"
    return i, 1, 1, "words"


def _compound(forms: Sequence[str], i: int, stop: int) -> tuple[float, int]:
    """The value of number words from i on, and where they end."""
    total, current = 0.0, float(_small(forms[i]) or 0)
    last_scale, j = 10**15, i + 1
    while j < stop:
        form = forms[j]
        if form in SCALES and current and (form == "hundred" or SCALES[form] < last_scale):
            if form == "hundred":
                current *= 100
            else:
                total, current, last_scale = total + current * SCALES[form], 0.0, SCALES[form]
        elif form == "and" and j + 2 < stop and [*forms[j + 1 : j + 3]] == ["a", "half"]:
            current, j = current + 0.5, j + 2
        elif form == "and" and j + 1 < stop and (current >= 100 or (total and not current)) and _small(forms[j + 1]):
            current, j = current + (_small(forms[j + 1]) or 0), j + 1
        elif (value := _small(form)) and _adds(current, value, total):
            current += value
        else:
            break
        j += 1
    return total + current, j


def _adds(current: float, value: int, total: float) -> bool:
    """Whether a word goes on with a number: "twenty three", "one hundred five", "two thousand five"."""
    if current >= 100:
        return current % 100 == 0 and value < 100
    if current >= 20:
        return current % 10 == 0 and value < 10
    return not current and bool(total)
