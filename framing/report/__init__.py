"""Stage 5: what is said of a comparison, as plain data and as text.

For plugins: ``blocks``, the plain data of a section; ``layout``, text for the terminal; ``numbers``, as every report writes them.
"""

from framing.report import blocks, layout
from framing.report.content import numbers
from framing.report.sections import Made, Subject

__all__ = ["Made", "Subject", "blocks", "layout", "numbers"]
