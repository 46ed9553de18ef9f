"""Harm that takes several words to tell: "took advantage of", "fell prey to", "cracked down on", "forces them to pay"."""

from __future__ import annotations

from framing_stance.agency.clause_words import Words
from framing_stance.portrayal.words import Kinds

_OBJECT = 7  # tokens behind a verb in which what somebody is forced to is looked for
_PREYING = frozenset((("take", "advantage", "of"),))
_HARMFUL = frozenset(
    (
        *(("fall", noun, "to") for noun in ("prey", "victim")),
        *((verb, "down", "on") for verb in ("crack", "clamp")),
        ("take", "action", "against"),
    )
)


def preying(words: Words, verb: int, kinds: Kinds, behind: tuple[str, int] | None) -> tuple[int, ...]:
    """The words by which the doer of the verb at a token harms; ``behind`` is what kind of thing follows the next word."""
    lemma, then = words.lemma(verb), words.form(verb + 1)
    if (lemma, then, words.form(verb + 2)) in _PREYING or (lemma == "prey" and then in ("on", "upon")):
        return verb, verb + 1
    if lemma in kinds["engage"] and then == "in" and behind is not None and behind[0] == "bad":
        return verb, behind[1]
    return (verb,) if lemma == "force" and words.form(verb - 1) != "to" and _forces(words, verb) else ()


def _forces(words: Words, verb: int) -> bool:
    """Whether somebody is forced to do something: "forces them to pay"."""
    object_ends = range(verb + 2, min(words.high, verb + _OBJECT))
    return words.tag(verb + 1) in ("PRP", "NNS", "DT", "PRP$") and any(
        words.form(i) == "to" and words.tag(i + 1) == "VB" for i in object_ends
    )


def by_phrase(words: Words, at: int) -> tuple[int, ...]:
    """ "Fell prey to", "crack down on": the words before a preposition whose object harms; none where they are others."""
    two = (words.lemma(at - 2), words.form(at - 1), words.form(at))
    return (at - 2, at - 1) if two in _HARMFUL else ()
