"""The word lists of the plugin: ``lists/NAME.txt``, words apart by blanks, in simplified characters; # begins a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of a list, the longest first."""
    text = files("framing_chinese").joinpath("lists", f"{name.replace(' ', '_')}.txt").read_text(encoding="utf-8")
    words = {word for line in text.splitlines() for word in line.partition("#")[0].split()}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def either(*names: str) -> str:
    """The words of some lists as an alternative of a regular expression, the longest first."""
    return alternatives(word for name in names for word in words_of(name))


def alternatives(words: Iterable[str]) -> str:
    """Words as an alternative of a regular expression, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) + ")"
