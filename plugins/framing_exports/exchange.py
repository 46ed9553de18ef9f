"""What formats of exchange ask for: identifiers that stay the same, and text that XML can hold."""

from __future__ import annotations

import re
from uuid import UUID, uuid5

OURS = UUID("0d2a6f0e-53c1-5f0c-9b3e-6d1f6a1c7d10")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 cannot hold


def guid(*parts: object) -> str:
    """The identifier of what these parts name, the same each time."""
    return str(uuid5(OURS, "\x1f".join(map(str, parts))))


def legal(text: str) -> str:
    """Text without the characters that no XML file can hold."""
    return _ILLEGAL.sub("\ufffd", text)
