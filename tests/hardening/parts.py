"""All parts of the hardening, by name."""

from __future__ import annotations

from . import strings
from .harness import Part

PARTS: dict[str, Part] = {module.PART.name: module.PART for module in (strings,)}
