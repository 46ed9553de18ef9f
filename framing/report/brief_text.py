"""What sections of a report say in short, as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.report.blocks import Block, Cell, Heading, Prose, Table
from framing.report.layout import grid, indented
from framing.report.sections import Made
from framing.report.terminal import Style, one_line, truncate


def brief(sections: Iterable[Made], width: int, style: Style) -> Iterator[str]:
    """Each section under its title, no wider than ``width``; lists of passages are left to the report."""
    for made in sections:
        title = style.bold(truncate(one_line(made.title), width))
        if made.error:
            yield "\n".join([title, *indented(f"This part could not be made: {one_line(made.error)}", width)])
        else:
            yield "\n".join([title, *(line for block in made.blocks for line in _lines(block, width, style))])


def _lines(block: Block, width: int, style: Style) -> Iterable[str]:
    if isinstance(block, Heading):
        return [style.dim(line) for line in indented(one_line(block.text), width)]
    if isinstance(block, Prose):
        told = "".join(part.text if isinstance(part, Cell) else part for part in block.parts)
        return indented(" ".join(part for part in (one_line(block.lead), one_line(told)) if part), width, "    ")
    return grid(block, width, style).split("\n") if isinstance(block, Table) else []
