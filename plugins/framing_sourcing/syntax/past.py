"""Where a form that may be past tense or participle is a participle: a table, each row with a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from framing_sourcing.syntax.beside import Beside
from framing_sourcing.syntax.verbal import Row
from framing_sourcing.syntax.words import ABBREVIATIONS
from framing_sourcing.syntax.wordtags import AUXILIARY, FINITE, NOUNS

_FINITE_OR_AUXILIARY = FINITE | AUXILIARY
_BEFORE_OBJECT = frozenset({"RP", "VB", "VBP", "VBG", "VBZ", "VBD"})
_PARTICIPLES = frozenset("known seen given taken written shown spoken chosen driven drawn grown thrown begun".split())
_NEVER_PASSIVE = frozenset("declined refused vowed agreed hoped wanted tried decided pledged threatened failed managed".split())
_NAMED = frozenset("called dubbed named termed labelled labeled titled entitled".split())
_OPENS_PARTICIPLE = frozenset("when if while once unless until although though whether".split())
_MARKS = ('"', "“", "'", "‘")


def is_participle(word: Beside) -> bool:
    """Whether any row of the table holds."""
    return any(row.holds(word) for row in ROWS)


def _in_object(word: Beside) -> bool:
    return word.before in _BEFORE_OBJECT and word.after in NOUNS


def _by_its_form(word: Beside) -> bool:
    return word.form in _PARTICIPLES or (word.current == "VBN" and word.form.endswith("en"))


def _briefed(word: Beside) -> bool:
    return word.form == "briefed" and word.after == "IN"


def _without_subject(word: Beside) -> bool:
    """At the head of a sentence or after "when"."""
    if not word.form.endswith("ed") or word.after not in ("IN", "TO", "WRB", "WP"):
        return False
    return word.before in ("", ".", "?", "!") or word.forms[word.i - 1] in _OPENS_PARTICIPLE


def _by_whom(word: Beside) -> bool:
    return word.after == "IN" and word.next_form() == "by" and word.form != "said" and word.next_but_one() != "VBG"


def _after_comma(word: Beside) -> bool:
    """A participle that a comma sets off, unless the comma closes an apposition to its subject."""
    if word.before != "," or word.after not in ("IN", "TO", *_MARKS):
        return False
    named = word.after in _MARKS and word.form in _NAMED
    to = word.after == "TO"
    participle = (named or to or word.current == "VBN") and not (to and word.form in _NEVER_PASSIVE)
    return participle and not _closes_apposition(word.i, word.tags, word.forms)


def _closes_apposition(i: int, tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether the comma before i is the second after a name and no verb stood before: "Holm, a farmer, called for …".

    A relative clause between the commas has a verb of its own: "Holm, who runs the port, stuck to …".
    """
    commas, verb = 0, False
    for j in range(i - 1, max(-1, i - 40), -1):
        if tags[j] in ("WP", "WDT"):
            return commas == 1 and [*tags[j - 1 : j]] == [","]
        if tags[j] == "." and forms[j - 1] not in ABBREVIATIONS:
            return False
        verb = verb or tags[j] in _FINITE_OR_AUXILIARY
        commas += tags[j] == ","
        if commas == 2:
            return not verb and j > 0 and tags[j - 1] in ("NNP", "NNPS", "NN", "NNS")
    return False


ROWS = (
    Row(_in_object, "They carry out ordered repairs.", "ordered"),
    Row(_by_its_form, "A captain known for his temper left.", "known"),
    Row(_briefed, "A person briefed on the talks left.", "briefed"),
    Row(_without_subject, "Asked about the pier, Holm shrugged.", "asked"),
    Row(_by_whom, "The plan praised by Holm failed.", "praised"),
    Row(_after_comma, "The boat, called “Tern”, sank.", "called"),
)
