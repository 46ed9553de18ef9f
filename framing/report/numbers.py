"""Numbers of a measure as text, the same in every format."""

from __future__ import annotations

from framing.extension import Measure


def short(meaning: str) -> str:
    """The meaning of a measure without what stands after a semicolon or in brackets."""
    return meaning.split(";")[0].split(" (")[0]


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


def plural(noun: str, count: int) -> str:
    """The noun for so many."""
    return noun if count == 1 else f"{noun}s"
