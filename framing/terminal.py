"""Text for a terminal: untrusted, so cleaned; measured in cells, so wide characters line up; coloured only if asked."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

# C0 and C1 controls (but tab and line feed), and the characters that reorder text.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Text that cannot steer a terminal: control characters and bidirectional overrides are taken out."""
    return _UNSAFE.sub("", text)


def cell_len(text: str) -> int:
    """The width of text in cells of a terminal; an East Asian character takes two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len as measure

    return measure(text)


def fit(text: str, width: int) -> str:
    """Text of exactly ``width`` cells: padded, or cut with an ellipsis."""
    length = cell_len(text)
    if length > width:
        while text and cell_len(text) > width - 1:
            text = text[:-1]
        text = f"{text.rstrip()}…"
        length = cell_len(text)
    return text + " " * (width - length)


def wrap(text: str, width: int, *, indent: str = "", most: int = 0) -> list[str]:
    """Lines of at most ``width`` cells, the second and later ones indented; ``most`` lines if given, the last cut."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}" if line.strip() else f"{line}{word}"
        if cell_len(longer) > width and line.strip():
            lines.append(line)
            line = indent + word
        else:
            line = longer
    if line.strip():
        lines.append(line)
    if most and len(lines) > most:
        lines = [*lines[: most - 1], fit(" ".join([lines[most - 1], "…" * width]), width).rstrip()]
    return [fit(line, width).rstrip() if cell_len(line) > width else line for line in lines]


@dataclass(frozen=True)
class Style:
    """How text is set off; without colour nothing is."""

    colour: bool = False

    def _set(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text

    def bold(self, text: str) -> str:
        return self._set("1", text)

    def dim(self, text: str) -> str:
        return self._set("2", text)


def use_colour(stream: TextIO, environment: Mapping[str, str] | None = None) -> bool:
    """Whether a stream wants colour: a terminal, unless NO_COLOR or TERM=dumb say no; FORCE_COLOR says yes."""
    env = os.environ if environment is None else environment
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR"):
        return True
    return stream.isatty() and env.get("TERM") != "dumb"


def terminal_width(default: int = 100) -> int:
    """The width of the terminal, between 40 and 160 cells."""
    return max(40, min(160, shutil.get_terminal_size((default, 24)).columns))
