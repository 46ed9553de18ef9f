"""Numeric claims of a sentence: number, bound, unit, range, conversion in brackets, and what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from framing_figures.claim import Claim, plain_claim, with_bound
from framing_figures.nouns import Noun, amount_before, noun_after, noun_before, one_person, subject_before
from framing_figures.numbers import Number, is_trigger, read_number
from framing_figures.ranges import ranged, ratio
from framing_figures.rejecting import is_no_figure
from framing_figures.sentence import Sentence, is_plural_form
from framing_figures.units import is_saying, unit_of
from framing_figures.vocabulary import AFTER_BOUNDS, DURATIONS, MEASURES, SPEECH_FIGURES


def claims_of(sentence: Sentence, triggers: Sequence[int]) -> Iterator[Claim]:
    """The claims of a sentence in order; ``triggers`` are the tokens where a number may stand."""
    done = sentence.begin
    for i in triggers:
        if i < done:
            continue
        found, done = _claim_at(sentence, i, done)
        if found is not None:
            done = max(done, found.other.end if found.other else 0)
            yield found


def _claim_at(sentence: Sentence, i: int, begin: int) -> tuple[Claim | None, int]:
    """The claim whose number stands at token i, and where to read on."""
    number = read_number(sentence.tokens, i, begin, sentence.stop)
    if number is None:
        return None, i + 1
    share = ratio(sentence, number)
    if share is not None:
        return _with_noun(sentence, share), share.end
    unit = unit_of(sentence, number)
    if unit is None and number.kind != "share" and (_is_idle_zero(sentence, number) or is_no_figure(sentence, number)):
        return None, max(i + 1, number.end)
    if unit is not None and is_saying(sentence, number, unit):
        return None, unit.end
    claim = _bounded(sentence, _signed(sentence, plain_claim(sentence, number, unit), begin), number, begin)
    claim = ranged(sentence, claim, number, begin)
    if claim.kind == "count":
        return _counted(sentence, claim, number), claim.end
    return _with_conversion(sentence, _with_noun(sentence, claim)), claim.end


def _is_idle_zero(sentence: Sentence, number: Number) -> bool:
    """Whether a zero counts nothing: "ground zero", "from zero", "a 0-3 loss"; but "zero deaths"."""
    noun = number.end + (sentence.form(number.end) == "new")
    return number.low == 0 and (number.paired or bool(number.tail) or not sentence.is_plural_noun(noun))


def _signed(sentence: Sentence, claim: Claim, begin: int) -> Claim:
    """The claim with a minus sign taken in: "-5 percent", "−$3 million", "minus 5 degrees", but not "3-5 percent"."""
    sign = claim.start - 1
    if sign < begin or claim.kind not in ("money", "percent", "points", "measure") or claim.low is None or claim.high is None:
        return claim
    parted = sign == begin or not sentence.touches(sign) or sentence.form(sign - 1) in _OPENING
    written = parted and sentence.form(sign) in _MINUS and sentence.touches(claim.start)
    spelled = sentence.form(sign) == "minus" and not is_trigger(sentence.form(sign - 1) or " ")
    return replace(claim, start=sign, low=-claim.high, high=-claim.low) if written or spelled else claim


_MINUS = frozenset("-−")
_OPENING = frozenset('(["“‘')


def _bounded(sentence: Sentence, claim: Claim, number: Number, begin: int) -> Claim:
    """The claim with "more than", "nearly", "or so" around it taken in."""
    start, bound = sentence.bound_before(claim.start)
    start = max(start, begin)
    if sentence.form(claim.start - 1) in _PREPOSITIONS and number.kind == "words" and number.low < 10 and claim.kind == "count":
        start, bound = claim.start, ""  # "a fight over two villages"
    if number.kind == "vague" and sentence.form(claim.start - 1) == "many":
        start = claim.start - 1
    if claim.kind == "duration" and sentence.form(claim.start - 1) == "over" and sentence.form(claim.start - 2) not in _LASTING:
        start, bound = claim.start, ""  # "spread over ten years"
    end = claim.end
    for words, after in AFTER_BOUNDS.items():
        there = tuple(sentence.form(j) for j in range(end, end + len(words))) == words and not bound
        if there and (words not in (("plus",), ("odd",)) or sentence.is_plural(end + 1)):
            end, bound = end + len(words), after
            break
    if number.tail in ("plus", "odd", "+"):
        bound = AFTER_BOUNDS[(number.tail,)]
    return with_bound(replace(claim, start=start, end=end), bound or claim.bound)


_LASTING = frozenset("for lasted took just well is was been of a slightly far".split())
_PREPOSITIONS = frozenset("over above under below around about beyond by".split())


def _counted(sentence: Sentence, claim: Claim, number: Number) -> Claim | None:
    """A count with its noun; None where a small number in words counts nothing that could be told."""
    if number.paired and _is_score(sentence, claim):
        noun = noun_after(sentence, claim.end, singular=True)
        return replace(claim, kind="score", noun=noun if noun and noun.end - noun.start < 4 else None)
    if claim.kind == "score":
        return claim
    if number.kind == "words" and number.low == number.high == 1:
        noun = one_person(sentence, claim.end)
        return replace(claim, noun=noun) if noun else None
    if number.tail and number.tail not in ("plus", "odd", "+", "m"):
        return _compound(sentence, claim, number)
    noun = noun_after(sentence, claim.end)
    if noun is None and not sentence.continues(claim.end):
        noun = amount_before(sentence, claim.start)
    return None if _tells_nothing(sentence, claim, number, noun) else replace(claim, noun=noun)


def _tells_nothing(sentence: Sentence, claim: Claim, number: Number, noun: Noun | None) -> bool:
    """Whether a number with this noun is a saying, or without one stands for no number of things."""
    if noun is not None:
        return number.kind == "words" and number.low < 10 and sentence.form(noun.head) in SPEECH_FIGURES
    if number.kind == "vague":
        return sentence.form(claim.end) in ("'", "’", "-")
    small = number.kind == "words" and not number.grouped and (claim.low or 0) <= 20 and not claim.bound
    return small and not _stands_alone(sentence, claim)


_COMPOUNDS = frozenset(
    "member man woman person page story storey seat bed bedroom room car vehicle count part point game match episode nation "
    "country  "
    "state party judge justice vote run goal shot round volume star lane ton acre mile foot".split()
)


def _compound(sentence: Sentence, claim: Claim, number: Number) -> Claim | None:
    """ "A 230-page report", "a nine-member panel": what is glued to the number is counted."""
    word = number.tail.partition("-")[0]
    if word not in _COMPOUNDS and not (
        number.kind == "digits" and word.isalpha() and len(word) > 2 and word not in _NO_COMPOUNDS
    ):
        return None
    return replace(claim, noun=Noun(number.start, number.end, -1))


_NO_COMPOUNDS = frozenset("way sided fold dimensional something time hand yearold".split())


def _stands_alone(sentence: Sentence, claim: Claim) -> bool:
    """Whether a small number in words counts by itself: "killing three", "three were hurt", "including two who"."""
    after, before = sentence.form(claim.end), sentence.form(claim.start - 1)
    if before in (
        "killing",
        "injuring",
        "wounding",
        "killed",
        "injured",
        "wounded",
        "arrested",
        "including",
        "leaving",
        "hospitalized",
    ):
        return after in ("", ".", ",", ";", "and", "who", "in", "at", "on", "more", "others", "of", "from", "as")
    if before == "of" and sentence.form(claim.start - 2) in (
        "crew",
        "family",
        "group",
        "team",
        "party",
        "gang",
        "class",
        "total",
    ):
        return True
    return after in ("were", "are", "have", "remain", "others", "died", "survived") and before not in ("or", "than")


_CONTESTS = frozenset(
    "tie vote votes decision ruling majority win wins victory loss defeat draw lead margin record split score verdict".split()
)
_CONTESTING = frozenset(
    "voted vote ruled beat beating defeated defeating won lost by decided approved passed led split drew".split()
)


def _is_score(sentence: Sentence, claim: Claim) -> bool:
    """Whether a pair of numbers is a result rather than a range: "voted 52-48", "a 3-2 win"."""
    if claim.kind == "score" or claim.low == claim.high:
        return True
    near = range(claim.start - 1, max(sentence.begin, claim.start - 3) - 1, -1)
    if any(sentence.form(j) in _CONTESTS for j in range(claim.end, claim.end + 2)):
        return True
    return any(sentence.form(j) in _CONTESTING for j in near) and not is_plural_form(sentence.form(claim.end))


def _with_noun(sentence: Sentence, claim: Claim) -> Claim:
    """What money, a percentage or a share is of: "41 percent of voters", "$2 million in damages", "a $2 million grant"."""
    rate, end = _rate(sentence, claim.end)
    claim = replace(claim, end=end, rate=rate)
    after, noun = sentence.form(end), None
    if claim.kind in ("percent", "share") and after in ("of", "all", "the", "their", "our", "its", "his", "her"):
        noun = noun_after(sentence, end if after == "of" else end + 1, singular=True)
    elif claim.kind in ("share",) or (claim.kind == "percent" and is_plural_form(sentence.form(end))):
        noun = noun_after(sentence, end)
    elif claim.kind in ("money", "measure") and after in ("in", "of", "for") and not sentence.is_capital(end + 1):
        noun = noun_after(sentence, end + 2 if sentence.form(end + 1) == "worth" else end + 1, singular=True)
    elif sentence.form(claim.start - 1) in ("a", "an", "the", "its", "his", "her", "their", "this", "that", "another", "'s"):
        noun = noun_after(sentence, end, singular=True)
    if noun is None and sentence.form(claim.start - 1) in ("worth", "of", "in"):
        noun = noun_before(sentence, claim.start - 1) if sentence.form(claim.start - 1) != "in" else None
    if noun is None and claim.kind in ("money", "percent", "points"):
        noun = subject_before(sentence, claim.start)
    return replace(claim, noun=noun)


def _rate(sentence: Sentence, end: int) -> tuple[str, int]:
    """ "A year", "per day", "an hour", "a barrel" after a claim, and where it ends."""
    link, per = sentence.form(end), sentence.form(end + 1)
    if (
        link in ("a", "an", "per", "each", "every")
        and (per in DURATIONS or per in MEASURES or per in _PER or (link == "per" and sentence.is_word(end + 1)))
        and per not in ("cent", "capita")
        and not (per in DURATIONS and sentence.form(end + 2) in ("ago", "earlier", "later"))
    ):
        return per, end + 2
    return ("year", end + 1) if link == "annually" else ("", end)


_PER = frozenset(
    "person share barrel gallon mile head pound ounce piece ticket ton tonne student household family child worker unit".split()
)


def _with_conversion(sentence: Sentence, claim: Claim) -> Claim:
    """The claim with the same amount in another unit in brackets right after it: "10 million yuan ($1.4 million)"."""
    if claim.kind not in ("money", "measure") or sentence.form(claim.end) not in ("(", "["):
        return claim
    for i in range(claim.end + 1, min(claim.end + 5, sentence.stop)):
        if is_trigger(sentence.form(i)):
            number = read_number(sentence.tokens, i, claim.end + 1, sentence.stop)
            if number is None:
                return claim
            other = plain_claim(sentence, number, unit_of(sentence, number))
            other = ranged(sentence, _bounded(sentence, other, number, claim.end + 1), number, claim.end + 1)
            return replace(claim, other=_other_end(sentence, claim, other)) if other.kind == claim.kind else claim
        if sentence.form(i) in (")", "]"):
            return claim
    return claim


def _other_end(sentence: Sentence, claim: Claim, other: Claim) -> Claim:
    """The conversion of a range with both its ends: "60 to 70 pounds (27 to 32 kilograms)"."""
    at = other.end + 1
    if (
        claim.low == claim.high
        or sentence.form(other.end) not in ("and", "to", "or", "-", "–")
        or not is_trigger(sentence.form(at) or " ")
    ):
        return other
    number = read_number(sentence.tokens, at, at, sentence.stop)
    unit = unit_of(sentence, number) if number else None
    if number is None or unit is None or unit.name != other.unit:
        return other
    return replace(other, high=plain_claim(sentence, number, unit).high, end=max(number.end, unit.end))
