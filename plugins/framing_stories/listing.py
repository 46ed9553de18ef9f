"""Blocks of aligned text, no wider than asked: a heading, facts, columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from framing.report.terminal import Style, cell_len, fit, one_line, truncate, wrap

BETWEEN, INDENT = "  ", "  "
_LEAST = 10  # columns that a text keeps


class Column(NamedTuple):
    """A column: its title, its cells, and whether they are text, which stands to the left and may be cut."""

    title: str
    cells: Sequence[str]
    is_text: bool = False


def columns(shown: Sequence[Column], width: int) -> Iterator[str]:
    """A header and a line a row; the widest texts give way where there is no room."""
    widths = [max(cell_len(one_line(cell)) for cell in (column.title, *column.cells)) for column in shown]
    room = width - len(INDENT) - len(BETWEEN) * (len(shown) - 1)
    while sum(widths) > room:
        loose = [(wide, i) for i, wide in enumerate(widths) if shown[i].is_text and wide > _LEAST]
        if not loose:
            break
        widths[max(loose)[1]] -= 1
    for row in zip(*((column.title, *column.cells) for column in shown), strict=True):
        cells = (
            fit(one_line(cell), wide, right=not column.is_text) for cell, wide, column in zip(row, widths, shown, strict=True)
        )
        yield truncate(f"{INDENT}{BETWEEN.join(cells)}".rstrip(), width)


def heading(name: str, facts: Iterable[str], width: int, style: Style) -> list[str]:
    """A block's first lines."""
    lines = [line for fact in facts for line in wrap(one_line(fact), width - len(INDENT), indent=INDENT)]
    return [style.bold(truncate(one_line(name) or "(no name)", width)), *(INDENT + line for line in lines)]


def quoted(told: str, width: int, style: Style, most: int = 3) -> list[str]:
    """A passage under what it shows."""
    return [style.dim(f"      {line}") for line in wrap(one_line(told), width - 6, indent=INDENT, most=most)]


def page(blocks: Iterable[Sequence[str]]) -> str:
    """Blocks with an empty line between."""
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 article", "1,200 articles"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def share(value: float | None) -> str:
    """A share in percent; '' where there is none."""
    return "" if value is None else f"{value:.0%}"
