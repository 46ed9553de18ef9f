"""How far an article reads as commentary: its author speaks to the reader, and few others speak.

Scare quotes are rare where sources are reported and common where an author talks. The rates are of the words outside quotation
marks: contractions and the first person for it, attributions of speech against it.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing import Annotation
from framing.text import Quotation, Tokens

_LEAST = 200  # words that are added to those of the article, so that a short one says little
_SILENT, _SPOKEN = 5, -5  # points where nobody, or anybody, is said to speak at all
_PER_SPEECH, _MOST_SPEECH = -0.6, 30.0  # points for each attribution of speech in 1,000 words, and how many count
_PER_CONTRACTION, _MOST_CONTRACTIONS = 1.2, 10.0
_PER_PERSON, _MOST_PERSONS = 0.3, 16.0
_CONTRACTED = frozenset({"they're", "we're", "you're", "i'm"})  # "it's" is two tokens, of which the second may be a genitive
_FIRST = frozenset("i my me i'm we our us".split())


def commentary(tokens: Tokens, quotations: Sequence[Quotation], attributions: Sequence[Annotation]) -> float:
    """What an article as a whole says for (above 0) or against scare quotes in it, in points of :mod:`evidence`."""
    speech = sum(a.attributes.get("act") == "speech" for a in attributions)
    own = _own_words(tokens, quotations)
    contracted = sum(form in _CONTRACTED or form.endswith("n't") for form in own)
    first = sum(form in _FIRST for form in own)
    thousands = (len(own) + _LEAST) / 1000
    return (
        (_SPOKEN if speech else _SILENT)
        + _PER_SPEECH * min(_MOST_SPEECH, speech / thousands)
        + _PER_CONTRACTION * min(_MOST_CONTRACTIONS, contracted / thousands)
        + _PER_PERSON * min(_MOST_PERSONS, first / thousands)
    )


def _own_words(tokens: Tokens, quotations: Sequence[Quotation]) -> list[str]:
    """The tokens outside quotation marks."""
    found: list[str] = []
    at = 0
    for quotation in quotations:
        if not quotation.depth:
            inside = tokens.within(quotation.start, quotation.end)
            found.extend(tokens.forms[at : inside.start])
            at = max(at, inside.stop)
    return [*found, *tokens.forms[at:]]
