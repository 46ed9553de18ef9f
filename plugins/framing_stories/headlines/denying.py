"""Whether a headline denies what its verb says: "won't kill", "does not kill"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from framing.english import CLASSES

if TYPE_CHECKING:
    from framing import Layers

_AUXILIARIES = CLASSES.do | CLASSES.modals
_REACH = 3  # words before a verb in which it is denied


def negated(layers: Layers, first: int, verb: int) -> str:
    """ "not " where a verb is denied between a token and itself: "Holm won't | sign"; else ''."""
    return "not " if any(map(_denies, layers.tokens.forms[first:verb])) else ""


def _denies(form: str) -> bool:
    return form in CLASSES.negators or form.endswith("n't")


def over_denial(forms: Sequence[str], at: int) -> int:
    """The token after "does not" or "doesn't"; ``at`` where there is none."""
    if at + 1 < len(forms) and forms[at] in CLASSES.do and forms[at + 1] in ("not", "never"):
        return at + 2
    return at + (at < len(forms) and forms[at].endswith("n't") and forms[at][:-3] in CLASSES.do)


def denial_before(layers: Layers, verb: int, stops: Container[str]) -> tuple[str, int]:
    """ "not " and the token with which the denial of a verb begins; '' and the verb where it is not denied."""
    forms, begun = layers.tokens.forms, verb
    while begun and verb - begun < _REACH and forms[begun - 1] not in stops:
        begun -= 1
    first = next((i for i in range(begun, verb) if _denies(forms[i])), verb)
    if first == verb:
        return "", verb
    return "not ", first - (first > begun and forms[first - 1] in _AUXILIARIES)
