"""Noun phrases and verb groups: flat, non-overlapping stretches of tokens found in one pass over the tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing_sourcing.tagging import AUXILIARY, FINITE, NOUNS, QUANTIFIERS, VERBS

_PREMODIFIER = NOUNS | {"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "VBN", "POS", "$", "%", "PDT", "WP$", "#", "RBS"}
_HEAD = NOUNS | {"CD", "%", "JJ", "JJS", "JJR", "DT", "NN"}
ABBREVIATIONS = frozenset(
    "mr mrs ms dr sen rep gov gen lt col sgt capt prof rev st jr sr gov sens reps adm hon pres cmdr maj messrs no vs inc corp co ltd".split()
)
_ADVERB = frozenset({"RB", "RBR", "RBS"})
_BASIC_VERB = VERBS | AUXILIARY


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens [start, end) whose head is the token ``head``."""

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class VerbGroup:
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
        phrase = _phrase(i, limit, tags, forms)
        if phrase is not None:
            phrase_at[phrase.start : phrase.end] = [len(phrases)] * (phrase.end - phrase.start)
            phrases.append(phrase)
            i = phrase.end
            continue
        group = _group(i, limit, tags, forms)
        if group is not None:
            group_at[group.start : group.end] = [len(groups)] * (group.end - group.start)
            groups.append(group)
            i = group.end
            continue
        i += 1
    return Chunks(phrases, groups, phrase_at, group_at)


def _phrase(start: int, limit: int, tags: Sequence[str], forms: Sequence[str]) -> NounPhrase | None:
    current = tags[start]
    if current in ("PRP", "EX"):
        return NounPhrase(start, start + 1, start)
    if (current not in _PREMODIFIER or current == "POS") and forms[start] not in QUANTIFIERS:
        if not (current == "VBG" and start and tags[start - 1] == "DT"):
            return None
    if current == "VBN" and not (start + 1 < limit and tags[start + 1] in NOUNS and (start == 0 or tags[start - 1] not in NOUNS)):
        return None
    i, head = start, -1
    while i < limit:
        tag = tags[i]
        if tag in _PREMODIFIER or forms[i] in QUANTIFIERS or (tag == "VBG" and i + 1 < limit and tags[i + 1] in NOUNS and tags[i - 1] in ("DT", "PRP$", "POS", "JJ")):
            if head >= 0 and tag in ("DT", "PRP$", "WP$") and tags[i - 1] not in ("DT", "PDT"):
                break  # a new phrase begins
            if head >= 0 and forms[i] in ("last", "next") and tags[i - 1] in NOUNS:
                break
            if tag == "VBN" and not (i + 1 < limit and tags[i + 1] in NOUNS | {"JJ"} and tags[i - 1] not in NOUNS):
                break
            if tag in _HEAD or forms[i] in QUANTIFIERS:
                head = i
        elif tag == "CC" and tags[i - 1] in ("JJ", "VBN") and i + 2 < limit and tags[i + 1] == "JJ" and tags[i + 2] in NOUNS:
            pass
        elif forms[i] == "." and i > start and i + 1 < limit and (forms[i - 1] in ABBREVIATIONS or len(forms[i - 1]) == 1):
            pass
        elif tag in ("&", "-") and i > start and i + 1 < limit and tags[i + 1] in NOUNS and tags[i - 1] in NOUNS and tag == "&":
            pass
        elif tag == "PRP" and forms[i] in ("one", "himself", "herself", "itself", "themselves") and i > start:
            head = i
        elif tag in _ADVERB and i + 1 < limit and tags[i + 1] in ("JJ", "VBN") and (i > start and head < i - 1 or tags[i - 1] in ("DT", "PRP$")):
            pass
        else:
            break
        i += 1
    if head < 0 or (head == start and tags[head] in ("JJ", "JJR", "JJS") and forms[start] not in QUANTIFIERS):
        return None
    end = i
    while tags[end - 1] == "POS" or not (forms[end - 1][0].isalnum() or forms[end - 1] in ("%", "$", ".")):
        end -= 1
    nouns = next((j for j in range(min(head, end - 1), start - 1, -1) if tags[j] in NOUNS), head)
    return NounPhrase(start, end, nouns) if end > start else None


def _group(start: int, limit: int, tags: Sequence[str], forms: Sequence[str]) -> VerbGroup | None:
    i, head = start, -1
    first = tags[start]
    infinitive = first == "TO"
    if not (first in _BASIC_VERB or infinitive):
        return None
    if infinitive:
        i += 1
        while i < limit and tags[i] in _ADVERB:
            i += 1
        if i >= limit or tags[i] not in ("VB", "VBP", "BE", "HV", "DO"):
            return None
    auxiliaries: list[str] = []
    negated = False
    while i < limit:
        tag = tags[i]
        if tag in AUXILIARY:
            auxiliaries.append(tag)
            head = i
            negated = negated or forms[i].endswith("n't")
        elif tag in VERBS:
            head = i
            i += 1
            break
        elif tag in _ADVERB or (auxiliaries and forms[i] in ("all", "both", "each")) or (tag == "PRP" and auxiliaries and head == i - 1 and len(auxiliaries) == 1 and i + 1 < limit and tags[i + 1] in VERBS):
            if not any(tags[j] in VERBS or tags[j] in AUXILIARY for j in range(i + 1, min(i + 4, limit))):
                break
            negated = negated or forms[i] in ("not", "never", "n't")
        else:
            break
        i += 1
    if head < 0:
        return None
    tag = tags[head]
    passive = tag == "VBN" and bool(auxiliaries) and "HV" not in auxiliaries[-1:]
    form = (
        "to" if infinitive
        else "finite" if auxiliaries and forms[start] not in ("being", "having", "been", "be") or tag in FINITE
        else "ing" if tag == "VBG" or auxiliaries
        else "ed" if tag == "VBN"
        else "base"
    )  # fmt: skip
    return VerbGroup(start, head + 1, head, form, passive, negated)
