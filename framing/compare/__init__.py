"""Stage 4: scores → a comparison by outlet."""

from framing.compare.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
