"""Whether a text is in English."""

from __future__ import annotations

import re
import unicodedata

from framing.english.closed_classes import FUNCTION_WORDS
from framing.forms import fold
from framing.language import FEWEST_FUNCTION_WORDS

_TOO_SHORT = 8  # words; fewer are too few to tell
_PERHAPS = 0.01  # less than any language is that finds its own words


def resembles(text: str) -> float:
    """The share of English function words where it is large enough, else 0.

    A text of fewer than eight words is too short to tell and passes as English if its letters are Latin.
    """
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    if len(words) < _TOO_SHORT:
        letters = [letter for letter in text[:200] if letter.isalpha()]
        return _PERHAPS if letters and all("LATIN" in unicodedata.name(c, "") for c in letters) else 0.0
    share = sum(word in FUNCTION_WORDS for word in words) / len(words)
    return share if share >= FEWEST_FUNCTION_WORDS else 0.0
