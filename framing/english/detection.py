"""Whether a text is in English."""

from __future__ import annotations

import re
import unicodedata

from framing.forms import fold

FUNCTION_WORDS = frozenset(
    "the of and to in a is that for on with as it was by be are at from this have has had not they he she his her their "
    "its an or but were which who will would been more one all we you i there what when if can said about into than so "
    "no out up do after over only also".split()
)


def detect_language(text: str) -> str:
    """'en' where English function words make up enough of the text, else 'und' (undetermined).

    A text of fewer than eight words is too short to tell and passes as English if its letters are Latin.
    """
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text[:6000])]
    if len(words) < 8:
        letters = [letter for letter in text[:200] if letter.isalpha()]
        return "en" if letters and all("LATIN" in unicodedata.name(c, "") for c in letters) else "und"
    share = sum(word in FUNCTION_WORDS for word in words) / len(words)
    return "en" if share >= 0.18 else "und"
