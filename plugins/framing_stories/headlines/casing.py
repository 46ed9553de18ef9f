"""A headline written as a sentence: Words That Are Capitals for Style alone become small, names keep theirs.

Which words are names is read off the articles on the same story, so that parts of speech and names can be told in a headline
as they are in prose. The length stays the same, and with it every offset.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from framing import Span

_WORD = re.compile(r"[^\W\d_][\w’'.-]*[\w.]|[^\W\d_]")
_SHORT = 4  # letters of a word that is written small in any headline
_TITLE = 0.6  # share of the longer words with a capital from which a line is written like a title
_POSSESSIVE = ("'s", "’s")


class Written(NamedTuple):
    """How sentences write words: how often small, how often with a capital though none is due, and pairs of names."""

    small: Counter[str]
    raised: Counter[str]
    pairs: frozenset[tuple[str, str]]


def written_in(text: str, spans: Iterable[Span]) -> Written:
    """How the sentences at ``spans`` write their words; lines written like titles tell nothing."""
    small, raised, pairs = Counter[str](), Counter[str](), set[tuple[str, str]]()
    for start, end in spans:
        words = [bare(match[0]) for match in _WORD.finditer(text, start, end)]
        if is_title(words):
            continue
        for place, word in enumerate(words):
            if word[0].islower():
                small[word] += 1
            elif place:
                raised[word] += 1
                if words[place - 1][0].isupper() and place > 1:
                    pairs.add((words[place - 1], word))
    return Written(small, raised, frozenset(pairs))


def together(written: Iterable[Written]) -> Written:
    """How several articles write their words."""
    small, raised, pairs = Counter[str](), Counter[str](), set[tuple[str, str]]()
    for each in written:
        small.update(each.small)
        raised.update(each.raised)
        pairs.update(each.pairs)
    return Written(small, raised, frozenset(pairs))


def as_sentence(headline: str, written: Written) -> str:
    """The headline with small letters where only the style of headlines has capitals; as long as it was."""
    found = list(_WORD.finditer(headline))
    words = [bare(match[0]) for match in found]
    if not is_title(words):
        return headline
    shouted = sum(word.isupper() for word in words) > len(words) / 2
    characters = list(headline)
    for place, match in enumerate(found):
        word = words[place]
        if shouted:
            name = word.capitalize()
            new = match[0].capitalize() if written.raised[name] > written.small[word.lower()] else match[0].lower()
        elif place == 0 or not word[0].isupper() or _is_name(words, place, written):
            continue
        else:
            new = match[0].lower()
        if len(new) == len(match[0]):
            characters[slice(*match.span())] = new
    return "".join(characters)


def is_title(words: list[str]) -> bool:
    """Whether most of the longer words have a capital."""
    longer = [word for word in words if len(word) >= _SHORT]
    return len(words) > 2 and sum(word[0].isupper() for word in longer) >= max(2, _TITLE * len(longer))


def bare(word: str) -> str:
    """A word without a possessive and a full stop at its end."""
    word = word[:-2] if word.endswith(_POSSESSIVE) else word
    return word if word.count(".") > 1 else word.rstrip(".-'’") or word


def _is_name(words: list[str], place: int, written: Written) -> bool:
    word = words[place]
    letters = [character for character in word if character.isalpha()]
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return True  # an acronym
    pairs = {tuple(words[place - 1 : place + 1]), tuple(words[place : place + 2])}
    return not pairs.isdisjoint(written.pairs) or written.raised[word] > written.small[word.lower()]
