"""Numbers as the report writes them, and what each rests on in words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from framing.report.blocks import Interval

if TYPE_CHECKING:
    from framing.compare.estimates import Cell
    from framing.extension import Measure


def count(number: int, noun: str, plural: str = "") -> str:
    """A count with its noun: 1 article, 4,312 passages."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def percent(value: float | None) -> str:
    """A share in per cent; '' where there is none."""
    return "" if value is None else f"{value:.0%}"


def decimal(value: float | None, digits: int = 2, *, signed: bool = False) -> str:
    """A number with so many places; '' where there is none."""
    return "" if value is None else f"{value:{'+' if signed else ''},.{digits}f}".replace("-", "−")


def chance(p: float) -> str:
    """A p or q (0 to 1) to three places: 0.012, or < 0.001."""
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def p_told(p: float) -> str:
    """p as a text names it: p = 0.012, p < 0.001."""
    return f"p {'' if p < 0.001 else '= '}{chance(p)}"


def counted(number: float, nouns: str) -> str:
    """A number with a noun that is given in the plural: 1 mention, 12 mentions."""
    return f"{amount(number)} {nouns.removesuffix('s') if number == 1 else nouns}"


def amount(number: float) -> str:
    """A count as text; one of halves keeps them."""
    return f"{number:,.0f}" if number == int(number) or number >= 1000 else f"{number:.4g}"


CORRECTED_SIGN = "†"  # stands behind a number that coding corrects


def short(meaning: str) -> str:
    """The meaning of a measure without what stands after a semicolon or in brackets."""
    return meaning.split(";")[0].split(" (")[0]


def show_cell(cell: Cell | None, measure: Measure, *, counts: bool = False) -> str:
    """A cell as text: the number (or only what was counted), what it rests on, and its interval from sampling if it has one."""
    if cell is None or cell.estimate is None:
        return "–"
    if counts and cell.numerator is not None:
        return f"{cell.numerator:g}"
    text = show_number(cell.estimate, measure)
    if cell.sampled:
        sign = CORRECTED_SIGN if cell.corrected else ""
        return f"{text}{sign} [{show_number(cell.low, measure)}, {show_number(cell.high, measure)}]"
    if measure.show == "share" and cell.denominator is not None and cell.denominator < 1000:
        return f"{text} ({cell.numerator:g}/{cell.denominator:g})" if cell.numerator else text
    if measure.show == "signed":
        return f"{doubted(text, cell)} ({cell.passages})"
    return text


def doubted(text: str, cell: Cell) -> str:
    """A signed score, with a "?" if it is in doubt, and only that if it rests on one passage."""
    if cell.passages == 1 and cell.documents == 1:
        return "?"
    return f"{text}?" if cell.doubted else text


def show_number(value: float | None, measure: Measure) -> str:
    """A number of a measure as text: a share in per cent, a signed score with its sign, no more places than it carries."""
    if value is None:
        return "–"
    if measure.show == "share":
        return "<1%" if 0 < value < 0.005 else f"{100 * value:.0f}%"
    if measure.show == "signed":
        text = f"{value:+.2f}"
        return "0.00" if text in ("+0.00", "-0.00") else text.replace("-", "−")
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}" if abs(value) >= 1 else f"{value:.2f}"


def whole(measure: Measure) -> str:
    """What the shares of categories are shares of, as the measure says it: the attributions with a known type of source."""
    meaning = short(measure.meaning)
    if meaning.startswith("share of the ") and ", by " in meaning:
        return meaning.removeprefix("share of ").rpartition(", by ")[0]
    return f"the {measure.unit.rpartition(' of ')[2] or 'whole'}"


def _noun(cell: Cell, measure: Measure) -> str:
    """What is counted; of a category in a whole that is narrower than its noun says, such ones."""
    noun = measure.unit.rpartition(" of ")[2]
    narrower = cell.key[2] and not cell.key[3] and whole(measure) != f"the {noun}"
    return f"such {noun}" if narrower else noun


def rests_on(cell: Cell, measure: Measure) -> str:
    """What a number rests on: 9 of 27 attributions, 2 articles, 95% interval 20% to 47%."""
    parts = []
    if measure.show in ("share", "count") and cell.numerator is not None and cell.denominator is not None:
        noun = _noun(cell, measure) if measure.show == "share" else "words"
        parts.append(f"{amount(cell.numerator)} of {counted(cell.denominator, noun)}" if cell.denominator >= 1 else "")
    else:
        parts.append(count(cell.passages, "passage"))
    parts.append(count(cell.documents, "article"))
    parts.append(ends(cell, measure))
    return ", ".join(part for part in parts if part)


def ends(cell: Cell, measure: Measure) -> str:
    """The interval of a cell in words; '' where it has none."""
    if cell.low is None or cell.high is None:
        return ""
    span = f"{show_number(cell.low, measure)} to {show_number(cell.high, measure)}"
    if cell.corrected:
        return f"95% interval {span}, corrected by coding"
    return f"95% interval {span}" if cell.sampled else f"{span} {cell.interval}"


def scale(cells: Iterable[Cell], measure: Measure) -> tuple[float, float]:
    """The ends of the scale that the cells of a measure share: its own bounds if it is signed, else from 0 to a round number."""
    if measure.show == "signed":
        return -1.0, 1.0
    found: list[float] = []
    for cell in cells:
        found.extend(value for value in (cell.estimate, cell.high) if value is not None)
    most = max(found, default=1.0)
    bound = measure.range[1]
    top = round_up(most)
    return 0.0, min(top, bound) if bound is not None and most <= bound else top


def round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20 … that is not below a value; 1 for what is not above 0."""
    if value <= 0 or not math.isfinite(value):
        return 1.0
    ten = 10.0 ** math.floor(math.log10(value))
    return next(step * ten for step in (1, 2, 4, 5, 6, 8, 10) if step * ten >= value * (1 - 1e-12))


def interval(cell: Cell, ends_of_scale: Sequence[float]) -> Interval | None:
    """The mark of a cell; None where there is no number."""
    if cell.estimate is None:
        return None
    return Interval(cell.estimate, cell.low, cell.high, ends_of_scale[0], ends_of_scale[1], cell.sampled)
