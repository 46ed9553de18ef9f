"""Where a word that may be noun or verb is a finite verb: a table of what stands beside it, each row with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from framing.english import CLASSES
from framing_sourcing.syntax.beside import Beside
from framing_sourcing.syntax.wordtags import AUXILIARY, FINITE, NOUNS, VERBS

_FINITE_OR_AUXILIARY = FINITE | AUXILIARY
_PRONOUN_SUBJECT = CLASSES.subjects | {"who", "which"}
_OPENS = frozenset({"DT", "PRP", "PRP$", "TO", "WP", "WRB", "NNP", "EX", "MD", "IN", "CD", "$"})
_HOPING = frozenset("hope wish fear".split())
_SHOWN = frozenset("sports news arts".split())
_SPOKEN = frozenset({'"', "“", ":"})
_BREAKS = frozenset({",", ")", "—", "–", "-"})


def finite_form(verbal: str) -> str:
    return "VBP" if verbal == "VB" else verbal


def is_finite(word: Beside) -> bool:
    """Whether any row of the table holds."""
    return any(row.holds(word) for row in ROWS)


def _after_pronoun(word: Beside) -> bool:
    return word.p >= 0 and (word.forms[word.p] in _PRONOUN_SUBJECT or word.before == "WDT")


def _after_adverb(word: Beside) -> bool:
    return word.p < word.i - 1 and word.after not in FINITE and word.agrees()


def _before_phrase(word: Beside) -> bool:
    return word.current != "JJ" and word.after in _OPENS and word.agrees() and _names_thing(word)


def _names_thing(word: Beside) -> bool:
    """Whether the noun before is a subject rather than the first part of a compound: a name, or what follows opens a clause."""
    return word.tags[word.p] in ("NNP", "NNPS", "NNS", ")") or word.after in ("DT", "PRP", "PRP$", "WP", "WRB", "EX")


def _before_infinitive(word: Beside) -> bool:
    alone = word.verbal == "VBZ" and word.current == "NNS" and word.after == "TO"
    return alone and word.agrees() and word.p > 0 and word.tags[word.p - 1] in ("DT", "JJ", "VBG")


def _before_noun(word: Beside) -> bool:
    return word.verbal == "VB" and word.after == "NN" and word.next_but_one() == "IN" and word.plural()


def _shows(word: Beside) -> bool:
    return word.forms[word.i] == "show" and word.verbal == "VB" and word.plural() and word.forms[word.p] not in _SHOWN


def _hopes(word: Beside) -> bool:
    clause = word.after in ("PRP", "DT", "EX") and word.next_but_one() in _FINITE_OR_AUXILIARY
    return clause and word.forms[word.i] in _HOPING and word.before in NOUNS


def _before_quotation(word: Beside) -> bool:
    return word.verbal == "VBZ" and word.after in _SPOKEN and word.agrees()


def _after_comma_before_that(word: Beside) -> bool:
    """Whether "that" opens a clause with a subject of its own, after an apposition."""
    that = [*word.forms[word.i + 1 : word.i + 2]] == ["that"] and word.next_but_one() not in _FINITE_OR_AUXILIARY
    return that and word.verbal == "VBZ" and word.before in _BREAKS and word.i + 2 < len(word.tags)


def _after_name_at_end(word: Beside) -> bool:
    return word.before == "NNP" and word.after in (".", ",", ":") and word.agrees()


def _before_that(word: Beside) -> bool:
    return word.agrees() and [*word.forms[word.p + 2 : word.p + 3]] in (["that"], ["whether"])


def _after_aside(word: Beside) -> bool:
    return word.verbal == "VB" and word.before in (",", ")") and word.after in ("DT", "PRP", "PRP$")


def _second_verb(word: Beside) -> bool:
    joined = word.before == "CC" and word.after in ("DT", "PRP$", "PRP")
    return joined and word.p > 0 and word.tags[word.p - 1] in VERBS | NOUNS


class Row(NamedTuple):
    """What stands beside a finite verb, with a sentence in which nothing but this row tells that ``word`` is one."""

    holds: Callable[[Beside], bool]
    sentence: str
    word: str


ROWS = (
    Row(_after_pronoun, "They demand better boats.", "demand"),
    Row(_after_adverb, "The mayor now claims victory.", "claims"),
    Row(_before_phrase, "Holm claims the pier; it was late.", "claims"),
    Row(_before_infinitive, "The mayor plans to leave; it was late.", "plans"),
    Row(_before_noun, "Fishermen demand action on nets; it was late.", "demand"),
    Row(_shows, "Surveys show strong support; it was late.", "show"),
    Row(_hopes, "The crew hope it is over.", "hope"),
    Row(_before_quotation, "The ad claims “lower fees” for all; it was late.", "claims"),
    Row(_after_comma_before_that, "Holm, the owner, claims that boats leak.", "claims"),
    Row(_after_name_at_end, "The pier is old, Holm claims.", "claims"),
    Row(_before_that, "The firm claims that boats leak.", "claims"),
    Row(_after_aside, "Fishermen, angry (and cold), demand a meeting.", "demand"),
    Row(_second_verb, "Fishermen met and demand a meeting.", "demand"),
)
