"""Untrusted text as a terminal may be given it."""

from __future__ import annotations

import re
from itertools import chain

# Control characters move the cursor and recolour the terminal; direction marks make text read as what it is not.
_CONTROLS = [code for code in chain(range(0x20), range(0x7F, 0xA0)) if chr(code) not in "\n\t"]
_DIRECTIONS = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_REPLACED: dict[int, str | None] = {0x2028: "\n", 0x2029: "\n", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
_DANGEROUS = {**dict.fromkeys([*_CONTROLS, *_DIRECTIONS]), **_REPLACED}


def clean(text: str) -> str:
    """Untrusted text without what a terminal would obey: control characters and direction overrides."""
    return text if text.isascii() and text.isprintable() else text.translate(_DANGEROUS)


_EMPHASIS = re.compile("(\x1b\\[[0-4](?:;[0-4])*m)")
# Marks around a cell from right to left, which keep the columns in their order: in pairs they turn nothing outside.
_PAIRED = re.compile("(\u200e[^\u200e\n]*\u200e|\u2068[^\u2068\u2069\n]*\u2069)")


def laid_out(text: str) -> str:
    """What was laid out for a terminal, of texts that are clean: nothing else comes through that a terminal would obey."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_cell(part) if place % 2 else _emphasised(part) for place, part in enumerate(_PAIRED.split(text)))


def _cell(text: str) -> str:
    return text[0] + _emphasised(text[1:-1]) + text[-1]


def _emphasised(text: str) -> str:
    return "".join(part if place % 2 else clean(part) for place, part in enumerate(_EMPHASIS.split(text)))


def one_line(text: str) -> str:
    """Untrusted text, clean and on one line."""
    return " ".join(clean(text.replace("\r", " ")).split())
