"""Whether a link is asserted at all: "Is Berg a liar?", "if Berg is a liar", "it is not true that Berg lied" say nothing."""

from __future__ import annotations

from framing.english import CLASSES
from framing_stance.agency.clause_words import Words

_SUPPOSING = frozenset("if unless whether suppose supposing imagine lest".split())
_UNTRUE = frozenset(
    "untrue false deny denies denied denying doubt doubts doubted notion idea suggestion pretend pretending pretends rumor "
    "rumour theory".split()
)
_AS_IT_SEEMS = frozenset("like if though that".split())
_SEEMING = frozenset("look seem sound feel appear".split())
_NOT = frozenset(("not", "n't", "never"))
_CLAIMS = frozenset("accusation allegation assertion charge claim story".split())
_BASELESS = frozenset("absurd baseless false groundless nonsense ridiculous unfounded untrue wrong".split())
_STOPS = CLASSES.concessives | frozenset(', ; : ( ) " “ ” but because'.split())
_CLAUSE = 8  # words back in which "if" opens the clause of a word


def asserted(words: Words, first: int, at: int) -> bool:
    """Whether a sentence says of the mention at ``first`` what the word ``at`` means."""
    return not (
        _asked(words) or _supposed(words, first) or _supposed(words, at) or _untrue(words, first) or _seeming(words, first)
    )


def _asked(words: Words) -> bool:
    return any(words.form(i) == "?" for i in range(words.high - 1, max(words.low, words.high - 4), -1))


def _supposed(words: Words, at: int) -> bool:
    """Whether "if" or "whether" opens the clause of a token."""
    for i in range(at - 1, max(words.low - 1, at - _CLAUSE), -1):
        if words.form(i) in _STOPS:
            return False
        if words.form(i) in _SUPPOSING and (words.form(i) != "if" or words.form(i - 1) not in ("as", "even")):
            return True
    return False


def _seeming(words: Words, first: int) -> bool:
    """ "It looks like Berg …", "sounds as if Berg …", "it may seem that Berg …"."""
    at = next((i for i in range(first - 1, max(words.low, first - 5), -1) if words.form(i) in _AS_IT_SEEMS), -1)
    before = at - 1 - (words.form(at - 1) == "as")
    return at > 0 and words.lemma(before) in _SEEMING


def _untrue(words: Words, first: int) -> bool:
    """ "It is not true that Berg …", "denied that Berg …", "the notion that Berg …"."""
    for i in range(first, max(words.low, first - 6), -1):
        if words.form(i) == "that":
            not_true = words.form(i - 1) == "true" and not _NOT.isdisjoint((words.form(i - 2), words.form(i - 3)))
            return not_true or words.form(i - 1) in _UNTRUE or (words.lemma(i - 1) in _CLAIMS and _refuted(words, i))
    return False


def _refuted(words: Words, at: int) -> bool:
    """Whether what is claimed behind a token is called false: "the claim that … is false"."""
    return any(words.form(i) in _BASELESS and words.tag(i - 1) == "BE" for i in range(at, words.high))
