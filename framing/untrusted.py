"""TOML that a stranger may have written: read, or refused with a reason, whatever it holds."""

from __future__ import annotations

import tomllib
from typing import Any

DEEPEST = 50  # tables and lists in one another


def toml(text: str | bytes) -> dict[str, Any]:
    """What a TOML text holds. Raises ValueError with the reason: also for numbers too long, other encodings than UTF-8, and
    tables or lists nested deeper than any code that walks them can follow."""
    try:
        whole = text.decode("utf-8") if isinstance(text, bytes) else text
        data = tomllib.loads(whole.replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from None
    except RecursionError:
        raise ValueError(f"nested deeper than {DEEPEST} levels") from None
    level: list[Any] = [data]
    for _ in range(DEEPEST):
        level = [inside for each in level for inside in (each.values() if isinstance(each, dict) else each)]
        level = [each for each in level if isinstance(each, dict | list)]
    if level:
        raise ValueError(f"nested deeper than {DEEPEST} levels")
    return data
