"""Whether a mention of a name does what only somebody does."""

from __future__ import annotations

from collections.abc import Sequence

from framing.text import Tokens
from framing_stance.actors.actor_words import BETWEEN, DEEDS, SAID


def acts(tokens: Tokens, lemmas: Sequence[str], start: int, end: int) -> bool:
    """Whether a mention does what only somebody does: "Lind | later said", "Lind, who", "said | Lind", "according to | Lind"."""
    forms = tokens.forms
    i = end
    while i < min(len(forms), end + 4) and (forms[i] in BETWEEN or forms[i].endswith("ly")):
        i += 1
    if i < len(forms) and lemmas[i] in DEEDS and not forms[i].endswith("ing"):
        return True
    if [*forms[end : end + 2]] == [",", "who"] or [*forms[end : end + 1]] in (["who"], ["whose"]):
        return True
    before = forms[start - 1] if start else ""
    return bool(start) and (lemmas[start - 1] in SAID or (before == "to" and [*forms[start - 2 : start - 1]] == ["according"]))
