"""Untrusted text as a terminal may be given it."""

from __future__ import annotations

from itertools import chain

# Control characters move the cursor and recolour the terminal; direction marks make text read as what it is not.
_CONTROLS = [code for code in chain(range(0x20), range(0x7F, 0xA0)) if chr(code) not in "\n\t"]
_DIRECTIONS = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_REPLACED: dict[int, str | None] = {0x2028: "\n", 0x2029: "\n", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
_DANGEROUS = {**dict.fromkeys([*_CONTROLS, *_DIRECTIONS]), **_REPLACED}


def clean(text: str) -> str:
    """Untrusted text without what a terminal would obey: control characters and direction overrides."""
    return text if text.isascii() and text.isprintable() else text.translate(_DANGEROUS)


def one_line(text: str) -> str:
    """Untrusted text, clean and on one line."""
    return " ".join(clean(text.replace("\r", " ")).split())
