"""Noun phrases and verb groups: flat, non-overlapping stretches of tokens found in one pass over the tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from framing.english import CLASSES
from framing_sourcing.syntax.words import ABBREVIATIONS, QUANTIFIERS
from framing_sourcing.syntax.wordtags import AUXILIARY, FINITE, NOUNS, VERBS

_PREMODIFIER = NOUNS | {"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "VBN", "POS", "$", "%", "PDT", "WP$", "#", "RBS"}
_ADJECTIVE = frozenset({"JJ", "JJR", "JJS"})
_HEAD = NOUNS | _ADJECTIVE | {"CD", "%", "DT"}
_EMPHATIC = (CLASSES.reflexives - {"myself", "ourselves", "yourself", "yourselves"}) | {"one"}
_NEXT = frozenset({"last", "next"})
_ADVERB = frozenset({"RB", "RBR", "RBS"})
_BASIC_VERB = VERBS | AUXILIARY
_OPENS_PHRASE = (_PREMODIFIER - {"POS"}) | {"VBG", "PRP", "EX"}
_BEGINS = _PREMODIFIER - {"POS", "VBN"}
_OPENS_GROUP = _BASIC_VERB | {"TO"}
_MAY_BREAK = frozenset({"VBN", "DT", "PRP$", "WP$"})
_AFTER_PARTICIPLE = NOUNS | {"JJ"}


class NounPhrase(NamedTuple):
    """Tokens [start, end) whose head is the token ``head``."""

    start: int
    end: int
    head: int


class VerbGroup(NamedTuple):
    """Tokens [start, end): auxiliaries, adverbs and the verb ``head``.

    ``form`` is "finite", "to" (infinitive with to), "ing", "ed" (participle without auxiliary) or "base".
    """

    start: int
    end: int
    head: int
    form: str
    passive: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Chunks:
    """The phrases of a document and, for each token, which one holds it (-1: none)."""

    phrases: Sequence[NounPhrase]
    groups: Sequence[VerbGroup]
    phrase_at: Sequence[int]
    group_at: Sequence[int]


def find_chunks(tags: Sequence[str], forms: Sequence[str], ends_of_sentences: Sequence[int]) -> Chunks:
    """Chunk a tagged text; ``ends_of_sentences[i]`` is the position after the last token of token i's sentence."""
    phrases: list[NounPhrase] = []
    groups: list[VerbGroup] = []
    phrase_at, group_at = [-1] * len(tags), [-1] * len(tags)
    i = 0
    while i < len(tags):
        limit = ends_of_sentences[i]
        opens = tags[i] in _OPENS_PHRASE or forms[i] in QUANTIFIERS
        phrase = _phrase(i, limit, tags, forms) if opens else None
        if phrase is not None:
            phrase_at[phrase.start : phrase.end] = [len(phrases)] * (phrase.end - phrase.start)
            phrases.append(phrase)
            i = phrase.end
            continue
        group = _group(i, limit, tags, forms) if tags[i] in _OPENS_GROUP else None
        if group is not None:
            group_at[group.start : group.end] = [len(groups)] * (group.end - group.start)
            groups.append(group)
            i = group.end
            continue
        i += 1
    return Chunks(phrases, groups, phrase_at, group_at)


def _phrase(start: int, limit: int, tags: Sequence[str], forms: Sequence[str]) -> NounPhrase | None:
    """The longest noun phrase that begins at ``start``."""
    if tags[start] in ("PRP", "EX"):
        return NounPhrase(start, start + 1, start)
    if tags[start] not in _BEGINS and not _may_begin(start, limit, tags, forms):
        return None
    end, head = _grown(start, limit, tags, forms)
    if head < 0 or (head == start and tags[head] in _ADJECTIVE and forms[start] not in QUANTIFIERS):
        return None
    while end > start and (tags[end - 1] == "POS" or not (forms[end - 1][0].isalnum() or forms[end - 1] in ("%", "$", "."))):
        end -= 1
    if end <= start:
        return None
    noun = min(head, end - 1)
    while noun >= start and tags[noun] not in NOUNS:
        noun -= 1
    return NounPhrase(start, end, noun if noun >= start else head)


def _grown(start: int, limit: int, tags: Sequence[str], forms: Sequence[str]) -> tuple[int, int]:
    """How far a phrase reaches, and the last word that may be its head (-1: none)."""
    i, head = start, -1
    while i < limit:
        tag, form = tags[i], forms[i]
        if tag in _PREMODIFIER or form in QUANTIFIERS or (tag == "VBG" and _modifies(i, limit, tags)):
            if (tag in _MAY_BREAK or form in _NEXT) and _breaks(i, limit, head, tags, forms):
                break
            if tag in _HEAD or form in QUANTIFIERS:
                head = i
        elif i > start and form in _EMPHATIC:
            head = i
        elif i == start or not _joins(i, start, limit, head, tags, forms):
            break
        i += 1
    return i, head


def _tag_at(i: int, limit: int, tags: Sequence[str]) -> str:
    return tags[i] if i < limit else ""


def _may_begin(start: int, limit: int, tags: Sequence[str], forms: Sequence[str]) -> bool:
    current, before = tags[start], tags[start - 1] if start else ""
    if current == "VBN":  # "elected officials", but not "officials elected"
        return _tag_at(start + 1, limit, tags) in NOUNS and before not in NOUNS
    return (current in _PREMODIFIER and current != "POS") or forms[start] in QUANTIFIERS or (current == "VBG" and before == "DT")


def _modifies(i: int, limit: int, tags: Sequence[str]) -> bool:
    """Whether a participle stands before its noun: "the rising river"."""
    return _tag_at(i + 1, limit, tags) in NOUNS and tags[i - 1] in ("DT", "PRP$", "POS", "JJ")


def _breaks(i: int, limit: int, head: int, tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether a new phrase begins at i, or a participle that follows its noun."""
    if tags[i] == "VBN":
        return _tag_at(i + 1, limit, tags) not in _AFTER_PARTICIPLE or tags[i - 1] in NOUNS
    if head < 0:
        return False
    return (tags[i] in ("DT", "PRP$", "WP$") and tags[i - 1] not in ("DT", "PDT")) or (forms[i] in _NEXT and tags[i - 1] in NOUNS)


def _joins(i: int, start: int, limit: int, head: int, tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether the token at i, itself no part, joins parts of a phrase: "old and new", "Mr. Lund", "A&T", "a very old"."""
    after = _tag_at(i + 1, limit, tags)
    if tags[i] == "CC":
        return tags[i - 1] in ("JJ", "VBN") and after == "JJ" and _tag_at(i + 2, limit, tags) in NOUNS
    if forms[i] == ".":
        return after != "" and (forms[i - 1] in ABBREVIATIONS or len(forms[i - 1]) == 1)
    if forms[i] in ("&", "/"):
        return after in NOUNS and tags[i - 1] in NOUNS
    return tags[i] in _ADVERB and after in ("JJ", "VBN") and head < i - 1


def _group(start: int, limit: int, tags: Sequence[str], forms: Sequence[str]) -> VerbGroup | None:
    """The longest verb group that begins at ``start``."""
    if tags[start] == "TO":
        i = start + 1
        while i < limit and tags[i] in _ADVERB:
            i += 1
        if _tag_at(i, limit, tags) not in ("VB", "VBP", "BE", "HV", "DO"):
            return None
    elif tags[start] in _BASIC_VERB:
        i = start
    else:
        return None
    auxiliaries: list[int] = []
    head, negated = -1, False
    while i < limit:
        if tags[i] in AUXILIARY:
            auxiliaries.append(i)
            head = i
        elif tags[i] in VERBS:
            head = i
            break
        elif not _interposed(i, limit, auxiliaries, tags, forms):
            break
        negated = negated or forms[i] in ("not", "never") or forms[i].endswith("n't")
        i += 1
    if head < 0:
        return None
    passive = tags[head] == "VBN" and bool(auxiliaries) and tags[auxiliaries[-1]] != "HV"
    return VerbGroup(start, head + 1, head, _form(start, head, bool(auxiliaries), tags, forms), passive, negated)


def _interposed(i: int, limit: int, auxiliaries: Sequence[int], tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether an adverb, "all", or the subject of a question stands between the verbs of a group."""
    question = tags[i] == "PRP" and list(auxiliaries) == [i - 1] and _tag_at(i + 1, limit, tags) in VERBS
    if not (tags[i] in _ADVERB or (auxiliaries and forms[i] in ("all", "both", "each")) or question):
        return False
    return any(tags[j] in _BASIC_VERB for j in range(i + 1, min(i + 4, limit)))


def _form(start: int, head: int, auxiliaries: bool, tags: Sequence[str], forms: Sequence[str]) -> str:
    if tags[start] == "TO":
        return "to"
    if (auxiliaries and forms[start] not in ("being", "having", "been", "be")) or tags[head] in FINITE:
        return "finite"
    if tags[head] == "VBG" or auxiliaries:
        return "ing"
    return "ed" if tags[head] == "VBN" else "base"
