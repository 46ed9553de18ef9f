"""The unit of a number: money, percent, points, durations, measures; what is money is never a date."""

from __future__ import annotations

from typing import NamedTuple

from framing_figures.numbers import Number
from framing_figures.sentence import Sentence
from framing_figures.vocabulary import (
    CURRENCIES,
    DEFINITE,
    DURATIONS,
    MEASURES,
    SYMBOL_PREFIXES,
    SYMBOLS,
)


class Unit(NamedTuple):
    """A kind and a name, the tokens [start, end) that unit and number take up together, and what the value is multiplied by."""

    kind: str
    name: str
    start: int
    end: int
    factor: float = 1.0


_NATIONS = frozenset(
    "us american australian canadian singapore hong kong zealand taiwan british swiss egyptian mexican indian".split()
)
_SURE_TAILS = frozenset({"m"})


def unit_of(sentence: Sentence, number: Number) -> Unit | None:
    """The unit of a number: a currency before it, or a currency, percent or measure after or glued to it."""
    return unit_before(sentence, number) or unit_after(sentence, number)


def unit_before(sentence: Sentence, number: Number) -> Unit | None:
    """A currency sign before a number: "$5", "US$ 5", "£5m", "$5-million"."""
    sign = number.start - 1
    symbol = SYMBOLS.get(sentence.form(sign))
    if symbol is None:
        return _code_before(sentence, number)
    start, name = sign, symbol
    prefix = sentence.form(sign - 1)
    if prefix in SYMBOL_PREFIXES and sentence.touches(sign) and sentence.is_capital(sign - 1):
        start, name = sign - 1, f"{SYMBOL_PREFIXES[prefix]} {symbol}"
    factor = 10.0**6 if number.tail == "m" else 1.0
    end = number.end
    if sentence.form(end) in ("m", "b", "k") and sentence.touches(end + 1) is False:
        factor, end = {"m": 10.0**6, "b": 10.0**9, "k": 10.0**3}[sentence.form(end)], end + 1
    currency = CURRENCIES.get(sentence.form(end))
    return Unit("money", name, start, end + 1 if currency == symbol else end, factor)


def _code_before(sentence: Sentence, number: Number) -> Unit | None:
    """ "USD 5 million", "Rs 500"."""
    code = sentence.form(number.start - 1)
    if code in ("usd", "eur", "gbp", "rmb", "cny", "inr", "jpy") and number.kind == "digits":
        factor = 10.0**6 if number.tail == "m" else 1.0
        return Unit("money", CURRENCIES[code], number.start - 1, number.end, factor)
    return None


def unit_after(sentence: Sentence, number: Number) -> Unit | None:
    """The unit that follows a number or is glued to it."""
    if number.tail:
        return _glued(sentence, number)
    i = number.end
    form = sentence.form(i)
    if number.kind == "vague" and form == "of":
        i, form = i + 1, sentence.form(i + 1)
        return _money(sentence, number, i) or _physical(sentence, number, i)
    return _percent(sentence, number, i, form) or _money(sentence, number, i) or _physical(sentence, number, i)


def _percent(sentence: Sentence, number: Number, i: int, form: str) -> Unit | None:
    """Percent, percentage points, points of a poll, basis points."""
    start, after = number.start, sentence.form(i + 1)
    if form == "percentage" and after in ("point", "points"):
        return Unit("points", "percentage point", start, i + 2)
    if form == "basis" and after in ("point", "points"):
        return Unit("points", "basis point", start, i + 2)
    if form == "points" and number.kind == "digits" and number.low < 100 and _is_polled(sentence, i):
        return Unit("points", "percentage point", start, i + 1)
    if form in ("%", "percent", "pct", "％") or (form == "per" and after == "cent"):
        end = i + (2 if form == "per" else 1)
        points = sentence.form(end) in ("point", "points")
        return Unit("points", "percentage point", start, end + 1) if points else Unit("percent", "percent", start, end)
    return None


def _is_polled(sentence: Sentence, i: int) -> bool:
    """Whether words around i are on shares of people, so that points are of percentages: "ahead by 4 points in the polls"."""
    return any(sentence.form(j) in _POLLED for j in range(i - _AROUND, i + _AROUND))


_AROUND = 20  # words


_POLLED = frozenset("% percent percentage poll polls polling pollster pollsters approval survey surveys voters".split())


def _money(sentence: Sentence, number: Number, i: int) -> Unit | None:
    form, name = sentence.form(i), ""
    while form in _NATIONS and i < number.end + 3:
        name, i = f"{name} {sentence.tokens.written[i]}".strip(), i + 1
        form = sentence.form(i)
    currency = CURRENCIES.get(form)
    if currency is None and form == "pounds" and (number.low >= 10**5 or sentence.form(i + 1) == "sterling"):
        currency = "pound"
    if (
        currency is None
        or (form in ("won", "rand", "bucks") and not number.grouped)
        or (sentence.is_capital(i) and form == "rand")
    ):
        return None
    if sentence.is_capital(i) and form in ("cent", "bucks", "dollar", "pound"):
        return None
    end = i + 2 if sentence.form(i + 1) == "sterling" else i + 1
    return Unit("money", f"{_nation(name)} {currency}".strip(), number.start, end)


def _nation(name: str) -> str:
    return {"American": "US", "Kong": "Hong Kong", "Zealand": "New Zealand", "u.s.": "US"}.get(name, name)


def _physical(sentence: Sentence, number: Number, i: int) -> Unit | None:
    """A duration or another measure."""
    form, square = sentence.form(i), ""
    if form in ("more", "additional", "straight", "full", "consecutive", "whole") and sentence.form(i + 1) in DURATIONS:
        i, form = i + 1, sentence.form(i + 1)
    if form in ("square", "cubic") and sentence.form(i + 1) in MEASURES:
        square, i = f"{form} ", i + 1
        form = sentence.form(i)
    if form in MEASURES and not sentence.is_capital(i):
        if form in ("real", "yard", "second") and number.low != 1:
            return None
        return Unit("measure", square + MEASURES[form], number.start, i + 1)
    if form in DURATIONS and not sentence.is_capital(i):
        return Unit("duration", DURATIONS[form], number.start, i + 1)
    return None


def _glued(sentence: Sentence, number: Number) -> Unit | None:
    """ "20-minute", "5km", "10-percent", "3-point", "$5-million-dollar"."""
    head, _, rest = number.tail.partition("-")
    if head in ("dollar", "euro", "pound", "yuan"):
        return Unit("money", head, number.start, number.end)
    if head in ("percent", "pct") or (head == "per" and rest == "cent"):
        return Unit("percent", "percent", number.start, number.end)
    if head == "percentage" and rest.startswith("point"):
        return Unit("points", "percentage point", number.start, number.end)
    if head == "point" and not rest:
        return Unit("points", "point", number.start, number.end)
    if head in DURATIONS and not rest.startswith("old"):
        return Unit("duration", DURATIONS[head], number.start, number.end)
    if number.tail == "m" and sentence.is_plural(number.end):
        return Unit("count", "", number.start, number.end, 10.0**6)
    if head in MEASURES or (head == "m" and sentence.form(number.end) not in SYMBOLS):
        return Unit("measure", MEASURES.get(head, "meter"), number.start, number.end)
    return None


_TURNED = frozenset("ago later earlier before after hence old since prior away".split())
_MOVING = frozenset("last past next previous coming first final recent following every these those same few".split())


def is_saying(sentence: Sentence, number: Number, unit: Unit) -> bool:
    """Whether a number with a unit counts nothing: "two years ago", "the past five days", "24 hours a day", "my two cents"."""
    before, after = sentence.form(number.start - 1), sentence.form(unit.end)
    if unit.kind == "duration":
        if before in _MOVING or after in _TURNED or (after == "from" and sentence.form(unit.end + 1) == "now"):
            return True
        if (number.low, unit.name) in ((24, "hour"), (7, "day")) and after in ("a", "per", "and"):
            return True
        if number.low == 1:
            return (
                unit.name in ("day", "night", "second", "minute") or before in DEFINITE or (number.tail == "" and before == "for")
            )
        start, _ = sentence.bound_before(number.start)
        return sentence.form(start - 1) in _MOVING or (before in DEFINITE and number.kind == "words")
    if unit.name == "cent" and (before in DEFINITE or number.low == 2):
        return before in ("my", "his", "her", "their", "your", "our")
    return number.low == 1 and number.kind == "words" and unit.kind == "measure"
