"""The pronouns by which a sentence goes on to speak of a mention: "The ministry … its reckless plan", "Voters … their".

"He" and "she" are mentions of their own (:mod:`framing_stance.targets.pronouns`). "It" and "they" are the subject of a
sentence only where nothing else in between can be meant.
"""

from __future__ import annotations

from framing_stance.agency.agency import Place
from framing_stance.agency.clause_words import FINITE, NOUNS, Words

_ONE = frozenset(("it", "its"))
_MANY = frozenset(("they", "their"))
# Names and nouns without -s that are many.
_GROUPS = frozenset("police people media".split())
_PLURALS = frozenset(("NNS", "NNPS"))
_SUBJECTS = NOUNS | {"PRP", "WP"}
_SAME = frozenset("he she it they".split())
_QUOTED = frozenset('" “ ”'.split())
_FAR = 30  # tokens behind a mention that are looked at


def echoes(words: Words, place: Place, first: int, last: int) -> list[int]:
    """Where "it", "its", "they", "their" stand for the mention with the tokens [first, last)."""
    if place.kind != "subject" or words.tag(first) == "PRP" or words.tag(place.start - 1) in ("IN", "CC"):
        return []
    many = words.form(last - 1) in _GROUPS or words.tag(last - 1) in _PLURALS or words.lemma(last - 1) != words.form(last - 1)
    pronouns, found = _MANY if many else _ONE, []
    for i in range(last, min(words.high, last + _FAR)):
        if words.form(i) in pronouns:
            found.append(i)
        elif words.form(i) in _QUOTED or words.tag(i) in _PLURALS if many else _is_one_thing(words, i):
            break
    return found


def another_acts(words: Words, start: int, verb: int) -> bool:
    """Whether somebody else than the mention that ends at ``start`` is the subject of a verb behind it."""
    if verb < start:
        return True
    behind = range(start + 1, verb + 1)
    return any(words.tag(i) in FINITE and words.tag(i - 1) in _SUBJECTS and words.form(i - 1) not in _SAME for i in behind)


def _is_one_thing(words: Words, i: int) -> bool:
    """Whether a token is a name, a quotation mark, or a noun that "it" may stand for."""
    return words.form(i) in _QUOTED or (words.tag(i) in NOUNS and words.tag(i) not in _PLURALS)
