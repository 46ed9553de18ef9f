"""Between the terms of other tools (words, ``*`` and ``?``, phrases by spaces) and our patterns."""

from __future__ import annotations

import re

from framing.forms import visible
from framing.patterns.automaton import TAGS
from framing.patterns.language import LONGEST_PATTERN
from framing.text.tokens import tokenize

_WILD = re.compile(r"[*?]")
_STRUCTURE = re.compile(r"[<>()\[\]{}|…]|\.\.\.")
_TAG = re.compile(r"/[A-Za-z]+(?= |$)")


class Unsupported(Exception):
    """A term that cannot be said; the message is the reason."""


def pattern_of(term: str, *, wildcards: str = "*?") -> str:
    """The pattern of a term: its words by single spaces, without marks. Raises Unsupported for what would find other things.

    ``wildcards`` are those that the format has; others of ``*?`` are marks.
    """
    for mark in "*?":
        if mark not in wildcards:
            term = term.replace(mark, " ")
    term = " ".join(visible(term).split())
    tokens = tokenize(_WILD.sub("x", term))
    words = [term[tokens.starts[position] : tokens.ends[position]] for position in tokens.words]
    if not words:
        raise Unsupported("has no word in it; marks alone are not counted")
    if "'s" in tokens.forms[tokens.words[-1] :]:
        raise Unsupported("ends in 's, which is set apart from words: it would be found wherever the word is")
    if any(not word.strip("*?") for word in (words[0], words[-1])):
        raise Unsupported("begins or ends with any word at all")
    pattern = " ".join(words)
    if _STRUCTURE.search(pattern) or _TAG.search(pattern):  # in an address, which is one word
        raise Unsupported("has characters that mean something else in a pattern")
    if len(pattern) > LONGEST_PATTERN:
        raise Unsupported(f"is longer than {LONGEST_PATTERN} characters")
    return pattern


def read_as(term: str, pattern: str) -> str:
    """What to tell where a pattern is not the term it comes from; empty where it is."""
    return "" if " ".join(term.split()) == pattern else f"is read as '{pattern}': marks do not count"


def term_of(pattern: str, *, wildcards: str = "*?") -> str:
    """The term that a pattern says. Raises Unsupported for one that is more than words and wildcards."""
    structure = _STRUCTURE.search(pattern)
    if structure is not None:
        raise Unsupported(f"has {_named(structure.group())}, which the format cannot say")
    if any(word.rpartition("/")[2] in TAGS for word in pattern.split() if "/" in word):
        raise Unsupported("asks for a part of speech, which the format cannot")
    exact = pattern_of(pattern)
    for mark in "*?":
        if mark not in wildcards and mark in exact:
            raise Unsupported(f"has the wildcard {mark}, which the format cannot say")
    return exact


def _named(mark: str) -> str:
    if mark in "<>":
        return "any form of a word, <…>"
    if mark in "{}":
        return "a condition in { }"
    return "a gap" if mark in ("...", "…") else "alternatives or optional words"
