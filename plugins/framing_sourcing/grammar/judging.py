"""How a cue judges what it reports: the columns ``slant``, ``polarity`` and ``certainty`` of ``cues.csv``.

A cue is slanted *against* what it reports if it holds the words in doubt or the speaker up to ridicule (*claim*,
*insist*, *whine*), *for* it if it takes the words for true (*point out*, *reveal*, *admit*), else neutral (*say*):
Cole & Shaw (1974), Geis (1987), Caldas-Coulthard (1994), Recasens et al. (2013).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

SLANTS = ("against", "for")
_PRECEDENCE = ("adj", "noun", "verb")  # of a cue that is several parts of speech, the last counts


class Judgement(NamedTuple):
    """What a cue tells of its content: slant ('' for none), polarity ("negative" or '') and certainty (or '')."""

    slant: str = ""
    polarity: str = ""
    certainty: str = ""


HEARSAY = {
    "reportedly": Judgement("", "", "uncertain"),
    **dict.fromkeys(("allegedly", "supposedly", "purportedly", "ostensibly"), Judgement("against", "", "uncertain")),
}
_NEUTRAL = Judgement()


def judgement_of(cue: str) -> Judgement:
    """How a cue, given by its lemma, judges; neutral where the list does not know it."""
    return _shipped().get(cue, _NEUTRAL)


def read_judgements(lines: Iterable[str]) -> dict[str, Judgement]:
    """The judgements in a table of cues (CSV with a header), by cue."""
    rows = sorted(csv.DictReader(lines), key=lambda row: _PRECEDENCE.index(row["pos"]))
    return {row["cue"]: Judgement(_side(row["slant"]), row["polarity"], row["certainty"]) for row in rows}


def _side(slant: str) -> str:
    return "" if slant == "neutral" else slant


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, Judgement]:
    with (Path(__file__).parent / "cues.csv").open(encoding="utf-8", newline="") as file:
        return HEARSAY | read_judgements(file)
