"""The kinds of act, plight and outcome, from ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

PATH = Path(__file__).with_name("words.toml")
Kinds = Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def load() -> Kinds:
    """Each kind with its lemmas, read once."""
    with PATH.open("rb") as file:
        return {kind: frozenset(text.split()) for kind, text in tomllib.load(file).items()}
