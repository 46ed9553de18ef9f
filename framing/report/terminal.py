"""What every terminal output shares: nothing dangerous from an article, colour where it is wanted, widths that fit."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from framing.guard.printing import clean as clean  # also for those who lay out text
from framing.guard.printing import laid_out as laid_out
from framing.guard.printing import one_line as one_line

NARROW, WIDE = 40, 120  # columns; text wider than that is hard to read

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def width() -> int:
    """Columns to write in: the terminal's (or COLUMNS), 100 where there is none, at least 40 and at most 120."""
    return max(NARROW, min(shutil.get_terminal_size((_behind_a_pipe() or 100, 24)).columns, WIDE))


def _behind_a_pipe() -> int:
    """Columns of the terminal that messages go to, for where data goes to a pager; 0 where there is none."""
    try:
        return os.get_terminal_size(2).columns
    except OSError:
        return 0


def use_colour(stream: TextIO) -> bool:
    """Whether to colour what goes to a stream: not with NO_COLOR, always with FORCE_COLOR, else on a terminal but a dumb one."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and stream.isatty()


@dataclass(frozen=True)
class Style:
    """Emphasis for a terminal; without ``colour`` text stays as it is."""

    colour: bool = False

    def bold(self, text: str) -> str:
        return self._in(text, "1")

    def dim(self, text: str) -> str:
        return self._in(text, "2")

    def _in(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def cell_len(text: str) -> int:
    """How many columns a text takes; East Asian characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len as length

    return length(text)


def truncate(text: str, columns: int) -> str:
    """A text cut to so many columns, with an ellipsis where something was cut."""
    if cell_len(text) <= columns:
        return text
    from rich.cells import set_cell_size

    return f"{set_cell_size(text, columns - 1).rstrip()}…" if columns > 0 else ""


def fit(text: str, columns: int, *, right: bool = False) -> str:
    """A text cut or filled with spaces to so many columns; ``right`` fills on the left.

    Text from right to left stands between marks (LRM), so that a terminal that turns it leaves the columns around it alone.
    """
    cut = truncate(text, columns)
    space = " " * (columns - cell_len(cut))
    if not cut.isascii() and _FROM_RIGHT.search(cut):
        cut = f"\u200e{cut}\u200e"
    return space + cut if right else cut + space


def wrap(text: str, columns: int, *, indent: str = "", most: int | None = None) -> list[str]:
    """A text as lines no wider than ``columns``, those after the first indented; of more than ``most`` the last is cut."""
    lines: list[str] = []
    line = ""
    for word in _breakable(text, max(1, columns - cell_len(indent))):
        longer = f"{line} {word}" if line.strip() else f"{line}{word}"
        if line.strip() and cell_len(longer) > columns:
            lines.append(line)
            line = indent + word
        else:
            line = longer
    if line.strip():
        lines.append(line)
    if most is None or len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{fit(lines[most - 1], columns - 2).rstrip().rstrip('…')} …"]


def _breakable(text: str, columns: int) -> Iterator[str]:
    """The words of a text, those that are wider than a line in pieces."""
    for word in text.split():
        if cell_len(word) <= columns:
            yield word
        else:
            from rich.cells import chop_cells

            yield from chop_cells(word, columns)
