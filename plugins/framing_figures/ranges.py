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
    between = sentence.form(claim.start - 1) == "between"
    link = sentence.form(claim.end)
    dash = link in ("–", "—", "-") and claim.kind != "count"
    if link == "," and sentence.form(claim.end + 1) == "or":
        link = "or"
    if link not in ("to", "or") and not dash and not (link == "and" and between):
        return claim
    at = claim.end + (1 if sentence.form(claim.end) != "," else 2)
    if sentence.form(at) in ("about", "around", "even", "perhaps", "maybe", "$", "£", "€"):
        at += 1
    if at >= sentence.stop or not is_trigger(sentence.form(at)):
        return claim
    other = read_number(sentence.tokens, at, at, sentence.stop)
    if other is None or other.kind in ("vague", "share") or (other.kind == "words" and other.low == 1) or other.start > at:
        return claim
    unit = unit_of(sentence, other)
    low, high = _scaled(number, other, claim, unit)
    if low is not None and high is not None and high < low and _is_result(sentence, claim, other, link):
        return replace(claim, kind="score", end=other.end, low=high, high=low)
    if low is None or high is None or high <= low or (link == "to" and _changes(sentence, claim, unit)):
        return claim
    if link == "or" and high > 2 * low:
        return claim
    if unit is not None and claim.unit and unit.name != claim.unit:
        return claim
    start = claim.start - (1 if between or sentence.form(claim.start - 1) == "from" else 0)
    end = max(other.end, unit.end if unit else 0)
    kind, name = (unit.kind, unit.name) if unit else (claim.kind, claim.unit)
    found = replace(claim, kind=kind, start=max(start, begin), end=end, low=low, high=high, unit=name)
    if link == "or" and sentence.form(end) == "or" and kind == "count":
        return ranged(sentence, found, other, begin)
    return found


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
    link = number.end
    if sentence.form(link) == "out" and sentence.form(link + 1) == "of":
        link += 1
    elif sentence.form(link) == "of" and sentence.form(link + 1) == "every":
        pass
    elif sentence.form(link) != "in" or number.low != int(number.low) or number.low > 99:
        return None
    at = link + 1
    if sentence.form(at) in ("every", "each", "about", "nearly"):
        at += 1
    if at >= sentence.stop or not is_trigger(sentence.form(at)) or number.paired or number.tail:
        return None
    whole = read_number(sentence.tokens, at, at, sentence.stop)
    if whole is None or whole.start > at or not number.low < whole.low or whole.tail or whole.kind in ("vague", "share"):
        return None
    if (whole.low in YEARS and not whole.grouped) or sentence.form(whole.end) in DURATIONS:
        return None
    share = round(number.low / whole.low, 6)
    start, bound = sentence.bound_before(number.start)
    return with_bound(Claim("share", start, number.start, whole.end, share, share, unit="share"), bound)
