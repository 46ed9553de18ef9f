"""Words that news writers choose between for one thing: "deal" and "accord", "slam" and "criticize"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

Lines = Mapping[str, frozenset[int]]


class RivalWords(NamedTuple):
    """For each lemma the lines of the list that it stands in; two words of one line may be rivals.

    ``headlines`` are words of any kind that headlines choose between, beside those of the other lists.
    """

    nouns: Lines
    names: Lines
    verbs: Lines
    headlines: Lines


@cache
def rival_words() -> RivalWords:
    """The list that ships with the program, read once."""
    found: list[dict[str, set[int]]] = []
    for number, line in enumerate(files("framing.english").joinpath("rival_words.txt").read_text(encoding="utf-8").splitlines()):
        if line.startswith("#"):
            if line[2:] in ("Nouns", "Names", "Verbs", "Headlines"):
                found.append({})
            continue
        for word in line.split():
            found[-1].setdefault(word, set()).add(number)
    return RivalWords(*({word: frozenset(lines) for word, lines in each.items()} for each in found))
