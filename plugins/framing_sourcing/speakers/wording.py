"""The words of a source as the text has them, and whether they are nothing but a pronoun or a quantity."""

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

QUANTIFIERS = frozenset(
    (
        "all another any anybody anyone both each either every everybody everyone few half many more most much neither nobody "
        "none no one other others several some somebody someone such two three four five six seven eight nine ten dozens "
        "hundreds thousands millions"
    ).split()
)


def source_words(reading: Reading, source: Span | None) -> str:
    """The wording of a source."""
    return "" if source is None else reading.text[reading.tokens.starts[source[0]] : reading.tokens.ends[source[1] - 1]]


def is_pronoun(words: str) -> bool:
    """Whether a source is named by nothing but a pronoun, a contracted verb perhaps with it."""
    first, _, rest = fold(words).partition(" ")
    return first.partition("'")[0] in PRONOUNS and rest in ("", "all", "both", "also", "each")


def is_quantity(words: str) -> bool:
    """Whether a source is nothing but how many they are: "many", "some others", not "many crews"."""
    return bool(words) and all(word in QUANTIFIERS for word in fold(words).split())
