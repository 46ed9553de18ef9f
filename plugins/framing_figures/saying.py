"""Times that only say when somebody spoke: "police said on Monday"."""

from __future__ import annotations

from collections.abc import Sequence

from framing_figures.claim import Claim
from framing_figures.nouns import is_past
from framing_figures.periods import Period
from framing_figures.sentence import Sentence
from framing_figures.vocabulary import DAYS

SPOKE = frozenset(
    "said says told announced reported tweeted wrote stated added confirmed warned testified argued claimed declared noted "
    "insisted defended denied acknowledged estimated".split()
)
_HEARER = 12
_PUBLISHED = frozenset("released issued published unveiled".split())
_TOLD = frozenset("told".split())
_PLACED = frozenset("in at during to on".split())


def is_of_speech(sentence: Sentence, claims: Sequence[Claim], period: Period, quoted: bool) -> bool:
    """Whether a period only says when somebody spoke: "police said on Monday", "warned Monday that", "on Monday defended"."""
    form, start = sentence.form, period.start
    if form(start - 1) == "," and form(start - 2) in DAYS:
        start -= 2  # "said Monday, March 23"
    before = [form(j) for j in range(start - 1, max(sentence.begin, start - 4) - 1, -1)]
    if any(word in _PUBLISHED for word in before[:2]) or any(word in SPOKE for word in before[:1]):
        return True
    named = form(period.end) == "that" and period.start > sentence.begin and not is_past(form(period.end + 1))
    if named or form(period.end) in SPOKE:
        return True
    return not quoted and (any(word in SPOKE for word in before) or _names_hearer(sentence, claims, period))


def _names_hearer(sentence: Sentence, claims: Sequence[Claim], period: Period) -> bool:
    """Whether where or to whom somebody spoke stands between: "told the paper at the harbour on Monday"."""
    for j in range(period.start - 1, max(sentence.begin, period.start - _HEARER), -1):
        form = sentence.form(j)
        if form in (",", "that", ";") or any(claim.start <= j < claim.end for claim in claims):
            return False
        if form in SPOKE:
            return form in _TOLD or sentence.form(j + 1) in _PLACED
    return False
