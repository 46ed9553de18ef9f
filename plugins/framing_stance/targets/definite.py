"""Definite nouns that surely refer to a person among the targets: "Mayor Lind … the mayor".

The text has to give the target that office itself, beside the name ("Mayor Lind", "Lind, the mayor of Turku"), and nobody
else the same one. Only "the mayor" refers back, "a mayor" and "the mayor of Oslo" do not, nor does anything in quotation
marks, and nothing before the office is told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from framing.text import Quotation, Tokens
from framing_stance.targets.pronouns import PERSONS, TITLES

_OFFICES = PERSONS | TITLES.difference(("mr", "mrs", "ms", "dr", "sen", "rep", "gov", "sir"))
_ASIDE = 4  # words between a comma and the office
_BELONGING = frozenset(("of", "for", "in", "at", "who", "whose", "whom"))


def refer_back(
    tokens: Tokens, named: Mapping[int, str], taken: Collection[int], quotations: Sequence[Quotation]
) -> Iterator[tuple[int, str]]:
    """Positions of nouns and the person each refers to; ``named`` are the tokens of mentions of persons."""
    offices = {noun: owner for noun, owner in _offices(tokens, named).items() if owner is not None}
    if not offices:
        return
    inside = [(quotation.start, quotation.end) for quotation in quotations if not quotation.depth]
    for i, form in enumerate(tokens.forms[1:], 1):
        owner = offices.get(form)
        if owner is None or i in taken or tokens.forms[i - 1] != "the" or i <= owner[1] or _raised(tokens, i):
            continue
        after = tokens.forms[i + 1] if i + 1 < len(tokens) else ""
        at = bisect_right(inside, (tokens.starts[i], float("inf"))) - 1
        quoted = at >= 0 and tokens.starts[i] < inside[at][1]
        if after not in _BELONGING and not quoted and not (i + 1 < len(tokens) and _raised(tokens, i + 1)):
            yield i, owner[0]


def _offices(tokens: Tokens, named: Mapping[int, str]) -> dict[str, tuple[str, int] | None]:
    """Offices with the target that has each and where that is told; None where somebody else has it too."""
    found: dict[str, tuple[str, int] | None] = {}
    for i, form in enumerate(tokens.forms):
        if form not in _OFFICES:
            continue
        for at in (i + 1, _name_before(tokens, i)):
            if at is None or not at < len(tokens) or not _raised(tokens, at):
                continue
            owner = named.get(at)
            known = found.setdefault(form, (owner, i) if owner else None)
            if known is not None and known[0] != owner:
                found[form] = None
    return found


def _name_before(tokens: Tokens, i: int) -> int | None:
    """The word before the comma in "Lind, the mayor": the end of the name that an office is given to."""
    for j in range(i - 1, max(0, i - _ASIDE - 1), -1):
        if tokens.forms[j] == ",":
            return j - 1
        if not tokens.forms[j][0].isalpha():
            return None
    return None


def _raised(tokens: Tokens, i: int) -> bool:
    return tokens.written[i][0].isupper()
