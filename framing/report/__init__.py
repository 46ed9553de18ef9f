"""Stage 5: what is said of a comparison, as plain data and as text.

For plugins: ``blocks``, the plain data of a section; ``layout``, text for the terminal; ``numbers``, as every report writes them.
"""

from framing.report import blocks, layout
from framing.report.content import numbers, sections_of
from framing.report.passages import excerpt, parts
from framing.report.sections import Made, Subject
from framing.report.terminal import Style

__all__ = ["Made", "Style", "Subject", "blocks", "excerpt", "layout", "numbers", "parts", "sections_of"]
