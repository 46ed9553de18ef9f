"""Names that look like one name spelled in several ways: proposed, never joined."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

SHORTEST, LONGEST = 7, 60  # letters of a name in which one may be a slip
SHORTEST_WORD = 4  # letters of a word in which one may be: Paper A is not Paper B
_FILLERS = frozenset("the news online com org net www co web website newspaper".split())
_WORDS = re.compile(r"[^\W_]+")


def alike(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Groups of names that differ only in case, accents, marks, words such as "the" and "news", or one letter of many.

    Neither a digit nor a word's first letter is taken for a slip. Takes time in proportion to the letters of all names.
    """
    named: dict[str, list[str]] = {}
    slips: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        words = words_of(name)
        key = "".join(words)
        if key not in named:
            for form in {key, *_with_a_slip(words)}:
                slips.setdefault(form, []).append(key)
        named.setdefault(key, []).append(name)
    groups = [tuple(name for key in near for name in named[key]) for near in _joined(slips.values())]
    return sorted(tuple(sorted(group)) for group in groups if len(group) > 1)


def words_of(name: str) -> list[str]:
    """The words of a name without case, accents, marks and words that say nothing; all of them where nothing else is left."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    words = _WORDS.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))
    return [word for word in words if word not in _FILLERS] or words or [name]


def _with_a_slip(words: Sequence[str]) -> Iterator[str]:
    """What is left of a name without one of its letters: the same for two names in which one letter is another, or missing."""
    if not SHORTEST <= sum(map(len, words)) <= LONGEST:
        return
    for number, word in enumerate(words):
        before, after = "".join(words[:number]), "".join(words[number + 1 :])
        for place in range(1, len(word)) if len(word) >= SHORTEST_WORD else ():
            if not word[place].isdigit():
                yield before + word[:place] + word[place + 1 :] + after


def _joined(near: Iterable[Sequence[str]]) -> list[list[str]]:
    """Keys that have a form in common, directly or by way of others, in one group."""
    group_of: dict[str, list[str]] = {}
    for keys in near:
        largest = max((group_of.setdefault(key, [key]) for key in keys), key=len)
        for key in keys:
            if (group := group_of[key]) is not largest:
                largest.extend(group)
                group_of.update(dict.fromkeys(group, largest))
    return list({id(group): group for group in group_of.values()}.values())
