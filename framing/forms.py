"""How a word is compared: folded, spelled as it is read, without what cannot be seen and without look-alike letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Characters that cannot be seen: soft hyphen, zero-width characters and joiners, marks of direction, variation selectors.
HIDDEN = "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_INVISIBLE = re.compile(f"[{HIDDEN}]+")
_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "´": "'", "‐": "-", "‑": "-"})
# Letters that look like Latin ones, Cyrillic and Greek (after the confusables of Unicode Technical Standard 39).
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮԚԜаеѕіјоԛԝрсуухһԁѵӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυ",
    "ABESIJKMHOPCTYXYQWaesijoqwpcyyxhdvl" + "ABEZHIKMNOPTYXaikvopu",
)
_LETTERS = re.compile(r"[^\W\d_]+")
_BEYOND_LATIN = "\u0250"


@lru_cache(maxsize=1 << 18)
def fold(word: str) -> str:
    """The form a word is compared in: its :func:`spelling` in lower case."""
    if word.isascii():
        return word.lower().replace("-\n", "")
    return spelling(word).casefold()


def spelling(word: str) -> str:
    """A word as it is read, capitals kept: NFKC, straight apostrophe, nothing invisible or broken, no look-alike letters."""
    return _LETTERS.sub(_unmasked, _composed(word)) if not word.isascii() else word.replace("-\n", "")


@lru_cache(maxsize=1 << 12)
def is_disguised(word: str) -> bool:
    """Whether a word holds letters of another script that look like Latin ones."""
    return not word.isascii() and _composed(word) != spelling(word)


def visible(word: str) -> str:
    """A word without the characters that cannot be seen."""
    return _INVISIBLE.sub("", word)


def _composed(word: str) -> str:
    seen = unicodedata.normalize("NFKC", visible(word).translate(_STRAIGHT))
    return seen.replace("-\n", "").replace("\n", "")


def _unmasked(match: re.Match[str]) -> str:
    """Latin letters for their look-alikes, in a stretch of letters that has Latin ones and that becomes Latin by it."""
    letters = match.group()
    plain = letters.translate(_LOOKALIKES)
    mixed = plain != letters and any(letter < _BEYOND_LATIN for letter in letters)
    return plain if mixed and max(plain) < _BEYOND_LATIN else letters
