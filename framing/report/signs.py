"""What the signs beside the numbers of a comparison mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison


def signs(comparison: Comparison) -> list[str]:
    """What the signs beside the numbers mean; every format of a comparison says it in these words."""
    notes = ["“–” no ground for a number"]
    cells = [cell for cell in comparison.cells if comparison.measures[cell.key[0]].main]
    if any(cell.sampled for cell in cells):
        notes.append("[low, high] 95% interval: sampling of documents only, not the measure's own error")
    if any(comparison.measures[cell.key[0]].show == "signed" for cell in cells):
        notes.append(
            "(n) passages it rests on; “?” only one, the sign turns if one paragraph is left out, or no interval can be given"
        )
    return notes
