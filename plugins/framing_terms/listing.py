"""Tables as text in blocks: a heading, columns that are aligned, the one text column that gives way where there is no room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from framing.report.terminal import Style, cell_len, fit, one_line, truncate, wrap

Row = Mapping[str, Any]
_BETWEEN, _INDENT = "  ", "  "
_LEAST = 12  # columns that a text keeps


class Column(NamedTuple):
    """A column: its title, its cells, and whether they are text, which stands to the left and may be cut."""

    title: str
    cells: Sequence[str]
    is_text: bool = False

    @property
    def width(self) -> int:
        """What its widest cell takes."""
        return max(map(cell_len, (self.title, *self.cells)))


def table(columns: Sequence[Column], width: int) -> Iterator[str]:
    """A header and a line a row, no wider than ``width``; texts are cut, and after them columns from the right left out."""
    kept = list(columns)
    while len(kept) > 2 and _least(kept) > width:
        kept.pop()
    widths = [column.width for column in kept]
    while sum(widths) > width - _frame(kept) and max(_loose(kept, widths), default=0) > 0:
        widest = max((w if loose > 0 else 0, i) for i, (w, loose) in enumerate(zip(widths, _loose(kept, widths), strict=True)))[1]
        widths[widest] -= 1
    for row in zip(*((column.title, *column.cells) for column in kept), strict=True):
        cells = (fit(one_line(cell), w, right=not c.is_text) for cell, w, c in zip(row, widths, kept, strict=True))
        yield f"{_INDENT}{_BETWEEN.join(cells)}".rstrip()


def _loose(columns: Sequence[Column], widths: Sequence[int]) -> list[int]:
    """How much each column may still give way."""
    return [width - min(_LEAST, c.width) if c.is_text else 0 for c, width in zip(columns, widths, strict=True)]


def _least(columns: Sequence[Column]) -> int:
    return _frame(columns) + sum(min(c.width, _LEAST) if c.is_text else c.width for c in columns)


def _frame(columns: Sequence[Column]) -> int:
    return len(_INDENT) + len(_BETWEEN) * (len(columns) - 1)


def heading(name: str, facts: Iterable[str], width: int, style: Style) -> list[str]:
    """A block's first lines."""
    lines = [line for fact in facts for line in wrap(one_line(fact), width - len(_INDENT), indent=_INDENT)]
    return [style.bold(truncate(one_line(name) or "(no name)", width)), *(_INDENT + line for line in lines)]


def notes(told: Iterable[str], width: int, style: Style) -> list[str]:
    """What stands under everything."""
    return [style.dim(line) for note in told for line in wrap(note, width, indent=_INDENT)]


def page(blocks: Iterable[Sequence[str]]) -> str:
    """Blocks with an empty line between."""
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 article", "1,200 articles"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def number(value: float | None, digits: int = 2, *, signed: bool = False) -> str:
    """A number as text; '' where there is none."""
    return "" if value is None else f"{value:{'+' if signed else ''},.{digits}f}".replace("-", "−")
