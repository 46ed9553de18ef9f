"""Parts of speech, lightly: Brill's word list, then a few rules on the neighbours (after Brill 1992).

Tags are the Penn Treebank's. Marks are tagged with themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from framing import Span
from framing.text import Tokens
from framing_sourcing.syntax.context import in_context
from framing_sourcing.syntax.words import ABBREVIATIONS, ADVERBIAL
from framing_sourcing.syntax.wordtags import AUXILIARY, CLOSED, FINITE, NOUNS, VERBS, likely_tag

_OPEN_CLASS = NOUNS | VERBS | {"JJ", "RP"}


def tag(tokens: Tokens, lemmas: Sequence[str], sentences: Sequence[Span], verbs: frozenset[str]) -> list[str]:
    """Tag every token; ``verbs`` are lemmas that may be verbs even where the word list knows a noun."""
    forms = tokens.forms
    alphabetic = [form[0].isalpha() for form in forms]
    raised = [letter and word[0].isupper() for letter, word in zip(alphabetic, tokens.written, strict=True)]
    initial = _initials(tokens, sentences, alphabetic, raised)
    names = _names(tokens, initial, raised)
    tags = list(map(likely_tag, tokens.written, initial))
    line = Line(tokens, forms, tags, raised)
    for i, current in enumerate(tags):
        if raised[i] and (
            forms[i] in names or _is_may(i, tags, forms) or _is_country(i, tokens)
            if initial[i]
            else _is_name(i, current, tags, forms)
        ):
            tags[i] = "NNP"
        elif current == "NNP":
            continue
        elif current in VERBS and _is_before_possessive(i, line):
            tags[i] = "NNS"
        elif forms[i] in ADVERBIAL and _is_before_participle(i, tags):
            tags[i] = "RB"  # "have long called", "as first reported"
        elif current in _OPEN_CLASS:
            tags[i] = in_context(i, tags, forms, lemmas, verbs)
        elif row := SPECIAL.get(current) or SPECIAL.get(forms[i]):
            tags[i] = row.rule(i, line)
    return tags


class Line(NamedTuple):
    """The text as it is tagged: ``raised`` says which words begin with a capital."""

    tokens: Tokens
    forms: Sequence[str]
    tags: Sequence[str]
    raised: Sequence[bool]

    def before(self, i: int) -> str:
        """The tag before i; '' at the beginning."""
        return self.tags[i - 1] if i else ""

    def after(self, i: int) -> str:
        """The tag after i; '' at the end."""
        return self.tags[i + 1] if i + 1 < len(self.tags) else ""


def _that(i: int, line: Line) -> str:
    following, previous = line.after(i), line.before(i)
    if following == "RB" and line.tags[i + 2 : i + 3] in _OPENS_SUBJECT:
        return "IN"  # "told Holm that only the crew was there"
    if following in FINITE or following in AUXILIARY or following in ("RB", "VBN"):
        return "DT" if previous in ("", "IN", ".", ",") else "WDT"
    return "DT" if previous in ("IN", "TO") and line.forms[i - 1] != "so" else "IN"


def _initial(i: int, line: Line) -> str:
    return "NNP" if line.raised[i] and _is_initial(i, line.tags, line.forms) else line.tags[i]


def _her(i: int, line: Line) -> str:
    possessive = line.after(i) in _AFTER_POSSESSIVE and line.tags[i + 1 : i + 3] not in _BEFORE_PREDICATE
    return line.tags[i] if possessive else "PRP"


def _like(i: int, line: Line) -> str:
    if not i or not _is_verb_like(i, line.tags, line.forms):
        return line.tags[i]
    before = line.forms[i - 1]
    return "VB" if line.tags[i - 1] in ("MD", "DO", "TO") or before in _NEGATIVE or before.endswith("'d") else "VBP"


def _back(i: int, line: Line) -> str:
    """The verb after "to" or a modal, but "back to back"."""
    verb = i and (line.tags[i - 1] in ("TO", "MD") or line.forms[i - 1].endswith(_MODAL))
    return "VB" if verb and [*line.forms[i - 2 : i - 1]] != ["back"] else line.tags[i]


def _apostrophe(i: int, line: Line) -> str:
    possessive = line.before(i) in ("NNS", "NNPS", "NNP") and _is_plural_possessive(i, line.tokens, line.forms)
    return "POS" if possessive else line.tags[i]


def _contracted(i: int, line: Line) -> str:
    return "BE" if line.before(i) in ("PRP", "WP", "EX", "WRB", "DT") else line.tags[i]


class Special(NamedTuple):
    """The rule of one word, with a sentence in which it gives the word this tag and one in which it does not."""

    rule: Callable[[int, Line], str]
    tag: str
    sentence: str
    must_not: str


# By the word, or by the tag of what is no word.
SPECIAL = {
    "'": Special(_apostrophe, "POS", "The teachers' strike went on.", "They wrote 'strike' on it."),
    "POS": Special(_contracted, "BE", "There 's a leak.", "The pier 's roof leaks."),
    "that": Special(_that, "WDT", "The pier that was shut leaks.", "Holm said that the pier leaks."),
    "a": Special(_initial, "NNP", "Sen. A. Berg left.", "A pier leaks."),
    "her": Special(_her, "PRP", "They met her there.", "They met her crew."),
    "like": Special(_like, "VBP", "They like the pier.", "Ports like Aven were shut."),
    "back": Special(_back, "VB", "They want to back Holm.", "They came back to Holm."),
}  # fmt: skip


def _is_before_possessive(i: int, line: Line) -> bool:
    """Whether a word that may be a verb has an apostrophe behind it: "the leads' demands"."""
    return i + 1 < len(line.forms) and line.forms[i + 1] in ("'", "’") and _is_plural_possessive(i + 1, line.tokens, line.forms)


def _is_before_participle(i: int, tags: Sequence[str]) -> bool:
    return 0 < i < len(tags) - 1 and tags[i + 1] in ("VBN", "VBD") and tags[i - 1] in _BEFORE_ADVERB


_OPENS_SUBJECT = (["DT"], ["PRP"], ["PRP$"], ["EX"], ["NNP"])
_BEFORE_ADVERB = NOUNS | AUXILIARY | {"PRP", "IN", "WP"}
_MODAL = ("'ll", "'d")
_NEGATIVE = frozenset({"n't", "not", "never"})
_LIKES = frozenset("i you we they who i'd you'd we'd they'd he'd she'd".split())


def _is_verb_like(i: int, tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether "like" is the verb: "they like", "did n't like", "would like"."""
    if tags[i - 1] in ("MD", "DO", "TO") or (i > 1 and forms[i - 1] in _NEGATIVE and tags[i - 2] in ("DO", "MD")):
        return True
    if forms[i - 1].endswith(("n't", "'d")) and tags[i - 1] in ("DO", "MD", "PRP"):
        return True
    after = tags[i + 1] if i + 1 < len(tags) else ""
    return forms[i - 1] in _LIKES and after in ("DT", "PRP", "PRP$", "TO", "NNP")


def _is_name(i: int, current: str, tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether a word with a capital is a name for all that the word list says: "Will Holm", "Small said"."""
    after = tags[i + 1] if i + 1 < len(tags) else ""
    return forms[i] == "will" or (current == "JJ" and after not in _AFTER_ADJECTIVE)


def _is_may(i: int, tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether "May" at the head of a sentence is somebody: "May said", but "May she rest"."""
    return forms[i] in ("may", "us") and [*tags[i + 1 : i + 2]] in (["VBD"], ["VBZ"], ["VBN"])


def _is_country(i: int, tokens: Tokens) -> bool:
    """Whether "US" is a country, in capitals before a word that is not: "US President Holm"."""
    return tokens.written[i] == "US" and i + 1 < len(tokens) and not tokens.written[i + 1].isupper()


def _is_initial(i: int, tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether "A" is the first of two initials, or one after a title: "A. J. Berg", "Sen. A. Berg"."""
    titled = i > 1 and forms[i - 1] == "." and forms[i - 2] in ABBREVIATIONS
    second = len(forms[i + 2 : i + 3]) == 1 and len(forms[i + 2]) == 1 and [*forms[i + 3 : i + 4]] == ["."]
    return [*forms[i + 1 : i + 2]] == ["."] and [*tags[i + 2 : i + 3]] == ["NNP"] and (titled or second)


_AFTER_ADJECTIVE = NOUNS | {"JJ", "CD", "VBG", "CC", "-"}


def _is_plural_possessive(i: int, tokens: Tokens, forms: Sequence[str]) -> bool:
    """Whether an apostrophe closes a word in s and a word follows after a space: "the teachers' strike"."""
    glued = tokens.ends[i - 1] == tokens.starts[i] and forms[i - 1].endswith("s")
    return glued and i + 1 < len(forms) and tokens.starts[i + 1] > tokens.ends[i] and forms[i + 1][0].isalpha()


_BEFORE_PREDICATE = (['"', "JJ"], ["“", "JJ"], ['"', "DT"], ["“", "DT"])  # called her "weak"
_AFTER_POSSESSIVE = NOUNS | {"JJ", "JJR", "JJS", "CD", "VBN", "VBG", "RB", "VB", "VBD", "VBP", '"', "“", "RBS", "RBR"}


def _initials(tokens: Tokens, sentences: Sequence[Span], alphabetic: Sequence[bool], raised: Sequence[bool]) -> list[bool]:
    """For each token whether its capital says nothing: first in a sentence or quotation, or in a line of capitals."""
    forms = tokens.forms
    initial = [False] * len(tokens)
    for start, end in sentences:
        inside = tokens.within(start, end)
        words = sum(alphabetic[inside.start : inside.stop])
        headline = words >= 4 and sum(raised[inside.start : inside.stop]) >= 0.7 * words
        opening = True
        for i in inside:
            initial[i] = opening or headline
            opening = (opening and not forms[i][0].isalnum()) or forms[i] in _OPENING
    return initial


_OPENING = frozenset({'"', "“", "‘", ":", "—", "–"})


def _names(tokens: Tokens, initial: Sequence[bool], raised: Sequence[bool]) -> frozenset[str]:
    """Words that the text writes with a capital where their place does not ask for one, and never without."""
    inside = [(form, capital) for form, opening, capital in zip(tokens.forms, initial, raised, strict=True) if not opening]
    capitals = {form for form, capital in inside if capital}
    return frozenset(capitals.difference((form for form, capital in inside if not capital), CLOSED))
