"""Stage 4: scores → a comparison by outlet.

For plugins: ``Cell``, and ``contrasts``, which says what a difference needs to be told; ``dates``, for who was first.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.compare import contrasts, dates
    from framing.compare.comparison import Comparison, compare
    from framing.compare.estimates import Cell

__all__ = ["Cell", "Comparison", "compare", "contrasts", "dates"]
_WHERE = {"Cell": "estimates", "Comparison": "comparison", "compare": "comparison"}  # imported when first asked for


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'framing.compare' has no attribute '{name}'")
    module = import_module(f"framing.compare.{_WHERE.get(name, name)}")
    return getattr(module, name) if name in _WHERE else module
