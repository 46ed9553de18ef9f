"""Stage 4: scores → a comparison by outlet.

For plugins: ``Cell``, and ``contrasts``, which says what a difference needs to be told; ``dates``, for who was first.
"""

from framing.compare import contrasts, dates
from framing.compare.comparison import Comparison, compare
from framing.compare.estimates import Cell

__all__ = ["Cell", "Comparison", "compare", "contrasts", "dates"]
