"""Well-known office holders and candidates with their years: ``figures.csv``, compiled by hand for this project."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from framing.text import fold
from framing_sourcing.speakers.wordlists import load_word_lists

# Of too many to be known by the surname alone.
_WITH_FULL_NAME = ("senator", "governor", "mayor", "representative", "in ", "former", "journalist, ", "artist")
_HEAD_OF_STATE = "president of the United States"  # speaks as such while seeking another term


class Term(NamedTuple):
    """One office or candidacy: the type of source it makes, and the months it lasted, as "2015-06"."""

    first: str
    last: str  # '' for one that goes on
    type: str
    what: str


class Figures(NamedTuple):
    terms: Mapping[tuple[str, str], tuple[Term, ...]]  # by first and last word of a name
    names: Mapping[str, Mapping[tuple[str, str], str]]  # by last word, of those known by it


@lru_cache(maxsize=1)
def load_figures() -> Figures:
    """Read ``figures.csv``, which lies beside this module."""
    terms: dict[tuple[str, str], list[Term]] = {}
    names: dict[str, dict[tuple[str, str], str]] = {}
    with (Path(__file__).parent / "figures.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            ends = _ends(row["name"])
            terms.setdefault(ends, []).append(Term(row["from"], row["to"], row["type"], row["what"]))
            if not row["what"].startswith(_WITH_FULL_NAME):
                names.setdefault(ends[1], {})[ends] = row["name"]
    return Figures({ends: tuple(found) for ends, found in terms.items()}, names)


def figure_type(name: str, published: date | None) -> tuple[str, bool]:
    """The type that a well-known name has on a day, and whether as of that day rather than some other; ('', False) for none."""
    terms = load_figures().terms.get(_ends(name), ())
    held = [term for term in terms if _holds(term, published)]
    if held:
        return next((term for term in held if term.what == _HEAD_OF_STATE), held[0]).type, True
    month = published.strftime("%Y-%m") if published is not None else ""
    begun = [term for term in terms if term.first <= month] or terms
    foremost = [term for term in begun if not term.what.startswith(_WITH_FULL_NAME)] or begun
    return (max(foremost, key=lambda term: term.last).type, False) if begun else ("", False)


def known_as(name: str, published: date | None, *, former: bool) -> frozenset[str]:
    """Words for the offices that a well-known person holds on a day, or held before it."""
    words: set[str] = set()
    for term in load_figures().terms.get(_ends(name), ()):
        begun = published is not None and term.first <= published.strftime("%Y-%m")
        if begun and _holds(term, published) is not former:
            what = term.what.partition(" for ")[0] if term.what.startswith("candidate") else term.what
            words.update(what.replace(",", "").split(), {"former"} if former else ())
    return frozenset(words)


@lru_cache(maxsize=1 << 12)
def bearer(surname: str, published: date | None) -> str:
    """The only person of the list with this folded surname who held or sought an office on a day; '' if there is none."""
    figures = load_figures()
    if surname in load_word_lists().given_names:
        return ""
    held = [
        name
        for ends, name in figures.names.get(surname, {}).items()
        if any(_holds(term, published) for term in figures.terms[ends])
    ]
    return held[0] if len(held) == 1 else ""


def _holds(term: Term, published: date | None) -> bool:
    month = published.strftime("%Y-%m") if published is not None else ""
    return bool(month) and term.first <= month[: len(term.first)] and (not term.last or month[: len(term.last)] <= term.last)


def _ends(name: str) -> tuple[str, str]:
    words = [fold(word) for word in name.split() if fold(word).rstrip(".") not in ("jr", "sr")]
    return (words[0], words[-1]) if words else ("", "")
