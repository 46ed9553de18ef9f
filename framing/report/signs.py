"""What the signs beside the numbers of a comparison mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from framing.compare.effect import is_shown
from framing.report.content.numbers import CORRECTED_SIGN, chance

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison
    from framing.extension import Measure

PICKED = "adjusted for selection"


def signs(comparison: Comparison) -> list[str]:
    """What the signs beside the numbers mean; every format of a comparison says it in these words."""
    notes = ["“–” no basis for a number"]
    cells = [cell for cell in comparison.cells if is_shown(comparison.measures[cell.key[0]], comparison)]
    if any(cell.corrected for cell in cells):
        notes.append(f"{CORRECTED_SIGN} corrected by coding: the interval covers sampling and the measure's own error")
    if any(cell.sampled and not cell.corrected for cell in cells):
        notes.append("[low, high] 95% interval: sampling of documents only, not the measure's own error")
    if told_tests(comparison):
        notes.append(
            f"“{PICKED}”: an interval widened because the difference was picked from all those tested (Benjamini & Yekutieli "
            "2005); q: how many in a hundred differences reported at such a q are due to chance (false discovery rate, "
            "Benjamini & Hochberg 1995)"
        )
    if any(comparison.measures[cell.key[0]].show == "signed" for cell in cells):
        notes.append(
            "(n) number of passages; “?” only one passage, or the sign changes when one paragraph is left out, or no interval"
        )
    return notes


def told_tests(comparison: Comparison) -> bool:
    """Whether any contrast that is told has been tested."""
    from framing.compare.contrasts import told_first

    return any(row["q"] is not None for row in told_first(comparison, 1))


def difference_told(row: Mapping[str, Any], measure: Measure) -> str:
    """How large a contrast is and how sure, in the words of every format."""
    if row["q"] is None:
        return "not tested, since the articles are few"
    unit = " points" if measure.show == "share" else ""
    size, low, high = (points(row[name], measure) for name in ("difference", "low", "high"))
    return f"the difference is {size}{unit}, {low} to {high} ({PICKED}), {q_told(row['q'])}"


def q_told(q: float) -> str:
    """q as text."""
    return f"q {chance(q)}"


def points(value: float, measure: Measure) -> str:
    """A difference as text, of shares in points."""
    shown = f"{100 * value:.0f}" if measure.show == "share" else f"{value:.2f}"
    return shown.replace("-", "−") if float(shown) else shown.removeprefix("-")
