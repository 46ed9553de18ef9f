"""What a sentence shows of a target in it, as named numbers. The target itself is masked.

Every word counts by its distance from the target, its side, its clause and whether it is negated, so that
"the minister praised Li" and "Li praised the minister" differ although their words do not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from framing.english import CLASSES
from framing.text import QUOTES
from framing_stance.evaluation.rules.roles import not_its_own

_DOUBLE = QUOTES - frozenset("'‘’")  # the marks that are no apostrophe

TARGET = "<target>"
_NEGATORS = (CLASSES.negators - {"none", "nowhere"}) | frozenset(
    ("hardly barely lack lacks lacked fail failed fails refuse refused refuses deny denied denies denying").split()
)
_NEGATION_SCOPE = 5  # words
_BOUNDARIES = CLASSES.concessives | frozenset(
    (', ; : - – — ( ) " “ ” but because however if unless despite that who which when after before since as and').split()
)
_HARD_BOUNDARIES = CLASSES.concessives | frozenset("; : – — ( ) but because however unless despite".split())
_PRONOUNS = CLASSES.subjects | CLASSES.objects | CLASSES.possessives | {"himself", "herself", "themselves"}
PART = 4  # letters


class Sentence(NamedTuple):
    """The tokens of one sentence with the target as a single token at ``target``, all lists parallel."""

    forms: list[str]
    lemmas: list[str]
    target: int
    mention: tuple[str, ...]
    negated: list[bool]
    clauses: list[int]
    sections: list[int]
    quoted: list[bool]
    foreign: list[bool]

    def distance(self, position: int) -> int:
        """How many tokens stand between a token and the target."""
        return abs(position - self.target) - 1


Feature = tuple[str, float]


def sentence(forms: Sequence[str], lemmas: Sequence[str], first: int, last: int, others: Collection[int] = ()) -> Sentence:
    """Mask the tokens [first, last) and mark negation, clauses and quotations; ``others`` name other targets.

    ``clauses`` are counted at commas and conjunctions, ``sections`` only at contrast and strong marks;
    ``foreign`` words are not about the target (:mod:`framing_stance.evaluation.rules.roles`).
    """
    words = [*forms[:first], TARGET, *forms[last:]]
    negated: list[bool] = []
    clauses: list[int] = []
    sections: list[int] = []
    quoted: list[bool] = []
    scope = clause = section = 0
    inside = False
    for word in words:
        if word in _BOUNDARIES:
            scope, clause = 0, clause + 1
            section += word in _HARD_BOUNDARIES
            inside ^= word in _DOUBLE
        negated.append(scope > 0)
        clauses.append(clause)
        sections.append(section)
        quoted.append(inside)
        scope = _NEGATION_SCOPE if word in _NEGATORS or word.endswith("n't") else max(0, scope - 1)
    bases = [*lemmas[:first], TARGET, *lemmas[last:]]
    mention = tuple(forms[first:last])
    foreign = not_its_own(words, bases, first, lemmas[first:last], mention)
    for position in others:
        foreign[position if position < first else position - (last - first) + 1] = True
    return Sentence(words, bases, first, mention, negated, clauses, sections, quoted, foreign)


def word_features(s: Sentence) -> list[Feature]:
    """Words and word pairs by distance, side and clause, the words at the target, and what the target is."""
    found: list[Feature] = []
    add = found.append
    forms, clauses, foreign, t = s.forms, s.clauses, s.foreign, s.target
    own_clause = clauses[t]
    for i, (form, lemma, negated) in enumerate(zip(forms, s.lemmas, s.negated, strict=True)):
        if i == t or foreign[i]:
            continue
        distance = abs(i - t) - 1
        side = "L" if i < t else "R"
        word = "!" + lemma if negated else lemma
        near = 1 / (1 + distance / 6)
        add(("b:" + word, near))
        add(("u:" + form, 0.5))
        if i and i != t + 1 and not foreign[i - 1]:
            add((f"bb:{forms[i - 1]} {form}", near))
        if distance < 8:
            add((f"{side}:{word}", 1 / (1 + distance / 4)))
            if distance < 3:
                add((f"{side}{distance}:{form}", 0.7))
        if clauses[i] == own_clause:
            add((f"c{side}:{word}", 0.7))
    return [*found, *_target_features(s)]


def part_features(s: Sentence, positions: Sequence[int]) -> list[Feature]:
    """Beginnings and ends of words, so that "corruptly" and "incorruption" lean on "corrupt"."""
    found: list[Feature] = []
    for i in positions:
        form = s.forms[i]
        if len(form) >= PART:
            near = 1 / (1 + s.distance(i) / 5)
            found += (("<" + form[:PART], near), ("<" + form[: PART + 2], near), (">" + form[1 - PART :], near))
    return found


def _target_features(s: Sentence) -> list[Feature]:
    shown = ["~" if foreign else form for form, foreign in zip(s.forms, s.foreign, strict=True)]
    left, right = shown[: s.target], shown[s.target + 1 :]
    found = [
        ("t:pronoun" if " ".join(s.mention) in _PRONOUNS else "t:name", 0.5),
        ("q:inside" if s.quoted[s.target] else "q:outside", 0.5),
        ("s:later" if left else "s:first", 0.3),
    ]
    for words in (2, 3):
        if len(left) >= words:
            found.append(("TL:" + " ".join(left[-words:]), 0.7))
        if len(right) >= words:
            found.append(("TR:" + " ".join(right[:words]), 0.7))
    if left and right:
        found.append((f"LR:{left[-1]}_{right[0]}", 0.7))
    return found


SUMS = 8


def valence_sums(s: Sentence, valences: Iterable[tuple[int, float]]) -> list[float]:
    """Positive, then negative valence summed in eight ways over some words (position, valence); negation turns and dampens."""
    sums = [0.0] * (2 * SUMS)
    for i, valence in valences:
        if s.negated[i]:
            valence *= -0.6
        distance, size, at = s.distance(i), abs(valence), 0 if valence > 0 else SUMS
        sums[at] += size
        sums[at + 1] += size / (1 + distance / 5)
        sums[at + (2 if i < s.target else 3)] += size / (1 + distance / 8)
        same_section = s.sections[i] == s.sections[s.target]
        sums[at + 4] += size * (s.clauses[i] == s.clauses[s.target])
        sums[at + 5] += size * same_section
        sums[at + 6] += size * (distance < 4)
        sums[at + 7] += size * (s.quoted[i] == s.quoted[s.target])
    return sums


WINDOWS = 6


def window_weights(s: Sentence, positions: Sequence[int]) -> list[list[float]]:
    """How much each of these tokens counts in six windows: whole, near, left, right, same clause left and right."""
    rows: list[list[float]] = [[] for _ in range(WINDOWS)]
    for i in positions:
        distance, left, same = s.distance(i), i < s.target, s.clauses[i] == s.clauses[s.target]
        side = 1 / (1 + distance / 4)
        rows[0].append(0.25)
        rows[1].append((-1 if s.negated[i] else 1) / (1 + distance / 5))
        rows[2].append(side if left else 0.0)
        rows[3].append(0.0 if left else side)
        rows[4].append(0.5 if left and same else 0.0)
        rows[5].append(0.5 if same and not left else 0.0)
    return rows
