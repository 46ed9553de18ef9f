"""The words of a source as the text has them, and whether they are nothing but a pronoun."""

from __future__ import annotations

from framing import Span
from framing.english import CLASSES
from framing.text import fold
from framing_sourcing.syntax.reading import Reading

PRONOUNS = (
    CLASSES.subjects
    | CLASSES.objects
    | CLASSES.possessives
    | frozenset("himself hers herself who which that whom those what".split())
)

SPOKESPEOPLE = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen".split())


def source_words(reading: Reading, source: Span | None) -> str:
    """The wording of a source."""
    return "" if source is None else reading.text[reading.tokens.starts[source[0]] : reading.tokens.ends[source[1] - 1]]


def is_pronoun(words: str) -> bool:
    """Whether a source is named by nothing but a pronoun, a contracted verb perhaps with it."""
    if len(words) > 1 and words.isalpha() and words.isupper():
        return False  # "US"
    first, _, rest = fold(words).partition(" ")
    return first.partition("'")[0] in PRONOUNS and rest in ("", "all", "both", "also", "each")
