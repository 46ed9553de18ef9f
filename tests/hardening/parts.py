"""All parts of the hardening, by name."""

from __future__ import annotations

from . import codebooks, determinism, disks, growth, guests, kills, mutations, results, strings
from .harness import Part

MODULES = (mutations, codebooks, results, strings, kills, disks, guests, determinism, growth)
PARTS: dict[str, Part] = {module.PART.name: module.PART for module in MODULES}
