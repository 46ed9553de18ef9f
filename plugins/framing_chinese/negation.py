"""Which mentions are negated: 没有被劝返, 拒绝返回; not 不仅劝返."""

from __future__ import annotations

from collections.abc import Sequence

from framing_chinese.lists import words_of

_REACH = 6  # characters before a mention, in its clause
_CLAUSE = frozenset("，,；;：:。！？!?（）()“”「」、")
NEGATING = frozenset(words_of("negators"))  # single characters
_LONG = words_of("negating words")
_APPARENT = words_of("apparent negations")  # words in which such a character negates nothing
FIRST = NEGATING | {word[0] for word in _LONG}


def negates(forms: Sequence[str], matched: Sequence[int], begin: int, end: int) -> bool:
    """Whether a mention stands behind a negating word in its clause; two undo each other."""
    first = matched[0]
    start = first
    while start > max(begin, first - _REACH) and forms[start - 1] not in _CLAUSE:
        start -= 1
    before = "".join(forms[start:first])
    for word in _APPARENT:
        before = before.replace(word, "")
    found = 0
    for word in _LONG:
        found += before.count(word)
        before = before.replace(word, "")
    return (found + sum(before.count(character) for character in NEGATING)) % 2 == 1
