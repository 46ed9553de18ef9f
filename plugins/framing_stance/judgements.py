"""Whether a sentence reports somebody else's judgement of the target, and which.

"Residents praised the police" and "the ministry was criticised" are in the outlet's words, but the praise and the
criticism are not the outlet's; they count as attributed. "I applaud the police" is the writer's own. Approval that is
negated is reproach ("refused to endorse the mayor"); reproach that is negated is no judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from framing_stance.judgement_words import (
    ANSWERING,
    BY_NOUN,
    BY_NOUN_TOWARD,
    BY_PHRASE,
    BY_VERB,
    EARNING,
    REPROACHES,
    TOWARD,
    UNDER,
)

_WRITER = frozenset("i we".split())
_STOPS = frozenset(', ; : ( ) " “ ” but although though while because whereas who which that'.split())
_BE = frozenset("be get".split())
_NEGATORS = frozenset("not n't never no refuse decline hesitate fail stop without cannot".split())
_REACH = 5  # words between a judgement and the target
_FAR = 8  # between a noun of judgement and the target, or the target and what it answers
_LOST = frozenset("lose fail resign quit withdraw apologise apologize stop leave go".split())
_ASKING = frozenset("want urge demand call force press ask tell".split())


class Judgement(NamedTuple):
    """Approval (+1) or reproach (−1), the wording that tells it and where it begins, and whether negation turned it."""

    sign: int
    word: str
    at: int
    turned: bool = False


def others_judgement(words: Sequence[str], bases: Sequence[str], target: int) -> Judgement | None:
    """The judgement that is directed at the target by somebody other than the writer."""
    found = _judged_before(words, bases, target) or _judged_after(words, bases, target)
    return found or answered(words, bases, target) or _asked(words, bases, target)


def _judged_before(words: Sequence[str], bases: Sequence[str], target: int) -> Judgement | None:
    for i in range(target - 1, max(-1, target - _FAR - 2), -1):
        if words[i] in _STOPS:
            return None
        found = _toward(words, bases, i, target)
        if found:
            sign, word = found
            if not _WRITER.isdisjoint(words[max(0, i - 3) : i]):
                return None
            return _unless_negated(Judgement(sign, word, i), (*words[max(0, i - 4) : i], *bases[max(0, i - 4) : i]))
    return None


def _unless_negated(found: Judgement, before: Sequence[str]) -> Judgement | None:
    if _NEGATORS.isdisjoint(before) and not any(form.endswith("n't") for form in before):
        return found
    return found._replace(sign=-1, turned=True) if found.sign > 0 else None


def _toward(words: Sequence[str], bases: Sequence[str], i: int, target: int) -> tuple[int, str] | None:
    """The judgement that the word at i makes of what stands behind it, and its wording."""
    behind = words[i + 1]
    noun = BY_NOUN.get(bases[i]) or (BY_NOUN_TOWARD.get(bases[i]) if behind in TOWARD else None)
    if noun and any(word in TOWARD for word in words[i + 1 : target]) and (behind in TOWARD or bases[i] in BY_NOUN):
        return noun, words[i]
    if target - i - 1 > _REACH or behind == "by":
        return None
    if bases[i] in BY_PHRASE and target - i - 1 <= _REACH:
        for phrase, sign in BY_PHRASE[bases[i]]:
            if tuple(words[i + 1 : i + 1 + len(phrase)]) == phrase and i + len(phrase) < target:
                return sign, " ".join((words[i], *phrase))
    passive = bases[max(0, i - 1)] in _BE
    return None if passive or bases[i] not in BY_VERB else (BY_VERB[bases[i]], words[i])


def _judged_after(words: Sequence[str], bases: Sequence[str], target: int) -> Judgement | None:
    for i in range(target + 1, min(len(words), target + _REACH + 2)):
        if words[i] in _STOPS and not (words[i] == "," and i == target + 1):
            return None
        between = bases[target + 1 : i]
        passive = any(base in _BE for base in between)
        reduced = [*words[i + 1 : i + 2]] in (["of"], ["by"], ["for"], ["as"]) and i <= target + 3
        if words[i].endswith("ed") and bases[i] in BY_VERB and (passive or reduced):
            return _unless_negated(Judgement(BY_VERB[bases[i]], words[i], i), words[target + 1 : i])
        noun = BY_NOUN.get(bases[i]) or BY_NOUN_TOWARD.get(bases[i])
        if noun and any(base in EARNING for base in between):
            return _unless_negated(Judgement(noun, words[i], i), words[target + 1 : i])
        if words[i] == "under" and words[i + 1 : i + 2] and words[i + 1] in UNDER and any(b in ("be", "come") for b in between):
            return Judgement(-1, f"under {words[i + 1]}", i)
    return None


def answered(words: Sequence[str], bases: Sequence[str], target: int) -> Judgement | None:
    """A reproach that the target answers: "Berg denied the accusations", "a charge that Berg has always denied"."""
    for i in range(target + 1, min(len(words), target + 6)):
        if words[i] in _STOPS:
            return None
        if bases[i] in ANSWERING:
            ahead = next((j for j in range(i + 1, min(len(words), i + _FAR)) if bases[j] in REPROACHES), None)
            relative = not {"that", "which"}.isdisjoint(words[max(0, target - 4) : target]) or [*words[i + 1 : i + 2]] in (
                ["."],
                [","],
                [],
            )
            behind = next((j for j in range(target) if bases[j] in REPROACHES), None) if relative else None
            at = behind if ahead is None else ahead
            return None if at is None else Judgement(-1, words[at], at)
    return None


def _asked(words: Sequence[str], bases: Sequence[str], target: int) -> Judgement | None:
    """What others want of the target: that it lose, resign, apologise."""
    asked = next((i for i in range(target - 1, max(-1, target - 5), -1) if bases[i] in _ASKING), None)
    if asked is None or [*words[target + 1 : target + 2]] != ["to"] or not _WRITER.isdisjoint(words[max(0, asked - 2) : asked]):
        return None
    lost = bases[target + 2 : target + 3]
    return Judgement(-1, lost[0], target + 2) if lost and lost[0] in _LOST else None
