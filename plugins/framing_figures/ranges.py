"""Two numbers that make one claim: "between 5 and 7", "5 to 7 percent", "48 to 4", "one in five"."""

from __future__ import annotations

from dataclasses import replace

from framing_figures.claim import Claim, with_bound
from framing_figures.numbers import Number, is_trigger, read_number
from framing_figures.rejecting import YEARS
from framing_figures.sentence import Sentence
from framing_figures.units import Unit, unit_of
from framing_figures.vocabulary import DURATIONS


def ranged(sentence: Sentence, claim: Claim, number: Number, begin: int) -> Claim:
    """The claim with the other end of a range: "5 to 7 percent", "between 5 and 7", "5 or 6"."""
    link = _link(sentence, claim)
    other = _other_end(sentence, claim.end + (2 if sentence.form(claim.end) == "," else 1)) if link else None
    if other is None:
        return claim
    unit = unit_of(sentence, other)
    low, high = _scaled(number, other, claim, unit)
    if low is None or high is None:
        return claim
    if high < low and _is_result(sentence, claim, other, link):
        return replace(claim, kind="score", end=other.end, low=high, high=low)
    if high <= low or _are_two_claims(sentence, claim, unit, link, far=high > 2 * low):
        return claim
    start = claim.start - (sentence.form(claim.start - 1) in ("between", "from"))
    end = max(other.end, unit.end if unit else 0)
    kind, name = (unit.kind, unit.name) if unit else (claim.kind, claim.unit)
    found = replace(claim, kind=kind, start=max(start, begin), end=end, low=low, high=high, unit=name)
    if link == "or" and sentence.form(end) == "or" and kind == "count":
        return ranged(sentence, found, other, begin)
    return found


def _link(sentence: Sentence, claim: Claim) -> str:
    """What joins the ends of a range: "to", "or", a dash, "and" after "between"; '' where nothing does."""
    link = sentence.form(claim.end)
    if link in ("to", "or"):
        return link
    if link == ",":
        return "or" if sentence.form(claim.end + 1) == "or" else ""
    if link == "and":
        return link if sentence.form(claim.start - 1) == "between" else ""
    return link if link in ("–", "—", "-") and claim.kind != "count" else ""


def _other_end(sentence: Sentence, at: int) -> Number | None:
    """The number that stands at ``at``, or behind a word or sign that may come before it."""
    if sentence.form(at) in ("about", "around", "even", "perhaps", "maybe", "$", "£", "€"):
        at += 1
    other = read_number(sentence.tokens, at, at, sentence.stop) if is_trigger(sentence.form(at) or " ") else None
    if other is None or other.kind in ("vague", "share") or other.start > at:
        return None
    return None if other.kind == "words" and other.low == 1 else other


def _are_two_claims(sentence: Sentence, claim: Claim, unit: Unit | None, link: str, *, far: bool) -> bool:
    """Whether two numbers are no ends of a range: a change, two far apart with "or", two units."""
    if (link == "to" and _changes(sentence, claim, unit)) or (link == "or" and far):
        return True
    return unit is not None and bool(claim.unit) and unit.name != claim.unit


def _is_result(sentence: Sentence, claim: Claim, other: Number, link: str) -> bool:
    """Whether "48 to 4" is the result of a vote or a game."""
    plain = claim.kind == "count" and not claim.bound and other.kind == "digits" and not other.tail
    return link == "to" and plain and not sentence.continues(other.end)


def _scaled(number: Number, other: Number, claim: Claim, unit: Unit | None) -> tuple[float | None, float | None]:
    """Both ends of a range in one scale: in "5 to 7 million" the first is meant in millions too."""
    high = round(other.high * (unit.factor if unit else 1.0), 6)
    low = claim.low
    if low is not None and other.grouped and not number.grouped and other.kind == number.kind:
        for scale in (10**12, 10**9, 10**6, 10**3):
            if high >= scale and low * scale < high and high / scale < 1000 and low < 1000 and not _plain_digits(other, scale):
                return low * scale, high
    return low, high


def _plain_digits(number: Number, scale: int) -> bool:
    """Whether a number has its thousands written out, so that it says nothing of another's scale."""
    return number.end - number.start == 1 and number.kind == "digits" and scale <= 10**3


_CHANGES = frozenset(
    "rose risen rise fell fall fallen dropped drop increased increase decreased decrease grew grown climbed jumped soared "
    "declined decline "
    "went gone up down surged slipped plunged cut reduced raised slashed slowed shrank shrunk boosted doubled expanded".split()
)


def _changes(sentence: Sentence, claim: Claim, unit: Unit | None) -> bool:
    """Whether "from 5 to 7" or "fell 5 percent to 7 percent" tells of a change, so that the numbers are two claims."""
    before = sentence.form(claim.start - 1)
    if before != "from" and not (claim.unit and unit is not None and before != "by"):
        return False
    return any(sentence.form(j) in _CHANGES for j in range(max(sentence.begin, claim.start - 7), claim.start))


def ratio(sentence: Sentence, number: Number) -> Claim | None:
    """ "One in five", "nine out of 10"."""
    whole = None if number.paired or number.tail else _whole(sentence, number)
    if whole is None:
        return None
    share = round(number.low / whole.low, 6)
    start, bound = sentence.bound_before(number.start)
    return with_bound(Claim("share", start, number.start, whole.end, share, share, unit="share"), bound)


def _whole(sentence: Sentence, number: Number) -> Number | None:
    """The number that another is said to be part of, unless it is smaller, a year or a time."""
    at = _behind_link(sentence, number)
    if at is None:
        return None
    if sentence.form(at) in ("every", "each", "about", "nearly"):
        at += 1
    whole = read_number(sentence.tokens, at, at, sentence.stop) if is_trigger(sentence.form(at) or " ") else None
    if whole is None or whole.start > at or not number.low < whole.low or whole.tail or whole.kind in ("vague", "share"):
        return None
    return None if (whole.low in YEARS and not whole.grouped) or sentence.form(whole.end) in DURATIONS else whole


def _behind_link(sentence: Sentence, number: Number) -> int | None:
    """Where "out of", "of" before "every", or "in" ends after a number; None where none of them stands."""
    link = sentence.form(number.end), sentence.form(number.end + 1)
    if link == ("out", "of"):
        return number.end + 2
    small = link[0] == "in" and number.low == int(number.low) and number.low <= 99
    return number.end + 1 if small or link == ("of", "every") else None
